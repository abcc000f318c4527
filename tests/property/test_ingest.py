"""Whatever versions of releases arrive, in whatever order: the log tells the state, and twice is once."""

from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent, Release
from tests.build import LATER, event, on, person, release, store, with_url
from tests.databases import Databases
from tests.stored import rows, told_by_log, told_by_tables

SENTENCES = (
    "The Minister met Envoy One.",
    "She called Envoy Two.",
    "Envoy Three paid a visit.",
    "The Minister met Envoy One again.",
)
ENVOYS = ("Envoy One", "Envoy Two", "Envoy Three", "Envoy One")
TYPES = (EventType.MEETING, EventType.CALL, EventType.VISIT, EventType.MEETING)

versions = st.tuples(
    st.integers(1, 2),
    st.lists(st.integers(0, 3), unique=True, max_size=4),
    st.sampled_from(["KR", "JP", "EU"]),
)


def told(number: int, sentences: list[int]) -> Release:
    return with_url(release("\n\n".join(SENTENCES[n] for n in sentences) or "Nothing."), number)


def events(of: Release, sentences: list[int], country: str) -> list[ExtractedEvent]:
    """The last sentence has no day; the country is an organisation's code, or who takes part."""
    party: dict[str, Any] = (
        {"countries": ("US",), "organisations": ("EU",)}
        if country == "EU"
        else {"countries": ("US", country)}
    )
    return [
        event(
            of,
            SENTENCES[n],
            type=TYPES[n],
            when=on(None) if n == sentences[-1] else None,
            people=[person(ENVOYS[n], country="US")],
            **party,
        )
        for n in sentences
    ]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arriving=st.lists(versions, min_size=1, max_size=6))
def test_any_history_is_told_by_its_log_and_stored_once(
    databases: Databases, arriving: list[tuple[int, list[int], str]]
) -> None:
    engine = databases.create("sqlite")
    try:
        first = replay(engine, arriving)
        assert told_by_log(engine) == told_by_tables(engine)
        assert replay(engine, arriving) == first
    finally:
        databases.drop(engine)


def replay(engine: sa.Engine, arriving: list[tuple[int, list[int], str]]) -> dict[str, list[Any]]:
    for number, sentences, country in arriving:
        of = told(number, sentences)
        store(engine, of, events(of, sentences, country), now=LATER)
    return rows(engine)
