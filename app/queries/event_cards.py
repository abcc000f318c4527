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
from app.queries.nouns import Noun, Part, Row, Wanted, both
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
    """What is wanted of events, from their cards. To be kept, as a `Reader` is."""

    def __init__(self, wanted: Wanted) -> None:
        wanted = both(wanted, KEY)
        self._in_tables = Reader(EVENT, wanted)
        self._lists = {name: Rest(many, wanted[name]) for name, many in EVENT.lists.items() if name in wanted}
        on_card = {**wanted, **{name: rest.needed for name, rest in self._lists.items()}}
        written = Source()
        text = _text(EVENT, on_card, written, "r")
        self._make: Callable[[Values], Row] = written.function("r", text)
        self._statements: dict[str, Prepared] = {}

    def read(self, connection: sa.Connection, keys: Iterable[int]) -> dict[int, Row]:
        """By key, what is there of those asked for."""
        asked = list(keys)
        rows = rows_of_keys(connection, self._statement(connection.dialect.name), asked)
        found = {key: self._make(orjson.loads(body)) for key, body in rows}
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


def _text(noun: Noun, wanted: Wanted, written: Source, values: str) -> str:
    """The expression of what is wanted of a thing, of its values as they were packed."""
    places = {name: f"{values}[{n}]" for n, name in enumerate((*noun.columns, *_parts_of(noun), *noun.lists))}

    def column(name: str) -> str:
        known = _READERS.get(type(noun.columns[name].type))
        if known is None:
            return places[name]
        return f"(None if {places[name]} is None else {written.value(known)}({places[name]}))"

    def part(name: str) -> str:
        below = _text(noun.parts[name].noun, wanted[name], written, places[name])
        return below if noun.parts[name].present is None else f"(None if {places[name]} is None else {below})"

    def of_list(name: str) -> str:
        many = noun.lists[name]
        if many.single:
            return places[name]
        item = written.local()
        return f"[{_text(many.noun, wanted[name], written, item)} for {item} in {places[name]}]"

    lists = {name: of_list(name) for name in (noun.lists if noun is EVENT else {}) if name in wanted}
    return entries(expression_of(noun, wanted, written, column, part) | lists)


_READERS: dict[type, Callable[[str], Any]] = {
    sa.Date: dt.date.fromisoformat,
    UtcDateTime: dt.datetime.fromisoformat,
}
_FROM_TABLES = Reader(EVENT, ON_CARD)
