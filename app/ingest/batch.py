"""A transaction that many releases share: rows are read for all of them at once, and written at its end.

It answers as the database would after every write so far: what was read is remembered, what was inserted,
changed and deleted is laid over it. Any other statement (`execute`) is preceded by the writes it may depend
on, so code that knows nothing of batches is right in one, if not quick. A batch must be the only writer while
it lasts (`app.db.engine.writing`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.ingest import tables
from app.ingest.remembered import Remembered
from app.ingest.tables import Columns, Load, Row, Task

# Parents first, as references ask for.
_TABLES = tables.release.metadata.sorted_tables
_NUMBERS_AT_A_TIME = 50


@contextmanager
def gathered(connection: sa.Connection) -> Iterator["Batch"]:
    """A batch in the transaction of this connection, written when the block ends well."""
    batch = Batch(connection)
    yield batch
    batch.finish()


class _Tables(dict[sa.Table, Remembered]):
    def __missing__(self, table: sa.Table) -> Remembered:
        self[table] = Remembered(table)
        return self[table]


class Batch:
    """`tables.Gathering` in memory. What `recall` and `words` keep holds as long as the batch."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._tables = _Tables()
        self._tasks: dict[Task, dict[int, None]] = {}
        self._numbers: dict[sa.Table, Iterator[int]] = {}
        self._recalled: defaultdict[str, dict[Any, Any]] = defaultdict(dict)
        self._words: defaultdict[str, dict[int, str | None]] = defaultdict(dict)  # None: found no more
        self._unwritten_words: defaultdict[str, set[int]] = defaultdict(set)

    @property
    def dialect(self) -> sa.Dialect:
        return self._connection.dialect

    def execute(self, statement: sa.Executable, parameters: Any = None, /) -> sa.CursorResult[Any]:
        """A statement that sees everything written so far; it changes nothing that a batch remembers."""
        self.write()
        return self._connection.execute(statement, parameters)

    def select_in(self, columns: Columns, keys: Collection[Any], order: tuple[Any, ...] = ()) -> list[Row]:
        """Rows in the order of `order`, else of their primary keys."""
        table, names = _table_of(columns), _names_of(columns)
        known = self._tables[table]
        missing = known.missing(names, keys)
        if missing:
            known.learn(names, missing, tables.read_rows(self._connection, columns, missing))
        rows = known.rows(names, keys)
        by = itemgetter(*(column.name for column in order or table.primary_key.columns))
        return rows if len(rows) < 2 else sorted(rows, key=by)

    def insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        self._tables[table].add(rows)

    def insert_numbered(self, table: sa.Table, row: Row) -> int:
        if table not in self._numbers:
            self._numbers[table] = _free_numbers(self._connection, table)
        number = next(self._numbers[table])
        self.insert(table, [{"id": number, **row}])
        return number

    def delete_in(self, column: sa.ColumnElement[Any], keys: Collection[Any]) -> None:
        self._tables[_table_of(column)].remove(_names_of(column), keys)

    def update_by_id(self, table: sa.Table, key: int, values: Row) -> None:
        self.select_in(table.c.id, [key])
        self._tables[table].change(key, values)

    def at_end(self, task: Task, keys: Collection[int]) -> None:
        self._tasks.setdefault(task, {}).update(dict.fromkeys(keys))

    def at_hand(self, column: sa.ColumnElement[Any], keys: Collection[Any]) -> list[Row]:
        return self._tables[_table_of(column)].rows(_names_of(column), keys)

    def recall(self, name: str, keys: Collection[Any], load: Load) -> dict[Any, Any]:
        """What was asked of the database once; what this batch wrote since is not in it."""
        known = self._recalled[name]
        missing = [key for key in keys if key not in known]
        if missing:
            known |= load(self._connection, missing)
        return {key: known[key] for key in keys}

    def forget(self, name: str) -> None:
        """What is written is in what is recalled from now on."""
        self.write()
        self._recalled.pop(name, None)

    def index(self, noun: str, texts: dict[int, str]) -> None:
        self._words[noun] |= texts
        self._unwritten_words[noun].update(texts)

    def unindex(self, noun: str, keys: Collection[int]) -> None:
        self._words[noun] |= dict.fromkeys(keys)
        self._unwritten_words[noun].update(keys)

    def words(self, noun: str) -> dict[int, str | None]:
        """What things are found by since this batch; None for those found no more."""
        return self._words[noun]

    def finish(self) -> None:
        self.write()
        for task, keys in self._tasks.items():
            task(self._connection, list(keys))
        self._tasks.clear()

    def write(self) -> None:
        """Bring the database to what the batch says."""
        known = [(table, self._tables[table]) for table in _TABLES if table in self._tables]
        for table, rows in reversed(known):
            for names, keys in rows.take_deleted().items():
                tables.delete_in(self._connection, table.c[names[0]], keys)
        for table, rows in known:
            tables.insert(self._connection, table, rows.take_new())
        for table, rows in known:
            for names, changed in rows.take_changed().items():
                tables.update_rows(self._connection, table, names, changed)
        self._write_words()

    def _write_words(self) -> None:
        for noun, keys in self._unwritten_words.items():
            texts = {key: self._words[noun][key] for key in keys}
            search.forget(self._connection, noun, [key for key, text in texts.items() if text is None])
            search.index_texts(
                self._connection, noun, {key: text for key, text in texts.items() if text is not None}
            )
        self._unwritten_words.clear()


def _table_of(columns: Columns) -> Any:
    return (columns[0] if isinstance(columns, tuple) else columns).table


def _names_of(columns: Columns) -> tuple[str, ...]:
    return tuple(column.name for column in (columns if isinstance(columns, tuple) else (columns,)))


def _free_numbers(connection: sa.Connection, table: sa.Table) -> Iterator[int]:
    """Numbers that the database gives to nobody else; on SQLite because nobody else writes."""
    if connection.dialect.name == "sqlite":
        last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))).scalar_one()
        yield from count(last + 1)
    sequence = sa.func.pg_get_serial_sequence(table.name, "id")
    some = sa.func.generate_series(1, _NUMBERS_AT_A_TIME).alias()
    while True:
        yield from connection.execute(sa.select(sa.func.nextval(sequence)).select_from(some)).scalars().all()
