"""Offices that sit nowhere but at home: where a President is said to be, he went."""

from app.domain.codes import DiplomaticRank
from app.extract.lexicon import HEADLINE_VERBS
from app.extract.mentions import Kind
from app.extract.people.look import Units, is_kind, is_word, unit_at

TRAVELS = frozenset(
    {DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT, DiplomaticRank.FOREIGN_MINISTER}
)


def goes_there(units: Units, at: int) -> bool:
    """ "Visit of the Prime Minister to B", "Minister to Attend …": not a post as an ambassador's is."""
    following = unit_at(units, at + 1)
    if following is not None and following.text in HEADLINE_VERBS:
        return True
    # "President to G7 Summit", "the letter of the President of A to President X"
    body = is_kind(units, at + 1, Kind.ORGANISATION, Kind.OFFICE, Kind.HONORIFIC)
    return (body or _country_follows(units, at + 1)) and _travels(units, at)


def _travels(units: Units, at: int) -> bool:
    """Whether the office before it is one that sits nowhere but at home."""
    for position in range(at - 1, max(-1, at - 10), -1):
        mention = units[position].mention
        if mention is not None and mention.office is not None:
            return mention.office.rank in TRAVELS and not is_sent_by(units, position)
    return False


def is_sent_by(units: Units, at: int) -> bool:
    """ "Special Envoy of the Malaysian Prime Minister": an envoy's post, whoever sent him."""
    before = at - 1
    while is_word(units, before, "the") or is_kind(units, before, Kind.DEMONYM):
        before -= 1
    return is_word(units, before, "of") and units[before - 1].text.split()[-1] in _ENVOYS


_ENVOYS = frozenset({"Envoy", "Representative"})


def gathers_there(units: Units, at: int) -> bool:
    """ "President X and the President of B at the APEC Leaders' Meeting": where they met."""
    if not is_word(units, at, "at"):
        return False
    body = at + 1 + is_word(units, at + 1, "the")
    return is_kind(units, body, Kind.ORGANISATION) and _travels(units, at)


def _country_follows(units: Units, at: int) -> bool:
    while is_word(units, at, "the", "republic", "of"):
        at += 1
    return is_kind(units, at, Kind.COUNTRY, Kind.CAPITAL, Kind.PLACE)
