"""The tables as the write path names them, and the statements it needs over and over.

To put a statement together takes longer than to run it on a row (250 µs against 60), so those that run for
every release are made once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.db import models

_ALL = models.Release.metadata.tables

account_link = _ALL["account_link"]
change = _ALL["change"]
correction = _ALL["correction"]
count_state = _ALL["count_state"]
document = _ALL["document"]
event = _ALL["event"]
event_account = _ALL["event_account"]
event_country = _ALL["event_country"]
event_listing = _ALL["event_listing"]
event_organization = _ALL["event_organization"]
event_redirect = _ALL["event_redirect"]
event_subject = _ALL["event_subject"]
event_topic = _ALL["event_topic"]
event_traits = _ALL["event_traits"]
evidence = _ALL["evidence"]
kept_answer = _ALL["kept_answer"]
link_block = _ALL["link_block"]
link_decision = _ALL["link_decision"]
participant = _ALL["participant"]
participant_alias = _ALL["participant_alias"]
participation = _ALL["participation"]
post = _ALL["post"]
proposal = _ALL["proposal"]
publisher = _ALL["publisher"]
release = _ALL["release"]
release_revision = _ALL["release_revision"]
release_twin = _ALL["release_twin"]
set_aside = _ALL["set_aside"]
stance = _ALL["stance"]
stance_party = _ALL["stance_party"]
telling = _ALL["telling"]
trait = _ALL["trait"]
trait_bits = _ALL["trait_bits"]

Row = Mapping[str, Any]

# Fewer than the variables that SQLite (32,766) and PostgreSQL (65,535) take in a statement.
_MOST_IN_LIST = 10_000


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """All rows in one statement."""
    if rows:
        connection.execute(_insertion(table), list(rows))


@cache
def _insertion(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


def select_in(
    connection: sa.Connection, column: sa.ColumnElement[Any], keys: Collection[Any], *order: Any
) -> list[dict[str, Any]]:
    """The rows of a table whose column is one of `keys`."""
    found: list[dict[str, Any]] = []
    for some in _portions(keys):
        rows = connection.execute(_selection(column, order), {"keys": some}).mappings()
        found.extend(dict(row) for row in rows)
    return found


@cache
def _selection(column: sa.ColumnElement[Any], order: tuple[Any, ...]) -> sa.Select[Any]:
    wanted: sa.BindParameter[Any] = sa.bindparam("keys", expanding=True)
    return sa.select(column.table).where(column.in_(wanted)).order_by(*order)


def delete_in(connection: sa.Connection, column: sa.ColumnElement[Any], keys: Collection[Any]) -> None:
    """Delete the rows of a table whose column is one of `keys`."""
    for some in _portions(keys):
        connection.execute(_deletion(column), {"keys": some})


@cache
def _deletion(column: sa.ColumnElement[Any]) -> sa.Delete:
    wanted: sa.BindParameter[Any] = sa.bindparam("keys", expanding=True)
    return sa.delete(column.table).where(column.in_(wanted))


def update_by_id(connection: sa.Connection, table: sa.Table, key: int, values: Row) -> None:
    connection.execute(sa.update(table).where(table.c.id == key).values(**values))


def _portions(keys: Iterable[Any]) -> Iterable[list[Any]]:
    listed = list(keys)
    for start in range(0, len(listed), _MOST_IN_LIST):
        yield listed[start : start + _MOST_IN_LIST]
