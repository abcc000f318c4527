"""Engagement: meetings, consultations, calls, summits, conferences.

"Foreign Minister A met with his B counterpart, C, in D on May 3"   meeting
"The 8th A-B Policy Consultation was held in D on May 3 by X and Y"  consultation
"X spoke by phone with Y on May 3"                                    call
"the A-B Summit (May 3)"                                              summit, mentioned
"Minister A attended the 5th E Forum held in D on May 3"             conference
"""

from dataclasses import replace

from app.domain.codes import CountryRole, DiplomaticRank, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties

_LEADERS = frozenset({DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT})
_PHONE = words("phone telephone video link videoconference teleconference call calls")
_MANY = 4  # sides from which a gathering of ministers is a conference
_GATHERED = words(
    """
    attend attends attended attending participated participate participates take taking took
    """
)
_JOINT = words("joint mixed intergovernmental bilateral inter-governmental steering")
_SIDES = ("with", "between", "among", "by", "including", "alongside", "along")


def read_meetings(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.frame)
    if rule is None:
        return []
    candidate = rule(frame, reading)
    if candidate is None:
        return []
    return _apart(candidate, frame) if _says_separately(frame) else [candidate]


def _says_separately(frame: Frame) -> bool:
    near = {w for c in frame.chunks[max(0, frame.at - 4) : frame.at + 6] for w in c.text.split()}
    return bool(near & {"separately", "separate"})


