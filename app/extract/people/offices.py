"""Parses a title of office over units: modifiers, head, complement, the country and the body it speaks
for.

"U.S. Special Representative for the DPRK" acts for the United States: what stands before the head, or
after "of", names the side represented; what stands after "for" or "to" is only what the office deals
with.
"""

from functools import lru_cache
from typing import NamedTuple

from app.domain.offices import Office
from app.domain.organisations import ORGANISATIONS
from app.domain.text import Span
from app.extract.lexicon import OFFICE_MODIFIERS
from app.extract.mentions import Kind
from app.extract.people.houses import read_body
from app.extract.people.look import (
    Units,
    has_officer,
    is_abbreviation,
    is_kind,
    is_modifier,
    is_title_word,
    is_word,
    unit_at,
)
from app.extract.people.sides import COUNTRY_KINDS, side_named
from app.extract.people.title import read_complements
from app.extract.units import Sort

_NO_LONGER = ("former", "then", "outgoing", "ex", "late")
_OF_STATES = ("Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs")
_TO_BE = ("designate", "elect", "nominate")  # "National Security Adviser-designate"
_ALSO_VERBS = frozenset({"chair", "chairs", "co-chair", "co-chairs", "head", "heads"})
_BEFORE_NOUN = (
    "the",
    "a",
    "an",
    "its",
    "as",
    "current",
    "former",
    "new",
    "acting",
    "rotating",
    "by",
    "of",
    "two",
)


class OfficePhrase(NamedTuple):
    """`start`..`end` are unit indexes; `title` is the span of the title without the country in front."""

    start: int
    end: int
    title: Span
    office: Office
    plural: bool
    codes: tuple[str, ...] = ()
    organisation: str | None = None  # code of an international organisation, if it speaks for one
    body: Span | None = None  # ministry or other body named inside
    entry: str = ""


def parse_office(units: Units, at: int, *, greedy: bool) -> OfficePhrase | None:
    """A title of office that starts here; `greedy` where no name can follow without a comma."""
    if not _may_open(units, at):
        return None
    start = title_start = at
    codes: tuple[str, ...] = ()
    organisation = ministry = None
    if units[at].kind is not Kind.OFFICE:
        former = is_word(units, at, *_NO_LONGER)
        at, codes, organisation, ministry = _side_in_front(
            units, _past_news(units, _past_standing(units, at + former))
        )
        title_start = start if former else at  # "former US Ambassador": all stays
        at = at if at > start + former else start
        at = _past_portfolio(units, at)
        while is_modifier(units, at):
            at += 1
        at += is_abbreviation(units, at) and is_kind(units, at + 1, Kind.OFFICE)  # "CSIS President"
        if not is_kind(units, at, Kind.OFFICE):
            return None
    at += 2 * bool(codes and has_officer(units, at))  # "the U.S. President's Special Envoy"
    head = units[at].mention
    if head is None or head.office is None or _is_verb(units, at):
        return None
    if organisation is not None and not codes and not head.plural and head.office.head.endswith(_OF_STATES):
        return None  # "On the margins of the UN General Assembly Minister X met …"
    at += 1
    at += 2 * (is_word(units, at, "-") and is_word(units, at + 1, *_TO_BE))
    while is_word(units, at, "/", "-") and is_kind(units, at + 1, Kind.OFFICE):
        at += 2
    at = _past_number(units, at)
    end, found_codes, found_organisation, body = read_complements(units, at, greedy=greedy)
    title_end = units[end - 1].span.end
    stop = read_body(units, end)
    house_codes, _, house = side_named(units, end, stop)
    end = stop
    return OfficePhrase(
        start,
        end,
        Span(units[title_start].span.start, title_end),
        head.office,
        head.plural,
        codes or found_codes or house_codes,
        organisation or _served(head.office) or (None if codes else found_organisation),
        body or house or ministry,
        head.entry,
    )


def _may_open(units: Units, at: int) -> bool:
    """Whether a title may begin with this unit; most words open none."""
    unit = unit_at(units, at)
    return unit is not None and (
        unit.mention is not None
        or unit.lower in _OPENING
        or is_title_word(units, at)
        or is_abbreviation(units, at)
    )


