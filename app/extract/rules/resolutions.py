"""Resolutions: decisions that an international body adopts.

    "The UN General Assembly adopted a resolution on May 3"
    "The adoption by the Security Council of Resolution 2397"
    "A resolution put forward by A was adopted in New York on May 3"

The number or the breach of a resolution is a legal basis and no event.
"""

import datetime as dt

from app.domain.codes import CountryRole, OrganizationKind, ParticipationRole
from app.domain.event_types import EventType
from app.domain.organisations import ORGANISATIONS, scored_code
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame
from app.extract.rules.condemned import condemned

_ADOPTING = words("adopted adopts adopt passed passes approved approves adopting endorsed")
_ADOPTION = words("adoption adopted passage approval")
_ABOUT = words("in the on of against concerning regarding")
_REACH = 20


def read_resolutions(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame == "mandate":
        return _mandate(frame, reading)
    near = frame.chunks[max(0, frame.at - _REACH) : frame.at]
    passive = passive_frame(frame, _ADOPTING)
    told = passive or frame
    around = {c.text for c in (*near, *frame.chunks[frame.at + 1 : frame.at + 6])}
    adopted = around & _ADOPTION or _is_adopted(frame) or _is_passed(frame)
    days = [] if passive is not None or adopted else _days_of_council(frame, reading) or _own_day(frame)
    if passive is None and not (adopted or days):
        return []
    candidate = begin(told, EventType.RESOLUTION, "resolutions.adopted")
    bodies = parties(frame.subject) + parties(frame.modifiers) + parties(told.having("by", "of"))
    bodies += [c for c in frame.chunks[max(0, frame.at - _REACH) :] if c.organisations]
    for chunk in bodies:
        for code in filter(_is_of_states, chunk.organisations):
            candidate.add_organisation(code, chunk.span, chunk.entry)
    candidate.dates = days or candidate.dates or _day_of_adoption(frame)
    _add_sponsor(candidate, frame)
    _add_target(candidate, frame)
    return [candidate] if candidate.organisations else []


def _mandate(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "The Security Council extended the mandate of the mission in A": a decision of that body."""
    body = [c for c in frame.subject if c.type is Is.ORGANISATION] or _council_before(frame, reading)
    codes = [code for c in body for code in c.organisations if scored_code(code) in _DECIDING]
    if holder := [c for c in frame.object if c.type is Is.PERSON and c.person and c.person.name]:
        return [_prolonged(frame, holder, reading)]
    if not codes:
        return []
    if _DECIDED & {c.text for c in frame.chunks[: frame.at]}:
        frame.tense = Tense.PAST  # "decided on May 3 to extend the mandate"
    candidate = begin(frame, EventType.RESOLUTION, "resolutions.mandate")
    candidate.add_organisation(codes[0], body[0].span, body[0].entry)
    there = [c for c in frame.chunks[frame.at + 1 : frame.at + _MISSION] if c.type is Is.COUNTRY]
    candidate.add_parties(there[:1], CountryRole.TARGET)
    return [candidate]


def _prolonged(frame: Frame, holder: list[Chunk], reading: Reading) -> Candidate:
    """ "The Council extended the mandate of its Special Representative, X": X is appointed anew."""
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.mandate")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(holder, CountryRole.PARTICIPANT, ParticipationRole.APPOINTEE)
    own = home_chunk(reading, frame)
    if own is not None and not candidate.sides:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate


def _council_before(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "Security Council Extends Mandate", in a heading: the Council that the publisher is."""
    told = frame.at > 1 and [c.text for c in frame.chunks[:2]] == ["security", "council"]
    own = home_chunk(reading, frame) if told else None
    return [own] if own is not None else []


_DECIDING = frozenset({"UN", "OSCE", "AU", "IAEA"})
_DECIDED = words("decided decides agreed voted")
_MISSION = 9  # chunks


def _is_of_states(code: str) -> bool:
    organisation = ORGANISATIONS.get(code)
    states = organisation is not None and organisation.kind is OrganizationKind.IGO
    return scored_code(code) is not None or states


def _is_adopted(frame: Frame) -> bool:
    """Not where "having the Council adopt the resolution" is what somebody would like."""
    if frame.governor is None or frame.governor_word not in _ADOPTING:
        return False
    before = frame.chunks[frame.governor - 1].text if frame.governor else ""
    return frame.governor_word != "adopt" or before in ("will", "to") or frame.sentence.is_title


def _days_of_council(frame: Frame, reading: Reading) -> list[DateMention]:
    """ "the resolution on the situation in A, which the Council, at its 34th session, adopted on May 3"."""
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks), frame.at + _REACH))
    opens = next((n for n in ahead if chunks[n].text in ("which", "that")), None)
    numbered = any(c.type is Is.NUMBER for c in chunks[frame.at + 1 : frame.at + 2])
    if numbered and _HAILED.isdisjoint(c.text for c in chunks[max(0, frame.at - _HAILED_NEAR) : frame.at]):
        return []  # by its number a legal basis is cited
    if opens is None or any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[frame.at : opens]):
        return []
    behind = chunks[opens : opens + _REACH]
    verb = next((n for n, c in enumerate(behind) if c.type in (Is.VERB, Is.LIGHT)), 0)
    body = any(c.organisations for c in behind[:_BODY_NEAR])
    if not (body and verb and behind[verb].text in _ADOPTION):
        return []
    days = [c.date for c in behind[verb : verb + _BODY_NEAR + 2] if c.date is not None and c.date.is_day]
    return [day for day in days if not (numbered and _is_long_ago(day, reading))]


