"""What happens in a release: who does what with whom, when, where and about what."""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.codes import CountryRole, DatePrecision, EventStatus, ParticipationRole
from app.domain.countries import COUNTRIES
from app.domain.event_types import EventType
from app.ingest.changes import Image
from tests.bench.archive.cast import Cast, Person
from tests.bench.archive.shape import (
    COUNTRIES_OF_EVENT,
    HOME,
    PERSONS_OF_EVENT,
    SHARE_OF_HOME,
    TOPIC_DRAW,
    TOPICS_OF_EVENT,
    TYPE_DRAW,
    Draw,
)

_AT_SOMEBODY = frozenset(
    (
        *(EventType.STATEMENT, EventType.MESSAGE, EventType.PROTEST, EventType.SANCTIONS, EventType.AID),
        *(EventType.MILITARY_ACTIVITY, EventType.ATTACK),
    )
)
_COUNTS = {
    name: Draw(list(counts), list(counts.values()))
    for name, counts in (
        ("countries", COUNTRIES_OF_EVENT),
        ("persons", PERSONS_OF_EVENT),
        ("topics", TOPICS_OF_EVENT),
    )
}
_PRECISIONS = Draw(
    [
        DatePrecision.DAY,
        DatePrecision.RANGE,
        DatePrecision.MONTH,
        DatePrecision.PUBLISHED,
        DatePrecision.UNKNOWN,
    ],
    [77, 11, 8, 3, 1],
)


@dataclass(frozen=True, slots=True)
class Plot:
    """One event before it is told; countries with their roles, the first is who acts."""

    type: EventType
    status: EventStatus
    precision: DatePrecision
    starts_on: dt.date | None
    ends_on: dt.date | None
    countries: tuple[tuple[str, CountryRole], ...]
    persons: tuple[tuple[Person, str, ParticipationRole], ...]  # each with the country represented
    organizations: tuple[Image, ...]
    place: str | None
    country_of_place: str | None
    topics: tuple[str, ...]


def plot_event(cast: Cast, published_on: dt.date, chance: random.Random) -> Plot:
    type = TYPE_DRAW.one(chance)
    codes = _countries(cast, chance)
    day = published_on - dt.timedelta(days=_lag(chance))
    precision = _PRECISIONS.one(chance)
    starts_on, ends_on = _days(day, precision, published_on, chance)
    where = codes[-1] if chance.random() < 0.5 else None
    capitals = COUNTRIES[where].capitals if where else ()
    return Plot(
        type=type,
        status=EventStatus.SCHEDULED if day > published_on else EventStatus.OCCURRED,
        precision=precision,
        starts_on=starts_on,
        ends_on=ends_on,
        countries=tuple(zip(codes, _roles(type, len(codes)), strict=True)),
        persons=_persons(cast, type, codes, chance),
        organizations=(chance.choice(cast.organizations),) if chance.random() < 0.12 else (),
        place=capitals[0] if capitals else None,
        country_of_place=where if capitals else None,
        topics=_distinct(lambda: TOPIC_DRAW.one(chance), _COUNTS["topics"].one(chance)),
    )


def _countries(cast: Cast, chance: random.Random) -> tuple[str, ...]:
    home = (HOME,) if chance.random() < SHARE_OF_HOME else ()
    wanted = min(_COUNTS["countries"].one(chance), len(cast.countries.things))
    return home + _distinct(lambda: cast.countries.one(chance), wanted - len(home))


def _distinct(draw: Callable[[], str], wanted: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < wanted:
        found[draw()] = None
    return tuple(found)


def _lag(chance: random.Random) -> int:
    """Days from the event to the release; negative for what is still to come."""
    kind = chance.random()
    if kind < 0.7:
        return int(kind < 0.2)
    if kind < 0.95:
        return int(2 + 60 * chance.random() ** 3)
    return -int(1 + 60 * chance.random() ** 2)


def _days(
    day: dt.date, precision: DatePrecision, published_on: dt.date, chance: random.Random
) -> tuple[dt.date | None, dt.date | None]:
    if precision is DatePrecision.UNKNOWN:
        return None, None
    if precision is DatePrecision.PUBLISHED:
        return published_on, published_on
    if precision is DatePrecision.MONTH:
        first = day.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    if precision is DatePrecision.RANGE:
        return day, day + dt.timedelta(days=chance.randint(1, 4))
    return day, day


def _roles(type: EventType, count: int) -> Sequence[CountryRole]:
    if type in _AT_SOMEBODY:
        return [CountryRole.ACTOR, *[CountryRole.TARGET] * (count - 1)]
    if type is EventType.VISIT:
        return [*[CountryRole.VISITOR] * (count - 1), CountryRole.HOST]
    return [CountryRole.PARTICIPANT] * count


def _persons(
    cast: Cast, type: EventType, codes: Sequence[str], chance: random.Random
) -> tuple[tuple[Person, str, ParticipationRole], ...]:
    found: dict[int, tuple[Person, str, ParticipationRole]] = {}
    for n in range(_COUNTS["persons"].one(chance)):
        code = codes[n % len(codes)]
        person = cast.person_of(code, chance)
        role = ParticipationRole.SPEAKER if type in _AT_SOMEBODY and not n else ParticipationRole.PARTICIPANT
        while person.key in found and len(found) < len(cast.persons[code]):
            person = chance.choice(cast.persons[code])
        found[person.key] = (person, code, role)
    return tuple(found.values())
