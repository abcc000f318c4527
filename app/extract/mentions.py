"""What the dictionaries found in the text: one `Mention` for each place where an entry stands."""

from typing import ClassVar, NamedTuple

from app.domain.ministries import Ministry
from app.domain.offices import Office
from app.domain.places import Place
from app.domain.text import Span
from app.extract.constants import Constant


class Kind(Constant):
    """What a mention names; the order is the order of preference where two entries have the same words."""

    MASK: ClassVar["Kind"]
    COUNTRY: ClassVar["Kind"]
    DEMONYM: ClassVar["Kind"]
    ORGANISATION: ClassVar["Kind"]
    CAPITAL: ClassVar["Kind"]
    PLACE: ClassVar["Kind"]
    MINISTRY: ClassVar["Kind"]
    OFFICE: ClassVar["Kind"]
    HONORIFIC: ClassVar["Kind"]
    COMPOUND: ClassVar["Kind"]


class Mention(NamedTuple):
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
