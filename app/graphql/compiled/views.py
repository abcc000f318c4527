"""How what is written of a thing finds its values: in its row, a dict, or on the card of an event.

A `View` is the text of a thing and knows what stands where in it. Fields are written for rows first, which
tells what they need. Where all of that stands on cards they are written once more, for the values of a card
as they are: making rows of them took as long as all else that is done for an event of a list.
"""

from dataclasses import dataclass, replace
from typing import Any, Protocol

import sqlalchemy as sa
from graphql import GraphQLNonNull, GraphQLOutputType, GraphQLString

from app.graphql.types.columns import FromRow
from app.queries.event_cards import Places
from app.queries.nouns import PLAIN, Noun, Wanted
from app.queries.written import Source

Needed = dict[str, Any]  # a `Wanted` in the making


class View(Protocol):
    """A thing, as the text of an expression."""

    @property
    def text(self) -> str: ...

    def at(self, text: str) -> "View":
        """Another thing that is seen as this one is."""

    def value(self, how: FromRow) -> str:
        """What a field is read from."""

    def kind(self, how: FromRow, kind: GraphQLOutputType, /) -> GraphQLOutputType:
        """As what the value of a field of that type is to be written."""

    def below(self, how: FromRow, text: str) -> "View":
        """What a field gives, which has that text."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A thing whose row is a dict. What is asked of it is noted in `needed`."""

    text: str
    needed: Needed

    def at(self, text: str) -> "RowView":
        return replace(self, text=text)

    def value(self, how: FromRow) -> str:
        _add(self.needed, how.wanted)
        if how.name is None:
            return self.text
        self.needed.setdefault(how.name, {})
        return f"{self.text}[{how.name!r}]"

    def kind(self, _how: FromRow, kind: GraphQLOutputType) -> GraphQLOutputType:
        return kind

    def below(self, how: FromRow, text: str) -> "RowView":
        return RowView(text, {} if how.name is None else self.needed.setdefault(how.name, {}))


@dataclass(frozen=True, slots=True)
class CardView:
    """A thing whose values are a list, in the order of its noun; without a noun a plain value.

    `wanted` is all that is wanted of it.
    """

    text: str
    noun: Noun | None
    wanted: Wanted
    source: Source

    def at(self, text: str) -> "CardView":
        return replace(self, text=text)

    def value(self, how: FromRow) -> str:
        if self.noun is None:
            return self.text
        places = Places(self.noun, self.text, self.source)
        if how.name is None:
            return places.row(how.wanted)
        if how.is_code or (how.read is None and self._stands_as_written(how.name)):
            return places.written(how.name)
        return places.value(how.name, self.wanted[how.name])

    def kind(self, how: FromRow, kind: GraphQLOutputType) -> GraphQLOutputType:
        is_day = how.read is None and how.name is not None and self._is_day(how.name)
        return _as_text(kind) if is_day else kind

    def below(self, how: FromRow, text: str) -> View:
        if how.read is not None:
            return RowView(text, {})
        if self.noun is None or how.name is None:
            return self.at(text)
        many, part = self.noun.lists.get(how.name), self.noun.parts.get(how.name)
        noun = part.noun if part else many.noun if many and not many.single else None
        return CardView(text, noun, self.wanted.get(how.name, PLAIN), self.source)

    def listed(self, how: FromRow) -> tuple[str, str, "CardView"]:
        """Of a list of things: its text, a function that makes of a thing the row which it is listed by, and
        how its things are seen."""
        assert self.noun is not None
        assert how.name is not None
        many = self.noun.lists[how.name]
        row_of = self.source.function("r", Places(many.noun, "r", self.source).row(how.wanted[how.name]))
        item = CardView("each", many.noun, self.wanted[how.name], self.source)
        return Places(self.noun, self.text, self.source).written(how.name), self.source.value(row_of), item

    def _stands_as_written(self, name: str) -> bool:
        assert self.noun is not None
        return name in self.noun.parts or name in self.noun.lists or self._is_day(name)

    def _is_day(self, name: str) -> bool:
        column = self.noun.columns.get(name) if self.noun else None
        return column is not None and isinstance(column.type, sa.Date)


def _as_text(kind: GraphQLOutputType) -> GraphQLOutputType:
    """A day stands on a card as it is written in an answer."""
    return GraphQLNonNull(GraphQLString) if isinstance(kind, GraphQLNonNull) else GraphQLString


def _add(needed: Needed, wanted: Wanted) -> None:
    for name, below in wanted.items():
        _add(needed.setdefault(name, {}), below)
