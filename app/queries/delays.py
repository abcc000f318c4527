"""How long it takes from an event to the release that tells it."""

from collections import Counter

import sqlalchemy as sa

from app.domain.codes import DatePrecision
from app.queries import tables as t
from app.queries.conditions import seen

NEWEST = 2_000

_event, _account, _release = t.event.c, t.event_account.c, t.release.c
# The newest events are found first, so that it takes as long in a large record as in a small one.
_EVENTS = (
    sa.select(_event.id, _event.ends_on)
    .where(seen(t.event), _event.sort_day > 0, _event.precision.in_([DatePrecision.DAY, DatePrecision.RANGE]))
    .order_by(_event.sort_day.desc(), _event.id.desc())
    .limit(NEWEST)
    .subquery()
)
_DAYS = (
    sa.select(_EVENTS.c.ends_on, _release.published_on)
    .select_from(
        _EVENTS.join(t.event_account, _account.event_id == _EVENTS.c.id).join(
            t.release, sa.and_(_release.id == _account.release_id, seen(t.release))
        )
    )
    .where(_release.published_on.is_not(None))
)


def days_to_release(connection: sa.Connection) -> dict[int, int]:
    """Of the newest events whose days are known: by the days between the last of them and the release, how
    many accounts there are; negative where the release came first."""
    found: Counter[int] = Counter()
    for ended, published in connection.execute(_DAYS):
        found[(published - ended).days] += 1
    return dict(found)
