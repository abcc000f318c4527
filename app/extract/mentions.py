"""What the dictionaries found in the text: one `Mention` for each place where an entry stands."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ministries import Ministry
from app.domain.offices import Office
from app.domain.places import Place
from app.domain.text import Span


class Kind(StrEnum):
    """What a mention names; the order is the order of preference where two entries have the same words."""

    MASK = "mask"
    COUNTRY = "country"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"
    CAPITAL = "capital"
    PLACE = "place"
    MINISTRY = "ministry"
    OFFICE = "office"
    HONORIFIC = "honorific"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Mention:
    """A dictionary entry in the text; `codes` are countries, `organisations` codes of organisations."""

    span: Span
    kind: Kind
    entry: str  # "countries:JP:Japan"
    codes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    ambiguous: bool = False
    place: Place | None = None
    office: Office | None = None
    ministry: Ministry | None = None
    plural: bool = False
    members: tuple["Mention", ...] = ()  # of a compound
