"""Reads for many parents at once that `releases.py` has for one: what nested fields need.

Each is one statement, whatever the number of keys, and gives an entry for every key asked for.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.db.keys import parse_id
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.keyed import KEYS, rows_of
from app.queries.rows import (
    account_columns,
    account_of,
    event_columns,
    event_of,
    release_columns,
    with_publisher,
)


def revisions_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.Revision]]:
    """Every captured version, first one first."""
    found: dict[int, list[shapes.Revision]] = {key: [] for key in keys}
    for row in rows_of(connection, _REVISIONS, found):
        found[row["release_id"]].append(
            {
                "number": row["number"],
                "title": row["title"],
                "text": row["text"],
                "body_start": row["body_start"],
                "sha256": row["sha256"],
                "captured_at": row["captured_at"],
            }
        )
    return found


def accounts_of_releases(
    connection: sa.Connection, keys: Iterable[int]
) -> dict[int, list[shapes.AccountWithEvent]]:
    """The events read from each release, in the order of its text; events without links."""
    found: dict[int, list[shapes.AccountWithEvent]] = {key: [] for key in keys}
    for account in _accounts(connection, _OF_RELEASES, found):
        found[account["release"]["key"]].append(account)
    return found


def accounts_by_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, shapes.AccountWithEvent]:
    """Accounts by public id; what is not there, or was withdrawn, is left out."""
    keys = [key for key in (parse_id("account", id) for id in ids) if key is not None]
    if not keys:
        return {}
    return {account["id"]: account for account in _accounts(connection, _BY_KEY, keys)}


def _accounts(
    connection: sa.Connection, statement: sa.Select[Any], keys: Iterable[int]
) -> list[shapes.AccountWithEvent]:
    return [{**account_of(row), "event": event_of(row)} for row in rows_of(connection, statement, keys)]


_revision = t.release_revision.c
_REVISIONS = (
    sa.select(
        _revision.release_id,
        _revision.number,
        _revision.title,
        _revision.text,
        _revision.body_start,
        _revision.sha256,
        _revision.captured_at,
    )
    .where(_revision.release_id.in_(KEYS))
    .order_by(_revision.release_id, _revision.number)
)
_own = t.event_account.c
_ACCOUNTS = (
    sa.select(*account_columns, *event_columns, *release_columns)
    .select_from(
        with_publisher(
            t.event_account.join(t.event, t.event.c.id == _own.event_id).join(
                t.release, t.release.c.id == _own.release_id
            )
        )
    )
    .where(seen(t.event), seen(t.release))
    .order_by(_own.start, _own.id)
)
_OF_RELEASES = _ACCOUNTS.where(_own.release_id.in_(KEYS))
_BY_KEY = _ACCOUNTS.where(_own.id.in_(KEYS))
