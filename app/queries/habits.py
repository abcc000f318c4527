"""How a publisher reports, by its newest releases: in what languages, and how soon after the event."""

import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from app.domain.codes import DatePrecision, Prominence
from app.queries import tables as t
from app.queries.conditions import seen

NEWEST = 100  # so that it takes as long with many releases as with few

_event, _account, _release = t.event.c, t.event_account.c, t.release.c
_NEWEST = (
    sa.select(_release.id, _release.published_on, _release.language)
    .where(seen(t.release), _release.publisher == sa.bindparam("publisher"))
    .order_by(_release.sort_day.desc(), _release.id.desc())
    .limit(NEWEST)
    .subquery()
)
_RELEASES = sa.select(_NEWEST.c.id, _NEWEST.c.language)
_MAIN_EVENTS = (
    sa.select(_NEWEST.c.id, _NEWEST.c.published_on, _event.ends_on, _event.precision)
    .select_from(
        _NEWEST.join(t.event_account, _account.release_id == _NEWEST.c.id).join(
            t.event, sa.and_(_event.id == _account.event_id, seen(t.event))
        )
    )
    .where(_account.prominence == Prominence.PRIMARY)
)


@dataclass(frozen=True, slots=True)
class Habits:
    """`releases` are looked at; `telling` of them have a main event; `languages` most used first; `days`
    is the median from the last day of a main event to its release, None where nothing tells it."""

    releases: int
    telling: int
    languages: Mapping[str, int]
    days: float | None


def habits_of(connection: sa.Connection, publisher: str) -> Habits:
    """What is told before it happens has no delay and is left out of the median."""
    asked = {"publisher": publisher}
    languages = Counter(row.language for row in connection.execute(_RELEASES, asked))
    events = connection.execute(_MAIN_EVENTS, asked).all()
    delays = [
        (row.published_on - row.ends_on).days
        for row in events
        if row.published_on and row.ends_on and row.precision in (DatePrecision.DAY, DatePrecision.RANGE)
    ]
    past = [days for days in delays if days >= 0]
    return Habits(
        releases=languages.total(),
        telling=len({row.id for row in events}),
        languages=dict(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        days=statistics.median(past) if past else None,
    )
