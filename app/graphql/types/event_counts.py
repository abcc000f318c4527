"""What is true of a whole list of events: how it divides, how it lies in time, where else it is shown."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, ClassVar

import strawberry

from app.domain.event_types import Category, EventType
from app.errors import InvalidPage
from app.graphql.context import Info
from app.graphql.limits import LIMITS
from app.graphql.scalars import URL
from app.graphql.types import countries, participants, releases
from app.graphql.types.columns import FromRow, described, held
from app.graphql.types.topics import Topic
from app.queries import facets, publishers, shapes
from app.queries import participants as reads
from app.queries.facets import Bucket
from app.queries.filters import EventFilter

if TYPE_CHECKING:
    from app.graphql.types.countries import Country
    from app.graphql.types.participants import Organization, Participant

CHOICES = 20

Counted = Callable[[EventFilter], list[shapes.Count]]  # of a list of events

Choices = Annotated[int, strawberry.argument(description="How many, those with most events first: 0 to 100.")]


@strawberry.type(description="A country or area, and how many events of the list it has a part in.")
class CountryCount:
    """One choice of a facet."""

    country: Annotated["Country", strawberry.lazy("app.graphql.types.countries")] = held(
        "The country or area.", FromRow("value")
    )
    count: int = held("How many events.", FromRow("count"))


@strawberry.type(description="A type, and how many events of the list have it.")
class EventTypeCount:
    """One choice of a facet."""

    type: EventType = held("The type.", FromRow("value", EventType))
    count: int = held("How many events.", FromRow("count"))


@strawberry.type(description="A topic, and how many events of the list are about it.")
class TopicCount:
    """One choice of a facet."""

    topic: Topic = held("The topic.", FromRow("value"))
    count: int = held("How many events.", FromRow("count"))


@strawberry.type(description="A publisher, and how many events of the list its releases tell.")
class PublisherCount:
    """One choice of a facet."""

    publisher: Annotated["Organization", strawberry.lazy("app.graphql.types.participants")] = (
        strawberry.field(description="The publisher.")
    )
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A person or organisation, and how many events of the list it takes part in.")
class ParticipantCount:
    """One choice of a facet."""

    participant: Annotated["Participant", strawberry.lazy("app.graphql.types.participants")] = (
        strawberry.field(description="The person or organisation.")
    )
    count: int = strawberry.field(description="How many events.")


@strawberry.type(description="A category, and how many events it has.")
class CategoryCount:
    """A part of a bucket."""

    category: Category = strawberry.field(description="The category.")
    count: int = strawberry.field(description="How many events.")


def _by_country(info: Info, first: int) -> Counted:
    return lambda filter: _most(facets.count_by_country(info.context.connection, filter), first)


def _by_type(info: Info) -> Counted:
    return lambda filter: facets.count_by_type(info.context.connection, filter)


def _by_topic(info: Info, first: int) -> Counted:
    return lambda filter: _most(facets.count_by_topic(info.context.connection, filter), first)


def _most(counts: list[shapes.Count], first: int) -> list[shapes.Count]:
    return counts[: _checked(first)]


def _checked(first: int) -> int:
    if not 0 <= first <= LIMITS.page_size:
        raise InvalidPage(f"first is {first}; it may be 0 to {LIMITS.page_size}.", subject="first")
    return first


@strawberry.type(
    description=(
        "How the events of the list divide. Each choice is counted without the filter's own choice of the "
        "same kind, so that the others stay visible."
    )
)
class EventFacets:
    """Counts under the connection's own filter, which stands for its row."""

    has_row: ClassVar = True
    row: strawberry.Private[EventFilter]

    @described("By country or area.", FromRow(read=_by_country))
    def countries(self, info: Info, first: Choices = CHOICES) -> list[CountryCount]:
        counts = _by_country(info, first)(self.row)
        known = countries.countries_of(each["value"] for each in counts)
        return [CountryCount(country=known[each["value"]], count=each["count"]) for each in counts]

    @described("By type.", FromRow(read=_by_type))
    def types(self, info: Info) -> list[EventTypeCount]:
        counts = _by_type(info)(self.row)
        return [EventTypeCount(type=EventType(each["value"]), count=each["count"]) for each in counts]

    @described("By topic.", FromRow(read=_by_topic))
    def topics(self, info: Info, first: Choices = CHOICES) -> list[TopicCount]:
        counts = _by_topic(info, first)(self.row)
        return [TopicCount(topic=Topic.of(each["value"]), count=each["count"]) for each in counts]

    @described("By who issued the releases.")
    def publishers(self, info: Info, first: Choices = CHOICES) -> list[PublisherCount]:
        counts = _most(facets.count_by_publisher(info.context.connection, self.row), first)
        rows = publishers.publishers_by_slugs(info.context.connection, [each["value"] for each in counts])
        known = releases.publishers_of(rows.values())
        return [
            PublisherCount(publisher=known[rows[each["value"]]["key"]], count=each["count"])
            for each in counts
        ]

    @described("By person and organisation.")
    def participants(self, info: Info, first: Choices = CHOICES) -> list[ParticipantCount]:
        connection = info.context.connection
        counts = facets.count_by_participant(connection, self.row, _checked(first))
        rows = reads.participants_by_ids(connection, [each["value"] for each in counts])
        known = participants.participants_of(rows.values())
        return [
            ParticipantCount(participant=known[rows[each["value"]]["key"]], count=each["count"])
            for each in counts
            if each["value"] in rows
        ]


