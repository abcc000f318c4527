"""What reads must say, told by plain Python over facts: the yardstick for filters, order and counts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from hypothesis import strategies as st

from app.db.keys import public_id
from app.queries.filters import EventFilter
from app.queries.page import Order
from tests.unit.queries.archive import ISSUERS, NOW, ORGANISATIONS, PEOPLE, PUBLISHERS, Fact, Told

COUNTRIES = ("JP", "KP", "KR", "US")
TYPES = ("attack", "meeting", "statement", "visit")
TOPICS = ("cyber",)
DAYS = [dt.date(2023, 12, 30) + dt.timedelta(days=n) for n in range(0, 80, 5)]
WORDS = ("missile launch", "trade talks in Seoul", "북한의 도발", "")


def matches(fact: Fact, filter: EventFilter) -> bool:
    """Whether a filter means this event."""
    return (
        not fact.withdrawn
        and _together(set(fact.countries), filter.countries_any, filter.countries_all, filter.countries_none)
        and (not filter.types or fact.type in filter.types)
        and (not filter.categories or fact.category in filter.categories)
        and (not filter.status or fact.status in filter.status)
        and (not filter.topics or bool(set(fact.topics) & set(filter.topics)))
        and (not filter.prominence or fact.prominence == filter.prominence)
        and _together(
            _participants(fact),
            filter.participants_any,
            filter.participants_all,
            filter.participants_none,
        )
        and _together(
            publishers_of(fact), filter.publishers_any, filter.publishers_all, filter.publishers_none
        )
        and (not filter.one_sided or _sides(fact, filter.one_sided) == 1)
        and (not filter.min_publishers or len(publishers_of(fact)) >= filter.min_publishers)
        and (not filter.levels or (bool(fact.people) and "minister" in filter.levels))
        and (not filter.review or "machine" in filter.review)
        and (not filter.updated_from or filter.updated_from <= NOW)
        and (not filter.updated_to or filter.updated_to >= NOW)
        and _releases(fact, filter)
        and _occurred(fact, filter)
    )


def in_order(facts: list[Fact], order: Order) -> list[Fact]:
    dated = sorted((fact for fact in facts if fact.days), key=lambda fact: (fact.rank, fact.key))
    undated = sorted((fact for fact in facts if not fact.days), key=lambda fact: fact.key)
    if order is Order.NEWEST:
        return [*reversed(dated), *reversed(undated)]
    return [*dated, *undated]


def publishers_of(fact: Fact) -> set[str]:
    return {told.publisher for told in fact.told if not told.withdrawn}


def _sides(fact: Fact, countries: tuple[str, ...]) -> int:
    """How many of these countries have a ministry that tells it."""
    return len({ISSUERS[PUBLISHERS[slug]] for slug in publishers_of(fact)} & set(countries))


def counts(values: list[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))


def _together(own: set[str], any_of: Iterable[str], all_of: Iterable[str], none_of: Iterable[str]) -> bool:
    wanted = set(any_of)
    return (not wanted or bool(own & wanted)) and own >= set(all_of) and not own & set(none_of)


def _participants(fact: Fact) -> set[str]:
    return {public_id("participant", key) for key in (*fact.people, *fact.organisations)}


def _releases(fact: Fact, filter: EventFilter) -> bool:
    told = [one for one in fact.told if not one.withdrawn]
    start, end = filter.published_from or dt.date.min, filter.published_to or dt.date.max
    if filter.published_from or filter.published_to:
        return any(one.published_on and start <= one.published_on <= end for one in told)
    return True


def _occurred(fact: Fact, filter: EventFilter) -> bool:
    if not filter.occurred_from and not filter.occurred_to:
        return True
    start, end = filter.occurred_from or dt.date.min, filter.occurred_to or dt.date.max
    return fact.days is not None and fact.days[0] <= end and fact.days[1] >= start


@st.composite
def archives(draw: st.DrawFn, most: int = 14) -> list[Fact]:
    """Small archives with many ties of days."""
    keys = draw(st.lists(st.integers(1, 10**6), unique=True, max_size=most))
    return [draw(_facts(key, n)) for n, key in enumerate(keys)]


@st.composite
def _facts(draw: st.DrawFn, key: int, number: int) -> Fact:
    start = draw(st.none() | st.sampled_from(DAYS))
    length = draw(st.sampled_from((0, 0, 0, 1, 12)))
    told = [
        Told(
            release=number * 10 + n,
            publisher=draw(st.sampled_from(sorted(PUBLISHERS))),
            published_on=draw(st.none() | st.sampled_from(DAYS)),
            withdrawn=draw(st.booleans()) and draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    return Fact(
        key=key,
        type=draw(st.sampled_from(TYPES)),
        days=(start, start + dt.timedelta(days=length)) if start else None,
        countries=tuple(draw(st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=3))),
        status=draw(st.sampled_from(("occurred", "scheduled"))),
        prominence=draw(st.sampled_from(("primary", "mentioned"))),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True))),
        people=tuple(draw(st.lists(st.sampled_from(sorted(PEOPLE)), unique=True, max_size=2))),
        organisations=tuple(draw(st.lists(st.sampled_from(sorted(ORGANISATIONS)), unique=True, max_size=1))),
        told=tuple(told),
        withdrawn=draw(st.sampled_from((False, False, False, True))),
    )


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=2).map(tuple)


def _rarely(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.just(()) | _some(values)


_AROUND = (NOW - dt.timedelta(hours=1), NOW, NOW + dt.timedelta(seconds=1))


@st.composite
def filters(draw: st.DrawFn) -> EventFilter:
    """Filters over the values that archives have; most fields are unset most of the time."""
    ids = tuple(public_id("participant", key) for key in (*PEOPLE, *ORGANISATIONS))
    first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    published = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    return EventFilter(
        countries_any=draw(_some(COUNTRIES)),
        countries_all=draw(st.just(()) | _some(COUNTRIES)),
        countries_none=draw(st.just(()) | _some(COUNTRIES)),
        types=draw(_some(TYPES)),
        categories=draw(_some(("communication", "engagement", "security"))),
        topics=draw(st.just(()) | _some(TOPICS)),
        participants_any=draw(st.just(()) | _some(ids)),
        participants_all=draw(st.just(()) | _rarely(ids)),
        participants_none=draw(st.just(()) | _rarely(ids)),
        publishers_any=draw(st.just(()) | _some(tuple(sorted(PUBLISHERS)))),
        publishers_all=draw(st.just(()) | _rarely(tuple(sorted(PUBLISHERS)))),
        publishers_none=draw(st.just(()) | _rarely(tuple(sorted(PUBLISHERS)))),
        one_sided=draw(st.just(()) | _some(("KR", "US", "JP"))),
        levels=draw(st.just(()) | _some(("minister", "ambassador"))),
        status=draw(st.just(()) | _some(("occurred", "scheduled"))),
        review=draw(st.just(()) | _some(("machine", "reviewed"))),
        occurred_from=draw(st.none() | st.just(first)),
        occurred_to=draw(st.none() | st.just(last)),
        published_from=draw(st.none() | st.none() | st.just(published[0])),
        published_to=draw(st.none() | st.none() | st.just(published[1])),
        updated_from=draw(st.none() | st.sampled_from(_AROUND)),
        updated_to=draw(st.none() | st.just(_AROUND[-1])),
        min_publishers=draw(st.none() | st.integers(1, 3)),
        prominence=draw(st.none() | st.none() | st.sampled_from(("primary", "mentioned"))),
    )
