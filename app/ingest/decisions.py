"""Reads and writes what persons decided about events (`corrections.py` says what that is)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from app.ingest import tables
from app.ingest.corrections import Decision, Field, decode_value, encode_value

Decisions = defaultdict[int, list[Decision]]


def load_decisions(connection: tables.Connection, accounts: Collection[int]) -> Decisions:
    """What was decided by way of these accounts."""
    return _by_account(tables.select_in(connection, tables.correction.c.account_id, accounts))


def decisions_on_event(connection: tables.Connection, event: int) -> Decisions:
    """What was decided about an event that persons saw under this key."""
    return _by_account(tables.select_in(connection, tables.correction.c.event_id, [event]))


def all_decisions(connection: tables.Connection) -> list[Decision]:
    """Newest first."""
    own = tables.correction.c
    rows = connection.execute(
        sa.select(tables.correction).order_by(own.decided_at.desc(), own.event_id, own.field, own.account_id)
    ).mappings()
    return [_decision(row) for row in rows]


def write_decisions(connection: tables.Connection, decisions: Sequence[Decision]) -> None:
    """Store decisions, each in place of what was decided before about the same field of the same account."""
    for decision in decisions:
        forget_decisions(connection, [decision.account], [decision.field])
    tables.insert(
        connection,
        tables.correction,
        [
            {
                "account_id": decision.account,
                "field": decision.field.value,
                "release_id": decision.release,
                "event_id": decision.event,
                "value": encode_value(decision.value),
                "reason": decision.reason,
                "decided_at": decision.decided_at,
            }
            for decision in decisions
        ],
    )


def forget_decisions(
    connection: tables.Connection, accounts: Collection[int], fields: Collection[Field] = tuple(Field)
) -> None:
    own = tables.correction.c
    connection.execute(
        sa.delete(tables.correction).where(own.account_id.in_(list(accounts)), own.field.in_(list(fields)))
    )


def people_decided(decisions: Decisions) -> set[int]:
    """Keys of the persons and organisations whom decisions name."""
    found: set[int] = set()
    for decision in (each for listed in decisions.values() for each in listed):
        if decision.field is Field.ORGANIZATIONS:
            found.update(decision.value["organizations"])
        if decision.field is Field.PARTICIPANTS:
            found.update(each["participant_id"] for each in decision.value["participations"])
    return found - {None}


def _by_account(rows: Iterable[tables.Row]) -> Decisions:
    found: Decisions = defaultdict(list)
    for row in rows:
        found[row["account_id"]].append(_decision(row))
    return found


def _decision(row: tables.Row | sa.RowMapping) -> Decision:
    return Decision(
        account=row["account_id"],
        field=Field(row["field"]),
        release=row["release_id"],
        event=row["event_id"],
        value=decode_value(row["value"]),
        decided_at=row["decided_at"],
        reason=row["reason"],
    )
