"""Clause frames: an event word with the parties, days and places that grammar puts beside it.

A noun frame stands on its own ("the launch of a missile on January 14") or under a light verb ("held a
consultation with"); a verb frame has subject and object ("met with"). What the parties do is said by
`prepositions`, by preposition; the rules of the event families (`rules/`) read roles and types from
there.
"""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind, clause_of, find_clauses
from app.extract.dates import DateMention, Tense
from app.extract.frames.chains import is_founding
from app.extract.frames.complements import read_complements
from app.extract.frames.days import is_of_what_is_named
from app.extract.frames.frame import Frame
from app.extract.frames.fronted import add_fronted, is_cleft
from app.extract.frames.lists import party_list
from app.extract.frames.nouns import noun_frame
from app.extract.frames.reality import ways_of_telling, why_unreal
from app.extract.frames.sequels import tie_sequels
from app.extract.frames.stays import DONE_THERE, take_days, take_place_on_stay
from app.extract.frames.subjects import antecedents, find_object, find_subject, hangs_on_intent
from app.extract.occasion import occasion_before_actor
from app.extract.segments import Sentence
from app.extract.tenses import is_present, lies_ahead, tense_at
from app.extract.triggers import TriggerClass
from app.extract.unreal import unreal_word

__all__ = ["Frame", "find_frames", "find_subject", "party_list"]

# Types whose light verbs tell the event by themselves, with a plain object ("launched two missiles").
_SELF_TOLD = frozenset(
    {
        EventType.MILITARY_ACTIVITY,
        EventType.APPOINTMENT,
        EventType.RELATIONS,
        EventType.AID,
        EventType.STATEMENT,
    }
)
_EVENT_WORDS = frozenset({Is.NOUN, Is.VERB, Is.LIGHT})


def find_frames(sentence: Sentence, chunks: tuple[Chunk, ...], said: frozenset[str]) -> list[Frame]:
    """The frames of one sentence in the order of its event words; `said` are all its words."""
    occasion = occasion_before_actor(chunks)
    events = [at for at, chunk in enumerate(chunks) if chunk.type in _EVENT_WORDS and at != occasion]
    if not events:
        return []
    clauses = find_clauses(chunks)
    frames: list[Frame] = []
    for at in events:
        clause = clause_of(clauses, at, len(chunks))
        if chunks[at].type is Is.NOUN:
            frames.append(noun_frame(sentence, chunks, at, clause, said))
        else:
            frames.extend(_verb_frames(sentence, chunks, at, clause, said))
    if any(chunk.type is Is.DATE for chunk in chunks):
        _share_dates(frames, chunks, clauses)
    ways = ways_of_telling(said)
    for frame in frames:
        take_days(frame, frames)
        if _looks_ahead(frame):
            frame.tense = Tense.FUTURE
        add_fronted(frame)
        frame.unreal = frame.unreal or why_unreal(frame, ways)
    tie_sequels(frames)
    return [frame for frame in frames if not _abbreviates(frame, frames)]


