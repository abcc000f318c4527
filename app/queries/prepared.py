"""Statements that are written once: SQLAlchemy makes the text for a shape, a request brings the values alone.

To put a statement of some clauses together and to find it among those compiled takes SQLAlchemy twenty times
as long as SQLite takes to walk twenty rows of an index.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.sql.compiler import SQLCompiler

Convert = Callable[[Any], Any] | None  # between Python's value and the driver's; None where they are the same

_DIALECTS: dict[str, sa.Dialect] = {
    "sqlite": registry.load("sqlite")(),
    "postgresql": registry.load("postgresql.psycopg")(paramstyle="numeric_dollar"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a statement, how its parameters are written and its columns read."""

    text: str
    parameters: tuple[tuple[str, Convert], ...]
    constants: Mapping[str, Any]  # values that belong to the shape
    columns: tuple[tuple[int, Convert], ...]  # those to convert

    @classmethod
    def of(cls, statement: sa.SelectBase, dialect_name: str) -> Self:
        dialect = _DIALECTS[dialect_name]
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        assert compiled.positiontup is not None
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        readers = [(n, _reader(each.type, dialect)) for n, each in enumerate(statement.selected_columns)]
        return cls(
            compiled.string,
            tuple((name, _writer(binds[name].type, dialect)) for name in compiled.positiontup),
            {name: bind.value for name, bind in binds.items() if not bind.required},
            tuple((n, convert) for n, convert in readers if convert is not None),
        )

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows, each with its columns in order."""
        given = {**self.constants, **values} if self.constants else values
        written = [
            given[name] if convert is None else convert(given[name]) for name, convert in self.parameters
        ]
        rows = _fetch(connection, self.text, written)
        return [self._read(row) for row in rows] if self.columns else rows

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        columns = list(row)
        for n, convert in self.columns:
            columns[n] = convert(columns[n])  # type: ignore[misc]
        return tuple(columns)


def _reader(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Convert:
    if isinstance(type_, sa.ARRAY) and _reader(type_.item_type, dialect) is None:
        return None  # the driver gives lists
    return type_.dialect_impl(dialect).result_processor(dialect, None)


def _writer(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Convert:
    if isinstance(type_, sa.ARRAY) and isinstance(type_.item_type, sa.Integer):
        return _numbers  # the driver looks at each for its size
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _numbers(values: Iterable[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def _fetch(connection: sa.Connection, text: str, values: Sequence[Any]) -> Sequence[Any]:
    """All rows, by the driver alone: what SQLAlchemy does around a statement takes as long as SQLite takes to
    find twenty rows, and its own rows are never looked at here."""
    if not connection.in_transaction():
        connection.begin()
    for tell in connection.dispatch.before_cursor_execute:
        tell(connection, None, text, values, None, False)
    driver: Any = connection.connection.dbapi_connection
    rows: Sequence[Any]
    try:
        if connection.dialect.name == "sqlite":
            rows = driver.execute(text, values).fetchall()
        else:
            rows = driver.rows(text, values)
    except Exception as error:
        connection._handle_dbapi_exception(error, text, tuple(values), None, None)
    return rows