def _past_portfolio(units: Units, at: int) -> int:
    """ "International Relations and Cooperation Deputy Minister", "EU Counter-Terrorism Coordinator"."""
    end = at
    while end - at < _LONGEST_PORTFOLIO and (
        is_title_word(units, end) or (end > at and is_word(units, end, "and", "&"))
    ):
        end += 1
    heads = is_modifier(units, end) or is_kind(units, end, Kind.OFFICE)
    return end if heads and not is_word(units, end - 1, "and", "&") else at


_LONGEST_PORTFOLIO = 5


def _past_number(units: Units, at: int) -> int:
    """ "Foreign Minister II" of Brunei, "Chargé d'Affaires a.i." of Laos."""
    unit = unit_at(units, at)
    if unit is not None and (unit.text in ("II", "III") or unit.lower == "a.i."):
        return at + 1
    return at + 2 if is_word(units, at, "ad") and is_word(units, at + 1, "interim") else at


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    return {name: o.code for o in ORGANISATIONS.values() if o.kind == "igo" for name in (o.code, o.name)}


def _served(office: Office) -> str | None:
    """The international organisation whose office this is and nobody else's: "OECD Secretary-General"."""
    return _bodies().get(office.organisation or office.head.split()[0])


def _is_verb(units: Units, at: int) -> bool:
    """ "will co-chair the meeting", "Minister X chairs it": no article, no adjective, not an office."""
    if units[at].text not in _ALSO_VERBS or is_word(units, at + 1, "of"):
        return False
    return not is_word(units, at - 1, *_BEFORE_NOUN)


_Side = tuple[int, tuple[str, ...], str | None, Span | None]


def _side_in_front(units: Units, at: int) -> _Side:
    """ "Japanese", "Australia's", "the Chilean Foreign Ministry's", "EU": the side whose office follows."""
    unit = unit_at(units, at)
    if unit is None or unit.mention is None or _is_where(units, at):
        return at, (), None, None
    house = unit.kind is Kind.MINISTRY
    after = _past_possessive(units, at + 1)
    if unit.kind in COUNTRY_KINDS and is_kind(units, after, Kind.MINISTRY):
        house, after = True, _past_possessive(units, after + 1)
    elif house and not (unit.mention.codes or after > at + 1):
        return at, (), None, None
    if not (house or unit.kind in COUNTRY_KINDS or unit.kind is Kind.ORGANISATION):
        return at, (), None, None
    office = _past_news(units, after)
    head = _past_portfolio(units, office)
    if not (is_kind(units, head, Kind.OFFICE) or is_modifier(units, head)):
        return at, (), None, None
    organisation = unit.mention.organisations[0] if unit.mention.organisations else None
    named = next((u.mention for u in units[at:after] if u.kind is Kind.MINISTRY), None)
    return office, unit.mention.codes, organisation, named.span if named is not None else None


def _is_where(units: Units, at: int) -> bool:
    """ "In Lima Foreign Minister X met …": where he was, not whose minister he is."""
    return is_kind(units, at, Kind.CAPITAL) and at > 0 and units[at - 1].lower == "in"


def _past_possessive(units: Units, at: int) -> int:
    """ "Department of Foreign Affairs (DFA) Secretary", "the Foreign Ministry's Director"."""
    if is_word(units, at, "(") and is_word(units, at + 2, ")"):
        at += 3
    unit = unit_at(units, at)
    return at + (unit is not None and unit.sort is Sort.POSSESSIVE)


def _past_standing(units: Units, at: int) -> int:
    """ "Acting Haitian Prime Minister": how the office is held stands before whose it is."""
    stands = is_word(units, at, *_STANDING)
    return at + 1 if stands and is_kind(units, at + 1, *COUNTRY_KINDS) else at


_STANDING = ("acting", "interim", "caretaker")


def _past_news(units: Units, at: int) -> int:
    """ "newly appointed Foreign Minister X", "Peru's new Minister": what is new is no part of the title."""
    named = is_word(units, at, "newly", "recently") and is_word(units, at + 1, *_MADE)
    return at + 2 if named else at + is_word(units, at, *_NEWLY_MADE)


_MADE = ("appointed", "elected", "designated", "accredited", "arrived", "confirmed", "inaugurated")
_NEWLY_MADE = ("new", "incoming", "visiting", *(f"newly-{word}" for word in _MADE))
_OPENING = OFFICE_MODIFIERS.union(_NO_LONGER, _STANDING, _NEWLY_MADE, ("newly", "recently"))