def _abbreviates(frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "the Climate Change Conference of the Parties (COP26)": the name in brackets is no second event."""
    bracketed = frame.lead == "(" and [c.text for c in frame.chunks[frame.at + 1 : frame.at + 2]] == [")"]
    return bracketed and any(
        0 < frame.at - other.at <= _TO_ABBREVIATION and other.trigger.type is frame.trigger.type
        for other in frames
    )


_TO_ABBREVIATION = 8  # chunks


def _verb_frames(
    sentence: Sentence, chunks: tuple[Chunk, ...], at: int, clause: Clause, said: frozenset[str]
) -> list[Frame]:
    """One frame for each type that the verb may speak for; the rules choose."""
    frames = []
    for trigger in chunks[at].triggers:
        if trigger.type is None or (trigger.cls is TriggerClass.LIGHT and trigger.type not in _SELF_TOLD):
            continue
        frame = Frame(sentence, chunks, at, trigger, clause, governor=at, said=said)
        frame.tense = tense_at(chunks, at, clause.start)
        frame.unreal = unreal_word(chunks, at, clause.start)
        frame.embedded = clause.kind is not ClauseKind.MAIN and not is_cleft(chunks, at)
        frame.subject = find_subject(chunks, at, clause)
        stop = len(chunks) if clause.kind is ClauseKind.MAIN else clause.end
        after = find_object(frame, at + 1, stop)
        if not frame.object and [c.text for c in chunks[clause.start - 1 : clause.start + 1]][-1:] == [
            "whom"
        ]:
            frame.object = antecedents(chunks, clause)  # "Minister X of B, whom Minister Y received"
        read_complements(frame, after, stop, loose=True)
        frames.append(frame)
    return frames


def _looks_ahead(frame: Frame) -> bool:
    """ "On Thursday he flies to A": what is told in the present of a day still to come; a headline tells the
    past so.
    """
    if frame.tense is not Tense.UNCLEAR or frame.governor is None or frame.sentence.is_title:
        return False
    awaited = any(
        date.is_weekday or (date.relative == "today" and date.direction > 0) for date in frame.dates
    )
    return awaited and is_present(frame.chunks, frame.governor, frame.clause.start)


def _share_dates(frames: list[Frame], chunks: tuple[Chunk, ...], clauses: Sequence[Clause]) -> None:
    """A date that no noun phrase claims belongs to the verbs of its clause; purpose clauses share it."""
    telling = [f for f in frames if f.trigger.frame != "decision"]  # "its decision of May 3 to impose …"
    claimed = {d.span.start for f in telling if f.own_dates for d in f.dates}
    scheduled = _day_of_schedule(chunks)
    dated = [(at, c.date) for at, c in enumerate(chunks) if c.date is not None]
    for frame in frames:
        if frame.own_dates or frame.governor is None:
            if scheduled is not None and not frame.dates:
                frame.dates = [scheduled]
            if not frame.dates:
                take_place_on_stay(frame, frames)
            if not frame.dates and frame.trigger.type in DONE_THERE:
                frame.dates = _dates_of_occasion(frame, frames)
            continue
        others = claimed | {chunks[at].span.start for at, _ in dated if _is_of_plan(frame, at)}
        inside = [
            (at, date)
            for at, date in dated
            if chunks[at].span.start not in others
            and not is_founding(chunks, at)
            and not _at_home(chunks, at)
            and not _dates_announcement(frame, at)
            and not _turns(frame, at)
            and not is_of_what_is_named(frame, at)
            and not (at < frame.at and hangs_on_intent(chunks, frame.at))
            and clause_of(clauses, at, len(chunks)) == frame.clause
        ]
        frame.dates = [d for d in frame.dates if d.span.start not in others]
        if _dated_in_its_clause(frame):
            continue
        if not inside and not frame.dates:
            frame.dates = _dates_of_occasion(frame, frames)
        if not inside and frame.clause.kind is not ClauseKind.MAIN:
            continue
        if inside:
            days = [(at, date) for at, date in inside if date.is_day]  # "this year", too, may stand near
            at, nearest = min(days or inside, key=lambda pair: _distance(frame, pair[0], chunks))
            frame.dates = _same_day_again(chunks, at) or [nearest]


def _dated_in_its_clause(frame: Frame) -> bool:
    """ "the Summit that A will host in May": no day of the verb before it."""
    if not frame.dates or frame.governor is None or frame.governor <= frame.at:
        return False
    relative = any(c.text == "that" for c in frame.chunks[frame.at + 1 : frame.governor])
    return relative and frame.dates[0].span.start > frame.chunks[frame.governor].span.start


def _at_home(chunks: Sequence[Chunk], at: int) -> bool:
    """ "On September 20 (4:10 a.m. on September 21, Japan time)": the day there counts, not the one here."""
    opened = next((n for n in range(at - 1, -1, -1) if chunks[n].text in ("(", ")")), None)
    if opened is None or chunks[opened].text == ")" or not any(c.date for c in chunks[:opened]):
        return False
    closed = next((n for n in range(at, len(chunks)) if chunks[n].text == ")"), len(chunks))
    return any(c.text == "time" or c.text in _ZONES for c in chunks[at + 1 : closed])


_ZONES = frozenset({"jst", "kst", "ist", "sgt", "aest", "aedt", "nzst", "nzdt"})


_OCCASIONS = frozenset({"at", "during", "in"})


def _dates_of_occasion(frame: Frame, frames: list[Frame]) -> list[DateMention]:
    """ "signed an agreement at the summit on May 3": what was done there has its day."""
    for other in frames:
        if not other.own_dates or other.clause != frame.clause:
            continue
        if other.at < frame.at and other.governor is None and _is_aside(other):
            behind = range(other.at + 1, len(frame.chunks))
            verb = next((n for n in behind if frame.chunks[n].type in _VERBS), None)
            if verb is not None and verb == frame.governor:
                frame.places = frame.places or list(other.places)  # "On the margins of the Conference in C
                return list(other.dates)  # on May 3, he met X"
        there = other.lead in _OCCASIONS or _is_aside(other)
        if there and other.governor in (None, frame.governor):
            start = frame.at if frame.governor is None else frame.governor
            verbs = [n for n in range(start, other.at) if frame.chunks[n].type in _VERBS]
            told = verbs == [frame.governor] or (not verbs and (start < other.at or _opens(other, frame)))
            # not "held talks to review what they had agreed in a call on May 3"
            agreed = any(c.text == "agreed" for c in frame.chunks[frame.at + 1 : other.at])
            if told and not agreed:
                return list(other.dates)
    return []


def _opens(occasion: Frame, frame: Frame) -> bool:
    """ "During the visit of X to B on May 3-5, two texts were signed": it stands before all verbs."""
    verb = frame.at if frame.governor is None else frame.governor
    if frame.chunks[verb - 1].text == "to":  # "during their talks in May, it was agreed to hold …"
        return False
    return occasion.lead == "during" and not any(
        c.type in _VERBS for c in frame.chunks[: min(verb, frame.at)]
    )


def _is_aside(occasion: Frame) -> bool:
    """ "to meet on the margins of the Conference in C on May 3"."""
    before = {c.text for c in occasion.chunks[max(0, occasion.at - _ASIDE_NEAR) : occasion.at]}
    return occasion.lead == "of" and not _MARGINS.isdisjoint(before)


_MARGINS = frozenset({"margins", "sidelines", "occasion"})
_ASIDE_NEAR = 8


_VERBS = frozenset({Is.VERB, Is.LIGHT})


def _turns(frame: Frame, at: int) -> bool:
    """ "took place there, but this year it will be held on May 3": the day is that of the other half."""
    low, high = sorted((frame.at, at))
    return any(c.text == "but" for c in frame.chunks[low + 1 : high])


def _is_of_plan(frame: Frame, at: int) -> bool:
    """ "noted that they had upgraded their ties, and hoped that the Forum, to be held on May 3, …"."""
    anchor = frame.at if frame.governor is None else frame.governor
    return frame.tense is Tense.PAST and anchor < at and lies_ahead(frame.chunks, at, anchor + 1)


def _day_of_schedule(chunks: Sequence[Chunk]) -> DateMention | None:
    """ "August 7 10:00-11:30 A-B Foreign Ministers' Meeting": a line of a programme opens with its day."""
    if not chunks or chunks[0].date is None or any(c.type in _VERBS for c in chunks):
        return None
    days = [c.date for c in chunks if c.date is not None]
    return days[0] if len(days) == 1 and days[0].is_day else None


def _same_day_again(chunks: Sequence[Chunk], at: int) -> list[DateMention]:
    """ "today, June 22", "yesterday (May 3)": the day said a second time."""
    opened = at + 1 < len(chunks) and chunks[at + 1].text in (",", "(")
    again = next((c.date for c in chunks[at + 1 + opened : at + 2 + opened]), None)
    first = chunks[at].date
    return [again] if again is not None and again.is_day and first is not None and first.relative else []


_ANNOUNCE = frozenset({"announced", "announces", "said", "confirmed", "informed"})


def _dates_announcement(frame: Frame, at: int) -> bool:
    """ "today announced that she will travel": the day is that of the announcement."""
    chunks = frame.chunks
    for verb in (at - 1, at + 1):
        if (
            0 <= verb < len(chunks)
            and chunks[verb].text in _ANNOUNCE
            and verb not in (frame.at, frame.governor)
        ):
            return any(c.text == "that" for c in chunks[verb : verb + 4])
    return False


def _distance(frame: Frame, at: int, chunks: Sequence[Chunk]) -> tuple[int, int, bool]:
    """Verbs between the date and the event count most, then the way; a date before the first verb is near
    to all, one behind another verb ("fired two on May 3, and launched one on May 9") first of all to that. Of
    two days that are as near ("the men seized on May 3 were freed on May 9", "After the quake of May 3, A
    sent a team on May 9") the one behind is the verb's.
    """
    anchor = frame.governor if frame.governor is not None else frame.at
    low, high = sorted((anchor, at))
    verbs = sum(1 for c in chunks[low + 1 : high] if c.type in (Is.VERB, Is.LIGHT))
    verbs += frame.at < at < anchor  # "The rite for those who died on May 3, 2019 was held on May 9"
    taken = at < anchor and any(c.type in _EVENT_WORDS for c in chunks[frame.clause.start : at])
    return verbs + taken, high - low, at < anchor
