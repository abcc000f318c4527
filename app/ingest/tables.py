"""The tables as the write path names them, and the few things it does with their rows.

Each works on a connection, at once, and on a `Batch` (`batch.py`), which remembers what was read and writes
what was gathered at its end. To put a statement together takes longer than to run it on a row (250 µs against
60), so each is made once.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Protocol

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from app.db import models

_ALL = models.Release.metadata.tables

account_link = _ALL["account_link"]
attestation = _ALL["attestation"]
change = _ALL["change"]
correction = _ALL["correction"]
count_state = _ALL["count_state"]
document = _ALL["document"]
event = _ALL["event"]
event_account = _ALL["event_account"]
event_card = _ALL["event_card"]
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
participant_redirect = _ALL["participant_redirect"]
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

Row = dict[str, Any]
Columns = sa.ColumnElement[Any] | tuple[sa.ColumnElement[Any], ...]

# Large, and of use to few who ask for rows by key; those select them by name.
_LEFT_OUT = frozenset((document.c.content, release_revision.c.text))
# Fewer than the variables that SQLite (32,766) and PostgreSQL (65,535) take in a statement.
_MOST_IN_LIST = 10_000


class Gathering(Protocol):
    """What a `Batch` does with rows in place of the statements below."""

    @property
    def dialect(self) -> sa.Dialect: ...
    def execute(self, statement: sa.Executable, parameters: Any = None, /) -> sa.CursorResult[Any]: ...
    def select_in(self, columns: Columns, keys: Collection[Any], order: tuple[Any, ...]) -> list[Row]: ...
    def insert(self, table: sa.Table, rows: Sequence[Row]) -> None: ...
    def insert_numbered(self, table: sa.Table, row: Row) -> int: ...
    def delete_in(self, column: sa.ColumnElement[Any], keys: Collection[Any]) -> None: ...
    def update_by_id(self, table: sa.Table, key: int, values: Row) -> None: ...
    def at_end(self, task: "Task", keys: Collection[int]) -> None: ...
    def recall(self, name: str, keys: Collection[Any], load: "Load") -> dict[Any, Any]: ...
    def index(self, noun: str, texts: dict[int, str]) -> None: ...
    def unindex(self, noun: str, keys: Collection[int]) -> None: ...
    def words(self, noun: str) -> dict[int, str | None]: ...
    def at_hand(self, column: sa.ColumnElement[Any], keys: Collection[Any]) -> list[Row]: ...
    def forget(self, name: str) -> None: ...


Connection = sa.Connection | Gathering
Task = Callable[[sa.Connection, Collection[int]], None]
Load = Callable[[sa.Connection, Sequence[Any]], dict[Any, Any]]


def select_in(connection: Connection, columns: Columns, keys: Collection[Any], *order: Any) -> list[Row]:
    """The rows of a table whose column is one of `keys`; of several columns, keys are tuples."""
    if isinstance(connection, sa.Connection):
        return read_rows(connection, columns, keys, order)
    return connection.select_in(columns, keys, order)


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """All rows in one statement."""
    if not rows:
        return
    if isinstance(connection, sa.Connection):
        insertion = _insertion(table, tuple(rows[0]), connection.dialect)
        connection.exec_driver_sql(insertion.statement, insertion.parameters(rows))
    else:
        connection.insert(table, rows)


def insert_numbered(connection: Connection, table: sa.Table, row: Row) -> int:
    """Insert a row whose `id` the database counts; returns it."""
    if isinstance(connection, sa.Connection):
        return int(connection.execute(_numbered_insertion(table), row).scalar_one())
    return connection.insert_numbered(table, row)


def delete_in(connection: Connection, column: sa.ColumnElement[Any], keys: Collection[Any]) -> None:
    """Delete the rows of a table whose column is one of `keys`."""
    if isinstance(connection, sa.Connection):
        for some in portions(keys):
            connection.execute(_deletion(column), {"keys": some})
    else:
        connection.delete_in(column, keys)


def update_by_id(connection: Connection, table: sa.Table, key: int, values: Row) -> None:
    if isinstance(connection, sa.Connection):
        connection.execute(sa.update(table).where(table.c.id == key).values(**values))
    else:
        connection.update_by_id(table, key, values)


def at_end(connection: Connection, task: Task, keys: Collection[int]) -> None:
    """Do what rests on rows that are written: now, or for all keys of a batch when it has written them."""
    if isinstance(connection, sa.Connection):
        task(connection, keys)
    else:
        connection.at_end(task, keys)


def recall(connection: Connection, name: str, keys: Collection[Any], load: "Load") -> dict[Any, Any]:
    """What is asked of the database by other means, under a name: for all keys of a batch once."""
    if isinstance(connection, sa.Connection):
        return load(connection, list(keys))
    return connection.recall(name, keys, load)


def at_hand(connection: Connection, column: sa.ColumnElement[Any], keys: Collection[Any]) -> list[Row]:
    """The rows with these keys that a batch has in memory; it may have more in the database."""
    return [] if isinstance(connection, sa.Connection) else connection.at_hand(column, keys)


def forget(connection: Connection, name: str) -> None:
    """What was recalled holds no more."""
    if not isinstance(connection, sa.Connection):
        connection.forget(name)


def read_rows(
    connection: sa.Connection, columns: Columns, keys: Collection[Any], order: tuple[Any, ...] = ()
) -> list[Row]:
    """The rows as the database has them."""
    found: list[Row] = []
    for some in portions(keys):
        if isinstance(columns, tuple):
            rows = connection.execute(
                _joined(columns, connection.dialect.name),
                {"keys": orjson.dumps([*map(tuple, some)]).decode()},
            )
        else:
            rows = connection.execute(_selection(columns, order), {"keys": some})
        found.extend(dict(row) for row in rows.mappings())
    return found


def update_rows(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Sequence[Row]
) -> None:
    """Bring these columns of stored rows to what the rows say, all in one statement."""
    values = [{"own": row["id"]} | {f"new_{name}": row[name] for name in names} for row in rows]
    connection.execute(_update(table, tuple(names)), values)


@cache
def _update(table: sa.Table, names: tuple[str, ...]) -> sa.Update:
    values: dict[str, sa.BindParameter[Any]] = {name: sa.bindparam(f"new_{name}") for name in names}
    return sa.update(table).where(table.c.id == sa.bindparam("own")).values(values)


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A statement as the driver takes it: having rows bound by SQLAlchemy took as long as inserting them."""

    statement: str
    names: tuple[str, ...]
    converters: tuple[
        tuple[int, Callable[[Any], Any]], ...
    ]  # by place, of types that the driver does not know
    are_named: bool

    def parameters(self, rows: Sequence[Row]) -> list[Any]:
        """A tuple for each row; a dictionary where the driver knows parameters by name."""
        columns: list[Iterable[Any]] = [[row[name] for row in rows] for name in self.names]
        for place, convert in self.converters:
            columns[place] = map(convert, columns[place])
        values = zip(*columns, strict=True)
        if self.are_named:
            return [dict(zip(self.names, value, strict=True)) for value in values]
        return list(values)


