"""By what lists of events are ordered: for each order the rank of an event, the same on both databases.

Every rank is a whole number or an instant, kept or counted from what is kept, so that a cursor can name a
place in the order. Where one says little by itself (how many publishers, how relevant), the newer event comes
first among equals. To add an order: a member of `Order`, and a case in `ranking`.
"""

import datetime as dt
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from app.db import search
from app.db.models import UtcDateTime
from app.db.models.events import DAYS
from app.domain.codes import Prominence
from app.errors import InvalidPage
from app.queries import tables as t
from app.queries.filters import EventFilter
from app.queries.page import Order
from app.queries.terms import Terms, terms_of
from app.queries.walks import Keys

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


class Microseconds(TypeDecorator[int]):
    """An instant in the tables, since 1970 as a number in Python: what a cursor can hold."""

    impl = UtcDateTime
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else EPOCH + value * MICROSECOND

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else (value - EPOCH) // MICROSECOND


BY_DAY = Keys(t.event.c.sort_day, t.event.c.id)
_BY_DAY = (Order.NEWEST, Order.OLDEST)
_BY_RELEVANCE = (Order.RELEVANCE, Order.RELEVANCE_UP)
_listed = t.event_listing.alias("listed")
_with_listing = t.event.join(_listed, _listed.c.event_id == t.event.c.id)


class Ranking(NamedTuple):
    """The events with what they are ranked by."""

    source: sa.FromClause
    keys: Keys


def ranking(order: Order, filter: EventFilter, dialect: str) -> Ranking:
    """Raises `InvalidPage` for relevance without words to be relevant to."""
    check_order(order, filter)
    return ranked_by(order, terms_of(filter, dialect), dialect)


def check_order(order: Order, filter: EventFilter) -> None:
    """Raises `InvalidPage` for relevance without words to be relevant to."""
    if order in _BY_RELEVANCE and not filter.search:
        raise InvalidPage(
            "The order RELEVANCE needs words to be relevant to: give the filter a search, or take another "
            "order.",
            subject="orderBy",
        )


def ranked_by(order: Order, terms: Terms, dialect: str) -> Ranking:
    """By relevance to the words among the terms."""
    if order in _BY_DAY:
        return Ranking(t.event, BY_DAY)
    if order in (Order.PUBLISHED, Order.PUBLISHED_UP):
        return Ranking(_with_listing, Keys(_listed.c.published_day, _listed.c.event_id))
    if order in (Order.UPDATED, Order.UPDATED_UP):
        return Ranking(t.event, Keys(sa.type_coerce(t.event.c.updated_at, Microseconds()), t.event.c.id))
    if order in _BY_RELEVANCE:
        return Ranking(t.event, Keys(_relevance(terms, dialect) * DAYS + _day(order), t.event.c.id))
    rank: sa.ColumnElement[int] = _listed.c.corroboration
    if not order.is_descending:
        rank = sa.case((_listed.c.sort_day == 0, rank + (DAYS - 1)), else_=rank)
    return Ranking(_with_listing, Keys(rank, _listed.c.event_id))


def is_by_day(order: Order) -> bool:
    """Whether it is the order of the indexes that hold a country's or a type's events."""
    return order in _BY_DAY


def is_indexed(order: Order) -> bool:
    """Whether all events stand in an index in it."""
    return order not in (*_BY_RELEVANCE, Order.CORROBORATION_UP)


def _relevance(terms: Terms, dialect: str) -> sa.ColumnElement[int]:
    """Words in what the event is say more than those in a sentence that tells it, then a main subject more
    than what is told in passing: 3 to 0."""
    in_headline = search.matching("headline", t.event.c.id, terms, dialect)
    is_main = t.event.c.prominence == Prominence.PRIMARY.value
    return sa.case((in_headline, 2), else_=0) + sa.case((is_main, 1), else_=0)


def _day(order: Order) -> sa.ColumnElement[int]:
    """Second to the rank; undated events are last among equals in both directions."""
    day = t.event.c.sort_day
    return day if order.is_descending else sa.case((day == 0, DAYS - 1), else_=day)
