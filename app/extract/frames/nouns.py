"""Frames of event nouns: modifiers to the left, and the verb that carries them."""

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.dates import DateMention, Tense
from app.extract.frames.complements import read_complements
from app.extract.frames.frame import Frame
from app.extract.frames.fronted import is_cleft
from app.extract.frames.governors import find_governor
from app.extract.frames.lists import party_list
from app.extract.frames.modifiers import before_round, read_modifiers
from app.extract.frames.passives import find_passive
from app.extract.frames.subjects import antecedents, find_subject, free_parties, is_free
from app.extract.segments import Sentence
from app.extract.tenses import is_to_follow, noun_tense, tense_at
from app.extract.triggers import TriggerClass
from app.extract.unreal import unreal_word


def noun_frame(
    sentence: Sentence, chunks: tuple[Chunk, ...], at: int, clause: Clause, said: frozenset[str]
) -> Frame:
    trigger = chunks[at].trigger(TriggerClass.NOUN) or chunks[at].triggers[0]
    frame = Frame(sentence, chunks, at, trigger, clause, said=said)
    start = read_modifiers(frame)
    find_governor(frame, before_round(chunks, start))
    stop = len(chunks) if clause.kind is ClauseKind.MAIN else clause.end
    start = before_round(chunks, start)
    after = read_complements(frame, at + 1, stop, loose=False)
    if not frame.dates and (day := _day_awaited(frame, start)) is not None:
        frame.dates, frame.tense = [day], Tense.FUTURE
    frame.own_dates = bool(frame.dates)
    if frame.governor is None:
        find_passive(frame, start, after, stop)
    if frame.governor is not None:
        frame.tense = tense_at(chunks, frame.governor, clause.start)
        frame.subject = frame.subject or find_subject(chunks, frame.governor, clause)
        if not at < frame.governor < after:  # what stands behind its relative clause is of another noun
            read_complements(frame, max(after, frame.governor + 1), stop, loose=True)
    frame.places = frame.places or _venues_before(frame)
    if not frame.subject and not frame.modifiers and start and chunks[start - 1].text in _POSSESSIVES:
        frame.subject = _who(chunks, clause) or _possessor(chunks, start, after)
    opens = _opens_sentence(frame, start)
    if opens and not frame.subject:
        frame.subject = _possessor(chunks, start, after)
    if frame.tense is Tense.UNCLEAR:
        frame.tense = noun_tense(frame.words, chunks, start, after)
    if is_to_follow(chunks, start, said):
        frame.tense = Tense.FUTURE
    anchor = frame.governor if frame.governor is not None and frame.governor < at else start
    frame.unreal = unreal_word(chunks, anchor, clause.start)
    proposed = frame.unreal in _PROPOSALS and frame.unreal != frame.lead
    proposed = proposed or (frame.unreal == "would" and frame.governor_word.split()[:1] in _COMING)
    proposed = proposed or (frame.unreal in _MODALS and _is_to_be_held(frame))
    if (proposed or frame.unreal in _WISHES) and _is_taken_for_granted(frame, start):
        frame.unreal = None
    frame.unreal = frame.unreal or _called_off(frame, after)
    behind = frame.governor is not None and _is_its_own_clause(frame)
    told = opens or _tells_of_what(frame, start) or _tells_of_remarks(frame, start)
    passing = (frame.governor is None or behind) and bool(frame.lead) and not told
    frame.embedded = passing or (clause.kind is not ClauseKind.MAIN and not is_cleft(chunks, at))
    return frame


def _venues_before(frame: Frame) -> list[Chunk]:
    """ "took part yesterday in Rome in the meeting", "chaired at the Istana a session"."""
    chunks = frame.chunks
    between = range(frame.governor + 1, frame.at) if frame.governor is not None else range(0)
    return [chunks[n] for n in between if chunks[n].type is Is.PLACE and _leads_to_venue(chunks, n)]


def _leads_to_venue(chunks: tuple[Chunk, ...], at: int) -> bool:
    return chunks[at - 1 - (chunks[at - 1].text == "the")].text in ("in", "at")


def _day_awaited(frame: Frame, start: int) -> DateMention | None:
    """ "Ministers of ten countries are expected in Lima on May 3 for the Forum": its day."""
    if "expected" not in frame.said:
        return None
    chunks = frame.chunks
    lead = next((n for n in range(start - 1, max(0, start - 4), -1) if chunks[n].text == "for"), 0)
    before = {word for c in chunks[max(0, lead - _NEAR) : lead] for word in c.text.split()}
    return chunks[lead - 1].date if lead and "expected" in before else None


_NEAR = 7  # chunks: "expected in Lima, Peru, on May 3"


def _is_its_own_clause(frame: Frame) -> bool:
    """ "recalled the texts that A and B signed": its verb tells of the noun in passing."""
    between = frame.chunks[frame.at + 1 : frame.governor]
    return any(c.text in ("that", "which") for c in between)


_ENCOUNTERS = frozenset(
    {EventType.CALL, EventType.MEETING, EventType.CONSULTATION, EventType.CONFERENCE, EventType.SUMMIT}
)


def _opens_sentence(frame: Frame, start: int) -> bool:
    """ "At a meeting on May 3 Minister A told …", "In a telephone call, X conveyed to Y": it is told."""
    if frame.sentence.is_title and frame.lead == frame.chunks[0].text and frame.lead in _REGARDING:
        return True  # "Regarding the Visit of Minister X to B"
    came = [c.text for c in frame.chunks[:2]] == ["this", "came"]  # "This came in a call between A and B"
    opens = start <= 3 + came
    return frame.lead in ("in", "at", "during") and opens and frame.trigger.type in _ENCOUNTERS