@lru_cache(maxsize=500)
def _insertion(table: sa.Table, names: tuple[str, ...], dialect: sa.Dialect) -> _Insertion:
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=names)
    order = tuple(compiled.positiontup or names)
    converters = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order]
    return _Insertion(
        str(compiled),
        order,
        tuple((n, converter) for n, converter in enumerate(converters) if converter),
        not compiled.positional,
    )


@cache
def _numbered_insertion(table: sa.Table) -> sa.Insert:
    return sa.insert(table).returning(table.c.id)


@cache
def _selection(column: sa.ColumnElement[Any], order: tuple[Any, ...]) -> sa.Select[Any]:
    wanted: sa.BindParameter[Any] = sa.bindparam("keys", expanding=True)
    return _columns_of(column.table).where(column.in_(wanted)).order_by(*order)


@cache
def _joined(columns: tuple[sa.ColumnElement[Any], ...], dialect: str) -> sa.Select[Any]:
    """One look into the index for each key; keys come as JSON, for a list of so many has no plan."""
    table = columns[0].table
    each = "json_each" if dialect == "sqlite" else "jsonb_array_elements"
    given = sa.bindparam("keys", type_=sa.Text())
    keys = getattr(sa.func, each)(given if dialect == "sqlite" else sa.cast(given, JSONB))
    key = keys.table_valued("value").alias("wanted")
    parts = [sa.cast(key.c.value.op("->>")(n), column.type) == column for n, column in enumerate(columns)]
    return _columns_of(table).join(key, sa.and_(*parts))


def _columns_of(table: Any) -> sa.Select[Any]:
    return sa.select(*(column for column in table.columns if column not in _LEFT_OUT))


@cache
def _deletion(column: sa.ColumnElement[Any]) -> sa.Delete:
    wanted: sa.BindParameter[Any] = sa.bindparam("keys", expanding=True)
    return sa.delete(column.table).where(column.in_(wanted))


def portions(keys: Iterable[Any], most: int = _MOST_IN_LIST) -> Iterator[list[Any]]:
    listed = list(keys)
    for start in range(0, len(listed), most):
        yield listed[start : start + most]