def _own_day(frame: Frame) -> list[DateMention]:
    """ "the General Assembly resolution of February 23": of a body that is named, on a day of its own."""
    behind = frame.chunks[frame.at + 1 : frame.at + 3]
    day = [c.date for c in behind[1:] if behind[0].text == "of" and c.date is not None and c.date.is_day]
    return day if any(c.organisations for c in frame.modifiers) else []


def _is_long_ago(day: DateMention, reading: Reading) -> bool:
    """A resolution one hails months later is a legal basis, too."""
    when = reading.calendar.resolve(day, Tense.PAST)
    published = reading.release.published_on
    if published is None or when is None or when.ends_on is None:
        return False
    return published - when.ends_on > _NEWS


_NEWS = dt.timedelta(days=60)


_HAILED = words(
    """
    welcomes welcome welcomed supports support supported hails hail hailed endorses applauds applaud praises
    commends commend regrets regret rejects reject rejected denounces denounced deplores deplore note notes
    """
)
_HAILED_NEAR = 6  # chunks: "welcomes and fully supports UN Security Council Resolution 2397"
_BODY_NEAR = 4  # chunks: "which the UN Human Rights Council"


def _is_passed(frame: Frame) -> bool:
    """ "passed a resolution", "approved Resolution 2397": the verb right before the noun phrase."""
    if frame.words and frame.words[-1] in _PASSED:
        return True
    if _is_passed_before(frame):
        return True
    start = frame.at - len(frame.words)
    before = [c.text for c in frame.chunks[max(0, start - 3) : start] if c.text not in ("a", "an", "the")]
    return bool(before) and before[-1] in _PASSED


_PASSED = words("passed passes approved approves")


def _is_passed_before(frame: Frame) -> bool:
    """ "the General Assembly approved, with the vote of A, a resolution": an aside stands between."""
    chunks = frame.chunks
    commas = [n for n in range(max(1, frame.at - _REACH), frame.at) if chunks[n].text == ","]
    verbs = (n - 1 for n in commas[:1] if chunks[n - 1].text in _PASSED)
    verb = next(verbs, 0)
    return verb > 0 and chunks[verb - 1].type is Is.ORGANISATION and len(commas) == _PAIR


_PAIR = 2


def _day_of_adoption(frame: Frame) -> list[DateMention]:
    """The only day of the sentence, else the first behind it that stands before the next resolution."""
    days = [c.date for c in frame.chunks if c.date is not None and (c.date.is_day or c.date.is_month)]
    if len(days) == 1:
        return days
    for chunk in frame.chunks[frame.at + 1 :]:
        if any(trigger.type is EventType.RESOLUTION for trigger in chunk.triggers):
            return []
        if chunk.date is not None and chunk.date.is_day:
            return [chunk.date]
    return []


_BROUGHT = words("forward submitted sponsored tabled proposed initiated authored drafted introduced")


def _add_sponsor(candidate: Candidate, frame: Frame) -> None:
    """ "a resolution put forward by A"."""
    chunks = frame.chunks
    for at in range(frame.at + 1, min(len(chunks) - 1, frame.at + 5)):
        if chunks[at].text == "by" and chunks[at - 1].text.split()[-1] in _BROUGHT:
            candidate.add_parties(parties(chunks[at + 1 : at + 3]), CountryRole.ACTOR)


def _add_target(candidate: Candidate, frame: Frame) -> None:
    """ "on the situation of human rights in A", "on A's nuclear programme", "in response to A's launch";
    whom it condemns before all.
    """
    if blamed := condemned(frame):
        candidate.add_parties(blamed, CountryRole.TARGET)
        return
    answered = False
    for at in range(frame.at + 1, min(len(frame.chunks), frame.at + _REACH)):
        chunk = frame.chunks[at]
        if chunk.type is Is.VERB and frame.chunks[at - 1].text == "and":
            return  # "… and welcomed the election in A"
        answered = answered or chunk.text == "response"
        if chunk.type in (Is.COUNTRY, Is.DEMONYM) and (answered or frame.chunks[at - 1].text in _ABOUT):
            candidate.add_parties([chunk], CountryRole.TARGET)
            answered = False
