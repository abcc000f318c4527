"""Whatever two sets of rules read: reading again is reading with the new rules, and decisions stay."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.event_types import EventType
from app.domain.values import Document, Extraction, Release
from app.ingest import images, review, tables
from app.ingest.pipeline import ingest
from app.ingest.preparing import Reader
from app.ingest.reextract import Choice, Result, Rules, Versions, reextract
from tests.build import LATER, LATEST, NOW, document, event, extraction, on, person, release, with_url
from tests.databases import Databases
from tests.stored import told_by_log, told_by_tables

SENTENCES = ("The Minister met One.", "She called Two in Rome.", "Three came to Paris.")
TYPES = (EventType.MEETING, EventType.CALL, EventType.VISIT)

# For each sentence what rules read in it: nothing, or type, country, whether a day, a place.
readings = st.none() | st.tuples(
    st.sampled_from(TYPES), st.sampled_from(["JP", "FR"]), st.booleans(), st.sampled_from([None, "Rome"])
)
rule_books = st.tuples(readings, readings, readings)
RuleBook = tuple[Any, ...]
some = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def page(number: int, sentences: list[int]) -> Document:
    return document(json.dumps([number, sentences]), name=f"{number}.html")


def read(arrived: Document) -> Release:
    number, sentences = json.loads(arrived.content)
    return with_url(release(" ".join(SENTENCES[n] for n in sentences) or "Nothing.", title="Talks"), number)


def rules_of(book: RuleBook, name: str) -> Rules:
    return Rules(read, extractor(book, name), Versions(name, "words"))


def extractor(book: RuleBook, name: str) -> Callable[[Release], Extraction]:
    def extract(told: Release) -> Extraction:
        found = []
        for n, (sentence, reads) in enumerate(zip(SENTENCES, book, strict=True)):
            if reads is not None and sentence in told.text:
                type, country, dated, place = reads
                who = [person(("One Ada", "Two Ben", "Three Cho")[n], country=country)]
                when = None if dated else on(None)
                parties = ("KR", country)
                made = event(told, sentence, type=type, when=when, people=who, countries=parties, place=place)
                found.append(made)
        return dataclasses.replace(extraction(*found), extractor_version=name, dictionary_digest="words")

    return extract


def ingested(engine: sa.Engine, arrived: list[list[int]], book: RuleBook, name: str) -> None:
    pages = [page(number, sentences) for number, sentences in enumerate(arrived)]
    ingest(engine, pages, now=lambda: NOW, reader=Reader(read, extractor(book, name)))


def again(engine: sa.Engine, book: RuleBook, name: str) -> list[Result]:
    found = list(reextract(engine, Choice(), now=lambda: LATER, rules=rules_of(book, name)))
    assert told_by_log(engine) == told_by_tables(engine)
    return [each.result for each in found]


def told(engine: sa.Engine) -> list[str]:
    """What is shown, but for keys and instants, and for which spelling of what is equal leads."""
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event.c.id)).scalars())
        found = images.load_events(connection, keys).values()
        people = connection.execute(
            sa.select(tables.participant.c.name).where(tables.participant.c.withdrawn_at.is_(None))
        ).scalars()
        shown = ("type", "status", "starts_on", "precision", "place", "countries", "review")
        return sorted([*people, *(str([image[name] for name in shown]) for image in found)])


arrivals = st.lists(st.lists(st.integers(0, 2), unique=True, max_size=3), min_size=1, max_size=3)


@some
@given(arrived=arrivals, old=rule_books, new=rule_books)
def test_reading_again_is_reading_with_the_new_rules_at_once(
    databases: Databases, arrived: list[list[int]], old: RuleBook, new: RuleBook
) -> None:
    first, second = databases.create("sqlite"), databases.create("sqlite")
    try:
        ingested(first, arrived, old, "old")
        again(first, new, "new")
        ingested(second, arrived, new, "new")
        assert told(first) == told(second)
        assert again(first, new, "new") == [Result.SAME] * len(arrived)
    finally:
        databases.drop(first)
        databases.drop(second)


@some
@given(arrived=arrivals, books=st.tuples(rule_books, rule_books, rule_books), confirms=st.booleans())
def test_decisions_outlive_any_rules(
    databases: Databases, arrived: list[list[int]], books: tuple[RuleBook, ...], confirms: bool
) -> None:
    engine = databases.create("sqlite")
    try:
        ingested(engine, arrived, books[0], "0")
        with reading(engine) as connection:
            keys = sorted(connection.execute(sa.select(tables.event.c.id)).scalars())
        for key in keys[:1]:
            with writing(engine) as connection:
                if confirms:
                    review.confirm(connection, public_id("event", key), None, LATEST)
                else:
                    review.reject(connection, public_id("event", key), "no", LATEST)
        before = shown(engine, keys[:1])
        for number, book in enumerate(books[1:], start=1):
            again(engine, book, str(number))
            assert shown(engine, keys[:1]) == before
    finally:
        databases.drop(engine)


def shown(engine: sa.Engine, keys: list[int]) -> list[Any]:
    parts = ("id", "type", "starts_on", "place", "countries", "participations", "review")
    with reading(engine) as connection:
        found = images.load_events(connection, keys).values()
        return [[image[part] for part in parts] for image in found]
