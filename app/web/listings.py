"""The lists of events that have an address of their own, and what of the record each narrows a filter to.

Each is served to programs at that address with a suffix (`feeds.py`): `/countries/JP.csv`, with the filters
of the query on top. To add one: a function here and its route there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.db.keys import noun_of
from app.domain.countries import is_country
from app.domain.event_types import EventType
from app.errors import NotFound
from app.queries.filters import EventFilter
from app.queries.spans import Lane


@dataclass(frozen=True, slots=True)
class Listing:
    """A list at `path`; `narrow` adds to a filter what the path says. Its page draws it in such lanes."""

    path: str
    narrow: Callable[[EventFilter], EventFilter]
    lane: Lane | None = None

    @property
    def filter(self) -> EventFilter:
        """What the path alone says."""
        return self.narrow(EventFilter())


def everything() -> Listing:
    return Listing("/events", lambda wanted: wanted)


def of_country(code: str) -> Listing:
    """Raises `NotFound` for a code that is none; so does each of the following."""
    return Listing(f"/countries/{_country(code)}", lambda wanted: _with_countries(wanted, code))


def of_pair(a: str, b: str) -> Listing:
    """The two in the order of their codes, however they are given."""
    first, second = sorted((_country(a), _country(b)))
    if first == second:
        raise NotFound("pair of two countries", f"{a}/{b}")
    return Listing(
        f"/countries/{first}/{second}", lambda wanted: _with_countries(wanted, first, second), Lane.TYPE
    )


def of_type(code: str) -> Listing:
    if code.lower() not in set(EventType):
        raise NotFound("event type", code)
    type = EventType(code.lower())
    return Listing(f"/types/{type.upper()}", lambda wanted: replace(wanted, types=(type,)))


def of_participant(id: str) -> Listing:
    if noun_of(id) != "participant":
        raise NotFound("participant", id)
    return Listing(
        f"/participants/{id}",
        lambda wanted: replace(wanted, participants_all=(*wanted.participants_all, id)),
    )


def of_publisher(slug: str) -> Listing:
    return Listing(
        f"/publishers/{slug}", lambda wanted: replace(wanted, publishers_all=(*wanted.publishers_all, slug))
    )


def _country(code: str) -> str:
    if not is_country(code.upper()):
        raise NotFound("country", code)
    return code.upper()


def _with_countries(wanted: EventFilter, *codes: str) -> EventFilter:
    return replace(wanted, countries_all=(*wanted.countries_all, *codes))
