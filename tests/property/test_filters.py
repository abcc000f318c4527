"""Filters: canonical in every spelling, and meaning what plain Python says they mean."""

import datetime as dt
import random
from urllib.parse import parse_qsl, urlencode

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.db.engine import reading
from app.db.keys import public_id
from app.errors import InvalidFilter
from app.queries import facets
from app.queries.events import count_events, list_events
from app.queries.filters import EventFilter, from_query, to_query
from app.queries.page import Page
from app.queries.selection import EVENT_ROW
from app.web.filter_words import in_words
from tests.property.emptying import emptied, some_archives
from tests.property.model import archives, counts, filters, matches, publishers_of
from tests.unit.queries.archive import Fact, add

FIELDS = [name for name in EventFilter.__dataclass_fields__ if name != "RANGES"]


@given(filters(), st.text(max_size=30))
def test_a_filter_survives_its_address(filter: EventFilter, search: str) -> None:
    searching = EventFilter.from_query([*filter.to_query(), ("q", search)])
    for one in (filter, searching):
        address = urlencode(to_query(one))
        assert from_query(parse_qsl(address, keep_blank_values=True)) == one


@given(filters(), st.randoms(use_true_random=False))
def test_the_same_choices_in_any_order_and_case_are_the_same_filter(
    filter: EventFilter, chance: random.Random
) -> None:
    pairs = to_query(filter)
    shuffled = [(parameter, value.lower()) for parameter, value in pairs] + pairs[:2] + [("country", " ")]
    chance.shuffle(shuffled)
    again = from_query([*shuffled, ("unknown", "x")])
    assert again == filter
    assert again.digest == filter.digest
    assert hash(again) == hash(filter)


@given(st.lists(st.tuples(st.sampled_from(["country", "type", "from", "to", "q", "publisher"]), st.text())))
def test_any_address_is_a_filter_or_a_named_failure(pairs: list[tuple[str, str]]) -> None:
    try:
        filter = from_query(pairs)
    except InvalidFilter as failure:
        named = {one.field for one in (failure, *failure.others)}
        assert named <= {parameter for parameter, _ in pairs}
        return
    urlencode(to_query(filter)).encode("ascii")


@given(filters())
def test_a_filter_in_words_names_something_for_every_field(filter: EventFilter) -> None:
    words = in_words(filter)
    assert words == " ".join(words.split())
    for name in FIELDS:
        if getattr(filter, name) and not (name.endswith("_to") or name == "categories"):
            assert in_words(filter.without(name)) != words


def test_lists_and_counts_are_what_plain_python_says(engine: sa.Engine) -> None:
    @some_archives
    @given(archives(), st.lists(filters(), min_size=3, max_size=6))
    def check(facts: list[Fact], wanted: list[EventFilter]) -> None:
        with emptied(engine) as connection:
            add(connection, facts)
            for filter in (EventFilter(), *wanted):
                _check_list(connection, facts, filter)
                _check_facets(connection, facts, filter)
                _check_histogram(connection, facts, filter)

    check()


def _check_list(connection: sa.Connection, facts: list[Fact], filter: EventFilter) -> None:
    meant = {public_id("event", fact.key) for fact in facts if matches(fact, filter)}
    listed = list_events(connection, filter, Page(first=100), selection=EVENT_ROW)
    assert {event["id"] for event in listed.items} == meant
    assert len(listed.items) == count_events(connection, filter) == len(meant)


def _check_facets(connection: sa.Connection, facts: list[Fact], filter: EventFilter) -> None:
    def meant(ignored: str) -> list[Fact]:
        return [fact for fact in facts if matches(fact, filter.without(ignored))]

    found = {
        "country": facets.count_by_country(connection, filter),
        "type": facets.count_by_type(connection, filter),
        "category": facets.count_by_category(connection, filter),
        "topic": facets.count_by_topic(connection, filter),
        "publisher": facets.count_by_publisher(connection, filter),
        "participant": facets.count_by_participant(connection, filter, 100),
    }
    expected = {
        "country": [code for fact in meant("countries_any") for code in fact.countries],
        "type": [fact.type for fact in meant("types")],
        "category": [fact.category for fact in meant("categories")],
        "topic": [topic for fact in meant("topics") for topic in fact.topics],
        "participant": [
            public_id("participant", key)
            for fact in meant("participants_any")
            for key in (*fact.people, *fact.organisations)
        ],
        "publisher": [slug for fact in meant("publishers_any") for slug in publishers_of(fact)],
    }
    for name, values in expected.items():
        assert [(one["value"], one["count"]) for one in found[name]] == counts(values), name


def _check_histogram(connection: sa.Connection, facts: list[Fact], filter: EventFilter) -> None:
    meant = [fact for fact in facts if matches(fact, filter)]
    for bucket in facets.Bucket:
        found = facets.histogram(connection, filter, bucket)
        by_category = facets.categories_by_bucket(connection, filter, facets.Bucket(found["bucket"]))
        assert found["undated"] == sum(fact.days is None for fact in meant)
        assert sum(one["count"] for one in found["buckets"]) + found["undated"] == len(meant)
        starts = [one["start"] for one in found["buckets"]]
        assert starts == sorted(set(starts))
        for one in found["buckets"]:
            inside = [
                fact.category
                for fact in meant
                if (shown := _shown(fact, filter)) and one["start"] <= shown <= one["end"]
            ]
            assert by_category[one["start"]] == dict(counts(inside))
            assert one["count"] == len(inside)


def _shown(fact: Fact, filter: EventFilter) -> dt.date | None:
    start = fact.days[0] if fact.days else None
    return max(start, filter.occurred_from) if start and filter.occurred_from else start


def test_withdrawn_rows_are_never_counted(engine: sa.Engine) -> None:
    with emptied(engine) as connection:
        add(connection, [Fact(key=1), Fact(key=2, withdrawn=True)])
        assert count_events(connection, EventFilter()) == 1
    with reading(engine) as connection:
        assert count_events(connection, EventFilter()) == 0
