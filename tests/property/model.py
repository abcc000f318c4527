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
TYPES = ("attack", "conference", "meeting", "statement", "visit")
TOPICS = ("cyber",)
DAYS = [dt.date(2023, 12, 30) + dt.timedelta(days=n) for n in range(0, 80, 5)]
WORDS = ("missile talks", "talks", "missile", "")


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
        and (not filter.search or filter.search in fact.words.split())
        and (not filter.formats or format_of(fact) in filter.formats)
        and (not filter.levels or (bool(fact.people) and "minister" in filter.levels))
        and (not filter.review or "machine" in filter.review)
        and (not filter.updated_from or filter.updated_from <= fact.updated_at)
        and (not filter.updated_to or filter.updated_to >= fact.updated_at)
        and _releases(fact, filter)
        and _occurred(fact, filter)
    )


EVENT_ORDERS = tuple(order for order in Order if order not in (Order.NAME, Order.TEXT))


def in_order(facts: list[Fact], order: Order) -> list[Fact]:
    """From the highest rank down or from the lowest up; what has no day is last among equals both ways."""

    def place(fact: Fact) -> tuple[int, bool, int, int]:
        is_up = not order.is_descending
        first, day = _ranks(fact, order)
        return (first or (10**9 if is_up else 0), (day == 0) == is_up, day, fact.key)

    return sorted(facts, key=place, reverse=order.is_descending)


def _ranks(fact: Fact, order: Order) -> tuple[int, int]:
    """What an order goes by, and the day that it goes by among equals."""
    by_day = {Order.NEWEST: fact.rank, Order.OLDEST: fact.rank}
    by_day |= dict.fromkeys((Order.PUBLISHED, Order.PUBLISHED_UP), _published_day(fact))
    if order in by_day:
        return by_day[order], 1
    if order in (Order.UPDATED, Order.UPDATED_UP):
        return 1 + fact.updated, 1
    if order in (Order.CORROBORATION, Order.CORROBORATION_UP):
        return 1 + len(publishers_of(fact)), fact.rank
    return 1 + 2 * fact.is_headline + (fact.prominence == "primary"), fact.rank


def _published_day(fact: Fact) -> int:
    days = [told.published_on for told in fact.told if told.published_on and not told.withdrawn]
    return max(days).toordinal() if days else 0


def format_of(fact: Fact) -> str | None:
    """None where nobody sits at a table, or fewer than two sides are known."""
    if fact.type == "conference":
        return "multilateral"
    sides = len(fact.countries) + len(fact.organisations)
    if fact.type != "meeting" or sides < 2:
        return None
    return {2: "bilateral", 3: "trilateral", 4: "minilateral"}[sides]


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
        words=draw(st.sampled_from(WORDS)),
        is_headline=draw(st.booleans()),
        updated=draw(st.sampled_from((0, 0, 1, 3_600))),
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
        formats=draw(st.just(()) | _some(("bilateral", "trilateral", "minilateral", "multilateral"))),
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