def _apart(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "in separate calls with A and with B": one event with each counterpart."""
    first = {code for c in parties(frame.subject) for code in c.codes}
    others = [code for code in candidate.countries if code not in first]
    if len(others) < 2 or not first:
        return [candidate]
    split = []
    for code in others:
        countries = {c: role for c, role in candidate.countries.items() if c in first or c == code}
        people = {p: role for p, role in candidate.people.items() if p.country in countries}
        split.append(
            replace(candidate, countries=countries, people=people, evidence=list(candidate.evidence))
        )
    return split


def _encounter(frame: Frame, reading: Reading) -> Candidate | None:
    """Two or more sides that meet."""
    type_ = frame.trigger.type or EventType.MEETING
    candidate = begin(frame, type_, f"meetings.{type_}")
    own = frame.modifiers + frame.having(*_SIDES) + frame.object + _of_groups(frame)
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT)
    candidate.add_parties(parties(own), CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
    _complete(candidate, frame, reading)
    candidate.type = _settled_type(candidate, frame)
    candidate.undated_ok = _has_identity(frame) and candidate.sides >= 2
    return candidate


def _of_groups(frame: Frame) -> list[Chunk]:
    """ "meeting of the Foreign Ministers of A and B", "meeting of MIKTA"."""
    return [c for c in frame.having("of") if c.type in (Is.GROUP, Is.ORGANISATION, Is.PERSON, Is.COMPOUND)]


def _has_identity(frame: Frame) -> bool:
    """A compound or a numbered round names one event even without a day."""
    return any(c.type is Is.COMPOUND for c in frame.modifiers) and frame.governor_word in (
        "attend",
        "attending",
    )


def _complete(candidate: Candidate, frame: Frame, reading: Reading) -> None:
    """A meeting told by one side alone is the publisher's with that side."""
    own = home_chunk(reading, frame)
    if frame.governor is not None and candidate.sides < 2:
        _add_delegation(candidate, frame)
    if own is None or frame.governor is None or frame.embedded:
        return
    if candidate.sides == 1 and reading.home not in candidate.countries and not candidate.people:
        candidate.add_parties([own], CountryRole.PARTICIPANT)


def _add_delegation(candidate: Candidate, frame: Frame) -> None:
    """ "a group of scholars of the United States", "a delegation from Ghana", "visiting Chilean members"."""
    for at in range(frame.at + 1, min(len(frame.chunks), frame.at + 16)):
        chunk = frame.chunks[at]
        before = [c.text for c in frame.chunks[max(0, at - 2) : at]]
        if chunk.type in (Is.DATE,) or chunk.text in ("on", "to", ";", "who", "about", "regarding"):
            return
        if chunk.type in (Is.COUNTRY, Is.DEMONYM) and {"of", "from", "visiting", "with", "a", "by"} & set(
            before
        ):
            candidate.add_parties([chunk], CountryRole.VISITOR)
            return


def _settled_type(candidate: Candidate, frame: Frame) -> EventType:
    text = {word for c in frame.chunks for word in c.text.split()}
    if candidate.type in (EventType.MEETING, EventType.CONFERENCE) and _of_mechanism(candidate, frame):
        return EventType.CONSULTATION
    if candidate.type is EventType.MEETING and frame.clause.antecedent is None and _by_phone(frame):
        return EventType.CALL
    if candidate.type is EventType.MEETING and (_leaders_meet(candidate) or _of_leaders(frame)):
        return EventType.SUMMIT
    if candidate.type is EventType.MEETING and len(candidate.countries) >= _MANY and _is_group(frame):
        return EventType.CONFERENCE
    if candidate.type is EventType.MEETING and _is_gathering(candidate, frame, text):
        return EventType.CONFERENCE
    return candidate.type


def _of_mechanism(candidate: Candidate, frame: Frame) -> bool:
    """ "the 4th meeting of the A-B Joint Economic Commission": the mechanism gives type and parties."""
    chunks = frame.chunks
    if frame.at + 1 >= len(chunks) or chunks[frame.at + 1].text not in ("of", "under", "for"):
        return False
    for at in range(frame.at + 2, min(len(chunks), frame.at + 12)):
        chunk = chunks[at]
        if chunk.type in (Is.COMPOUND, Is.COUNTRY, Is.DEMONYM, Is.ORGANISATION):
            candidate.add_parties([chunk], CountryRole.PARTICIPANT)
        if chunk.type is Is.NOUN and chunk.triggers[0].frame == "body":
            words = {c.text for c in chunks[frame.at + 1 : at]}
            return bool(words & _JOINT) or any(c.type is Is.COMPOUND for c in chunks[frame.at : at])
        if chunk.type is Is.NOUN:
            return chunk.triggers[0].type is EventType.CONSULTATION
        if chunk.type in (Is.LIGHT, Is.VERB, Is.DATE) or chunk.text == ",":
            return False
    return False


def _by_phone(frame: Frame) -> bool:
    near = {word for c in frame.chunks[frame.at : frame.at + 14] for word in c.text.split()}
    if not any(c.type is Is.PERSON for c in frame.subject):
        return False
    return bool(near & (_PHONE - {"call", "calls"})) and ("by" in near or "over" in near or "via" in near)


def _of_leaders(frame: Frame) -> bool:
    """ "meeting of the leaders of A and B"."""
    groups = [
        c for c in frame.subject + frame.modifiers + frame.having("of", "between") if c.type is Is.GROUP
    ]
    return any(
        c.text.endswith(("leaders", "presidents", "heads of state", "prime ministers")) for c in groups
    )


def _leaders_meet(candidate: Candidate) -> bool:
    leading = {p.country for p in candidate.people if p.first.office and p.first.office.rank in _LEADERS}
    return len(leading) >= 2 and len(candidate.countries) == len(leading)


def _is_group(frame: Frame) -> bool:
    return any(c.type is Is.GROUP for c in frame.subject + _of_groups(frame))


def _is_gathering(candidate: Candidate, frame: Frame, text: set[str]) -> bool:
    """A meeting of a group (MIKTA, ASEAN-ROK), of many sides, or of the ministry's own heads of mission."""
    if {"missions", "heads"} <= text and "meeting" in frame.word:
        return True
    if frame.trigger.cls.value == "verb":
        return bool(candidate.organisations) and len(candidate.people) <= 1 and bool(frame.modifiers)
    named = frame.modifiers + _of_groups(frame)
    grouped = any(c.organisations or (c.type is Is.COMPOUND and len(c.codes) == 1) for c in named)
    return grouped and ("ministers" in text or "ministerial" in text or "leaders" in text)


def _called_on(frame: Frame, reading: Reading) -> Candidate | None:
    """ "called on President X": a person is called on; a country that is called on is urged."""
    if not any(c.type in (Is.PERSON, Is.GROUP) for c in frame.object):
        return None
    if any(c.text == "to" for c in frame.chunks[frame.at + 1 : frame.at + 8]) and not frame.dates:
        return None
    return _encounter(frame, reading)


def _received(frame: Frame, reading: Reading) -> Candidate | None:
    """ "received Ambassador X", "receives a delegation from …"; not assistance, not credentials."""
    words = {c.text for c in frame.chunks[frame.at + 1 : frame.at + 8]}
    people = any(c.type in (Is.PERSON, Is.GROUP) for c in frame.object)
    if not people and not words & {"delegation", "group", "members", "delegates", "visiting"}:
        return None
    return _encounter(frame, reading)


def _spoke(frame: Frame, reading: Reading) -> Candidate | None:
    """ "spoke with X": a call, when two persons talk and no room is named."""
    others = [c for c in frame.object + frame.having("with", "to") if c.type is Is.PERSON]
    if not others or not frame.subject or frame.unreal:
        return None
    candidate = _encounter(frame, reading)
    own = home_chunk(reading, frame)
    if candidate is not None:
        candidate.add_parties(parties(others), CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
    if candidate is not None and own is not None and not parties(frame.subject):
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    if candidate is not None and candidate.sides >= 2:
        candidate.type = EventType.CALL
        return candidate
    return None


def _bare_call(frame: Frame, reading: Reading) -> Candidate | None:
    """ "Call with", "Call between", "X's Call with", "in separate calls with": never "call for" or "call
    on".
    """
    after = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    phoned = bool({"phone", "telephone", "video"} & set(frame.words))
    titled = frame.sentence.is_title and after in ("with", "between", "to", "of")
    if not (phoned or titled or "separate" in frame.words):
        return None
    return _encounter(frame, reading)


def _gathering(frame: Frame, reading: Reading) -> Candidate | None:
    """A forum, session or ministerial: parties are those who host, attend or are named as present."""
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    if behind in ("room", "hall", "center", "centre", "call", "calls"):
        return None
    candidate = begin(frame, EventType.CONFERENCE, "meetings.conference")
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT)
    candidate.add_parties(parties(frame.modifiers), CountryRole.PARTICIPANT)
    candidate.add_parties(
        parties(frame.having("with", "between", "among", "by", "including")), CountryRole.PARTICIPANT
    )
    candidate.add_parties(_of_groups(frame), CountryRole.PARTICIPANT)
    if _of_mechanism(candidate, frame):
        candidate.type = EventType.CONSULTATION
    own = home_chunk(reading, frame)
    if own is not None and frame.governor is not None and not frame.embedded and not candidate.countries:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate


def _group_meeting(frame: Frame, reading: Reading) -> Candidate | None:
    """ "Foreign Ministers' Meeting": of a group a conference, of two or three sides a meeting."""
    candidate = _encounter(frame, reading)
    if candidate is None:
        return None
    grouped = any(c.organisations for c in frame.modifiers + _of_groups(frame))
    many = len(candidate.countries) >= _MANY
    grouped = grouped or any(
        c.type is Is.COMPOUND and len(c.codes) + len(c.organisations) == 1 for c in frame.modifiers
    )
    candidate.type = EventType.CONFERENCE if grouped or many else EventType.MEETING
    return candidate


def _body(frame: Frame, reading: Reading) -> Candidate | None:
    """A commission or committee is an event when it is a joint one that meets."""
    joint = _JOINT & set(frame.words)
    compound = any(c.type is Is.COMPOUND for c in frame.modifiers)
    meets = frame.governor is not None or bool(frame.dates) or frame.sentence.is_title
    return _encounter(frame, reading) if (joint or compound) and meets else None


def _mechanism(frame: Frame, reading: Reading) -> Candidate | None:
    """Dialogue and joint committee name an event only when they are held, numbered or dated."""
    named = frame.governor is not None or frame.dates or frame.words or frame.modifiers
    return _encounter(frame, reading) if named else None


_RULES = {
    "encounter": _encounter,
    "body": _body,
    "mechanism": _mechanism,
    "bare_call": _bare_call,
    "called_on": _called_on,
    "received": _received,
    "spoke": _spoke,
    "gathering": _gathering,
    "group_meeting": _group_meeting,
}
