"""The ids of all events or releases of some days, for who lists everything: nothing else of them is read."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import sqlalchemy as sa

from app.db.keys import public_id
from app.queries import tables as t
from app.queries.conditions import seen

UNDATED = 0  # the number that stands for no day
_TABLES = {"event": t.event, "release": t.release}


def ids_of_days(
    connection: sa.Connection, noun: Literal["event", "release"], days: tuple[dt.date, dt.date] | None
) -> Iterator[str]:
    """Newest first. Of what begins on one of these days, both ends included; None: of what has no day."""
    first, last = (day.toordinal() for day in days) if days else (UNDATED, UNDATED)
    table = _TABLES[noun]
    found = (
        sa.select(table.c.id)
        .where(seen(table), table.c.sort_day.between(first, last))
        .order_by(table.c.sort_day.desc(), table.c.id.desc())
    )
    return (public_id(noun, key) for key in connection.execute(found).scalars())
