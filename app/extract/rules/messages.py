"""Messages: words sent to one named addressee.

    "President X sent a message of condolence to President Y"      active
    "A letter to President Y was sent by President X"              passive, in any order
    "President X has written to President Y"                       the verb alone
    "Condolence letter to President Y from President X"            a heading

The sender is the publisher's side where nobody is named as sender.
"""

from dataclasses import replace
from itertools import takewhile

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame
from app.extract.rules.reference import sided
from app.extract.triggers import TriggerClass

_SENDING = words(
    """
    sent sends send conveyed conveys convey addressed delivered dispatched despatched wrote writes
    forwarded transmitted cabled extended sending extends reached received
    """
)
# Letters that are no message to anybody: they are texts between offices.
_TEXTS = words("intent credence exchange agreement understanding")


def read_messages(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame == "writing":
        candidate = _letter(frame, reading)
    else:
        candidate = _message(frame, reading) if frame.trigger.cls is TriggerClass.NOUN else None
    return [candidate] if candidate is not None else []


def _message(frame: Frame, reading: Reading) -> Candidate | None:
    ahead = {c.text for c in frame.chunks[frame.at + 1 : frame.at + 4]}
    if ahead & _TEXTS:
        return None
    passive = passive_frame(frame, _SENDING)
    told = passive or _sent_before(frame) or _wished_in(frame) or _said_in(frame) or frame
    heading = frame.sentence.is_title and bool(_receivers(frame))
    sent = told.governor_word in _SENDING or (told is not frame and told.governor_word in _WISHING)
    if passive is None and not (sent or heading or _is_dated(frame)):
        return None
    candidate = begin(told, EventType.MESSAGE, "messages.sent")
    candidate.place = candidate.country_of_place = None
    senders = parties(told.having("by", "from")) or (
        [] if passive else parties(told.subject or told.modifiers)
    )
    receivers = _receivers(told) or _receivers(frame) or _sent_to(told)
    if passive is None and told.governor_word in _RECEIVING:  # "Minister X received a message from Y"
        senders, receivers = parties(told.having("from", "of")), receivers or sided(told.subject, reading)
        return _complete(candidate, senders, receivers, reading) if senders else None
    return _complete(candidate, senders, receivers, reading)


_RECEIVING = words("received receives receive")


def _is_dated(frame: Frame) -> bool:
    """ "the message from X to Y on May 3", "the letter sent by X to Y in May"."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 3]]
    sent_by = len(behind) > 1 and behind[0] in _SENDING and behind[1] == "by"
    sent = sent_by or bool(parties(frame.having("from")))
    return frame.own_dates and sent and bool(_receivers(frame))


_WISHING = words(
    """
    congratulated congratulates condoled condoles extended extends expressed expresses conveyed conveys
    offered offers wished wishes thanked thanks
    """
)


def _wished_in(frame: Frame) -> Frame | None:
    """ "congratulated President X in a telegram", "extended his condolences to X in a message"."""
    chunks = frame.chunks
    into = next((n for n in range(frame.at - 1, max(0, frame.at - 4), -1) if chunks[n].text in _IN), None)
    verbs = range((into or 0) - 1, max(frame.clause.start, (into or 0) - _WAY_BACK) - 1, -1)
    at = next((n for n in verbs if chunks[n].text in _WISHING), None)
    if into is None or at is None:
        return None
    wished = [c for c in parties(chunks[at + 1 : into]) if c.type is Is.PERSON]
    told = replace(frame, governor=at, prepositions={"to": wished})
    told.subject = find_subject(chunks, at, frame.clause)
    told.embedded = frame.clause.kind is not ClauseKind.MAIN
    return told if wished else None


_IN = words("in by through via")


def _said_in(frame: Frame) -> Frame | None:
    """ "In a letter of May 3 to President Y, X offered his condolences"."""
    chunks = frame.chunks
    comma = next((n for n in range(frame.at, len(chunks)) if chunks[n].text == ","), None)
    if comma is None or frame.lead != "in" or frame.at > _NEAR or not _receivers(frame):
        return None
    verb = next((n for n in range(comma, len(chunks)) if chunks[n].type in (Is.VERB, Is.LIGHT)), None)
    sender = parties(chunks[comma:verb])[:1]
    if verb is None or not sender or chunks[verb].text.split()[0] not in _WISHING:
        return None
    told = replace(frame, governor=verb)
    told.subject = sender
    return told


def _sent_before(frame: Frame) -> Frame | None:
    """ "sent to the members of the Council a letter", "sent X a letter": who gets it stands before it."""
    chunks = frame.chunks
    for at in range(frame.at - 1, max(frame.clause.start, frame.at - _WAY_BACK), -1):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            break
    else:
        return None
    to = chunks[at + 1].text in ("to", "on") or chunks[at + 1].type in (Is.PERSON, Is.GROUP, Is.DATE)
    if frame.governor is not None or chunks[at].text not in _SENDING or not to:
        return None
    told = replace(frame, governor=at, prepositions={"to": parties(chunks[at + 1 : frame.at])})
    told.subject = find_subject(chunks, at, frame.clause)
    told.dates = frame.dates or [c.date for c in chunks[:at] if c.date is not None][-1:]
    told.embedded = frame.clause.kind is not ClauseKind.MAIN
    return told


_WAY_BACK = 16  # chunks


def _letter(frame: Frame, reading: Reading) -> Candidate | None:
    """ "has written to President X", "telegraphed President X"."""
    receivers = [c for c in parties(frame.object) if c.type in (Is.PERSON, Is.GROUP)] or _receivers(frame)
    if not receivers:
        return None
    candidate = begin(frame, EventType.MESSAGE, "messages.letter")
    candidate.place = candidate.country_of_place = None
    return _complete(candidate, parties(frame.subject), receivers, reading)


def _receivers(frame: Frame) -> list[Chunk]:
    return [c for c in parties(frame.having("to")) if c.type is not Is.PLACE]


def _sent_to(frame: Frame) -> list[Chunk]:
    """ "sent messages respectively to Rear Admiral (Retired) X, … and Hon. Y": those named behind "to"."""
    ahead = frame.chunks[frame.at + 1 :]
    to = next((at for at, chunk in enumerate(ahead) if chunk.text == "to"), len(ahead))
    return [c for c in parties(ahead[to:]) if c.type is Is.PERSON] if to < _NEAR else []


_NEAR = 4  # chunks between the message and "to"
_BREAKS = words(", ; :")
_OCCASIONS = frozenset({EventType.DISASTER, EventType.ATTACK, EventType.POLITICAL, EventType.APPOINTMENT})


def is_of_occasion(frame: Frame, date: DateMention) -> bool:
    """The day of the earthquake or the election that the message is about: told behind it, and before those
    who send or get it; or ahead, in words of its own ("the cyclone that struck A on April 6, …").
    """
    start = frame.chunks[frame.at].span.start
    between = [c for c in frame.chunks if start < c.span.start < date.span.start]
    if date.span.start < start:
        before = (c for c in reversed(frame.chunks) if c.span.start < date.span.start)
        between = list(takewhile(lambda c: c.date is None and c.text not in _BREAKS, before))[::-1]
    at = next((n for n in reversed(range(len(between))) if _is_told(between[n])), None)
    if at is None:
        return False
    mourned = between[at].type is Is.PERSON and _DEATHS & {c.text for c in between[max(0, at - 3) : at]}
    return bool(mourned) or _is_occasion(between[at])


def _is_told(chunk: Chunk) -> bool:
    return chunk.type is Is.PERSON or _is_occasion(chunk)


_DEATHS = words("passing death demise")  # "on the passing of former President X on May 3"


def _is_occasion(chunk: Chunk) -> bool:
    told = (t for t in chunk.triggers if t.cls is not TriggerClass.LIGHT and t.frame != "decision")
    return any(t.type in _OCCASIONS for t in told)


def _complete(
    candidate: Candidate, senders: list[Chunk], receivers: list[Chunk], reading: Reading
) -> Candidate | None:
    own = home_chunk(reading, candidate.frame)
    candidate.dates = [d for d in candidate.dates if not is_of_occasion(candidate.frame, d)]
    candidate.add_parties(senders or ([own] if own else []), CountryRole.ACTOR, ParticipationRole.ISSUER)
    candidate.add_parties(receivers, CountryRole.TARGET, ParticipationRole.RECIPIENT)
    return candidate if candidate.sides >= 2 else None
