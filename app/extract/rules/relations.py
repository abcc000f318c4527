"""Ties between states: diplomatic relations, missions, memberships.

    "A and B established diplomatic relations on May 3"                 of both
    "The Embassy of A in B was opened", "the opening of A's embassy in B"  A, hosted by B
    "A was admitted to the C Forum as a Dialogue Partner"               A and C

A mission or ties that only exist are no event: something must change.
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame, salient
from app.extract.triggers import TriggerClass

_CHANGES = words(
    """
    established establishes establish establishing restored restores restore resumed resumes resume severed
    severs sever broke broken reopened reopens reopen upgraded upgrades upgrade opened opens open closed
    closes close elevated elevates inaugurated inaugurates cut suspended suspends raised normalised
    normalized
    """
)
_FOUNDING = words("established establish establishes restored resumed resume severed sever cut broke")
_CHANGING = words(
    """
    establishment resumption restoration opening reopening re-opening closure closing inauguration upgrading
    severance normalisation normalization suspension elevation
    """
)
_TIES = ("relations", "ties")
_STATUS = words("member partner observer membership party state accession admission")


def read_relations(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.type is not EventType.RELATIONS:
        return []
    if frame.trigger.frame == "membership":
        candidate = _membership(frame)
    elif frame.trigger.cls is TriggerClass.NOUN:
        candidate = _change(frame, reading)
    else:
        candidate = _named_mission(frame)
    return [candidate] if candidate is not None else []


def _membership(frame: Frame) -> Candidate | None:
    """ "was admitted to the Forum as a Dialogue Partner", "the Forum admits A", "A's accession to C"."""
    involved = parties(frame.modifiers) if frame.trigger.cls is TriggerClass.NOUN else []
    involved += parties(frame.subject) + parties(frame.object) + parties(frame.having("to", "by", "as", "of"))
    bodies = [c for c in involved if c.type is Is.ORGANISATION]
    status = any(c.text in _STATUS for c in frame.chunks[frame.at :])
    if not bodies and not status:
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.membership")
    candidate.add_parties(involved, CountryRole.PARTICIPANT)
    return candidate if candidate.countries else None


def _change(frame: Frame, reading: Reading) -> Candidate | None:
    verbs = _FOUNDING if frame.word == "ties" else _CHANGES  # ties are also deepened and raised
    passive = passive_frame(frame, verbs)
    told = passive or frame
    named = _CHANGING & {c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]}
    if passive is None and frame.governor_word not in verbs and not named:
        return None
    if {"since", "anniversary"} & {c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]}:
        return None  # "since ties were established": background
    candidate = begin(told, EventType.RELATIONS, "relations.change")
    if not candidate.dates:
        candidate.dates = [c.date for c in frame.chunks if c.date is not None and c.date.is_day][:1]
    subject = parties(frame.subject) if passive is None else []
    candidate.add_parties(_states(subject), CountryRole.PARTICIPANT)
    candidate.add_parties(_states(parties(frame.modifiers)), CountryRole.PARTICIPANT)
    candidate.add_parties(
        _states(parties(told.having("with", "between", "of", "by"))), CountryRole.PARTICIPANT
    )
    if frame.word.endswith(_TIES):
        return _of_two(candidate, frame, reading)
    return _of_mission(candidate, told, reading)


def _named_mission(frame: Frame) -> Candidate | None:
    """ "the Embassy of A in B was established", where the mission is one name."""
    named = (c for c in frame.chunks if c.mention is not None and c.text.startswith(_MISSIONS))
    mission = next((c for c in named if c.mention is not None and c.mention.codes), None)
    if mission is None or mission.mention is None or frame.word not in _CHANGES:
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.change")
    owner = mission.mention.codes[0]
    candidate.add_country(owner, CountryRole.PARTICIPANT, mission.span, "relations.mission", mission.entry)
    for chunk in frame.chunks[frame.chunks.index(mission) + 1 :]:
        if chunk.type in _SITES and chunk.codes:
            candidate.add_country(
                chunk.codes[0], CountryRole.HOST, chunk.span, "relations.mission", chunk.entry
            )
            return candidate
    return None


_MISSIONS = ("embassy", "consulate", "high commission", "permanent mission")


def _states(chunks: list[Chunk]) -> list[Chunk]:
    return [c for c in chunks if c.type is not Is.ORGANISATION]


def _of_two(candidate: Candidate, frame: Frame, reading: Reading) -> Candidate | None:
    own = home_chunk(reading, frame)
    if candidate.sides == 0:
        candidate.add_parties(salient(frame, reading), CountryRole.PARTICIPANT)  # "With A, ties were …"
    if candidate.sides == 1 and own is not None:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate if candidate.sides >= 2 else None


def _of_mission(candidate: Candidate, frame: Frame, reading: Reading) -> Candidate | None:
    """A mission belongs to who sends it and stands in who hosts it."""
    own = home_chunk(reading, frame)
    if not candidate.countries and own is not None:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    where = next((c for c in frame.places + frame.having("to", "in") if c.codes), None)
    where = where or next((c for c in frame.chunks[frame.at + 1 :] if c.type in _SITES and c.codes), None)
    if where is not None:
        code = where.codes[0]
        candidate.add_country(code, CountryRole.HOST, where.span, "relations.mission", where.entry)
    return candidate if candidate.sides >= 2 else None


_SITES = (Is.PLACE, Is.COUNTRY)
