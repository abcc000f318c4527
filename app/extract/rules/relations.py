"""Ties between states: diplomatic relations, missions, memberships.

    "A and B established diplomatic relations on May 3"                 of both
    "The Embassy of A in B was opened", "the opening of A's embassy in B"  A, hosted by B
    "A was admitted to the C Forum as a Dialogue Partner"               A and C

A mission or ties that only exist are no event: something must change.
"""

from dataclasses import replace
from itertools import pairwise

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.frames.both import both_among
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame, salient
from app.extract.rules.closings import is_shut_for_a_while
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_CHANGES = words(
    """
    established establishes establish establishing restored restores restore restoring resumed resumes
    resume resuming severed severs sever severing broke breaks broken reopened reopens reopen upgraded
    upgrades upgrade opened opens open closed closes close elevated elevates elevate elevating inaugurated
    inaugurates cut suspended suspends suspend raised raises raise lifted lifts normalised normalized
    """
) | {"broke off", "breaks off", "entered into"}
_FOUNDING = words(
    """
    established establish establishes establishing restored restoring resumed resume resuming
    severed severs sever severing cut broke breaks
    """
) | {"broke off", "breaks off", "entered into"}
_CHANGING = words(
    """
    establishment resumption restoration opening reopening re-opening closure closing inauguration upgrading
    severance normalisation normalization suspension elevation upgrade
    """
)
_TIES = ("relations", "ties", "relationship")
# Ties are also deepened and raised, which changes nothing unless they get another name.
_LOOSE = words("ties relations relationship") | {"bilateral relations", "bilateral ties"}
_STATUS_NEAR = 16  # chunks: "relations to a Comprehensive Strategic Partnership in May"
_STATUSES = words("partnership level alliance")
_STATUS = words("member partner observer membership party state accession admission")


