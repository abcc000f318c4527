"""Visits: somebody travels to another country, or is received there; one event for each country.

"Minister A will visit B from May 2 to 3, C from May 4 to 6"
"X's visit to B from January 15 to 17"
"X, who is on a visit to Seoul"
"the King of B will be in A on a State Visit from 6 to 7 May"
"""

from dataclasses import dataclass, field

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties, set_place


@dataclass(slots=True)
class _Stop:
    """A country on the way, with what is said of it."""

    code: str
    chunks: list[Chunk] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)


_ON_THE_WAY = words(
    """
    to in for and , then ( ) from on the official visit visits a an also as well republic of paying will
    """
)


def read_visits(frame: Frame, _reading: Reading) -> list[Candidate]:
    if frame.trigger.type is not EventType.VISIT:
        return []
    if frame.trigger.frame == "stay" and not _is_stay(frame):
        return []
    travellers = _travellers(frame)
    stops = _stops(frame, {code for c in travellers for code in c.codes})
    if not travellers or not stops:
        return []
    _share_dates(stops, frame)
    return [_visit(frame, stop, travellers) for stop in stops]


def _is_stay(frame: Frame) -> bool:
    """ "will be in X": a visit when a visit or a day is named too."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 16]]
    return any("visit" in text for text in ahead) or bool(frame.dates)


def _travellers(frame: Frame) -> list[Chunk]:
    found = parties(frame.subject) or parties(frame.modifiers) or parties(frame.having("by"))
    found = found or [c for c in parties(frame.having("of")) if c.type in (Is.PERSON, Is.GROUP)]
    if found or frame.governor is not None:
        return [c for c in found if c.type is not Is.COMPOUND]
    return []


def _stops(frame: Frame, own: set[str]) -> list[_Stop]:
    """Countries, or cities of them, in the order in which they are named behind the verb or the noun."""
    stops: list[_Stop] = []
    chunks = frame.chunks
    start = frame.at + 1
    for at in range(start, len(chunks)):
        chunk = chunks[at]
        if (
            chunk.type in (Is.COUNTRY, Is.PLACE)
            and chunk.codes
            and chunk.codes[0] not in own
            and _is_goal(frame, at)
        ):
            if not stops or stops[-1].code != chunk.codes[0]:
                stops.append(_Stop(chunk.codes[0]))
            stops[-1].chunks.append(chunk)
        elif chunk.type is Is.DATE and chunk.date is not None and stops:
            stops[-1].dates.append(chunk.date)
        elif (
            chunk.type is Is.DATE
            or chunk.text in _ON_THE_WAY
            or chunk.type in (Is.NUMBER, Is.POSSESSIVE)
            or (chunk.type is Is.NOUN and chunk.triggers[0].type is EventType.VISIT)
        ):
            continue
        elif chunk.text == "where" and stops and not stops[-1].dates:
            stops[-1].dates = [c.date for c in chunks[at : at + 8] if c.date is not None][:1]
            break
        elif stops or chunk.type in (Is.VERB, Is.LIGHT):
            break
    return stops


def _is_goal(frame: Frame, at: int) -> bool:
    before = frame.chunks[at - 1]
    if before.text == "the" and at >= 2:
        before = frame.chunks[at - 2]
    if before.text == "of" and at >= 3 and frame.chunks[at - 2].text == "republic":
        before = frame.chunks[at - 3]
    verb = at - 1 == frame.at and frame.trigger.cls.value == "verb"
    return (
        verb
        or before.text in ("to", "in", "for", "and", ",", "then", "visit", "visits", "visited")
        or before.type
        in (
            Is.PLACE,
            Is.COUNTRY,
            Is.VERB,
        )
    )


def _share_dates(stops: list[_Stop], frame: Frame) -> None:
    """One date said behind several countries, or before them all, holds for each that has none."""
    if not any(stop.dates for stop in stops):
        for stop in stops:
            stop.dates = list(frame.dates)
        return
    for before, stop in zip(reversed(stops[:-1]), reversed(stops[1:]), strict=True):
        if not before.dates:
            before.dates = list(stop.dates)


def _visit(frame: Frame, stop: _Stop, travellers: list[Chunk]) -> Candidate:
    candidate = begin(frame, EventType.VISIT, "visits.travel")
    candidate.dates = stop.dates
    candidate.place = None
    candidate.country_of_place = stop.code
    candidate.add_parties(travellers, CountryRole.VISITOR, ParticipationRole.VISITOR)
    goal = stop.chunks[0]
    candidate.add_country(stop.code, CountryRole.HOST, goal.span, "visits.destination", goal.entry)
    cities = [c for c in stop.chunks if c.type is Is.PLACE]
    set_place(candidate, cities)
    _add_hosts(candidate, frame, stop.code)
    candidate.undated_ok = frame.clause.antecedent is not None and any(
        c.person is not None and c.person.name for c in travellers
    )
    return candidate


def _add_hosts(candidate: Candidate, frame: Frame, code: str) -> None:
    """ "At the invitation of President X": he is the host."""
    chunks = frame.chunks
    for at, chunk in enumerate(chunks[:-2]):
        if chunk.text == "invitation" and chunks[at + 1].text == "of":
            for following in chunks[at + 2 : at + 4]:
                if (
                    following.type is Is.PERSON
                    and following.person
                    and code in following.codes
                    and following.person.name
                ):
                    candidate.add_person(following.person, ParticipationRole.HOST)
