"""What can be read of a thing, by the names of its shape in `shapes.py`: the words selections are made of.

A `Noun` knows its columns, what is made of them, the things that stand in the same row (`Part`) and the lists
that hang on it (`Many`). A selection (`Wanted`) names what is wanted of it, at any depth; `reading.py` makes
of both a statement that reads no more, and plain dicts that hold no more. The nouns are in `record.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

Row = dict[str, Any]
Wanted = Mapping[str, "Wanted"]  # with nothing below a plain value

PLAIN: Wanted = {}


def names(*wanted: str) -> Wanted:
    """A selection of plain values."""
    return dict.fromkeys(wanted, PLAIN)


def both(one: Wanted, other: Wanted) -> Wanted:
    """What either wants."""
    shared = {name: both(one[name], other[name]) for name in one.keys() & other.keys()}
    return {**one, **other, **shared}


@dataclass(frozen=True, slots=True)
class Made:
    """A value made of columns of the same row."""

    of: tuple[str, ...]
    make: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Another thing in the same row; `present` is the name of its column that is null where there is none.

    `beside`: it is read for those alone who name it.
    """

    noun: "Noun"
    join: Callable[[sa.FromClause], sa.FromClause] = lambda source: source
    present: str | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """Things that hang on one, in their order; a list of plain values where `single` names the one of each.

    `number` gives the rows of one list what they have by standing in it, the names in `numbered`, of what
    `number_of` says. It is called with the key of what they hang on.
    """

    noun: "Noun"
    source: sa.FromClause
    owner: sa.ColumnElement[Any]
    order: Sequence[sa.ColumnElement[Any]]
    where: Sequence[sa.ColumnElement[bool]] = ()
    single: str | None = None
    numbered: Sequence[str] = ()
    number_of: Wanted = field(default_factory=dict)
    number: Callable[[int, list[Row]], None] = lambda _owner, _rows: None

    @property
    def everything(self) -> Wanted:
        return {**self.noun.everything, **names(*self.numbered)}


@dataclass(frozen=True, slots=True)
class Noun:
    """`columns` has an entry `key` for what is read by key; `where` says what of the table is there."""

    source: sa.FromClause
    columns: Mapping[str, sa.ColumnElement[Any]]
    made: Mapping[str, Made] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    lists: Mapping[str, Many] = field(default_factory=dict)
    where: Sequence[sa.ColumnElement[bool]] = ()

    @property
    def plain(self) -> Wanted:
        return names(*self.columns, *self.made)

    @property
    def everything(self) -> Wanted:
        """All that is read of it as a rule: no lists that hang on it, nor what stands beside it."""
        parts = {name: part.noun.everything for name, part in self.parts.items() if not part.beside}
        return {**self.plain, **parts}
