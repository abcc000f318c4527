"""What is done on a trip has its days: "will visit B on May 3 to attend the Forum", "… where he met X"; what
is part of a gathering has the days of the whole.
"""

from app.domain.event_types import EventType
from app.extract.chunks import Is
from app.extract.clauses import ClauseKind
from app.extract.dates import Tense
from app.extract.frames.frame import Frame
from app.extract.frames.lists import party_list
from app.extract.frames.relatives import take_days_of_relative, take_hosts_of_relative
from app.extract.lexicon import words

PREDICATES = frozenset({Is.VERB, Is.LIGHT})
DONE_THERE = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.CONSULTATION, EventType.AGREEMENT})


def take_days(frame: Frame, frames: list[Frame]) -> None:
    """For a frame whose own words tell no day."""
    if frame.trigger.type in _GATHERINGS and frame.chunks[frame.at].type is Is.NOUN:
        take_hosts_of_relative(frame)
        take_days_of_relative(frame)
        _take_day_before(frame)
    _take_days_of_whole(frame, frames)
    _take_days_of_trip(frame, frames)
    _take_day_of_place(frame, frames)


def _take_day_before(frame: Frame) -> None:
    """ "Ties were raised last September at the summit of A and B", "agreed on May 3 during talks with X"."""
    if frame.dates or frame.governor is not None or frame.lead not in ("at", "during"):
        return
    chunks = frame.chunks
    lead = next(
        (n for n in range(frame.at - 1, max(0, frame.at - _NEAR), -1) if chunks[n].text == frame.lead), 0
    )
    day = chunks[lead - 1].date if lead else None
    if day is not None and any(c.type in PREDICATES for c in chunks[:lead]):
        frame.dates, frame.own_dates = [day], True


_NEAR = 7  # chunks: "at the 3rd A-B Foreign Ministers' Meeting"


def _take_days_of_trip(frame: Frame, frames: list[Frame]) -> None:
    """ "will pay a visit to B on May 3-4 in order to participate in the Meeting of C": on those days."""
    verb = frame.governor
    if frame.dates or frame.trigger.type not in _GATHERINGS or verb is None or verb > frame.at:
        return
    if frame.chunks[verb - 1].text != "to":
        return
    trips = (
        f for f in frames if f.trigger.type is EventType.VISIT and f.at < verb and f.clause == frame.clause
    )
    trip = next((f for f in trips if f.own_dates), None)
    if trip is not None and not any(c.type in PREDICATES for c in frame.chunks[trip.at + 1 : verb]):
        frame.dates = list(trip.dates)


_GATHERINGS = frozenset({EventType.CONFERENCE, EventType.SUMMIT, EventType.CONSULTATION, EventType.MEETING})


def _take_days_of_whole(frame: Frame, frames: list[Frame]) -> None:
    """ "the 68th session of the Commission on B in Lima from May 3 to 9": on those days, there."""
    chunks = frame.chunks
    part = frame.trigger.type in _GATHERINGS and chunks[frame.at].type is Is.NOUN
    if frame.dates or not part or [c.text for c in chunks[frame.at + 1 : frame.at + 2]] != ["of"]:
        return
    whole = next((f for f in frames if f.at > frame.at), None)
    if whole is None or whole.at - frame.at > _OF_NEAR or not whole.own_dates or whole.lead != "of":
        return
    if whole.trigger.type in _GATHERINGS and chunks[whole.at].type is Is.NOUN:
        frame.dates, frame.own_dates = list(whole.dates), True
        frame.places = frame.places or list(whole.places)


_OF_NEAR = 8  # chunks: "of the 2nd A-B Joint Commission"


def _take_day_of_place(frame: Frame, frames: list[Frame]) -> None:
    """ "On May 3 he visited Accra, where he met X", "… on May 3, when X will receive him": on that day."""
    chunks, start = frame.chunks, frame.clause.start
    if frame.dates or frame.clause.kind is ClauseKind.MAIN or frame.trigger.type not in DONE_THERE:
        return
    if frame.governor is None or chunks[start].text not in ("where", "when") or not start:
        return
    stays = (f for f in frames if f.trigger.type is EventType.VISIT and f.at < start and len(f.dates) == 1)
    stay = next(stays, None)
    ahead = frame.tense is Tense.FUTURE
    if stay is not None and stay.dates[0].is_day and ahead is (stay.tense is Tense.FUTURE):
        frame.dates = list(stay.dates)
        there = [c for c in chunks[stay.at : start] if c.type is Is.PLACE]
        frame.places = frame.places or there[-1:]


def take_place_on_stay(frame: Frame, frames: list[Frame]) -> None:
    """ "took note of the talks during the President's visit to B in May": in its days, of its two sides."""
    chunks = frame.chunks
    at = frame.at + 1
    while at < len(chunks) and chunks[at].type is Is.NOUN:
        at += 1
    at = _past_signing(frame, at)
    if at >= len(chunks) or chunks[at].text != "during":
        return
    stay = next((f for f in frames if f.at > at and f.trigger.frame == "travel" and f.own_dates), None)
    if stay is None or stay.lead != "during" or any(c.type in PREDICATES for c in chunks[at : stay.at]):
        return
    frame.dates = list(stay.dates)
    frame.modifiers = frame.modifiers or [*stay.modifiers, *stay.having("to")]


def _past_signing(frame: Frame, at: int) -> int:
    """Behind "signed between A and B" of a text, whose parties they are."""
    chunks = frame.chunks
    signed = [c.text for c in chunks[at : at + 2]]
    if frame.trigger.type is not EventType.AGREEMENT or len(signed) < 2 or signed[0] not in _SIGNED:
        return at
    if signed[1] not in ("between", "by"):
        return at + 1
    parties, after = party_list(chunks, at + 2, len(chunks))
    frame.prepositions.setdefault(signed[1], []).extend(parties)
    return after


_SIGNED = words("signed concluded adopted reached")
