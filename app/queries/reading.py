"""From a selection to rows: statements made once for what is wanted of a noun, and run for any keys.

PostgreSQL reads a noun with the lists that hang on it in one statement, each list as arrays of its columns:
another statement is another way to the server and back. SQLite is in the process; there a statement a list
costs less than arrays. What hangs on the things of a list is a statement of its own on both.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import orjson
import sqlalchemy as sa

from app.queries.nouns import Many, Noun, Part, Row, Wanted, both, names
from app.queries.prepared import Prepared
from app.queries.written import Source, entries

Values = Sequence[Any]  # of one row of a result
Make = Callable[[Values], Any]
Expression = Callable[[str], str]  # the text of what has a name

KEY = names("key")
KEYS = "keys"


class Reader:
    """What is wanted of a noun. To be kept: making the statements costs as much as many a read."""

    def __init__(self, noun: Noun, wanted: Wanted) -> None:
        self._noun = noun
        self._wanted = both(wanted, KEY)
        self._made: dict[str, _Things] = {}

    def read(self, connection: sa.Connection, keys: Iterable[int]) -> dict[int, Any]:
        """By key, what is there of those asked for."""
        dialect = connection.dialect.name
        if dialect not in self._made:
            self._made[dialect] = _Things(self._noun, self._wanted, dialect)
        return self._made[dialect].read(connection, keys)


class ListReader:
    """What is wanted of the things in a list; with an entry for every key asked for."""

    def __init__(self, many: Many, wanted: Wanted | None = None) -> None:
        self._many = many
        self._wanted = many.everything if wanted is None else wanted
        self._made: dict[str, _Lists] = {}

    def read(self, connection: sa.Connection, owners: Iterable[int]) -> dict[int, list[Any]]:
        dialect = connection.dialect.name
        if dialect not in self._made:
            self._made[dialect] = _Lists(self._many, self._wanted, dialect)
        return self._made[dialect].read(connection, owners)


class _Things:
    """The statements of a `Reader` for one kind of database."""

    def __init__(self, noun: Noun, wanted: Wanted, dialect: str) -> None:
        chosen = _Columns(noun, wanted, noun.source)
        lists = {name: many for name, many in noun.lists.items() if name in wanted}
        self._within: list[tuple[str, _Arrays]] = []
        self._apart: list[tuple[str, _Lists]] = []
        for name, many in lists.items():
            if dialect == "postgresql":
                self._within.append((name, _Arrays(many, wanted[name], chosen, noun)))
            else:
                self._apart.append((name, _Lists(many, wanted[name], dialect)))
        self._make = chosen.make
        where = (is_one_of(noun.columns["key"], dialect), *noun.where)
        self._statement = Prepared.of(chosen.select().where(*where), dialect)

    def read(self, connection: sa.Connection, keys: Iterable[int]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        for values in rows_of_keys(connection, self._statement, keys):
            row = self._make(values)
            for name, arrays in self._within:
                row[name] = arrays.rows(values, row["key"])
            found[row["key"]] = row
        for name, arrays in self._within:
            arrays.listed.complete(connection, [row[name] for row in found.values()])
        for name, lists in self._apart:
            hanging = lists.read(connection, found)
            for key, row in found.items():
                row[name] = hanging[key]
        return found


class _Lists:
    """The statements of a `ListReader` for one kind of database."""

    def __init__(self, many: Many, wanted: Wanted, dialect: str) -> None:
        self._listed = _Listed(many, wanted)
        chosen = self._listed.columns
        self._owner = chosen.add(many.owner)
        statement = chosen.select().where(is_one_of(many.owner, dialect), *many.where)
        self._statement = Prepared.of(statement.order_by(*many.order), dialect)

    def read(self, connection: sa.Connection, owners: Iterable[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {owner: [] for owner in owners}
        make, owner = self._listed.make, self._owner
        for values in rows_of_keys(connection, self._statement, found):
            found[values[owner]].append(make(values))
        for key, rows in found.items():
            self._listed.number(key, rows)
        self._listed.complete(connection, found.values())
        return found


class _Arrays:
    """A list within the statement of what it hangs on: a lateral join that gives an array a column."""

    def __init__(self, many: Many, wanted: Wanted, outer: "_Columns", noun: Noun) -> None:
        self.listed = _Listed(many, wanted)
        owner = sa.literal_column(str(noun.columns["key"]), sa.BigInteger)
        inner = self.listed.columns.select().where(many.owner == owner, *many.where)
        rows = inner.order_by(*many.order).subquery()
        arrays = sa.select(*(sa.func.array_agg(each).label(each.name) for each in rows.c)).lateral()
        self._place = slice(len(outer.chosen), len(outer.chosen) + len(rows.c))
        outer.chosen += [arrays.c[each.name] for each in rows.c]
        outer.source = outer.source.outerjoin(arrays, sa.true())

    def rows(self, values: Values, owner: int) -> list[Any]:
        arrays = values[self._place]
        if arrays[0] is None:
            return []
        rows = list(map(self.listed.make, zip(*arrays, strict=True)))
        self.listed.number(owner, rows)
        return rows


class Rest:
    """Of the things in a list what no row of them has: what each has by its place, and what hangs on them.

    `needed` is what must be read of their rows.
    """

    def __init__(self, many: Many, wanted: Wanted) -> None:
        self._many = many
        self._is_numbered = any(name in wanted for name in many.numbered)
        self.needed = names(many.single) if many.single else wanted
        if self._is_numbered:
            self.needed = both(self.needed, many.number_of)
        hanging = {name: below for name, below in many.noun.lists.items() if name in wanted}
        if hanging:
            self.needed = both(self.needed, KEY)
        self._hanging = [(name, ListReader(below, wanted[name])) for name, below in hanging.items()]

    def number(self, owner: int, rows: list[Row]) -> None:
        if self._is_numbered:
            self._many.number(owner, rows)

    def complete(self, connection: sa.Connection, lists: Iterable[list[Row]]) -> None:
        """With what hangs on them."""
        for name, reader in self._hanging:
            rows = [row for each in lists for row in each]
            found = reader.read(connection, {row["key"] for row in rows})
            for row in rows:
                row[name] = found[row["key"]]


class _Listed(Rest):
    """The things of a list: how they are made, however they are read."""

    def __init__(self, many: Many, wanted: Wanted) -> None:
        super().__init__(many, wanted)
        self.columns = _Columns(many.noun, self.needed, many.source)
        self.make: Make = (lambda values: values[0]) if many.single else self.columns.make


class _Columns:
    """What is wanted of a noun as columns of a select, and how a row is made of their values."""

    def __init__(self, noun: Noun, wanted: Wanted, source: sa.FromClause) -> None:
        self.source = source
        self.chosen: list[sa.ColumnElement[Any]] = []
        written = Source()
        self.make: Make = written.function("r", self._row(noun, wanted, written))

    def add(self, column: sa.ColumnElement[Any]) -> int:
        """Where its value stands."""
        self.chosen.append(column)
        return len(self.chosen) - 1

    def select(self) -> sa.Select[Any]:
        labelled = [column.label(f"c{number}") for number, column in enumerate(self.chosen)]
        return sa.select(*labelled).select_from(self.source)

    def _row(self, noun: Noun, wanted: Wanted, written: Source) -> str:
        """The expression of a row of the noun, of the values `r`."""
        return entries(
            expression_of(
                noun,
                wanted,
                written,
                lambda name: f"r[{self.add(noun.columns[name])}]",
                lambda name: self._part(noun.parts[name], wanted[name], written),
            )
        )

    def _part(self, part: Part, wanted: Wanted, written: Source) -> str:
        self.source = part.join(self.source)
        if part.present is None:
            return self._row(part.noun, wanted, written)
        at = self.add(part.noun.columns[part.present])
        return f"None if r[{at}] is None else {self._row(part.noun, wanted, written)}"


def expression_of(
    noun: Noun, wanted: Wanted, written: Source, column: Expression, part: Expression
) -> dict[str, str]:
    """The entries of a thing: its columns and parts as told by name, and what is made of its columns."""
    made = {name: each for name, each in noun.made.items() if name in wanted}
    needed = {name for each in made.values() for name in each.of} | wanted.keys()
    values = {name: column(name) for name in noun.columns if name in needed}
    return (
        values
        | {
            name: f"{written.value(each.make)}({', '.join(values[one] for one in each.of)})"
            for name, each in made.items()
        }
        | {name: part(name) for name in noun.parts if name in wanted}
    )


def is_one_of(column: sa.ColumnElement[Any], dialect: str) -> sa.ColumnElement[bool]:
    """One text for any number of keys, so that the database prepares it once."""
    if dialect == "postgresql":
        return column == sa.func.any(sa.bindparam(KEYS, type_=sa.ARRAY(sa.BigInteger)))
    listed = sa.bindparam(KEYS, type_=sa.Text())
    return column.in_(sa.select(sa.func.json_each(listed).table_valued("value").c.value))


def rows_of_keys(connection: sa.Connection, statement: Prepared, keys: Iterable[int]) -> Sequence[Values]:
    listed = list(keys)
    if not listed:
        return ()
    given: Any = orjson.dumps(listed).decode() if connection.dialect.name == "sqlite" else listed
    return statement.run(connection, {KEYS: given})
