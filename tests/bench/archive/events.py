"""The rows of an event that one release tells, from the facts to the words it is found by."""

from collections.abc import Sequence

from app.domain.codes import Confidence, Prominence, ReviewState
from app.domain.event_types import EVENT_TYPES
from app.ingest.changes import Image, Noun, encode
from app.ingest.hanging import day_number
from app.ingest.reading import with_holder
from app.ingest.searchable import headline_of_event
from app.ingest.tellings import Telling
from app.ingest.unite import unite
from app.link.blocks import blocks_of
from tests.bench.archive.plot import Plot
from tests.bench.archive.prose import Told
from tests.bench.archive.rows import Portion, Scene, day, instant


def facts_of(scene: Scene, plot: Plot, told: Told, text: str, *, primary: bool) -> Image:
    as_of = plot.starts_on or scene.published_on
    prominence = Prominence.PRIMARY if primary else Prominence.MENTIONED
    start, end = told.span
    return {
        "type": plot.type.value,
        "category": EVENT_TYPES[plot.type].category.value,
        "status": plot.status.value,
        "starts_on": plot.starts_on,
        "ends_on": plot.ends_on,
        "precision": plot.precision.value,
        "month_day": None,
        "wording": told.wording,
        "place": plot.place,
        "country_of_place": plot.country_of_place,
        "countries": [{"country": code, "role": role.value} for code, role in plot.countries],
        "subjects": [],
        "topics": list(plot.topics),
        "sentence": text[start:end],
        "told_from": scene.publisher.country,
        "published_on": scene.published_on,
        "organizations": [organization["id"] for organization in plot.organizations],
        "participations": [
            {
                "name": person.name,
                "participant_id": person.key,
                "country": code,
                "role": role.value,
                "post": with_holder(
                    {
                        "title": person.office,
                        "rank": person.rank,
                        "organization": None,
                        "country": code,
                        "as_of": as_of,
                    },
                    person.key,
                ),
            }
            for person, code, role in plot.persons
        ],
        "account": {
            "prominence": prominence.value,
            "revision": 1,
            "start": start,
            "end": end,
            "evidence": [
                {
                    "supports": supports,
                    "revision": 1,
                    "start": span[0],
                    "end": span[1],
                    "rule": rule,
                    "entry": None,
                    "confidence": Confidence.HIGH.value,
                }
                for supports, span, rule in told.facts
            ],
        },
    }


def add_event(portion: Portion, scene: Scene, telling: Telling, plot: Plot) -> None:
    now, rows = instant(scene.now), portion.rows
    image = unite(telling.alone, [telling]) | {
        "review": ReviewState.MACHINE.value,
        "created_at": scene.now,
        "updated_at": scene.now,
        "withdrawn_at": None,
    }
    key = image["id"]
    sort_day = day_number(image["starts_on"])
    rows["event"].append(
        image
        | {"starts_on": day(image["starts_on"]), "ends_on": day(image["ends_on"]), "sort_day": sort_day}
        | {"created_at": now, "updated_at": now}
    )
    for n, link in enumerate(image["countries"]):
        beside = {"event_id": key, "ordinal": n, "type": image["type"], "sort_day": sort_day}
        rows["event_country"].append(link | beside)
    for table, name, column in (
        ("event_organization", "organizations", "participant_id"),
        ("event_topic", "topics", "topic"),
    ):
        rows[table] += [
            {"event_id": key, column: value, "ordinal": n, "sort_day": sort_day}
            for n, value in enumerate(image[name])
        ]
    for n, held in enumerate(image["participations"]):
        post = held["post"]
        if post["id"] not in portion.posts:
            portion.posts.add(post["id"])
            rows["post"].append(
                post | {"participant_id": held["participant_id"], "as_of": day(post["as_of"])}
            )
        beside = {"event_id": key, "ordinal": n, "post_id": post["id"], "sort_day": sort_day}
        rows["participation"].append(held | beside)
    account = image["accounts"][0]
    rows["event_account"].append(
        account | {"event_id": key, "publisher": scene.publisher.slug, "sort_day": sort_day}
    )
    rows["evidence"] += [
        span | {"account_id": account["id"], "ordinal": n} for n, span in enumerate(account["evidence"])
    ]
    rows["telling"].append(
        {
            "account_id": telling.key,
            "release_id": telling.release,
            "alone_id": key,
            "facts": encode(telling.facts),
        }
    )
    rows["link_block"] += [
        {**block._asdict(), "account_id": telling.key} for block in blocks_of(telling.account)
    ]
    _add_words(portion, image, telling, plot)
    portion.log(Noun.EVENT, image, scene.now)


def _add_words(portion: Portion, image: Image, telling: Telling, plot: Plot) -> None:
    known = {person.key: person.image for person, _, _ in plot.persons}
    known |= {organization["id"]: organization for organization in plot.organizations}
    headings: Sequence[str] = [telling.facts["heading"]] if telling.facts["heading"] else []
    headline = headline_of_event(image, headings, known)
    portion.texts["headline"][image["id"]] = headline
    portion.texts["event"][image["id"]] = f"{headline}\n{telling.facts['sentence']}"
