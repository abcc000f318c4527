"""The one filter: which events are meant, in every face of the product. Lists mean OR, fields mean AND.

To add a filter: a field here, a clause in `conditions.py` and a phrase in `words.py`; address, GraphQL input
and form follow. The order of the fields is the order in the address.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from app.domain.codes import DiplomaticRank, EventStatus, Prominence, ReleaseKind, ReviewState
from app.domain.event_types import Category, EventType
from app.queries import readers as read
from app.queries.criteria import Criteria, about


@dataclass(frozen=True, slots=True)
class EventFilter(Criteria):
    """Which events are meant."""

    RANGES: ClassVar = (
        ("occurred_from", "occurred_to"),
        ("published_from", "published_to"),
        ("updated_from", "updated_to"),
    )

    countries_any: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "country",
            "countries.anyOf",
            read.country,
            "Country",
            "Any of them takes part in the event or is its target.",
        ),
    )
    countries_all: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "country_all",
            "countries.allOf",
            read.country,
            "All of these countries",
            "Each of them takes part or is the target.",
        ),
    )
    countries_none: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "country_not",
            "countries.noneOf",
            read.country,
            "None of these countries",
            "None of them takes part or is the target.",
        ),
    )
    types: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "type",
            "types",
            read.one_of(EventType),
            "Event type",
            "What kind of event it is.",
            capitals=True,
        ),
    )
    categories: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "category",
            "categories",
            read.one_of(Category),
            "Category",
            "Which group of event types it belongs to.",
            capitals=True,
        ),
    )
    topics: tuple[str, ...] = field(
        default=(), metadata=about("topic", "topics", read.topic, "Topic", "What the event is about.")
    )
    participants: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "participant",
            "participants.anyOf",
            read.participant,
            "Person or organisation",
            "Any of them takes part in the event.",
        ),
    )
    publishers: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "publisher",
            "publishers.anyOf",
            read.publisher,
            "Publisher",
            "Any of them issued a release that tells the event.",
        ),
    )
    levels: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "level",
            "levels",
            read.one_of(DiplomaticRank),
            "Level",
            "Somebody of any of these ranks takes part.",
            capitals=True,
        ),
    )
    one_sided: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "one_sided",
            "oneSided",
            read.country,
            "Told by one side only",
            "Of the ministries of these countries exactly one tells the event.",
        ),
    )
    status: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "status",
            "status",
            read.one_of(EventStatus),
            "Status",
            "Whether it took place, is planned or is claimed.",
            capitals=True,
        ),
    )
    review: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "review",
            "review",
            read.one_of(ReviewState),
            "Review",
            "Whether a person has checked it.",
            capitals=True,
        ),
    )
    occurred_from: dt.date | None = field(
        default=None,
        metadata=about(
            "from",
            "occurred.from",
            read.day,
            "From",
            "The event ends on this day or later; events without a day are left out.",
        ),
    )
    occurred_to: dt.date | None = field(
        default=None,
        metadata=about(
            "to",
            "occurred.to",
            read.day,
            "To",
            "The event begins on this day or earlier; events without a day are left out.",
        ),
    )
    published_from: dt.date | None = field(
        default=None,
        metadata=about(
            "published_from",
            "published.from",
            read.day,
            "Published from",
            "A release of this day or later tells the event.",
        ),
    )
    published_to: dt.date | None = field(
        default=None,
        metadata=about(
            "published_to",
            "published.to",
            read.day,
            "Published to",
            "A release of this day or earlier tells the event.",
        ),
    )
    updated_from: dt.datetime | None = field(
        default=None,
        metadata=about(
            "updated_from",
            "updated.from",
            read.instant,
            "Updated from",
            "The record of the event changed at this instant or later.",
        ),
    )
    updated_to: dt.datetime | None = field(
        default=None,
        metadata=about(
            "updated_to",
            "updated.to",
            read.instant,
            "Updated to",
            "The record of the event changed at this instant or earlier, and not since.",
        ),
    )
    search: str | None = field(
        default=None,
        metadata=about("q", "search", read.words, "Search", 'Words, "a phrase", -without, begin*.'),
    )
    prominence: str | None = field(
        default=None,
        metadata=about(
            "prominence",
            "prominence",
            read.one_of(Prominence),
            "Prominence",
            "Main subject of a release, or only mentioned in passing.",
            capitals=True,
        ),
    )
    min_publishers: int | None = field(
        default=None,
        metadata=about(
            "min_publishers",
            "minPublishers",
            read.number,
            "Told by at least",
            "At least so many publishers tell the event.",
        ),
    )


@dataclass(frozen=True, slots=True)
class ReleaseFilter(Criteria):
    """Which releases are meant."""

    RANGES: ClassVar = (("published_from", "published_to"),)

    publishers: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "publisher", "publishers.anyOf", read.publisher, "Publisher", "Any of them issued it."
        ),
    )
    kinds: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "kind", "kinds", read.one_of(ReleaseKind), "Kind", "What kind of document it is.", capitals=True
        ),
    )
    languages: tuple[str, ...] = field(
        default=(),
        metadata=about("language", "languages", read.language, "Language", "The language it is written in."),
    )
    published_from: dt.date | None = field(
        default=None,
        metadata=about(
            "published_from", "published.from", read.day, "Published from", "On this day or later."
        ),
    )
    published_to: dt.date | None = field(
        default=None,
        metadata=about("published_to", "published.to", read.day, "Published to", "On this day or earlier."),
    )
    search: str | None = field(
        default=None,
        metadata=about("q", "search", read.words, "Search", 'Words, "a phrase", -without, begin*.'),
    )


def from_query(pairs: Iterable[tuple[str, str]]) -> EventFilter:
    """The filter an address means; raises `InvalidFilter` with all that is wrong."""
    return EventFilter.from_query(pairs)


def to_query(filter: EventFilter) -> list[tuple[str, str]]:
    """The canonical address of a filter."""
    return filter.to_query()
