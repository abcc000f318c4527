"""A small archive for tests of reading: facts as plain values, put into the tables row by row.

`Fact` is one event with what hangs on it; `store` writes facts. Tests compare what is read with the facts.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.db.engine import writing
from app.domain.event_types import EVENT_TYPES, EventType
from app.ingest.counting import renew_counts
from app.ingest.event_cards import renew_cards
from app.ingest.listings import renew_listings
from app.queries import tables as t

NOW = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
PUBLISHERS = {"kr-mofa": 9001, "us-state": 9002}
ISSUERS = {9001: "KR", 9002: "US"}  # by key, the country of a publisher
PEOPLE = {1: "Ann Example", 2: "Bo Sample", 3: "Cho Probe"}
ORGANISATIONS = {11: "European Union", 12: "ASEAN"}
MOFA = "Ministry of Foreign Affairs"


@dataclass(frozen=True, slots=True)
class Told:
    """One release that tells an event; its key also makes its text."""

    release: int
    publisher: str = "kr-mofa"
    published_on: dt.date | None = dt.date(2024, 1, 20)
    withdrawn: bool = False

    @property
    def text(self) -> str:
        return f"Release {self.release}. 북한 talks were held in Seoul. The end."


@dataclass(frozen=True, slots=True)
class Fact:
    """One event. `days` None means undated."""

    key: int
    type: str = "meeting"
    days: tuple[dt.date, dt.date] | None = (dt.date(2024, 1, 17), dt.date(2024, 1, 17))
    precision: str = "day"
    countries: tuple[str, ...] = ("KR", "JP")
    role: str = "participant"
    status: str = "occurred"
    prominence: str = "primary"
    topics: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    told: tuple[Told, ...] = field(default=())
    words: str = ""
    is_headline: bool = True  # whether its words say what it is, or only stand in a sentence that tells it
    place: str | None = None
    updated: int = 0  # seconds after `NOW`
    withdrawn: bool = False

    @property
    def updated_at(self) -> dt.datetime:
        return NOW + dt.timedelta(seconds=self.updated)

    @property
    def rank(self) -> int:
        return self.days[0].toordinal() if self.days else 0

    @property
    def category(self) -> str:
        return EVENT_TYPES[EventType(self.type)].category.value


def day(text: str) -> tuple[dt.date, dt.date]:
    """ "2024-01-17", or "2024-01-17/2024-01-19"."""
    start, _, end = text.partition("/")
    return dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)


def store(engine: sa.Engine, facts: Iterable[Fact]) -> None:
    """Writes facts into an empty or a filled archive; people and releases that are there already stay."""
    with writing(engine) as connection:
        add(connection, list(facts))


def add(connection: sa.Connection, facts: list[Fact]) -> None:
    _add_people(connection)
    _add_releases(connection, [told for fact in facts for told in fact.told])
    _insert(connection, t.event, [_event(fact) for fact in facts])
    _insert(connection, t.event_country, [row for fact in facts for row in _countries(fact)])
    _insert(connection, t.event_topic, [row for fact in facts for row in _topics(fact)])
    _insert(connection, t.event_organization, [row for fact in facts for row in _organisations(fact)])
    _insert(connection, t.post, [row for fact in facts for row in _posts(fact)])
    _insert(connection, t.participation, [row for fact in facts for row in _participations(fact)])
    _insert(connection, t.event_account, [row for fact in facts for row in _accounts(fact)])
    _insert(connection, t.evidence, [row for fact in facts for row in _evidence(fact)])
    renew_listings(connection, [fact.key for fact in facts])
    renew_counts(connection, [fact.key for fact in facts])
    renew_cards(connection, [fact.key for fact in facts])
    search.index_texts(connection, "event", {fact.key: fact.words for fact in facts if fact.words})
    headlines = {fact.key: fact.words for fact in facts if fact.words and fact.is_headline}
    search.index_texts(connection, "headline", headlines)


def withdraw(connection: sa.Connection, key: int) -> None:
    connection.execute(t.event.update().where(t.event.c.id == key).values(withdrawn_at=NOW))
    renew_counts(connection, [key])
    renew_cards(connection, [key])
    for noun in ("event", "headline"):
        search.forget(connection, noun, [key])


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _stamps(withdrawn: bool = False) -> dict[str, Any]:
    return {"created_at": NOW, "updated_at": NOW, "withdrawn_at": NOW if withdrawn else None}


def _add_people(connection: sa.Connection) -> None:
    if connection.execute(sa.select(t.publisher.c.slug)).first():
        return
    named = {**PEOPLE, **ORGANISATIONS, **{key: f"{MOFA} {slug}" for slug, key in PUBLISHERS.items()}}
    rows = [
        {
            "id": key,
            "identity": f"i{key}",
            "kind": "person" if key in PEOPLE else "organization",
            "name": name,
            "name_ko": None,
            "sort_name": name.casefold(),
            "country": "KR" if key in PEOPLE else ISSUERS.get(key),
            "organization_kind": None if key in PEOPLE else "igo",
            "code": {11: "EU", 12: "ASEAN"}.get(key),
        }
        | _stamps()
        for key, name in named.items()
    ]
    _insert(connection, t.participant, rows)
    search.index_texts(connection, "participant", named)
    _insert(
        connection,
        t.publisher,
        [{"slug": slug, "participant_id": key} for slug, key in PUBLISHERS.items()],
    )
    _insert(connection, t.participant_alias, [{"participant_id": 1, "name": "A. Example"}])


def _add_releases(connection: sa.Connection, releases: list[Told]) -> None:
    there = set(connection.execute(sa.select(t.release.c.id)).scalars())
    new = {told.release: told for told in releases if told.release not in there}
    for table, make in (
        (t.release, _release),
        (t.document, _document),
        (t.release_revision, _revision),
    ):
        _insert(connection, table, [make(told) for told in new.values()])
    search.index_texts(
        connection, "release", {key: told.text for key, told in new.items() if not told.withdrawn}
    )


def _release(told: Told) -> dict[str, Any]:
    return {
        "id": told.release,
        "identity": f"r{told.release}",
        "publisher": told.publisher,
        "source": "generic",
        "url": f"https://example.org/{told.release}",
        "kind": "press_release" if told.release % 2 else "statement",
        "language": "en",
        "title": f"Release {told.release}",
        "heading": f"Release {told.release}",
        "published_on": told.published_on,
        "sort_day": told.published_on.toordinal() if told.published_on else 0,
        "paraphrase": False,
        "text": told.text,
        "body_start": 0,
        "revision": 1,
        "text_sha256": f"s{told.release}",
        "extractor_version": "1",
        "dictionary_digest": "d",
        "withdrawn_reason": None,
    } | _stamps(told.withdrawn)


def _document(told: Told) -> dict[str, Any]:
    return {
        "id": told.release,
        "fingerprint": f"f{told.release}",
        "release_id": told.release,
        "name": "document",
        "stated": "{}",
        "content": b"",
        "captured_at": NOW,
    }


def _revision(told: Told) -> dict[str, Any]:
    return {
        "release_id": told.release,
        "number": 1,
        "title": f"Release {told.release}",
        "text": told.text,
        "body_start": 0,
        "sha256": f"s{told.release}",
        "captured_at": NOW,
        "document_id": told.release,
    }


def _event(fact: Fact) -> dict[str, Any]:
    start, end = fact.days or (None, None)
    return (
        {
            "id": fact.key,
            "type": fact.type,
            "category": fact.category,
            "status": fact.status,
            "prominence": fact.prominence,
            "starts_on": start,
            "ends_on": end,
            "precision": fact.precision if fact.days else "unknown",
            "month_day": None,
            "wording": None,
            "sort_day": fact.rank,
            "place": fact.place,
            "country_of_place": None,
            "review": "machine",
        }
        | _stamps(fact.withdrawn)
        | {"updated_at": fact.updated_at}
    )


def _countries(fact: Fact) -> list[dict[str, Any]]:
    return [
        {
            "event_id": fact.key,
            "country": code,
            "role": fact.role,
            "ordinal": n,
            "type": fact.type,
            "sort_day": fact.rank,
        }
        for n, code in enumerate(fact.countries)
    ]


def _topics(fact: Fact) -> list[dict[str, Any]]:
    return [
        {"event_id": fact.key, "topic": topic, "ordinal": n, "sort_day": fact.rank}
        for n, topic in enumerate(fact.topics)
    ]


def _organisations(fact: Fact) -> list[dict[str, Any]]:
    return [
        {"event_id": fact.key, "participant_id": key, "ordinal": n, "sort_day": fact.rank}
        for n, key in enumerate(fact.organisations)
    ]


def _posts(fact: Fact) -> list[dict[str, Any]]:
    return [
        {
            "id": fact.key * 100 + n,
            "participant_id": person,
            "title": "Minister",
            "rank": "minister",
            "organization": MOFA,
            "country": "KR",
            "as_of": fact.days[0] if fact.days else None,
        }
        for n, person in enumerate(fact.people)
    ]


def _participations(fact: Fact) -> list[dict[str, Any]]:
    return [
        {
            "id": fact.key * 100 + n,
            "event_id": fact.key,
            "ordinal": n,
            "participant_id": person,
            "post_id": fact.key * 100 + n,
            "country": "KR",
            "role": "participant",
            "sort_day": fact.rank,
        }
        for n, person in enumerate(fact.people)
    ]


def _accounts(fact: Fact) -> list[dict[str, Any]]:
    return [
        {
            "id": account_key(fact, told),
            "event_id": fact.key,
            "release_id": told.release,
            "prominence": fact.prominence,
            "revision": 1,
            "start": told.text.index("북한"),
            "end": told.text.index(" The end"),
            "publisher": told.publisher,
            "sort_day": fact.rank,
        }
        for told in fact.told
    ]


def account_key(fact: Fact, told: Told) -> int:
    return fact.key * 10_000 + told.release


def _evidence(fact: Fact) -> list[dict[str, Any]]:
    return [
        {
            "account_id": account_key(fact, told),
            "ordinal": n,
            "supports": supports,
            "revision": 1,
            "start": told.text.index(word),
            "end": told.text.index(word) + len(word),
            "rule": "test.rule",
            "entry": None,
            "confidence": "high",
        }
        for told in fact.told
        for n, (supports, word) in enumerate((("type", "talks"), ("place", "Seoul"), ("country:KP", "북한")))
    ]
