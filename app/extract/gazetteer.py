"""All dictionaries as one automaton: term → entries.

Terms are matched as written and, from four letters on, in capitals; titles of office in lower case too.
To make the extractor know a new word, add it to the dictionary it belongs to (`app/domain/*.csv`);
nothing changes here.
"""

from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from app.domain.countries import COUNTRIES
from app.domain.masks import MASKS
from app.domain.ministries import MINISTRIES, Ministry
from app.domain.offices import HONORIFICS, NAMES_TOO, OFFICES, Office
from app.domain.organisations import ORGANISATIONS
from app.domain.places import PLACES, Place
from app.extract.fold import fold
from app.extract.mentions import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    id: str
    codes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    ambiguous: bool = False
    place: Place | None = None
    office: Office | None = None
    ministry: Ministry | None = None
    plural: bool = False


_ORDER = {kind: n for n, kind in enumerate(Kind.all())}


@lru_cache(maxsize=1)
def automaton() -> ahocorasick.Automaton:
    """Built once a process; each term carries its length and its best entry."""
    terms: dict[str, Entry] = {}
    for term, entry in _entries():
        for form in _forms(fold(term), entry.kind):
            known = terms.get(form)
            if known is None or _ORDER[entry.kind] < _ORDER[known.kind]:
                terms[form] = entry
    built = ahocorasick.Automaton()
    for term, entry in terms.items():
        built.add_word(term, (len(term), entry))
    built.make_automaton()
    return built


def _forms(term: str, kind: Kind) -> set[str]:
    forms = {term}
    if len(term) >= 4:
        forms.add(term.upper())
    if kind is Kind.OFFICE and not term.isupper():  # "at 4 pm" is no Prime Minister
        forms.add(term.lower())
        forms.add(term[0].lower() + term[1:])  # "member of the Political Bureau"
        forms.add(term.replace("-", " ") if "-" in term else term)
    return forms


def _entries() -> list[tuple[str, Entry]]:
    return [*_country_entries(), *_organisation_entries(), *_place_entries(), *_office_entries()]


def _country_entries() -> list[tuple[str, Entry]]:
    found = []
    for country in COUNTRIES.values():
        for kind, terms in (
            (Kind.COUNTRY, country.names),
            (Kind.DEMONYM, country.demonyms),
            (Kind.CAPITAL, country.capitals),
        ):
            for term in terms:
                entry = Entry(
                    kind,
                    f"countries:{country.code}:{term}",
                    (country.code,),
                    ambiguous=term in country.ambiguous,
                    plural=kind is Kind.DEMONYM and term.endswith("s") and term[:-1] in country.demonyms,
                )
                found.append((term, entry))
                if term.startswith("U.") and term.endswith("."):
                    found.append((term[:-1], entry))
    found.extend((mask.text, Entry(Kind.MASK, f"masks:{mask.text}", mask.keeps)) for mask in MASKS)
    return found


def _organisation_entries() -> list[tuple[str, Entry]]:
    found = []
    for organisation in ORGANISATIONS.values():
        for term in (organisation.name, organisation.code, *organisation.aliases):
            entry = Entry(
                Kind.ORGANISATION,
                f"organisations:{organisation.code}:{term}",
                organisations=(organisation.code,),
                ambiguous=term in organisation.ambiguous,
            )
            if term != organisation.code or term.isupper():
                found.append((term, entry))
    for ministry in MINISTRIES:
        codes = (ministry.country,) if ministry.country else ()
        for term in (ministry.name, *ministry.aliases):
            found.append(
                (term, Entry(Kind.MINISTRY, f"ministries:{ministry.name}", codes, ministry=ministry))
            )
    return found


def _place_entries() -> list[tuple[str, Entry]]:
    found = []
    for place in PLACES:
        codes = (place.country,) if place.country else ()
        for term in (place.name, *place.aliases):
            entry = Entry(Kind.PLACE, f"places:{place.name}", codes, ambiguous=place.ambiguous, place=place)
            found.append((term, entry))
    return found


def _office_entries() -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for office in OFFICES:
        single = Entry(Kind.OFFICE, f"offices:{office.head}", office=office)
        found.extend((term, single) for term in (office.head, *office.abbreviations))
        if office.plurals:
            many = Entry(Kind.OFFICE, f"offices:{office.head}", office=office, plural=True)
            found.extend((term, many) for term in office.plurals)
    found.extend(
        (form, Entry(Kind.HONORIFIC, f"honorifics:{form}", ambiguous=form in NAMES_TOO))
        for form in HONORIFICS
    )
    return found
