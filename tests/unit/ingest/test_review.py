"""What persons decide about events: it is shown, logged, and no later reading undoes it."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.codes import CountryRole, DatePrecision, ParticipationRole
from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent, Release, When
from app.errors import NotFound
from app.ingest import images, review, tables
from app.ingest.corrections import Field, Review
from app.ingest.decisions import all_decisions
from app.ingest.recount import count_wrong
from app.ingest.withdraw import withdraw_release
from tests.build import DAY, LATER, LATEST, NOW, document, event, on, person, release, store
from tests.stored import changes, rows, told_by_log, told_by_tables

MET = "The Minister met Sato Ken in Seoul on May 3."
CALLED = "She also called Jane Doe on May 2."
MORE = "More is to follow."


def meeting(told: Release, **facts: Any) -> ExtractedEvent:
    usual: dict[str, Any] = {"people": [person("Sato Ken", country="JP")], "when": on(DAY)}
    return event(told, MET, **usual | facts)


def call(told: Release) -> ExtractedEvent:
    return event(told, CALLED, type=EventType.CALL, countries=("KR", "US"), when=on(DAY - dt.timedelta(1)))


def told(engine: sa.Engine, *sentences: str, now: dt.datetime = NOW, **facts: Any) -> None:
    """Store the release with these sentences, and the events that stand in them."""
    of = release(" ".join(sentences))
    found = [meeting(of, **facts)] if MET in sentences else []
    found += [call(of)] if CALLED in sentences else []
    store(engine, of, found, now=now)


def unread(engine: sa.Engine, *sentences: str) -> None:
    """Store the release with these sentences, in none of which an event is read."""
    store(engine, release(" ".join(sentences)), [], now=LATER)


def events(engine: sa.Engine) -> dict[str, Any]:
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event.c.id)).scalars())
        return {image["type"]: image for image in images.load_events(connection, keys).values()}


def the(engine: sa.Engine, type: str = "meeting") -> str:
    return public_id("event", events(engine)[type]["id"])


def correct(engine: sa.Engine, of: str, **values: Any) -> review.Reviewed:
    with writing(engine) as connection:
        return review.correct(connection, of, review.Values(**values), "seen", LATEST)


def decide(engine: sa.Engine, what: Any, of: str, now: dt.datetime = LATEST) -> review.Reviewed:
    with writing(engine) as connection:
        done: review.Reviewed = what(connection, of, "seen", now)
        return done


def check_log(engine: sa.Engine) -> None:
    assert told_by_log(engine) == told_by_tables(engine)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"type": EventType.CALL}, {"type": "call", "category": "engagement"}),
        (
            {"when": When(DatePrecision.MONTH, dt.date(2024, 5, 1), dt.date(2024, 5, 31))},
            {"starts_on": dt.date(2024, 5, 1), "precision": "month", "wording": None},
        ),
        ({"place": ("Busan", "KR")}, {"place": "Busan", "country_of_place": "KR"}),
        (
            {"countries": (("KR", CountryRole.HOST), ("FR", CountryRole.VISITOR))},
            {"countries": [{"country": "KR", "role": "host"}, {"country": "FR", "role": "visitor"}]},
        ),
        ({"topics": ("cyber",)}, {"topics": ["cyber"]}),
        ({"participants": ()}, {"participations": []}),
    ],
)
def test_a_field_is_what_a_person_says(
    engine: sa.Engine, values: dict[str, Any], shown: dict[str, Any]
) -> None:
    told(engine, MET)
    of = the(engine)
    correct(engine, of, **values)
    (image,) = events(engine).values()
    assert image.items() >= shown.items()
    assert image["review"] == "corrected"
    assert public_id("event", image["id"]) == of
    check_log(engine)


def test_a_person_named_in_a_correction_gets_a_record(engine: sa.Engine) -> None:
    told(engine, MET)
    people = (person("Ito Mari", "Ambassador", "JP", ParticipationRole.VISITOR),)
    correct(engine, the(engine), participants=people)
    (held,) = events(engine)["meeting"]["participations"]
    assert (held["post"]["title"], held["role"], held["country"]) == ("Ambassador", "visitor", "JP")
    names = [row for row in rows(engine)["participant"] if "Ito Mari" in row]
    assert len(names) == 1
    check_log(engine)


def test_what_a_person_changed_rests_on_no_words(engine: sa.Engine) -> None:
    told(engine, MET)
    correct(
        engine,
        the(engine),
        when=on(dt.date(2024, 5, 4)),
        countries=(("KR", CountryRole.HOST),),
        participants=(person("Ito Mari", country="JP"), person("Sato Ken", country="JP")),
    )
    (account,) = events(engine)["meeting"]["accounts"]
    assert [span["supports"] for span in account["evidence"]] == ["event", "country:KR", "participation:1"]


def test_a_correction_outlives_another_text_and_another_reading(engine: sa.Engine) -> None:
    told(engine, MET)
    of = the(engine)
    correct(engine, of, place=("Busan", "KR"))
    told(engine, MORE, MET, now=LATER, place="Daegu", countries=("KR", "CN"))
    image = events(engine)["meeting"]
    assert (public_id("event", image["id"]), image["place"]) == (of, "Busan")
    assert [link["country"] for link in image["countries"]] == ["KR", "CN"]  # which nobody decided


def test_what_a_person_confirmed_is_held_as_it_was(engine: sa.Engine) -> None:
    told(engine, MET)
    before = events(engine)["meeting"]
    decide(engine, review.confirm, the(engine))
    told(engine, MORE, MET, now=LATER, place="Daegu", countries=("KR", "CN"), people=())
    image = events(engine)["meeting"]
    assert image["review"] == "reviewed"
    for part in ("place", "countries", "participations", "starts_on", "topics"):
        assert image[part] == before[part]
    check_log(engine)


def test_what_a_person_confirmed_stays_while_its_sentence_stands(engine: sa.Engine) -> None:
    told(engine, MET, CALLED)
    decide(engine, review.confirm, the(engine))
    unread(engine, MORE, MET)
    image = events(engine)["meeting"]
    assert events(engine).keys() == {"meeting"}
    (account,) = image["accounts"]
    with reading(engine) as connection:
        text = connection.execute(sa.select(tables.release.c.text)).scalar_one()
    assert account["revision"] == 2
    assert text[account["start"] : account["end"]] == MET
    assert {(span["revision"], text[span["start"] : span["end"]]) for span in account["evidence"]} == {
        (2, MET)
    }
    check_log(engine)


def test_what_a_person_confirmed_came_out_on_the_day_of_its_release(engine: sa.Engine) -> None:
    told(engine, MET)
    decide(engine, review.confirm, the(engine))
    for days in (1, 2):  # no event is read in it from the first on
        later = DAY + dt.timedelta(days)
        store(engine, release(MET, published_on=later), [], arrived=document(f"{later}"), now=LATEST)
    assert events(engine).keys() == {"meeting"}
    with reading(engine) as connection:
        listed = connection.execute(sa.select(tables.event_listing.c.published_day)).scalar_one()
        assert count_wrong(connection) == 0
    assert listed == later.toordinal()
    check_log(engine)


def test_without_its_sentence_it_goes_and_comes_back_with_it(engine: sa.Engine) -> None:
    told(engine, MET)
    of = the(engine)
    correct(engine, of, place=("Busan", "KR"), participants=(person("Ito Mari", country="JP"),))
    unread(engine, MORE)
    assert events(engine) == {}
    check_log(engine)
    told(engine, MORE, MET, now=LATEST)
    image = events(engine)["meeting"]
    assert (public_id("event", image["id"]), image["place"]) == (of, "Busan")
    check_log(engine)


def test_what_was_rejected_stays_away(engine: sa.Engine) -> None:
    told(engine, MET, CALLED)
    of = the(engine)
    assert decide(engine, review.reject, of).is_gone
    assert events(engine).keys() == {"call"}
    assert [row for row in rows(engine)["change"] if "deleted" in row and "seen" in row]
    check_log(engine)
    told(engine, MET, CALLED, MORE, now=LATER, place="Daegu", people=[person("Sato Kenji", country="JP")])
    assert events(engine).keys() == {"call"}
    unread(engine, MORE)
    told(engine, MORE, MET, now=LATEST)
    assert events(engine) == {}
    check_log(engine)


def test_reading_once_more_what_was_rejected_writes_nothing(engine: sa.Engine) -> None:
    told(engine, MET)
    decide(engine, review.reject, the(engine))
    before = rows(engine)
    of = release(MET)
    store(engine, of, [meeting(of)], arrived=document("once more"), now=LATER)
    after = rows(engine)
    assert {name for name in after if after[name] != before[name]} == {"document"}


@pytest.mark.parametrize("what", [review.reject, review.dispute, review.confirm])
def test_a_decision_can_be_taken_back(engine: sa.Engine, what: Any) -> None:
    told(engine, MET)
    before, of = events(engine), the(engine)
    decide(engine, what, of)
    decide(engine, review.undo, of)
    after = events(engine)
    assert without_instants(after) == without_instants(before)
    check_log(engine)


def without_instants(found: dict[str, Any]) -> list[Any]:
    return [{k: v for k, v in image.items() if not k.endswith("_at")} for image in found.values()]


def test_a_decision_on_two_releases_of_one_event_goes_with_either(engine: sa.Engine) -> None:
    told(engine, MET)
    of = the(engine)
    correct(engine, of, place=("Busan", "KR"))
    decide(engine, review.dispute, of)
    assert events(engine)["meeting"]["review"] == "disputed"
    assert events(engine)["meeting"]["place"] == "Busan"
    assert [(d.field, d.value) for d in all_decisions_of(engine) if d.field is Field.REVIEW] == [
        (Field.REVIEW, Review.DISPUTED)
    ]


def all_decisions_of(engine: sa.Engine) -> list[Any]:
    with reading(engine) as connection:
        return all_decisions(connection)


def test_a_correction_of_a_confirmed_event_makes_it_a_corrected_one(engine: sa.Engine) -> None:
    told(engine, MET)
    of = the(engine)
    decide(engine, review.confirm, of, LATER)
    correct(engine, of, place=("Busan", "KR"))
    assert events(engine)["meeting"]["review"] == "corrected"


def test_a_decision_is_logged_with_its_reason(engine: sa.Engine) -> None:
    told(engine, MET)
    before = len(changes(engine))
    done = correct(engine, the(engine), place=("Busan", "KR"))
    assert done.fields == ("country_of_place", "place", "review")
    (row,) = rows(engine)["change"][before:]
    assert "'updated', 'event'" in row
    assert "'seen'" in row


@pytest.mark.parametrize("of", ["ev_0000000000000", "nonsense", "re_0000000000000"])
def test_what_is_not_there_cannot_be_decided_about(engine: sa.Engine, of: str) -> None:
    for what in (review.confirm, review.dispute, review.reject, review.undo):
        with pytest.raises(NotFound):
            decide(engine, what, of)


def test_a_withdrawn_event_cannot_be_decided_about(engine: sa.Engine) -> None:
    told(engine, MET)
    of = the(engine)
    with reading(engine) as connection:
        key = connection.execute(sa.select(tables.release.c.id)).scalar_one()
    with writing(engine) as connection:
        withdraw_release(connection, public_id("release", key), "asked", LATER)
    with pytest.raises(NotFound):
        decide(engine, review.confirm, of)
