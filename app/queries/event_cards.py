"""Events as they are kept for lists: of each one row, which holds all that a list or its page shows of it.

What is shown of an event lies in a dozen tables, its people and releases all over each of them: SQLite looks
into 240 pages of its file for 20 events, and into 20 for their cards. A card is JSON, the values of a noun in
the order in which `record.py` names them; what follows from them (`Made`, `Many.numbered`) is made when it is
read. `app/ingest/event_cards.py` keeps cards in step with the tables. An event without one is read there, so
a card that is missing costs time and nothing else.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import orjson
import sqlalchemy as sa

from app.db.models import UtcDateTime
from app.queries import tables as t
from app.queries.nouns import PLAIN, Noun, Part, Row, Wanted, both
from app.queries.prepared import Prepared
from app.queries.reading import KEY, Reader, Rest, expression_of, is_one_of, rows_of_keys
from app.queries.record import EVENT
from app.queries.written import Source, entries

Values = list[Any]

# What a card holds: no evidence, which is many times the rest and shown of one event at a time.
ON_CARD: Wanted = {**EVENT.everything, **{name: many.everything for name, many in EVENT.lists.items()}}

_READ = sa.select(t.event_card.c.event_id, t.event_card.c.body)


def reader_of(noun: Noun, wanted: Wanted) -> "Reader | CardReader":
    """What reads that of a noun. A few columns of an event's own are read as quickly as its card."""
    has_card = noun is EVENT and wanted.keys() <= ON_CARD.keys()
    return CardReader(wanted) if has_card and wanted.keys() & EVENT.lists.keys() else Reader(noun, wanted)


def cards_of(connection: sa.Connection, keys: Iterable[int]) -> dict[int, str]:
    """By key, the cards of events as they are in the tables; none of one that was withdrawn."""
    rows = _FROM_TABLES.read(connection, keys)
    return {key: orjson.dumps(_packed(EVENT, row)).decode() for key, row in rows.items()}


class CardReader:
    """What is wanted of events, from their cards. To be kept, as a `Reader` is.

    `is_whole`: the values of a card are all that is wanted, with nothing made of a whole list or read beside.
    """

    def __init__(self, wanted: Wanted) -> None:
        wanted = both(wanted, KEY)
        self._in_tables = Reader(EVENT, wanted)
        self._lists = {name: Rest(many, wanted[name]) for name, many in EVENT.lists.items() if name in wanted}
        on_card = {**wanted, **{name: rest.needed for name, rest in self._lists.items()}}
        written = Source()
        self._make: Callable[[Values], Row] = written.function("r", Places(EVENT, "r", written).row(on_card))
        self._statements: dict[str, Prepared] = {}
        numbered = (wanted.get(name, PLAIN).keys() & many.numbered for name, many in EVENT.lists.items())
        self.is_whole = _covers(ON_CARD, wanted) and not any(numbered)

    def values(self, connection: sa.Connection, keys: Iterable[int]) -> dict[int, Values]:
        """By key, what stands on the cards that are there: see `Places`."""
        rows = rows_of_keys(connection, self._statement(connection.dialect.name), keys)
        return {key: orjson.loads(body) for key, body in rows}

    def read(self, connection: sa.Connection, keys: Iterable[int]) -> dict[int, Row]:
        """By key, what is there of those asked for."""
        asked = list(keys)
        found = {key: self._make(values) for key, values in self.values(connection, asked).items()}
        for name, rest in self._lists.items():
            for key, event in found.items():
                rest.number(key, event[name])
            rest.complete(connection, [event[name] for event in found.values()])
        missing = [key for key in asked if key not in found]
        return found | self._in_tables.read(connection, missing) if missing else found

    def _statement(self, dialect: str) -> Prepared:
        if dialect not in self._statements:
            where = is_one_of(t.event_card.c.event_id, dialect)
            self._statements[dialect] = Prepared.of(_READ.where(where), dialect)
        return self._statements[dialect]


class Places:
    """Where what is known of a thing stands in its values on a card: as expressions, `values` their text."""

    def __init__(self, noun: Noun, values: str, written: Source) -> None:
        self.noun = noun
        self._written = written
        names = (*noun.columns, *_parts_of(noun), *noun.lists)
        self._places = {name: f"{values}[{n}]" for n, name in enumerate(names)}

    def written(self, name: str) -> str:
        """As it stands there: days and instants as text, things and lists as values again."""
        return self._places[name]

    def value(self, name: str, wanted: Wanted = PLAIN) -> str:
        """As the row of the thing has it; of another thing, or of each in a list, what is wanted."""
        if name in self.noun.columns:
            return self._column(name)
        if name in self.noun.made:
            made = self.noun.made[name]
            return f"{self._written.value(made.make)}({', '.join(map(self._column, made.of))})"
        return self._part(name, wanted) if name in self.noun.parts else self._list(name, wanted)

    def row(self, wanted: Wanted) -> str:
        """What is wanted of the thing, as a dict."""
        lists = {name: self._list(name, wanted[name]) for name in self.noun.lists if name in wanted}
        values = expression_of(
            self.noun, wanted, self._written, self._column, lambda name: self._part(name, wanted[name])
        )
        return entries(values | (lists if self.noun is EVENT else {}))

    def _column(self, name: str) -> str:
        place, known = self._places[name], _READERS.get(type(self.noun.columns[name].type))
        if known is None:
            return place
        return f"(None if {place} is None else {self._written.value(known)}({place}))"

    def _part(self, name: str, wanted: Wanted) -> str:
        part, place = self.noun.parts[name], self._places[name]
        below = Places(part.noun, place, self._written).row(wanted)
        return below if part.present is None else f"(None if {place} is None else {below})"

    def _list(self, name: str, wanted: Wanted) -> str:
        many, place = self.noun.lists[name], self._places[name]
        if many.single:
            return place
        item = self._written.local()
        return f"[{Places(many.noun, item, self._written).row(wanted)} for {item} in {place}]"


def _covers(known: Wanted, wanted: Wanted) -> bool:
    return all(name in known and _covers(known[name], below) for name, below in wanted.items())


def _parts_of(noun: Noun) -> dict[str, Part]:
    return {name: part for name, part in noun.parts.items() if not part.beside}


def _packed(noun: Noun, row: Row) -> Values:
    """The values of a thing in their order: columns, then parts, then the lists of an event."""
    parts = [row[name] and _packed(part.noun, row[name]) for name, part in _parts_of(noun).items()]
    lists = [
        row[name] if many.single else [_packed(many.noun, each) for each in row[name]]
        for name, many in (noun.lists if noun is EVENT else {}).items()
    ]
    return [*(row[name] for name in noun.columns), *parts, *lists]


_READERS: dict[type, Callable[[str], Any]] = {
    sa.Date: dt.date.fromisoformat,
    UtcDateTime: dt.datetime.fromisoformat,
}
_FROM_TABLES = Reader(EVENT, ON_CARD)
