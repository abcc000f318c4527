"""Keys of events that became part of others lead to these, and go when they live again or those are gone."""

from collections.abc import Collection, Mapping

from app.ingest import tables


def lift(connection: tables.Connection, keys: Collection[int]) -> None:
    """These are events again."""
    if keys:
        tables.delete_in(connection, tables.event_redirect.c.id, keys)


def turn(connection: tables.Connection, gone: Mapping[int, int | None]) -> None:
    """What led to an event that is about to go leads on to what that is part of, or nowhere."""
    leads_to = tables.event_redirect.c.event_id
    led = tables.select_in(connection, leads_to, gone)
    tables.delete_in(connection, leads_to, gone)
    turned = [{"id": row["id"], "event_id": gone[row["event_id"]]} for row in led]
    tables.insert(connection, tables.event_redirect, [row for row in turned if row["event_id"] is not None])


def write(connection: tables.Connection, gone: Mapping[int, int | None]) -> None:
    rows = [{"id": key, "event_id": into} for key, into in gone.items() if into is not None]
    tables.insert(connection, tables.event_redirect, rows)
