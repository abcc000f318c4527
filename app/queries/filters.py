"""The one filter: which events are meant, in every face of the product. Lists mean OR, fields mean AND.

To add a filter: a field here, a clause in `conditions.py` and a phrase in `words.py`; address, GraphQL input
and form follow. The order of the fields is the order in the address.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from app.domain.codes import DiplomaticRank, EventStatus, MeetingFormat, Prominence, ReleaseKind, ReviewState
from app.domain.event_types import Category, EventType
from app.queries import readers as read
from app.queries.criteria import Criteria, several, single

WORDS = 'Words, "a phrase", -without, begin*.'


@dataclass(frozen=True, slots=True)
class EventFilter(Criteria):
    """Which events are meant."""

    RANGES: ClassVar = (
        ("occurred_from", "occurred_to"),
        ("published_from", "published_to"),
        ("updated_from", "updated_to"),
    )

    countries_any: tuple[str, ...] = several(
        "country",
        "countries.anyOf",
        read.country,
        "Country",
        "Any of them takes part in the event or is its target.",
    )
    countries_all: tuple[str, ...] = several(
        "country_all",
        "countries.allOf",
        read.country,
        "With all of these countries",
        "Each of them takes part or is the target.",
    )
    countries_none: tuple[str, ...] = several(
        "country_not",
        "countries.noneOf",
        read.country,
        "With none of these countries",
        "None of them takes part or is the target.",
    )
    types: tuple[str, ...] = several(
        "type", "types", read.one_of(EventType), "Type", "What kind of event it is.", capitals=True
    )
    categories: tuple[str, ...] = several(
        "category",
        "categories",
        read.one_of(Category),
        "Category",
        "Which group of event types it belongs to.",
        capitals=True,
    )
    topics: tuple[str, ...] = several("topic", "topics", read.topic, "Topic", "What the event is about.")
    participants_any: tuple[str, ...] = several(
        "participant",
        "participants.anyOf",
        read.participant,
        "Person or organisation",
        "Any of them takes part in the event.",
    )
    participants_all: tuple[str, ...] = several(
        "participant_all",
        "participants.allOf",
        read.participant,
        "With all of these people and organisations",
        "Each of them takes part in the event.",
    )
    participants_none: tuple[str, ...] = several(
        "participant_not",
        "participants.noneOf",
        read.participant,
        "With none of these people and organisations",
        "None of them takes part in the event.",
    )
    publishers_any: tuple[str, ...] = several(
        "publisher",
        "publishers.anyOf",
        read.publisher,
        "Publisher",
        "Any of them issued a release that tells the event.",
    )
    publishers_all: tuple[str, ...] = several(
        "publisher_all",
        "publishers.allOf",
        read.publisher,
        "Reported by all of these publishers",
        "Each of them issued a release that tells the event.",
    )
    publishers_none: tuple[str, ...] = several(
        "publisher_not",
        "publishers.noneOf",
        read.publisher,
        "Reported by none of these publishers",
        "None of them issued a release that tells the event.",
    )
    levels: tuple[str, ...] = several(
        "level",
        "levels",
        read.one_of(DiplomaticRank),
        "Level",
        "Somebody of any of these ranks takes part.",
        capitals=True,
    )
    formats: tuple[str, ...] = several(
        "format",
        "formats",
        read.one_of(MeetingFormat),
        "Format",
        "How many sides sit at the table.",
        capitals=True,
    )
    one_sided: tuple[str, ...] = several(
        "one_sided",
        "oneSided",
        read.country,
        "Reported by one side only",
        "Of the ministries of these countries exactly one tells the event.",
    )
    status: tuple[str, ...] = several(
        "status",
        "status",
        read.one_of(EventStatus),
        "Status",
        "Whether it took place, is planned or is claimed.",
        capitals=True,
    )
    review: tuple[str, ...] = several(
        "review",
        "review",
        read.one_of(ReviewState),
        "Review",
        "Whether a person has checked it.",
        capitals=True,
    )
    occurred_from: dt.date | None = single(
        "from",
        "occurred.from",
        read.day,
        "From",
        "The event ends on this day or later; events without a day are left out.",
    )
    occurred_to: dt.date | None = single(
        "to",
        "occurred.to",
        read.day,
        "To",
        "The event begins on this day or earlier; events without a day are left out.",
    )
    published_from: dt.date | None = single(
        "published_from",
        "published.from",
        read.day,
        "Published from",
        "A release of this day or later tells the event.",
    )
    published_to: dt.date | None = single(
        "published_to",
        "published.to",
        read.day,
        "Published to",
        "A release of this day or earlier tells the event.",
    )
    updated_from: dt.datetime | None = single(
        "updated_from",
        "updated.from",
        read.instant,
        "Changed from",
        "The record of the event changed at this instant or later.",
    )
    updated_to: dt.datetime | None = single(
        "updated_to",
        "updated.to",
        read.instant,
        "Changed to",
        "The record of the event changed at this instant or earlier, and not since.",
    )
    search: str | None = single("q", "search", read.words, "Words", WORDS)
    prominence: str | None = single(
        "prominence",
        "prominence",
        read.one_of(Prominence),
        "Prominence",
        "Main subject of a release, or only mentioned in passing.",
        capitals=True,
    )
    min_publishers: int | None = single(
        "min_publishers",
        "minPublishers",
        read.number,
        "Number of publishers",
        "At least so many publishers tell the event.",
    )


@dataclass(frozen=True, slots=True)
class ReleaseFilter(Criteria):
    """Which releases are meant."""

    RANGES: ClassVar = (("published_from", "published_to"),)

    publishers_any: tuple[str, ...] = several(
        "publisher", "publishers.anyOf", read.publisher, "Publisher", "Any of them issued it."
    )
    publishers_all: tuple[str, ...] = several(
        "publisher_all",
        "publishers.allOf",
        read.publisher,
        "Reported by all of these publishers",
        "Each of them issued it; a release has one publisher, by its short name or its id.",
    )
    publishers_none: tuple[str, ...] = several(
        "publisher_not",
        "publishers.noneOf",
        read.publisher,
        "Reported by none of these publishers",
        "None of them issued it.",
    )
    kinds: tuple[str, ...] = several(
        "kind", "kinds", read.one_of(ReleaseKind), "Kind", "What kind of document it is.", capitals=True
    )
    languages: tuple[str, ...] = several(
        "language", "languages", read.language, "Language", "The language it is written in."
    )
    published_from: dt.date | None = single(
        "published_from", "published.from", read.day, "Published from", "On this day or later."
    )
    published_to: dt.date | None = single(
        "published_to", "published.to", read.day, "Published to", "On this day or earlier."
    )
    search: str | None = single("q", "search", read.words, "Words", WORDS)


def from_query(pairs: Iterable[tuple[str, str]]) -> EventFilter:
    """The filter an address means; raises `InvalidFilter` with all that is wrong."""
    return EventFilter.from_query(pairs)


def to_query(filter: EventFilter) -> list[tuple[str, str]]:
    """The canonical address of a filter."""
    return filter.to_query()
