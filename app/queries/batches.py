"""Reads for many parents at once that `releases.py` has for one: what nested fields need.

Each is one statement, whatever the number of keys, and gives an entry for every key asked for.
"""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.db.keys import parse_id
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import Clause, seen
from app.queries.links import account_columns
from app.queries.rows import account_of, event_columns, event_of, release_columns, with_publisher


def revisions_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.Revision]]:
    """Every captured version, first one first."""
    found: dict[int, list[shapes.Revision]] = {key: [] for key in keys}
    own = t.release_revision.c
    for row in connection.execute(
        sa.select(
            own.release_id, own.number, own.title, own.text, own.body_start, own.sha256, own.captured_at
        )
        .where(own.release_id.in_(found))
        .order_by(own.release_id, own.number)
    ):
        found[row.release_id].append(
            {
                "number": row.number,
                "title": row.title,
                "text": row.text,
                "body_start": row.body_start,
                "sha256": row.sha256,
                "captured_at": row.captured_at,
            }
        )
    return found


def accounts_of_releases(
    connection: sa.Connection, keys: Iterable[int]
) -> dict[int, list[shapes.AccountWithEvent]]:
    """The events read from each release, in the order of its text; events without links."""
    found: dict[int, list[shapes.AccountWithEvent]] = {key: [] for key in keys}
    for account in _accounts(connection, t.event_account.c.release_id.in_(found)):
        found[account["release"]["key"]].append(account)
    return found


def accounts_by_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, shapes.AccountWithEvent]:
    """Accounts by public id; what is not there, or was withdrawn, is left out."""
    keys = [key for key in (parse_id("account", id) for id in ids) if key is not None]
    if not keys:
        return {}
    return {account["id"]: account for account in _accounts(connection, t.event_account.c.id.in_(keys))}


def _accounts(connection: sa.Connection, which: Clause) -> list[shapes.AccountWithEvent]:
    own = t.event_account.c
    source = t.event_account.join(t.event, t.event.c.id == own.event_id).join(
        t.release, t.release.c.id == own.release_id
    )
    rows = connection.execute(
        sa.select(*account_columns, *event_columns, *release_columns)
        .select_from(with_publisher(source))
        .where(which, seen(t.event), seen(t.release))
        .order_by(own.start, own.id)
    ).mappings()
    return [
        {
            **account_of(row),
            "event": event_of(row),
        }
        for row in rows
    ]
