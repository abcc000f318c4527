"""What goes on with a title behind its head: "for Asian and Oceanian Affairs at …", "and Worship"."""

from app.domain.codes import DiplomaticRank
from app.domain.offices import countries_of
from app.domain.text import Span
from app.extract.lexicon import COMPLEMENT_WORDS, HEADLINE_VERBS, words
from app.extract.mentions import Kind
from app.extract.people.look import (
    Units,
    has_officer,
    heads_country,
    is_kind,
    is_modifier,
    is_title_word,
    is_word,
    unit_at,
)
from app.extract.people.residence import has_seat
from app.extract.people.sides import COUNTRY_KINDS, end_of_side, side_named
from app.extract.people.title_words import PREPOSITIONS, list_goes_on, title_words
from app.extract.people.travellers import gathers_there, goes_there
from app.extract.units import Sort

_WITH_A_SECOND_POST = ("Prime Minister", "Minister of", "Minister for", "Vice President", "Vice Chancellor")
_WITHOUT_A_FIRST_POST = frozenset({DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT})
_IN_BRACKETS = (Kind.OFFICE, Kind.MASK, Kind.PLACE, Kind.MINISTRY)


def read_complements(
    units: Units, at: int, *, greedy: bool
) -> tuple[int, tuple[str, ...], str | None, Span | None]:
    """Everything that belongs to the title after its head, and whose title it is."""
    codes: tuple[str, ...] = ()
    organisation: str | None = None
    body: Span | None = None
    end = at
    while True:
        step = _coordinated(units, end)
        if step is None and _may_go_on(units, end):
            step = _complement(units, end, greedy=greedy)
        if step is None:
            break
        start, end = end, step
        found = side_named(units, start, end)
        codes, organisation, body = codes or found[0], organisation or found[1], found[2] or body
    return end, codes, (None if codes else organisation), body


def _coordinated(units: Units, at: int) -> int | None:
    """ "and Minister of Finance" goes on with the title; "and the Minister" or "the Secretary and President
    X" do not.
    """
    if not is_word(units, at, "and", "&"):
        return None
    after = at + 1
    served = after + is_word(units, after, "the")
    if not is_kind(units, at - 1, Kind.OFFICE) and has_officer(units, served):
        after = served + 2  # "and the Prime Minister's Special Representative"
    while is_modifier(units, after):
        after += 1
    if not is_kind(units, after, Kind.OFFICE) or _are_two_posts(units, at, after):
        return None
    if _are_of_two_countries(units, at - 1, after) or _each_has_its_country(units, at - 1, after + 1):
        return None
    mention = units[after].mention
    return after + 1 if mention is not None and not mention.plural else None


def _are_two_posts(units: Units, at: int, after: int) -> bool:
    """ "The Secretary and President …": a bare post with its article, and another's, not one man's two."""
    if not (is_kind(units, at - 1, Kind.OFFICE) and is_word(units, at - 2, "the", "both")):
        return False
    if is_word(units, at - 3, ","):  # in apposition: "X, the Prime Minister and Foreign Minister"
        return False
    first, second = units[at - 1].mention, units[after].mention
    if first is None or second is None or first.office is None or second.office is None:
        return False
    dual = any(word in first.office.head for word in _WITH_A_SECOND_POST)
    return not dual or second.office.rank in _WITHOUT_A_FIRST_POST


def _are_of_two_countries(units: Units, first: int, second: int) -> bool:
    """ "the Peruvian foreign minister and Secretary Roe": a post of the United States, and one that they have
    none of.
    """
    mentions = [units[at].mention for at in (first, second)]
    offices = [m.office for m in mentions if m is not None and m.office is not None]
    american = [countries_of(office)[:1] == ("US",) for office in offices]
    minister = [not _OF_MINISTERS.isdisjoint(office.head.split()) for office in offices]
    return any(american) and any(minister)


def _each_has_its_country(units: Units, first: int, behind: int) -> bool:
    """ "the President of A and King of B": a country ends the first title, and another follows the second."""
    second = behind + 1 + is_word(units, behind + 1, "the")
    if not (is_word(units, behind, "of") and is_kind(units, first, Kind.COUNTRY)):
        return False
    one, other = units[first].mention, units[second].mention if is_kind(units, second, Kind.COUNTRY) else None
    return one is not None and other is not None and one.codes != other.codes


_OF_MINISTERS = words("Minister Chancellor Councilor Councillor")


def _may_go_on(units: Units, at: int) -> bool:
    """Whether a complement may begin with this unit; behind most titles stands a name or a verb."""
    unit = unit_at(units, at)
    return unit is not None and (
        unit.mention is not None or unit.lower in _GOES_ON or is_title_word(units, at)
    )


_GOES_ON = PREPOSITIONS | words("in at from with ( , and &")


