"""The rows of one table as a batch knows them: what the database had, and what was made of it since.

Rows are found by values of columns. Of which values all rows are known is kept, so that the database is asked
once; a row in memory beats the one the database still has.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

Row = dict[str, Any]
Key = Any  # the value of a primary key of one column, the tuple of one of several
Columns = tuple[str, ...]


class Remembered:
    """`columns` are names; their values are tuples where there are several."""

    def __init__(self, table: sa.Table) -> None:
        self._key = _getter(tuple(column.name for column in table.primary_key.columns))
        self._is_log = table.name == "change"  # rows get their number when written, and are never looked at
        self._log: list[Row] = []
        self._rows: dict[Key, Row] = {}
        self._new: dict[Key, None] = {}
        self._changed: dict[Key, set[str]] = {}
        self._deleted: defaultdict[Columns, set[Any]] = defaultdict(set)  # and not taken yet
        self._places: dict[Columns, defaultdict[Any, dict[Key, None]]] = {}
        self._complete: defaultdict[Columns, set[Any]] = defaultdict(set)

    def missing(self, columns: Columns, values: Collection[Any]) -> list[Any]:
        """Those of the values of which the database may have rows that are not known."""
        complete = self._complete[columns]
        return [value for value in dict.fromkeys(values) if value not in complete]

    def learn(self, columns: Columns, values: Collection[Any], rows: Collection[Row]) -> None:
        """All rows that the database has with these values."""
        self._complete[columns].update(values)
        for row in rows:
            key = self._key(row)
            if key not in self._rows and not self._is_deleted(row):
                self._place(key, row)

    def rows(self, columns: Columns, values: Collection[Any]) -> list[Row]:
        places = self._by(columns)
        return [self._rows[key] for value in dict.fromkeys(values) for key in places.get(value, ())]

    def add(self, rows: Collection[Row]) -> None:
        if self._is_log:
            self._log += rows
            return
        for row in rows:
            key = self._key(row)
            self._place(key, row)
            self._new[key] = None

    def change(self, key: Key, values: Row) -> None:
        """Of a row that is known; nothing where there is none."""
        if key in self._rows:
            row = self._take(key) | values
            self._place(key, row)
            if key not in self._new:
                self._changed.setdefault(key, set()).update(values)

    def remove(self, columns: Columns, values: Collection[Any]) -> None:
        places, complete = self._by(columns), self._complete[columns]
        for value in values:
            keys = list(places.get(value, ()))
            if value not in complete or any(key not in self._new for key in keys):
                self._deleted[columns].add(value)
            complete.add(value)
            for key in keys:
                self._take(key)
                self._new.pop(key, None)
                self._changed.pop(key, None)

    def take_deleted(self) -> dict[Columns, set[Any]]:
        """What is to be deleted before anything is inserted."""
        deleted, self._deleted = self._deleted, defaultdict(set)
        return deleted

    def take_new(self) -> list[Row]:
        new = self._log or [self._rows[key] for key in self._new]
        self._log, self._new = [], {}
        return new

    def take_changed(self) -> dict[Columns, list[Row]]:
        """Whole rows by the columns to be written."""
        found: defaultdict[Columns, list[Row]] = defaultdict(list)
        for key, names in self._changed.items():
            found[tuple(sorted(names))].append(self._rows[key])
        self._changed = {}
        return found

    def _is_deleted(self, row: Row) -> bool:
        return any(_getter(columns)(row) in values for columns, values in self._deleted.items())

    def _by(self, columns: Columns) -> defaultdict[Any, dict[Key, None]]:
        places = self._places.get(columns)
        if places is None:
            places = self._places[columns] = defaultdict(dict)
            value_of = _getter(columns)
            for key, row in self._rows.items():
                places[value_of(row)][key] = None
        return places

    def _place(self, key: Key, row: Row) -> None:
        self._rows[key] = row
        for columns, places in self._places.items():
            places[_getter(columns)(row)][key] = None

    def _take(self, key: Key) -> Row:
        row = self._rows.pop(key)
        for columns, places in self._places.items():
            del places[_getter(columns)(row)][key]
        return row


@cache
def _getter(columns: Columns) -> Callable[[Row], Any]:
    return itemgetter(*columns)
