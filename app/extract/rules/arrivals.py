"""Trips whose goal stands before the word for them: "came with his spouse to B for an official visit"."""

from collections.abc import Sequence
from dataclasses import replace

from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.dates import Tense
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.tenses import BE
from app.extract.triggers import TriggerClass

_LEADS = words("for on")
_MOVES = words(
    """
    came come comes coming arrived arrives arrive arriving travelled traveled travels travel flew flies fly
    landed lands returned returns is was are were be been staying stayed stays
    """
)
_TO = words("to in at")
_SKIPPED = words("the , a an his her their our")


def told_beside(frame: Frame) -> tuple[list[Chunk], list[Chunk]]:
    """Who is on a visit, and where, as the words around the word for it say."""
    if frame.trigger.cls is not TriggerClass.NOUN or frame.governor is not None or frame.lead not in _LEADS:
        return [], []
    came, goal = _came_for(frame)
    return (came, [goal]) if goal is not None and came else _received_on(frame)


def _came_for(frame: Frame) -> tuple[list[Chunk], Chunk | None]:
    """Who came, and the country or town, of "X came to B on May 3 for a visit"."""
    chunks = frame.chunks
    at = next(n for n in range(frame.at - 1, -1, -1) if chunks[n].text == frame.lead) - 1
    while at > frame.clause.start and (chunks[at].date is not None or chunks[at].text in _SKIPPED | {"on"}):
        at -= 1
    if at <= frame.clause.start or chunks[at].type not in (Is.COUNTRY, Is.PLACE) or not chunks[at].codes:
        return [], None
    before = at - 1 - (chunks[at - 1].text in _SKIPPED)
    if chunks[before].text.split()[-1] not in _TO:
        return [], None
    moves = (n for n in range(before, frame.clause.start, -1) if chunks[n].text.split()[0] in _MOVES)
    verb = next(moves, None)
    return (find_subject(chunks, verb, frame.clause), chunks[at]) if verb is not None else ([], None)


def came_back(frame: Frame) -> list[Chunk]:
    """Who "returned on May 3 from a visit to B", "arrived in C after a visit to B on May 3"."""
    chunks = frame.chunks
    if frame.trigger.cls is not TriggerClass.NOUN or frame.governor is not None or frame.lead not in _SINCE:
        return []
    if frame.lead != "from" and not frame.own_dates:
        return []
    back = (n for n in range(frame.at - 1, -1, -1) if chunks[n].text.split()[0] in _SINCE[frame.lead])
    verb = next(back, None)
    if verb is None:
        return []
    if not frame.dates:
        frame.dates = [c.date for c in chunks[verb : frame.at] if c.date is not None]
    clause = frame.clause if verb >= frame.clause.start else Clause(0, frame.clause.start, ClauseKind.MAIN)
    return find_subject(chunks, verb, clause)


_BACK = words("returned returns back")
_GOES_ON = words("arrived arrives came comes flew flies travelled traveled travels landed reached")
_SINCE = {"from": _BACK | _GOES_ON, "after": _BACK | _GOES_ON, "following": _BACK | _GOES_ON}


def _received_on(frame: Frame) -> tuple[list[Chunk], list[Chunk]]:
    """ "A will receive Minister X of B on an official visit": the guest and the state that receives him."""
    chunks, start = frame.chunks, frame.clause.start
    verb = next((n for n in range(frame.at - 1, start, -1) if chunks[n].text in _RECEIVES), None)
    if verb is None:
        return [], []
    hosts = [c for c in find_subject(chunks, verb, frame.clause) if c.type is Is.COUNTRY]
    guests = [c for c in chunks[verb + 1 : frame.at] if c.type is Is.PERSON and c.codes]
    if not (hosts and guests) or set(hosts[0].codes) & set(guests[0].codes):
        return [], []
    if not frame.dates:
        days = [c.date for c in chunks if c.date is not None and c.date.is_day]
        frame.dates = days if len(days) == 1 else []
    return guests[:1], hosts[:1]


_RECEIVES = words("receive receives received welcome welcomes welcomed host hosts hosted")


def who_leads(frame: Frame) -> list[Chunk]:
    """ "A delegation of the Assembly headed by Speaker X visited B"."""
    chunks = frame.chunks[frame.clause.start : frame.at]
    led = (n for n in range(2, len(chunks)) if _is_leader(chunks, n))
    return [chunks[n] for n in led if chunks[n].type is Is.PERSON][:1]


def led_by(frame: Frame) -> tuple[Frame, list[Chunk]]:
    """Who "will lead a cross-party delegation to B", and the frame with the time of that verb."""
    chunks = frame.chunks
    verb = next((n for n in range(frame.at - 1, -1, -1) if chunks[n].text.split()[-1] in _LEADING), 0)
    word = chunks[verb].text.split()[-1]
    helpers = {c.text for c in chunks[max(0, verb - 2) : verb]} | set(chunks[verb].text.split()[:-1])
    tense = Tense.FUTURE if helpers & {"will", "to"} else Tense.PAST if word in _LED else Tense.UNCLEAR
    aside = word == "leading" and helpers.isdisjoint(BE)  # "X, leading a delegation to B, met Y"
    embedded = aside or frame.clause.kind is not ClauseKind.MAIN
    return replace(frame, tense=tense, embedded=embedded), find_subject(chunks, verb, frame.clause)


def _is_leader(chunks: Sequence[Chunk], at: int) -> bool:
    """ "led by X", "a delegation of the Ministry under X"."""
    by = chunks[at - 1].text == "by" and chunks[at - 2].text in _LED
    return by or (chunks[at - 1].text == "under" and any("delegation" in c.text for c in chunks[:at]))


_LED = words("led headed")
_LEADING = words("lead leads led leading head heads headed heading")