def read_relations(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame == "ties" and is_shut_for_a_while(frame):
        candidate = None
    elif frame.trigger.frame == "membership":
        candidate = _membership(frame)
    elif frame.trigger.frame == "elected":
        candidate = _elected(frame, reading)
    elif frame.trigger.cls is TriggerClass.NOUN:
        candidate = _change(frame, reading)
    else:
        candidate = _named_mission(frame)
    return [candidate] if candidate is not None else []


def _membership(frame: Frame) -> Candidate | None:
    """ "was admitted to the Forum as a Dialogue Partner", "the Forum admits A", "A's accession to C"."""
    involved = parties(frame.modifiers) if frame.trigger.cls is TriggerClass.NOUN else []
    involved += (
        parties(frame.subject) + parties(frame.object) + parties(frame.having("to", "by", "as", "of", "in"))
    )
    bodies = [c for c in involved if c.type is Is.ORGANISATION]
    if frame.word in ("joins", "joined") and not _joins_body(frame):
        return None
    if frame.word in _BECOMING and not _becomes_member(frame):
        return None
    if frame.word in _LEAVING:
        involved += (left := _body_left(frame))
        bodies += left
        if not left:
            return None
    status = any(not _STATUS.isdisjoint(c.text.split()) for c in frame.chunks[frame.at :])
    named = frame.trigger.cls is TriggerClass.NOUN and involved and frame.own_dates  # a body nobody knows
    if not (bodies or status or named):
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.membership")
    candidate.add_parties(involved, CountryRole.PARTICIPANT)
    return candidate if candidate.countries else None


def _joins_body(frame: Frame) -> bool:
    """ "A joined C on May 3", "joins C as its tenth member"; no statement of C, nor C in an act."""
    body = next((n for n, c in enumerate(frame.chunks) if n > frame.at and c.type is Is.ORGANISATION), None)
    if body is None or any(
        c.text not in ("the", "today") and not c.date for c in frame.chunks[frame.at + 1 : body]
    ):
        return False
    behind = frame.chunks[body + 1 : body + 2]
    return not behind or behind[0].date is not None or behind[0].text in ("as", "on", ".", ",")


_BECOMING = words("became becomes")
_LEAVING = frozenset({"withdrew from", "withdraws from", "pulled out of", "pulls out of", "withdrawal from"})


def _becomes_member(frame: Frame) -> bool:
    """ "A became C's 32nd member", "the 32nd member of C": a state, and of a body."""
    states = any(c.type in (Is.COUNTRY, Is.COMPOUND) for c in frame.subject)
    ahead = frame.chunks[frame.at + 1 : frame.at + _MEMBER_NEAR]
    member = any(not _MEMBER.isdisjoint(c.text.split()) for c in ahead)
    return states and member and any(c.type is Is.ORGANISATION for c in ahead)


def _body_left(frame: Frame) -> list[Chunk]:
    """ "withdrew from C", "its withdrawal from C": the body right behind, not its talks or building."""
    ahead = [c for c in frame.chunks[frame.at + 1 : frame.at + 4] if c.text != "the"]
    return [c for c in ahead[:1] if c.type is Is.ORGANISATION]


_MEMBER = words("member observer")
_MEMBER_NEAR = 9  # chunks: "the 32nd full member of the"


def _elected(frame: Frame, reading: Reading) -> Candidate | None:
    """ "A was elected as a member of the C Council": a state, into a body."""
    states = [c for c in parties(frame.subject) if c.type in (Is.COUNTRY, Is.COMPOUND)]
    bodies = [c for c in frame.chunks[frame.at + 1 :] if c.type is Is.ORGANISATION]
    if not (states or frame.sentence.is_title) or not bodies:
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.elected")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties([*states, *_along_with(frame), *bodies[:1]], CountryRole.PARTICIPANT)
    own = home_chunk(reading, frame)
    if own is not None and not candidate.countries:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate if candidate.countries else None


def _along_with(frame: Frame) -> list[Chunk]:
    """ "A, along with B, C and D, was elected"."""
    texts = [chunk.text for chunk in frame.chunks[: frame.at]]
    at = texts.index("along") if "along" in texts else len(texts)
    return [c for c in frame.chunks[at : frame.at] if c.type is Is.COUNTRY]


def _change(frame: Frame, reading: Reading) -> Candidate | None:
    verbs = _CHANGES if frame.word not in _LOOSE or _to_a_status(frame) else _FOUNDING
    passive = passive_frame(frame, verbs)
    told = passive or frame
    named = _CHANGING & {c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]}
    if passive is None and frame.governor_word not in verbs and not named and not _at_work(frame):
        return None
    if named and _is_goal(frame):
        return None
    before = {c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]}
    dated = any(d.is_day or d.is_month for d in frame.dates) or (named and _status_day(frame))
    if "anniversary" in before or ("since" in before and not dated):
        return None  # "since ties were established": background
    told = replace(told, embedded=False) if _at_work(frame) else told
    candidate = begin(told, EventType.RELATIONS, "relations.change")
    candidate.same_encounter = not before & {"since"} and _is_done_here(frame)
    if not candidate.dates:
        candidate.dates = [c.date for c in frame.chunks if c.date is not None and c.date.is_day][:1]
    if not candidate.dates and named:
        candidate.dates = _status_day(frame)
    subject = parties(frame.subject) if passive is None and not _both_act(frame) else []
    candidate.add_parties(_states(subject), CountryRole.PARTICIPANT)
    candidate.add_parties(_states(parties(frame.modifiers)), CountryRole.PARTICIPANT)
    candidate.add_parties(
        _states(parties(told.having("with", "between", "of", "by"))), CountryRole.PARTICIPANT
    )
    if frame.word.endswith(_TIES):
        return _of_two(candidate, frame, reading)
    return _of_mission(candidate, told, reading)


def _is_goal(frame: Frame) -> bool:
    """ "Special Representative for the normalization of A-B relations", "process of normalization of …"."""
    chunks = frame.chunks
    at = next(n for n in range(frame.at - 1, -1, -1) if chunks[n].text in _CHANGING)
    before = [c.text for c in chunks[max(0, at - 4) : at] if c.text != "the"]
    return before[-1:] == ["for"] or before[-2:] == ["process", "of"]


