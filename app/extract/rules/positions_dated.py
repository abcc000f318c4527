"""Positions with a day of their own, which are told as events beside what a release is about."""

from collections.abc import Iterator

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.dates import Tense
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT
from app.extract.spoken import is_of_text
from app.extract.tenses import is_passive


def is_told_with_day(frame: Frame) -> bool:
    """ "On May 3, A and B condemned the coup", "In its conclusions of May 3 the Council rejected …", "A
    condemned it in a statement on May 3", "On May 3 President X expressed condolences to B": more than a
    stance within another event.
    """
    days = [d for d in frame.dates if d.is_day and not d.relative]
    condoles = _condoles(frame)
    states = frame.subject and all(
        c.type in _STATES or (condoles and c.type is Is.PERSON) for c in frame.subject
    )
    told = frame.tense is Tense.PAST and (condoles or frame.word in _POSITIONS) and not frame.embedded
    ahead = bool(days) and days[0].span.start < frame.chunks[frame.at].span.start
    ahead = ahead or any(c.date in days and is_of_text(frame.chunks, n, frame.at) for n, c in _dated(frame))
    first = not any(c.type in (Is.VERB, Is.LIGHT) for c in frame.chunks[: frame.at])
    return bool(told and states and ahead and first) and not frame.sentence.is_title


def _dated(frame: Frame) -> Iterator[tuple[int, Chunk]]:
    return ((n, chunk) for n, chunk in enumerate(frame.chunks) if chunk.date is not None)


def _condoles(frame: Frame) -> bool:
    """Outside of a meeting or call, which would be what is told."""
    said = {c.text for c in frame.chunks[frame.at + 1 : frame.at + _NEAR]}
    met = any(t.type in ENGAGEMENT for c in frame.chunks[: frame.at] for t in c.triggers)
    return frame.word.startswith("express") and not said.isdisjoint(_SORROW) and not met


_SORROW = words("condolences condolence sympathy sympathies")
_NEAR = 6  # chunks: "expressed on behalf of A his condolences"
_STATES = (Is.COUNTRY, Is.ORGANISATION, Is.COMPOUND)
_POSITIONS = frozenset(
    {"condemned", "denounced", "rejected", "called upon", "called on", "urged", "deplored"}
)


def welcomes_somebody(frame: Frame) -> bool:
    """ "Minister X welcomed the visit of Minister Y to Accra on Tuesday", "… Minister Y in Accra on Monday":
    it is told, no view of it.
    """
    if frame.word.startswith("welcom") and _is_welcomed(frame):
        return True
    ahead = [c for c in frame.chunks[frame.at + 1 : frame.at + 4] if c.text not in ("the", "his", "her")][:2]
    visit = any(t.type is EventType.VISIT for c in ahead if c.type is Is.NOUN for t in c.triggers)
    told = visit or any(c.type is Is.PERSON and c in frame.object for c in ahead[:1])
    person = any(c.type is Is.PERSON for c in frame.subject)
    return told and person and frame.word.startswith("welcom") and any(d.is_day for d in frame.dates)


def _is_welcomed(frame: Frame) -> bool:
    """ "Minister X, who is in B from May 3 to 5, is warmly welcomed by the Ministry"."""
    guests = any(c.type is Is.PERSON and c.person and c.person.name for c in frame.subject)
    return guests and is_passive(frame.chunks, frame.at, reach=4)