def _complement(units: Units, at: int, *, greedy: bool) -> int | None:
    """End of one complement: "for Asian and Oceanian Affairs", "at the Ministry of Foreign Affairs"."""
    inner = at
    if is_word(units, at, "in") and is_word(units, at + 1, "charge") and is_word(units, at + 2, "of"):
        inner = at + 3
    elif (is_word(units, at, "to") and goes_there(units, at)) or gathers_there(units, at):
        return None
    elif side := end_of_side(units, at):
        return side
    elif is_word(units, at, *PREPOSITIONS) or (
        is_word(units, at, "at", "in", "from", "with") and _body_follows(units, at + 1)
    ):
        inner = at + 1
    elif has_seat(units, at):
        return at + 2
    elif is_word(units, at, "("):
        return _bracket_closes(units, at)
    elif is_word(units, at, ",", "and", "&") and _portfolio_goes_on(units, at):
        inner = at + 1
    elif is_kind(units, at, Kind.MINISTRY) and is_kind(units, at - 1, Kind.OFFICE):
        return at + 1  # "Additional Secretary Ministry of Foreign Affairs Jane Roe"
    elif not (is_title_word(units, at) and (greedy or _ends_in_portfolio(units, at - 1))) or (
        units[at].text in HEADLINE_VERBS  # "Vice Minister Visits Chad"
        or (units[at].text in _GATHERINGS and _are_many(units, at - 1))
    ):
        return None
    inner = _past_session(units, inner)
    end = title_words(units, inner, greedy=greedy)
    return end if end > inner else None


_GATHERINGS = frozenset({"Summit", "Council", "Dialogue", "Assembly", "Talks"})


def _are_many(units: Units, at: int) -> bool:
    """ "the Heads of State and Government Summit": what they hold is no part of their title."""
    mention = units[at].mention
    return mention is not None and units[at].kind is Kind.OFFICE and mention.plural


def _past_session(units: Units, at: int) -> int:
    """ "President of the 79th session of the United Nations General Assembly"."""
    after = at + is_word(units, at, "the")
    numbered = unit_at(units, after) is not None and units[after].sort is Sort.NUMBER
    held = numbered and is_word(units, after + 1, "session", "meeting", "conference")
    return after + 3 if held and is_word(units, after + 2, "of") else at


def _bracket_closes(units: Units, at: int) -> int | None:
    """End of a portfolio in brackets: "Permanent Secretary (Foreign Affairs)", "Secretary (CPV & OIA)"."""
    if not is_kind(units, at - 1, Kind.OFFICE):
        return None
    if is_kind(units, at + 1, Kind.ORGANISATION) and is_word(units, at + 2, ")"):
        return at + 3 if _heads_desk(units, at - 1) else None
    end = at + 1
    several = COUNTRY_KINDS if not is_word(units, at + 2, ")") else ()  # alone it is whose office it is
    while (
        is_kind(units, end, *_IN_BRACKETS, *several) or is_title_word(units, end) or _is_acronym(units, end)
    ):
        end += 1
        while is_word(units, end, "and", "&", "the", "of", "/") and not is_word(units, end + 1, ")"):
            end += 1
    return end + 1 if end > at + 1 and is_word(units, end, ")") else None


def _heads_desk(units: Units, at: int) -> bool:
    """ "Director General (UN)" of a ministry, not "Secretary-General (NATO)"."""
    mention = units[at].mention
    office = mention.office if mention is not None else None
    return office is not None and office.organisation is None and office.rank in _OF_DESKS


_OF_DESKS = frozenset({DiplomaticRank.DIRECTOR_GENERAL, DiplomaticRank.WORKING_LEVEL})


def _is_acronym(units: Units, at: int) -> bool:
    """ "MoS", "SMS", "ERS": two capitals or more in a short word."""
    unit = unit_at(units, at)
    capitals = sum(letter.isupper() for letter in unit.text) if unit is not None else 0
    return unit is not None and unit.mention is None and capitals > 1 and len(unit.text) <= 2 * capitals


def _portfolio_goes_on(units: Units, at: int) -> bool:
    """ "Minister of Foreign Affairs" and then "and Worship", ", Trade and Industry"."""
    named = unit_at(units, at + 1)
    if is_word(units, at, "and") and is_kind(units, at - 1, Kind.OFFICE) and heads_country(units, at + 2):
        return named is not None and named.sort is Sort.CAPITALISED
    if not _ends_in_portfolio(units, at - 1):
        return False
    return list_goes_on(units, at + 1) if units[at].text == "," else is_title_word(units, at + 1)


def _ends_in_portfolio(units: Units, at: int) -> bool:
    """ "Minister for International Development", where the dictionary has less than the whole title."""
    head = unit_at(units, at)
    return head is not None and head.kind is Kind.OFFICE and head.text.split()[-1] in COMPLEMENT_WORDS


def _body_follows(units: Units, at: int) -> bool:
    """Whether a ministry or organisation stands here, its country in front or not."""
    while is_word(units, at, "the", "its", "their") or is_kind(units, at, *COUNTRY_KINDS):
        at += 1
        if unit_at(units, at) and units[at].sort is Sort.POSSESSIVE:
            at += 1
    if is_kind(units, at, Kind.MINISTRY, Kind.ORGANISATION):
        return True
    for unit in units[at : at + 4]:
        if unit.sort is not Sort.CAPITALISED:
            return False
        if unit.text in _NAMED_HOUSES:
            return True
    return False


_NAMED_HOUSES = words(
    """
    Ministry Department Bureau Office Council Institute Institution Foundation University Center Centre
    Society Academy Agency
    """
)
