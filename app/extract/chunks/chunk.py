"""What a chunk is, and which types of chunk are parties."""

from enum import StrEnum
from typing import NamedTuple

from app.domain.text import Span
from app.extract.dates import DateMention
from app.extract.mentions import Mention
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.triggers import Trigger, TriggerClass


class Is(StrEnum):
    """The type of a chunk."""

    PERSON = "person"
    GROUP = "group"  # several officials: "the Foreign Ministers of A and B", "the two Ministers"
    COUNTRY = "country"
    DEMONYM = "demonym"
    COMPOUND = "compound"
    ORGANISATION = "organisation"
    PLACE = "place"
    MASK = "mask"
    DATE = "date"
    NOUN = "noun"
    VERB = "verb"
    LIGHT = "light"
    WORD = "word"
    CAPITALISED = "capitalised"
    NUMBER = "number"
    MARK = "mark"
    POSSESSIVE = "possessive"


class Chunk(NamedTuple):
    """One piece of a sentence; a named tuple, as `Unit` is: 0.9 µs to make against 3.7 µs as a data class."""

    type: Is
    span: Span
    text: str  # folded, lower case
    codes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    person: Person | None = None
    person_mention: PersonMention | None = None
    mention: Mention | None = None
    date: DateMention | None = None
    triggers: tuple[Trigger, ...] = ()
    entry: str = ""

    def trigger(self, cls: TriggerClass) -> Trigger | None:
        return next((t for t in self.triggers if t.cls is cls), None)


PARTY = frozenset({Is.PERSON, Is.GROUP, Is.COUNTRY, Is.COMPOUND, Is.ORGANISATION})
