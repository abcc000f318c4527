"""The values of a filter by name, as statements take them, and their shape: how many there are of each.

Filters of one shape differ in values alone, so one statement serves them all: with `parameters` in the place
of the values, it is written once (`prepared.py`).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.db.keys import parse_id
from app.db.models.columns import Key, UtcDateTime
from app.db.models.events import LONG_DAYS
from app.domain.codes import EventStatus, ReviewState
from app.queries.filters import EventFilter, ReleaseFilter

Terms = Mapping[str, Sequence[Any]]
Shape = tuple[tuple[str, int], ...]

LISTS = (
    "countries_any",
    "countries_all",
    "countries_none",
    "types",
    "categories",
    "topics",
    "levels",
    "formats",
    "one_sided",
    "status",
    "review",
)
SINGLE = ("occurred_from", "updated_from", "updated_to", "prominence", "min_publishers")
PARTICIPANTS = ("participants_any", "participants_all", "participants_none")
PUBLISHERS = ("publishers_any", "publishers_all", "publishers_none")
# Markers among the names: of the values that a filter gives, none is the one that most events have.
SEVERAL, UNUSUAL, REVIEWED = "several", "unusual", "reviewed"
IDS = "_ids"  # behind the name of a list of publishers: those named by the id of their organisation

TYPES: Mapping[str, sa.types.TypeEngine[Any]] = {
    **dict.fromkeys(PARTICIPANTS, Key),
    **dict.fromkeys((name + IDS for name in PUBLISHERS), Key),
    "occurred_from": sa.Date(),
    **dict.fromkeys(("updated_from", "updated_to"), UtcDateTime()),
    **dict.fromkeys(
        ("occurred_to", "reach", "published_from", "published_to", "min_publishers"), sa.Integer()
    ),
}
TEXT = sa.Text()


def terms_of(filter: EventFilter, dialect: str) -> dict[str, Sequence[Any]]:
    """Keys for ids, what a search asks the database, and day numbers for days, which stand in indexes; but
    the day that an event ends on is compared as a date."""
    terms: dict[str, Sequence[Any]] = {}
    for name in LISTS:
        values = getattr(filter, name)
        if values:
            terms[name] = values
    for name in SINGLE:
        value = getattr(filter, name)
        if value is not None:
            terms[name] = (value,)
    for name in PARTICIPANTS:
        ids = getattr(filter, name)
        if ids:
            terms[name] = keys_of(ids)
    return terms | _days(filter) | _rarities(filter) | _publishing(filter, dialect)


def _days(filter: EventFilter) -> dict[str, Sequence[Any]]:
    """`reach` is the day on which an event begins at the earliest that reaches the first day of the filter,
    unless it lasts long."""
    terms: dict[str, Sequence[Any]] = {}
    if filter.occurred_to is not None:
        terms["occurred_to"] = (filter.occurred_to.toordinal(),)
    if filter.occurred_from is not None:
        terms["reach"] = (filter.occurred_from.toordinal() - LONG_DAYS,)
    return terms


def _rarities(filter: EventFilter) -> dict[str, Sequence[Any]]:
    several = filter.min_publishers is not None and filter.min_publishers > 1
    unusual = filter.status and EventStatus.OCCURRED not in filter.status
    reviewed = filter.review and ReviewState.MACHINE not in filter.review
    return {
        **({SEVERAL: ()} if several else {}),
        **({UNUSUAL: ()} if unusual else {}),
        **({REVIEWED: ()} if reviewed else {}),
    }


def without(terms: Terms, name: str) -> Terms:
    return {other: values for other, values in terms.items() if other != name}


def terms_of_releases(filter: ReleaseFilter, dialect: str) -> dict[str, Sequence[Any]]:
    terms = _publishing(filter, dialect)
    for name in ("kinds", "languages"):
        values = getattr(filter, name)
        if values:
            terms[name] = values
    return terms


def shape_of(terms: Terms) -> Shape:
    return tuple((name, len(values)) for name, values in terms.items())


def parameters(shape: Shape) -> Terms:
    """In the place of each value a parameter; `values_of` names the values so."""
    return {
        name: tuple(sa.bindparam(f"{name}_{n}", type_=TYPES.get(name, TEXT)) for n in range(count))
        for name, count in shape
    }


def values_of(terms: Terms) -> dict[str, Any]:
    return {f"{name}_{n}": value for name, values in terms.items() for n, value in enumerate(values)}


def _publishing(filter: EventFilter | ReleaseFilter, dialect: str) -> dict[str, Sequence[Any]]:
    """What filters of events and of releases have in common."""
    terms: dict[str, Sequence[Any]] = {}
    for name in PUBLISHERS:
        given = getattr(filter, name)
        if given:
            slugs = [text for text in given if parse_id("participant", text) is None]
            for key, values in ((name, slugs), (name + IDS, keys_of(given))):
                if values:
                    terms[key] = values
    for name in ("published_from", "published_to"):
        day: dt.date | None = getattr(filter, name)
        if day is not None:
            terms[name] = (day.toordinal(),)
    if filter.search:
        terms |= search.asked(filter.search, dialect)
    return terms


def keys_of(ids: Iterable[str]) -> list[int]:
    """The keys behind ids of people and organisations."""
    found = (parse_id("participant", text) for text in ids)
    return [key for key in found if key is not None]
