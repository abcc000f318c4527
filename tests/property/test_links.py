"""Releases make the same groups of accounts in whatever order they come, and the log tells the state."""

import dataclasses
import datetime as dt
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.engine import reading
from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent, Release
from app.ingest import tables
from tests.build import LATER, event, on, person, release, store
from tests.databases import Databases
from tests.stored import told_by_log, told_by_tables

DAYS = [dt.date(2024, 5, 2), dt.date(2024, 5, 3)]
SENTENCES = (
    "The Minister met the envoy in Seoul to discuss trade.",
    "Talks about fisheries were held between the two.",
    "A missile was launched toward the sea that morning.",
)
PEOPLE = ("Han Seo-jun", "Seo-jun Han", "Han", "Ryu Hae-won", None)
PUBLISHERS = (
    ("kr-mofa", "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq="),
    ("us-state", "https://www.state.gov/"),
)

tellings = st.tuples(
    st.sampled_from((EventType.MEETING, EventType.CONSULTATION, EventType.CALL, EventType.MILITARY_ACTIVITY)),
    st.sampled_from(DAYS),
    st.sampled_from((("KR", "JP"), ("KR", "US"), ("KR", "JP", "US"), ("KP",))),
    st.sampled_from(PEOPLE),
    st.sampled_from(range(len(SENTENCES))),
)
releases = st.tuples(st.sampled_from(PUBLISHERS), st.lists(tellings, min_size=1, max_size=2))


def told(number: int, publisher: tuple[str, str]) -> Release:
    slug, address = publisher
    made = release(*SENTENCES, publisher=slug, url=f"{address}{number}", source="generic")
    return dataclasses.replace(made, published_on=DAYS[-1])


def events(of: Release, given: list[Any]) -> list[ExtractedEvent]:
    return [
        event(
            of,
            SENTENCES[sentence],
            type=type,
            when=on(day),
            countries=countries,
            people=[person(name, "Foreign Minister", "KR")] if name else (),
        )
        for type, day, countries, name, sentence in given
    ]


def groups(engine: sa.Engine) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    account = tables.event_account.c
    with reading(engine) as connection:
        for row in connection.execute(sa.select(account.id, account.event_id)):
            found.setdefault(row.event_id, set()).add(row.id)
    return {frozenset(members) for members in found.values()}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arriving=st.lists(releases, min_size=2, max_size=6), data=st.data())
def test_groups_do_not_depend_on_the_order_of_releases(
    databases: Databases, arriving: list[Any], data: st.DataObject
) -> None:
    numbered = list(enumerate(arriving))
    shuffled = data.draw(st.permutations(numbered))
    made = []
    for order in (numbered, shuffled):
        engine = databases.create("sqlite")
        try:
            for number, (publisher, given_events) in order:
                of = told(number, publisher)
                store(engine, of, events(of, given_events), now=LATER)
            made.append(groups(engine))
            assert told_by_log(engine) == told_by_tables(engine)
        finally:
            databases.drop(engine)
    assert made[0] == made[1]