@strawberry.type(description="A stretch of days, and the events that begin in it.")
class HistogramBucket:
    """A bar. `categories` are those of all bars, by their first days."""

    row: strawberry.Private[shapes.HistogramBucket]
    categories: strawberry.Private[Callable[[], Mapping[dt.date, Mapping[str, int]]]]

    @described("The first day.", FromRow("start"))
    def start(self) -> dt.date:
        return self.row["start"]

    @described("The last day.", FromRow("end"))
    def end(self) -> dt.date:
        return self.row["end"]

    @described("How many events begin in it.", FromRow("count"))
    def count(self) -> int:
        return self.row["count"]

    @described("The same by category; those without an event are left out.")
    def by_category(self) -> list[CategoryCount]:
        counts = self.categories()[self.row["start"]]
        return [CategoryCount(category=each, count=counts[each]) for each in Category if each in counts]


@strawberry.type(
    description="Events over time. Events without a day are counted apart, so that all add up to totalCount."
)
class Histogram:
    """Buckets that hold events."""

    has_row: ClassVar = True
    filter: strawberry.Private[EventFilter]
    row: strawberry.Private[shapes.Histogram]

    @described("How long each bucket is.")
    def bucket(self) -> Bucket:
        return Bucket(self.row["bucket"])

    @described("The buckets that hold events, oldest first.", FromRow("buckets"))
    def buckets(self, info: Info) -> list[HistogramBucket]:
        context, filter, bucket = info.context, self.filter, self.bucket()
        # few ask how the bars divide, which takes eight times as long as to count them
        categories = cache(lambda: facets.categories_by_bucket(context.connection, filter, bucket))
        return [HistogramBucket(row=row, categories=categories) for row in self.row["buckets"]]

    @described("How many events have no day.")
    def undated(self) -> int:
        return self.row["undated"]


@strawberry.type(description="The same list in other forms, whole, with the same filter in the address.")
class FilterLinks:
    """Addresses of the pages and feeds that show what a connection holds."""

    filter: strawberry.Private[EventFilter]

    @described("The timeline page.")
    def page(self, info: Info) -> URL:
        return self._at(info, "/")

    @described("The Atom feed.")
    def atom(self, info: Info) -> URL:
        return self._at(info, "/events.atom")

    @described("The calendar (iCalendar): the events that have a day.")
    def ics(self, info: Info) -> URL:
        return self._at(info, "/events.ics")

    @described("Of the filter in its canonical form: the same for filters that mean the same.")
    def digest(self) -> str:
        return self.filter.digest

    def _at(self, info: Info, path: str) -> URL:
        return URL(f"{info.context.base_url}{self.filter.address(path)}")
