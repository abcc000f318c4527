"""Keys of events that became part of others lead to these, and go when they live again or those are gone."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from app.ingest import tables


def lift(connection: sa.Connection, keys: Collection[int]) -> None:
    """These are events again."""
    if keys:
        tables.delete_in(connection, tables.event_redirect.c.id, keys)


def turn(connection: sa.Connection, gone: Mapping[int, int | None]) -> None:
    """What led to an event that is about to go leads on to what that is part of, or nowhere."""
    table = tables.event_redirect
    for key, into in gone.items():
        if into is None:
            tables.delete_in(connection, table.c.event_id, [key])
        else:
            connection.execute(sa.update(table).where(table.c.event_id == key).values(event_id=into))


def write(connection: sa.Connection, gone: Mapping[int, int | None]) -> None:
    rows = [{"id": key, "event_id": into} for key, into in gone.items() if into is not None]
    tables.insert(connection, tables.event_redirect, rows)
