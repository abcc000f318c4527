"""Whose office a complement of a title says it is: "of Japan", "of the Ministry …", "Mayor of X"."""

from app.domain.text import Span
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.look import Units, is_kind, is_title_word, is_word
from app.extract.units import Sort

COUNTRY_KINDS = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL})
_LOCAL = frozenset({"Mayor", "Governor", "Lord Mayor", "Deputy Mayor", "Vice Governor"})
_BODIES = frozenset({"Parliament", "Assembly", "Senate", "House", "Congress", "Government", "Embassy"})


def side_named(units: Units, start: int, end: int) -> tuple[tuple[str, ...], str | None, Span | None]:
    """The country or organisation that a complement says the office belongs to."""
    codes: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()  # of a ministry's name; "the Ministry of Commerce of Qatar" says which it is
    organisation: str | None = None
    body: Span | None = None
    for at in range(start, end):
        mention = units[at].mention
        if mention is None:
            continue
        if mention.kind is Kind.MINISTRY:
            body = mention.span
            codes, usual = codes or _owner(units, at), usual or mention.codes
        elif mention.kind is Kind.ORGANISATION and _after_of(units, start, at):
            organisation = organisation or mention.organisations[0]
            body = body or mention.span
        elif _is_owner(units, start, at, end):
            codes = codes or mention.codes
    return codes or usual, organisation, body


def _is_owner(units: Units, start: int, at: int, end: int) -> bool:
    """Whether the office belongs to the country of this word: "of Japan", "Mayor of Gaziantep"."""
    unit = units[at]
    if unit.kind is Kind.PLACE:
        return units[start - 1].text in _LOCAL
    if unit.kind is Kind.DEMONYM:  # "of the Foreign Policy Committee of the Danish Parliament"
        serves = at + 1 < end and is_kind(units, at + 1, Kind.OFFICE) and _after_of(units, start, at)
        return serves or (at + 1 < end and (units[at + 1].text in _BODIES or units[at + 1].lower in _TEAMS))
    return unit.kind in (Kind.COUNTRY, Kind.CAPITAL) and _belongs(units, start, at, end)


def end_of_side(units: Units, at: int) -> int:
    """ "Co-chair of the Ethiopian Side of the Joint Commission": past the side and its body, or 0."""
    if not is_word(units, at, "of", "from", "for"):
        return 0
    at += 1 + is_word(units, at + 1, "the")
    if not (is_kind(units, at, Kind.DEMONYM, Kind.COUNTRY) and is_word(units, at + 1, *_TEAMS)):
        return 0
    at = end = at + 2
    while is_word(units, at, "of", "to", "the") or (at < len(units) and units[at].lower in _OF_COMMISSIONS):
        at += 1
        end = at if units[at - 1].lower in _COMMISSIONS else end
    return end


_TEAMS = words("side part")
_COMMISSIONS = words("commission committee council")
_OF_COMMISSIONS = _COMMISSIONS | words("joint intergovernmental governmental mixed economic trade bilateral")


def _after_of(units: Units, start: int, at: int) -> bool:
    before = at - 1
    while before >= start and is_word(units, before, "the"):
        before -= 1
    return before >= start and is_word(units, before, "of", "at", "in", "from")


def _owner(units: Units, at: int) -> tuple[str, ...]:
    """ "Japan's Ministry …", "the Japanese Foreign Ministry": the country just before a ministry."""
    before = at - 1
    if before >= 0 and units[before].sort is Sort.POSSESSIVE:
        before -= 1
    mention = units[before].mention if before >= 0 else None
    return mention.codes if mention is not None and mention.kind in COUNTRY_KINDS else ()


def _belongs(units: Units, start: int, at: int, end: int) -> bool:
    """ "of Japan", "of the Republic of Korea": the office of that country, not one that deals with it."""
    before = at - 1
    while before >= start and is_word(units, before, "the"):
        before -= 1
    if is_word(units, before, ",") and is_kind(units, before - 1, Kind.MINISTRY):
        return True  # "Ministry of Foreign Affairs, Thailand"
    if not is_word(units, before, "of"):
        return False
    house = at + 1 < end and units[at + 1].text in _BODIES  # "of the UAE Embassy"
    return house or at + 1 >= end or not is_title_word(units, at + 1)
