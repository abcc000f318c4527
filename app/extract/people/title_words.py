"""The words of one complement of a title: "Asian and Oceanian Affairs", "Trade, Industry and Energy"."""

from app.extract.lexicon import HEADLINE_VERBS
from app.extract.mentions import Kind
from app.extract.people.look import (
    Units,
    heads_country,
    is_kind,
    is_title_word,
    is_word,
    run_of_title,
    unit_at,
)
from app.extract.people.residence import TOWNS
from app.extract.people.sides import COUNTRY_KINDS
from app.extract.people.travellers import TRAVELS, is_sent_by
from app.extract.units import Sort

PREPOSITIONS = frozenset({"of", "for", "to", "on"})
_INNER = frozenset({"of", "for", "the", "and", "&", "on", "friendly", "brotherly"})
_SERVING = frozenset({"Secretary", "Adviser", "Advisor", "Assistant", "Aide", "Counsellor", "Counselor"})
_NAMED = frozenset(
    {
        Kind.MASK,
        Kind.COUNTRY,
        Kind.DEMONYM,
        Kind.ORGANISATION,
        Kind.PLACE,
        Kind.MINISTRY,
        Kind.COMPOUND,
        Kind.CAPITAL,
    }
)


def _opens_another(units: Units, at: int) -> bool:
    """ "the Prime Minister of A and the President of B": the next man's, since it has its own article."""
    return is_word(units, at, "and") and is_word(units, at + 1, "the") and is_kind(units, at + 2, Kind.OFFICE)


def title_words(units: Units, at: int, *, greedy: bool) -> int:
    """Capitalised words and names, with small words only between them."""
    end = at
    while at < len(units) and not _is_verb_of_heading(units, at):
        unit = units[at]
        if (
            unit.kind in _NAMED
            or (unit.kind is Kind.OFFICE and _inside(units, at) and (greedy or _serves(units, at)))
            or (greedy and unit.sort is Sort.CAPITALISED and not _is_next(units, at))
        ) or (unit.sort is Sort.CAPITALISED and heads_country(units, at + 1)):
            at = end = at + 1
        elif unit.sort is Sort.CAPITALISED and run_of_title(units, at) > at:
            at = end = run_of_title(units, at)
        elif (
            unit.sort is Sort.POSSESSIVE
            or (unit.mention is None and unit.lower in _INNER and not _opens_another(units, at))
            or (
                unit.kind is Kind.HONORIFIC and is_word(units, at - 1, "to", "of", "the")
            )  # "to H.M. the King"
            or (unit.text == "," and list_goes_on(units, at + 1))
            or (unit.lower == "in" and end == at and is_title_word(units, at + 1))
        ):
            at += 1
        elif unit.text == "(" and unit_at(units, at + 2) and units[at + 2].text == ")":
            at = end = at + 3
        else:
            break
    return end


def _is_verb_of_heading(units: Units, at: int) -> bool:
    """ "Special Envoy of the President Visits Chile", but "Director for Ceremonies and Visits"."""
    return units[at].text in HEADLINE_VERBS and not is_word(units, at - 1, *PREPOSITIONS, "and", "&")


def _is_next(units: Units, at: int) -> bool:
    """ "Ambassador to Chile and Jane Roe": "and" joins a title to the country or ministry, or a person."""
    if not is_word(units, at - 1, "and") or is_title_word(units, at):
        return False
    return is_kind(units, at - 2, Kind.COUNTRY, Kind.MINISTRY, *TOWNS) or _is_introduced(units, at)


def _is_introduced(units: Units, at: int) -> bool:
    """ "Minister of Cabinet Affairs and Jane Roe, Chair of …": two words or more before a title."""
    end = at
    while unit_at(units, end) and units[end].sort is Sort.CAPITALISED and not is_title_word(units, end):
        end += 1
    after = end + 1 + is_word(units, end + 1, "the")
    after += is_kind(units, after, *COUNTRY_KINDS)
    return end - at > 1 and is_word(units, end, ",") and is_kind(units, after, Kind.OFFICE)


def _inside(units: Units, at: int) -> bool:
    """An office inside a complement: "Adviser to the President", "Office of the Prime Minister"; what "and"
    joins is another's.
    """
    before = at - 1 - is_kind(units, at - 1, Kind.DEMONYM)
    before -= is_word(units, before, "the")
    return is_word(units, before, "of", "to", "for", "with", "at")


def _serves(units: Units, at: int) -> bool:
    """ "State Secretary to the Minister for Foreign Affairs", "Adviser to the President"."""
    before = at - 1 - is_kind(units, at - 1, Kind.DEMONYM)
    before -= is_word(units, before, "the")
    head = unit_at(units, before - 1)
    if _is_sent_on(units, at):
        return True
    return (
        head is not None
        and head.mention is not None
        and head.mention.office is not None
        and head.mention.office.rank not in TRAVELS
        and is_word(units, before, "to")
        and head.text.split()[-1] in _SERVING
    )


def _is_sent_on(units: Units, at: int) -> bool:
    """ "Special Envoy of the Malaysian Prime Minister to China X": the name is the envoy's."""
    after = at + 1
    if is_word(units, after, "of") and is_kind(units, after + 1, Kind.COUNTRY):
        after += 2
    return is_word(units, after, "to", "for", "on") and is_sent_by(units, at)


def list_goes_on(units: Units, at: int) -> bool:
    """ ", Trade and Industry", ", Energy, and the Environment": a comma inside a title, not the end of it."""
    if is_word(units, at, "and", "&"):  # behind the last comma of such a list
        return is_title_word(units, at - 2) and is_title_word(units, _past_article(units, at + 1))
    while is_title_word(units, at):
        while is_title_word(units, at):
            at += 1
        at += is_word(units, at, ",")
        if is_word(units, at, "and", "&"):
            of_country = is_kind(units, at + 1, Kind.DEMONYM) and is_title_word(units, at + 2)
            return of_country or is_title_word(units, _past_article(units, at + 1))
    return False


def _past_article(units: Units, at: int) -> int:
    return at + is_word(units, at, "the")