_REGARDING = frozenset({"regarding", "on", "concerning", "about"})


def _tells_of_what(frame: Frame, start: int) -> bool:
    """ "The situation was the subject of a call between A and B", "… were discussed in talks with C"."""
    if frame.trigger.type not in _ENCOUNTERS or frame.clause.kind is not ClauseKind.MAIN:
        return False
    if not (frame.prepositions or frame.modifiers):
        return False
    verbs = _SUBJECT if frame.lead == "of" else _DISCUSSED if frame.lead in ("in", "at", "during") else ()
    if frame.said.isdisjoint(verbs):
        return False
    before = {c.text for c in frame.chunks[max(0, start - _NEAR) : start]}
    return not (before.isdisjoint(verbs) or before.isdisjoint(_WAS))


def _tells_of_remarks(frame: Frame, start: int) -> bool:
    """ "He made the remarks on Saturday during a meeting with X": it is told by what was said there."""
    if "remarks" not in frame.said or frame.lead not in ("in", "at", "during"):
        return False
    before = {c.text for c in frame.chunks[:start]}
    met = bool(frame.having("with")) and frame.trigger.type in _ENCOUNTERS
    return met and {"made", "remarks"} <= before


_NEAR = 7  # chunks from "were" to the encounter in which something was discussed
_WAS = frozenset({"was", "were", "is", "are", "been", "be"})
_SUBJECT = frozenset({"subject", "subjects", "topic", "topics", "centre", "center", "focus", "theme"})
_DISCUSSED = frozenset(
    {"discussed", "raised", "reviewed", "addressed", "exchanged", "considered", "examined", "touched"}
)


_COMING = (["attend"], ["participate"], ["join"])
_WISHES = frozenset({"looking", "hope", "hopes", "hoped", "wish", "wishes", "invited"})
_PROPOSALS = frozenset({"proposed", "proposes", "suggested", "requested", "urged", "encouraged"})


_MODALS = frozenset({"would", "could", "should", "may", "might", "hope", "hopes", "hoped"})


def _is_to_be_held(frame: Frame) -> bool:
    """ "would work together toward the Summit to be held in C in May": it is held, whatever they would do."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + _SOON] if c.text != ","]
    return behind[:2] == ["to", "be"] or behind[:3] == ["which", "will", "be"]


_SOON = 5  # chunks


def _is_taken_for_granted(frame: Frame, start: int) -> bool:
    """ "looking forward to the Forum in May", "invited X to the Forum in May": whoever comes, it is held;
    but not "hopes to hold a forum in May".
    """
    determiner = frame.chunks[start - 1].text if start else ""
    if frame.governor is not None and frame.governor > frame.at:
        before = [chunk.text for chunk in frame.chunks[frame.governor - 3 : frame.governor]]
        if before == [",", "to", "be"]:
            return True  # "hoped that the Committee, to be held in May, would succeed"
    comes = frame.governor is None or frame.governor_word.split()[:1] in _COMING
    phrase = frame.chunks[max(0, start - 1) : frame.at]
    owned = any(c.type is Is.POSSESSIVE for c in phrase)  # "hoped that X's visit on May 3 would …"
    return comes and frame.own_dates and (owned or "the" in (determiner, frame.chunks[start].text))


_CALLED_OFF = frozenset({"cancelled", "canceled", "postponed", "suspended"})


def _called_off(frame: Frame, after: int) -> str | None:
    """ "The meeting on May 3 was cancelled"."""
    if frame.said.isdisjoint(_CALLED_OFF):
        return None
    ahead = [chunk.text for chunk in frame.chunks[frame.at + 1 : after + 5]]
    off = next((word for word in ahead if word in _CALLED_OFF), None)
    return off if off and {"was", "were", "is", "been", "be", "are"} & set(ahead) else None


_POSSESSIVES = frozenset({"his", "her", "their"})


def _who(chunks: tuple[Chunk, ...], clause: Clause) -> list[Chunk]:
    """ "X, who is making his first visit": his is that of the one who is told of."""
    if clause.kind is not ClauseKind.RELATIVE or chunks[clause.start].text != "who":
        return []
    return antecedents(chunks, clause)


def _possessor(chunks: tuple[Chunk, ...], start: int, after: int) -> list[Chunk]:
    """Whose "her visit" is: the first party that speaks or acts behind it, else the last before.

    "Their meeting" is that of the group named before: "the Ministers of A and B, in their meeting on May 3".
    """
    groups = [c for c in chunks[:start] if c.type is Is.GROUP] if chunks[start - 1].text == "their" else []
    if groups:
        return groups[-1:]
    one = chunks[start - 1].text in ("his", "her")
    for at in range(after, len(chunks)):
        party = chunks[at].type is Is.PERSON if one else chunks[at].type in PARTY
        if party and chunks[at - 1].text != "(" and is_free(chunks, at, after):
            return party_list(chunks, at, len(chunks))[0]
    told = free_parties(chunks, 0, start)[-2:]
    if one and not any(c.type is Is.PERSON for c in told):  # "X said that A-B relations … his visit"
        told = [c for at, c in enumerate(chunks[:start]) if c.type is Is.PERSON and is_free(chunks, at, 0)][
            -1:
        ]
    if told or "their" not in (chunks[start].text, chunks[start - 1].text):
        return told
    both = [chunk for chunk in chunks[:start] if chunk.type is Is.PERSON][-2:]
    return both if len(both) > 1 else []
