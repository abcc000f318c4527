"""Statements that are written once: SQLAlchemy makes the text for a shape, a request brings the values alone.

To put a statement of some clauses together and to find it among those compiled takes SQLAlchemy twenty times
as long as SQLite takes to walk twenty rows of an index.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.sql.compiler import SQLCompiler

Convert = Callable[[Any], Any] | None  # between Python's value and the driver's; None where they are the same

_DIALECTS: dict[str, sa.Dialect] = {
    "sqlite": registry.load("sqlite")(),
    "postgresql": registry.load("postgresql.psycopg")(),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a statement, how its parameters are written and its columns read."""

    text: str
    parameters: tuple[tuple[str, Convert], ...]
    constants: Mapping[str, Any]  # values that belong to the shape
    columns: tuple[tuple[int, Convert], ...]  # those to convert
    positional: bool  # whether the driver takes the values in the order of `parameters`

    @classmethod
    def of(cls, statement: sa.SelectBase, dialect_name: str) -> Self:
        dialect = _DIALECTS[dialect_name]
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        columns = enumerate(statement.selected_columns)
        readers = [
            (n, column.type.dialect_impl(dialect).result_processor(dialect, None)) for n, column in columns
        ]
        return cls(
            compiled.string,
            tuple(
                (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
                for name in compiled.positiontup or binds
            ),
            {name: bind.value for name, bind in binds.items() if not bind.required},
            tuple((n, convert) for n, convert in readers if convert is not None),
            compiled.positional,
        )

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows, each with its columns in order."""
        given = {**self.constants, **values} if self.constants else values
        written = [
            given[name] if convert is None else convert(given[name]) for name, convert in self.parameters
        ]
        parameters: Any = (
            tuple(written)
            if self.positional
            else dict(zip((name for name, _ in self.parameters), written, strict=True))
        )
        rows = _fetch(connection, self.text, parameters)
        return [self._read(row) for row in rows] if self.columns else rows

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        columns = list(row)
        for n, convert in self.columns:
            columns[n] = convert(columns[n])  # type: ignore[misc]
        return tuple(columns)


def _fetch(connection: sa.Connection, text: str, parameters: Any) -> Sequence[Any]:
    """All rows, by the driver alone where nobody listens: what SQLAlchemy does around a statement takes as
    long as SQLite takes to find twenty rows, and its own rows are never looked at here."""
    if connection.dispatch.before_cursor_execute:
        result = connection.exec_driver_sql(text, parameters)
        rows: Sequence[Any] = result.cursor.fetchall()
        result.close()
        return rows
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text, parameters)
        return cursor.fetchall()
    except Exception as error:
        connection._handle_dbapi_exception(error, text, parameters, cursor, None)
    finally:
        cursor.close()
