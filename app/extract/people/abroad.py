"""A release of one's own journey: who is met on it, with nothing said of a country, is of the one visited.

"Minister X will visit Nepal. … He will call on President A and Speaker B"    A and B are Nepal's
"""

from collections.abc import Mapping, Sequence

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.people.scene import FACING, Scene
from app.extract.units import Unit

_GOES = ("visit", "travel", "trip", "tour", "arriv", "depart")
_WHERE = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.PLACE})
_REACH = 12  # units from the word of travelling to where it leads
_MEETING = FACING | words(
    """
    talks meetings discussions consultations interaction interactions conversation conversations
    audience lunch luncheon dinner greeted
    """
)
_LEADING = words("with on by met meet meets meeting received receive receives")
_JOINS = words(", ; and the also as well his her")
_NEAR = 8  # units before the first of a list in which it is said that they are met
_POSTED = words("ambassador consul commissioner envoy representative")


def goes_there(
    rows: Sequence[Sequence[Unit]],
    people: Sequence[Sequence[PersonMention]],
    persons: Mapping[PersonMention, Person],
    home: str | None,
    partner: str | None,
) -> bool:
    """Whether the opening of a release tells of a journey of its own side to the partner's country."""
    if home is None or partner is None:
        return False
    return any(
        _leads_there(row, found, persons, home, partner) for row, found in zip(rows, people, strict=True)
    )


def _leads_there(
    row: Sequence[Unit],
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    home: str,
    partner: str,
) -> bool:
    of_people = {at for mention in people for at in range(mention.start, mention.end)}
    for at, unit in enumerate(row):
        if not unit.lower.startswith(_GOES) or unit.mention is not None:
            continue
        ahead = (n for n in range(at + 1, min(len(row), at + _REACH)) if row[n].kind in _WHERE)
        goal = next((n for n in ahead if n not in of_people), None)
        if goal is None or (there := row[goal].mention) is None or there.codes != (partner,):
            continue
        before = next((row[n].lower for n in range(goal - 1, at, -1) if row[n].lower != "the"), "")
        guests = [persons[m].codes for m in people if m.start <= goal]
        return before not in _AWAY and not any(codes and home not in codes for codes in guests)
    return False


_AWAY = words("from of by")  # "the visit of a delegation from Nepal"


def is_met_there(scene: Scene) -> bool:
    """ "He will call on President A and Speaker B", "welcomed at the airport by the Vice President, C"."""
    if not scene.known.abroad or _POSTED & set((scene.mention.title or "").lower().split()):
        return False
    row, first = scene.row, scene.mention.start
    for other in reversed([m for m in scene.people if m.end <= first]):
        if {unit.lower for unit in row[other.end : first]} <= _JOINS:
            first = other.start
    before = [unit.lower for unit in row[max(0, first - _NEAR) : first] if unit.lower != "the"]
    return bool(before) and before[-1] in _LEADING and not _MEETING.isdisjoint(before)


def goes_along(scene: Scene) -> bool:
    """ "Minister X travels to B with State Secretary Y": Y is of X's side."""
    row, start = scene.row, scene.mention.start
    if not start or row[start - 1].lower != "with":
        return False
    before = row[max(0, start - _REACH) : start - 1]
    ends_trip = bool(before) and (before[-1].kind in _WHERE or before[-1].date is not None)
    words_before = [unit.lower for unit in before]
    return ends_trip and _MEETING.isdisjoint(words_before) and any(w.startswith(_GOES) for w in words_before)
