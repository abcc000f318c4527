"""Who joins or holds an encounter, as what stands behind its noun says, and the town it is named after."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, party_list
from app.extract.frames.frame import SKIPPED
from app.extract.frames.subjects import free_parties
from app.extract.lexicon import words


def named_after(frame: Frame) -> list[Chunk]:
    """ "the Seoul Climate Forum", "the Lima Summit": held where the town is that it is named after."""
    named = frame.chunks[max(0, frame.at - len(frame.words) - 1) : frame.at]
    return [c._replace(type=Is.COUNTRY) for c in named if c.type is Is.PLACE and c.codes][:1]


def told_in(frame: Frame) -> list[Chunk]:
    """ "Minister X raised the case with Minister Y in a telephone call on May 3": of X and Y."""
    chunks, start = frame.chunks, frame.at - len(frame.words)
    if frame.lead in _LEADS and start <= _OPENING and frame.governor is None:
        return _told_behind(frame)
    if frame.subject or frame.governor is not None:
        return []
    if frame.lead not in (*_LEADS, "by") or not (frame.dates or frame.trigger.type is EventType.CALL):
        return []
    people = [n for n in range(frame.clause.start, start) if chunks[n].type is Is.PERSON and chunks[n].codes]
    told = [chunks[n] for n in people if n and _is_told(chunks, n)]
    acting = [c for c in free_parties(chunks, frame.clause.start, start) if c.type is Is.PERSON]
    if len({c.codes for c in acting}) > 1:
        return acting  # "X of A and Y of B agreed in talks on May 3"
    met = told[-1:] or [c for c in frame.having("with") if c.type is Is.PERSON]
    return [*acting[:1], *met] if acting and met else []


def _told_behind(frame: Frame) -> list[Chunk]:
    """ "In a telephone call on May 3 Minister X conveyed to the Minister of B …": of X and of B."""
    chunks = frame.chunks
    people = [n for n in range(frame.at + 1, len(chunks)) if chunks[n].type is Is.PERSON and chunks[n].codes]
    first, *others = people[:3] or [0]
    told = [chunks[n] for n in others if _is_told(chunks, n)]
    return [chunks[first], *told[:1]] if told and not frame.having("with", "between") else []


def _is_told(chunks: Sequence[Chunk], person: int) -> bool:
    before = person - 1
    while before and chunks[before].text in SKIPPED:
        before -= 1
    return chunks[before].text in _TOLD


_LEADS = ("in", "during", "at")
_TOLD = words(
    """
    with to told informed assured thanked briefed congratulated asked urged reminded presented handed gave
    invited warned notified called pressed encouraged updated
    """
)
_JOINS = words("took takes take participated participates attended spoke")
_RELATIVE_REACH = 12  # chunks from the noun to "in which" or "where", and on to the verb


def in_which(frame: Frame) -> list[Chunk]:
    """ "the Meeting of Foreign Ministers, in which Minister X took part": whoever is said to join."""
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks), frame.at + _RELATIVE_REACH))
    opens = next((at for at in ahead if _points_there(chunks, at)), None)
    if opens is None:
        return held_by(frame)[0]
    for at in range(opens + 1, min(len(chunks), opens + _RELATIVE_REACH)):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            joins = chunks[at].text.split()[0] in _JOINS
            return [c for c in chunks[opens:at] if c.type is Is.PERSON] if joins else []
    return []


def held_by(frame: Frame) -> tuple[list[Chunk], list[DateMention]]:
    """ "the summit of B, which A held on May 3", "the talks that X and Y had": who holds or attends it, and
    the day.
    """
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks) - 2, frame.at + _RELATIVE_REACH))
    opens = next((at for at in ahead if chunks[at].text in ("which", "that")), None)
    if opens is None or any(c.type in (Is.VERB, Is.LIGHT, Is.NOUN) for c in chunks[frame.at + 1 : opens]):
        return [], []
    found, after = party_list(chunks, opens + 1, len(chunks))
    if not found:
        return [], _day_of(chunks, opens + 1)
    while after < len(chunks) and chunks[after].text in _HELPING:
        after += 1
    if after >= len(chunks) or chunks[after].text.split()[0] not in _HOLDS:
        return [], []
    return found, _day_behind(chunks, after)


def only_day(frame: Frame) -> list[DateMention]:
    """ "The summit on a new pact (3-4 May 2023) was …", "A donors' conference raised a million on May 3": a
    gathering that opens its sentence, and no second event that the day could be of.
    """
    chunks = frame.chunks
    if frame.governor is not None or frame.lead or frame.at > _OPENING + len(frame.words):
        return []
    days = [c.date for c in chunks if c.date is not None and c.date.is_day]
    events = [n for n, c in enumerate(chunks) if c.type is Is.NOUN and c.triggers[0].type in _ENCOUNTERS]
    return days if len(days) == 1 and events == [frame.at] else []


_OPENING = 3  # chunks
_ENCOUNTERS = frozenset(
    {
        EventType.CALL,
        EventType.MEETING,
        EventType.CONSULTATION,
        EventType.CONFERENCE,
        EventType.SUMMIT,
        EventType.VISIT,
    }
)


def _day_of(chunks: Sequence[Chunk], at: int) -> list[DateMention]:
    """ "the Summit, which convenes in A on May 3 and 4"."""
    while at < len(chunks) and chunks[at].text in _HELPING:
        at += 1
    convenes = at < len(chunks) and chunks[at].text in _CONVENES
    return _day_behind(chunks, at) if convenes else []


_CONVENES = words("convenes convened meets met opens opened runs begins held") | {"takes place", "take place"}


def _day_behind(chunks: Sequence[Chunk], verb: int) -> list[DateMention]:
    behind = chunks[verb + 1 : verb + _RELATIVE_REACH]
    end = next((n for n, c in enumerate(behind) if c.type in (Is.VERB, Is.LIGHT)), len(behind))
    return [c.date for c in behind[:end] if c.date is not None and c.date.is_day][:1]


_HELPING = words("will is are was also has be being to")
_HOLDS = words(
    """
    held holds hold hosted hosts host hosting attended attends attend chaired chairs chair convened organised
    organized opened addressed
    """
)


def _points_there(chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at].text == "which" and chunks[at - 1].text in ("in", "at")


def chaired_by(frame: Frame) -> list[Chunk]:
    """ "The meeting took place in Accra on May 3, co-chaired by Ministers X and Y"."""
    chunks = frame.chunks
    for at in range(frame.at + 1, min(len(chunks) - 2, frame.at + _RELATIVE_REACH)):
        if chunks[at].text in _CHAIRED and chunks[at + 1].text == "by":
            return [c for c in party_list(chunks, at + 2, len(chunks))[0] if c.type is Is.PERSON]
    return []


_RELATIVE_REACH = 12  # chunks behind the noun
_CHAIRED = words("chaired co-chaired led headed attended")
