"""The change log: what became of releases, events, people and organisations, in the order of commits.

A position in it is the cursor of the last row that was seen; reading on from there misses nothing.
Tombstones (deleted, merged) pass every filter: what is gone can no longer be asked whether it matches, and
whoever holds a copy needs to know.
"""

import json
from collections.abc import Sequence

import sqlalchemy as sa

from app.db.keys import public_id
from app.db.notices import end_of_log
from app.domain.codes import ChangeKind
from app.errors import InvalidPage
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import conditions, seen
from app.queries.filters import EventFilter
from app.queries.page import MAX_SIZE, Cursor, not_a_cursor

ORDER = "change"
TOMBSTONES = (ChangeKind.DELETED, ChangeKind.MERGED)


def list_changes(
    connection: sa.Connection, since: str | None, filter: EventFilter | None, size: int
) -> shapes.ChangePage:
    """The changes after a position, oldest first; with a filter only those of events that match now."""
    if not 0 <= size <= MAX_SIZE:
        raise InvalidPage(f"first is {size}; it may be 0 to {MAX_SIZE}.", subject="first")
    start = _position(since)
    own = t.change.c
    statement = sa.select(t.change).where(own.seq > start, *_matching(connection, filter))
    rows = connection.execute(statement.order_by(own.seq).limit(size + 1)).mappings().all()
    shown, more = rows[:size], len(rows) > size
    if not rows and start:
        _check_reached(connection, start)
    if more or filter is None or filter.is_empty:
        end = shown[-1]["seq"] if shown else start
    else:  # nothing that matches is left: go on behind what was passed over
        end = max(start, end_of_log(connection))
    return {"items": [_change_of(row) for row in shown], "next": _cursor(end), "has_more": more}


def _check_reached(connection: sa.Connection, start: int) -> None:
    """Whoever read further than the log goes has read another one, as before a backup was restored."""
    if start > end_of_log(connection):
        raise InvalidPage(
            "since is a place that this log has not reached; its data were restored or made anew. "
            "Read from the beginning, without since, and replace your copy.",
            subject="since",
        )


def latest_cursor(connection: sa.Connection) -> str:
    """The position behind all that is there."""
    return _cursor(end_of_log(connection))


def check_cursor(since: str) -> None:
    """Raises `InvalidPage` for what is no position in the log."""
    _position(since)


def _position(since: str | None) -> int:
    if since is None:
        return 0
    cursor = Cursor.read(since)
    if cursor is None or cursor.order != ORDER:
        raise not_a_cursor("since", since)
    return cursor.key


def _cursor(seq: int) -> str:
    return str(Cursor(ORDER, 0, seq))


def _matching(connection: sa.Connection, filter: EventFilter | None) -> Sequence[sa.ColumnElement[bool]]:
    if filter is None or filter.is_empty:
        return ()
    own = t.change.c
    clauses = conditions(filter, connection.dialect.name)
    matches = sa.exists().select_from(t.event).where(t.event.c.id == own.entity_id, seen(t.event), *clauses)
    return (own.noun == "event", sa.or_(own.kind.in_(TOMBSTONES), matches.correlate(t.change)))


def _change_of(row: sa.RowMapping) -> shapes.Change:
    noun, into = row["noun"], row["replaced_by"]
    return {
        "cursor": _cursor(row["seq"]),
        "at": row["at"],
        "kind": row["kind"],
        "noun": noun,
        "id": public_id(noun, row["entity_id"]),
        "replaced_by": public_id(noun, into) if into is not None else None,
        "fields": json.loads(row["fields"]),
        "reason": row["reason"],
    }