def _both_act(frame: Frame) -> bool:
    """ "A noted that the two countries had upgraded their ties": not who says so."""
    verb = frame.governor or 0
    return both_among(frame.chunks[max(0, verb - _SUBJECT_NEAR) : verb])


def _is_done_here(frame: Frame) -> bool:
    """ "The two leaders announced that relations were being raised to a Partnership", when they met."""
    chunks, verb = frame.chunks, frame.governor or frame.at
    further_back = {c.text for c in chunks[max(0, verb - 3) : verb]} & _FURTHER_BACK
    occasion = [c.text for c in chunks[:3]] in (["on", "this", "occasion"], ["on", "the", "occasion"])
    told = frame.clause.kind is ClauseKind.MAIN and not (frame.dates or further_back)
    if not frame.word.endswith(_TIES):  # "The ministers opened the consulate of A in C"
        acting = any(c.type in (Is.PERSON, Is.GROUP) for c in chunks[:verb])
        return told and acting and frame.governor is not None and frame.governor_word in _OPENED
    return _to_a_status(frame) and told and (both_among(chunks[:verb]) or occasion)


_OPENED = words("opened inaugurated reopened")
_FURTHER_BACK = words("to had have has recently since would will should")
_SUBJECT_NEAR = 5  # chunks: "the two countries have recently"


def _status_day(frame: Frame) -> list[DateMention]:
    behind = (c.date for c in frame.chunks[frame.at : frame.at + _STATUS_NEAR] if c.date is not None)
    return [date for date in behind if date.is_day or date.is_month][:1]


def _at_work(frame: Frame) -> bool:
    """ "suspends operations at its Embassy in B", "The Embassy of A in B began operating on May 3"."""
    if frame.word.endswith(_TIES):
        return False
    before = [chunk.text for chunk in frame.chunks[max(0, frame.at - 8) : frame.at]]
    ahead = [chunk.text for chunk in frame.chunks[frame.at + 1 : frame.at + 10]]
    begins = any(verb in _BEGINNING and what in _OPERATION for verb, what in pairwise(ahead))
    return begins or ("operations" in before and not _CHANGES.isdisjoint(before))


_BEGINNING = words("began begins started starts commenced commences became resumed")
_OPERATION = words("operating operations operation work operational")


def _to_a_status(frame: Frame) -> bool:
    """ "elevated their relations to a Strategic Partnership"."""
    ahead = [word for c in frame.chunks[frame.at + 1 : frame.at + _TO_STATUS] for word in c.text.split()]
    return "to" in ahead and not _STATUSES.isdisjoint(ahead)


_TO_STATUS = 18  # chunks: "relations between A and B are raised, as both agreed on May 3, to a …"


def _named_mission(frame: Frame) -> Candidate | None:
    """ "the Embassy of A in B was established", "X opened A's embassy in B": it is one name."""
    behind = frame.chunks if is_passive(frame.chunks, frame.at) else frame.object
    named = (
        c
        for c in frame.chunks
        if c.mention and (c.text.startswith(_MISSIONS) or (c in behind and c.text.endswith(_MISSIONS)))
    )
    mission = next((c for c in named if c.mention is not None and c.mention.codes), None)
    if mission is None or mission.mention is None or frame.word not in _CHANGES:
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.change")
    owner = mission.mention.codes[0]
    candidate.add_country(owner, CountryRole.PARTICIPANT, mission.span, "relations.mission", mission.entry)
    at = frame.chunks.index(mission)
    for chunk in (*frame.chunks[at + 1 :], *frame.chunks[:at]):
        if chunk.type in _SITES and chunk.codes and owner not in chunk.codes:
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
    return candidate if candidate.sides >= 2 or both_among(frame.chunks[: frame.at]) else None


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
