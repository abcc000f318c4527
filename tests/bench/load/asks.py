"""What is asked: six reference queries with values drawn from all over an archive.

Every ask is another one, so that no answer is met twice: days, countries, types, words and positions differ.
Where the values must not change the work, the first day of a range does: long before what is shown.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import sqlalchemy as sa

from app.domain.countries import country_name
from app.ingest import tables
from tests.bench.archive.shape import BY_FREQUENCY, FIRST_DAY, HOME, LAST_DAY, TYPE_DRAW, zipf

SAMPLE = 20_000
_WARM_DAYS = 60
_SETTLED = dt.timedelta(days=500)  # after the first day, so that twenty events stand before each


class Query(StrEnum):
    """The reference queries, and variants of them with a bar of their own."""

    Q1 = "Q1"  # the newest 20 events with countries, participants and release
    Q1_WARM = "Q1 warm"  # the same events over and over, in other answers
    Q2 = "Q2"  # the same by country, types and days
    Q2_RARE = "Q2 rare"  # a country that is seldom met
    Q3 = "Q3"  # counts by country, type and month under a filter
    Q4 = "Q4"  # text search, newest first
    Q5 = "Q5"  # a page deep in the archive
    Q6 = "Q6"  # one event with everything


@dataclass(frozen=True, slots=True)
class Ask:
    """Values of one query; what a query does not need is empty. Days are day numbers."""

    first: int = 0
    last: int = 0
    country: str = ""
    types: tuple[str, ...] = ()
    words: str = ""
    day: int = 0  # of the event asked for, or after which the page begins
    key: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """What an archive holds, for asks that name it."""

    events: tuple[tuple[int, int], ...]  # day number and key
    families: tuple[str, ...]  # family names of participants


def sample(connection: sa.Connection, seed: int = 1) -> Sample:
    """Events from all over the archive: keys are digests, so every so many of them are a fair sample."""
    event, who = tables.event.c, tables.participant.c
    total = connection.execute(sa.select(sa.func.count()).select_from(tables.event)).scalar_one()
    part = sa.select(event.sort_day, event.id).where(event.sort_day > 0)
    if total > SAMPLE:
        part = part.where(event.id < int(2**63 * SAMPLE / total))
    events = [(row.sort_day, row.id) for row in connection.execute(part.order_by(event.id))]
    random.Random(seed).shuffle(events)
    persons = sa.select(who.name).where(who.kind == "person").order_by(who.id).limit(SAMPLE)
    return Sample(tuple(events), tuple(name.split()[-1] for name in connection.execute(persons).scalars()))


def asks(query: Query, known: Sample, seed: int) -> Iterator[Ask]:
    """As many asks of a query as are taken."""
    chance = random.Random(f"{query} {seed}")
    while True:
        yield _DRAWN[query](known, chance)


def _newest(_known: Sample, chance: random.Random) -> Ask:
    return _before(chance.randint((FIRST_DAY + _SETTLED).toordinal(), LAST_DAY.toordinal()), chance)


def _warm(_known: Sample, chance: random.Random) -> Ask:
    return _before(LAST_DAY.toordinal() - chance.randrange(_WARM_DAYS), chance)


def _before(last: int, chance: random.Random) -> Ask:
    return Ask(first=chance.randint(FIRST_DAY.toordinal() - 3000, last - 365), last=last)


def _filtered(_known: Sample, chance: random.Random) -> Ask:
    country = HOME if chance.random() < 0.4 else str(_FREQUENT.one(chance))
    return _by_country(country, chance)


def _counted(known: Sample, chance: random.Random) -> Ask:
    """From before the archive on: an event that lasts over a first day would be counted by some only."""
    return replace(_filtered(known, chance), first=FIRST_DAY.toordinal() - 1 - chance.randrange(3000))


def _rare(_known: Sample, chance: random.Random) -> Ask:
    return _by_country(chance.choice(BY_FREQUENCY[60:110]), chance)


def _by_country(country: str, chance: random.Random) -> Ask:
    ask = _before(chance.randint((FIRST_DAY + 8 * _SETTLED).toordinal(), LAST_DAY.toordinal()), chance)
    types = {TYPE_DRAW.one(chance).value for _ in range(3)}
    return Ask(ask.first, ask.last, country, tuple(sorted(types)))


def _searched(known: Sample, chance: random.Random) -> Ask:
    """A family name, one among many events, or words that many events have."""
    if chance.random() < 0.5:
        return Ask(words=chance.choice(known.families))
    country = country_name(str(_FREQUENT.one(chance))).split()[-1]
    about = chance.choice(
        ("talks", "statement", "visit", "cyber", "trade", "sanctions", "telephone", "summit")
    )
    return Ask(
        words=f"{country} {about} {chance.choice(known.families) if chance.random() < 0.1 else ''}".strip()
    )


def _deep(known: Sample, chance: random.Random) -> Ask:
    day, key = chance.choice(known.events)
    return Ask(first=FIRST_DAY.toordinal() - chance.randrange(3000), day=day, key=key)


def _one(known: Sample, chance: random.Random) -> Ask:
    day, key = chance.choice(known.events)
    return Ask(day=day, key=key)


_FREQUENT = zipf(BY_FREQUENCY[:40])
_DRAWN = {
    Query.Q1: _newest,
    Query.Q1_WARM: _warm,
    Query.Q2: _filtered,
    Query.Q2_RARE: _rare,
    Query.Q3: _counted,
    Query.Q4: _searched,
    Query.Q5: _deep,
    Query.Q6: _one,
}
