"""Frames of event nouns: modifiers to the left, and the verb that carries them."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import Clause, ClauseKind, noun_tense, tense_at, unreal_word
from app.extract.dates import Tense
from app.extract.frames.complements import party_list, read_complements
from app.extract.frames.frame import PREPOSITIONS, SKIPPED, Frame
from app.extract.frames.subjects import find_subject, free_parties, is_free
from app.extract.lexicon import words
from app.extract.segments import Sentence
from app.extract.triggers import TriggerClass


def noun_frame(sentence: Sentence, chunks: tuple[Chunk, ...], at: int, clause: Clause) -> Frame:
    trigger = chunks[at].trigger(TriggerClass.NOUN) or chunks[at].triggers[0]
    frame = Frame(sentence, chunks, at, trigger, clause)
    start = _modifiers(frame)
    _governor(frame, _before_round(chunks, start))
    stop = len(chunks) if clause.kind is ClauseKind.MAIN else clause.end
    start = _before_round(chunks, start)
    after = read_complements(frame, at + 1, stop, loose=False)
    frame.own_dates = bool(frame.dates)
    if frame.governor is None:
        _passive(frame, start, after, stop)
    if frame.governor is not None:
        frame.tense = tense_at(chunks, frame.governor, clause.start)
        frame.subject = frame.subject or find_subject(chunks, frame.governor, clause)
        read_complements(frame, max(after, frame.governor + 1), stop, loose=True)
    if not frame.subject and not frame.modifiers and start and chunks[start - 1].text in _POSSESSIVES:
        frame.subject = _possessor(chunks, start, after)
    if _opens_sentence(frame, start) and not frame.subject:
        frame.subject = _possessor(chunks, start, after)
    if frame.tense is Tense.UNCLEAR:
        frame.tense = noun_tense(frame.words)
    anchor = frame.governor if frame.governor is not None and frame.governor < at else start
    frame.unreal = unreal_word(chunks, anchor, clause.start) or _called_off(chunks, at, after)
    passing = frame.governor is None and bool(frame.lead) and not _opens_sentence(frame, start)
    frame.embedded = passing or clause.kind is not ClauseKind.MAIN
    return frame


_ENCOUNTERS = frozenset(
    {EventType.CALL, EventType.MEETING, EventType.CONSULTATION, EventType.CONFERENCE, EventType.SUMMIT}
)


def _opens_sentence(frame: Frame, start: int) -> bool:
    """ "At a meeting on May 3 Minister A told …", "In a telephone call, X conveyed to Y": it is told."""
    return frame.lead in ("in", "at", "during") and start <= 3 and frame.trigger.type in _ENCOUNTERS


_CALLED_OFF = frozenset({"cancelled", "canceled", "postponed", "suspended"})


def _called_off(chunks: tuple[Chunk, ...], at: int, after: int) -> str | None:
    """ "The meeting on May 3 was cancelled"."""
    ahead = [chunk.text for chunk in chunks[at + 1 : after + 5]]
    off = next((word for word in ahead if word in _CALLED_OFF), None)
    return off if off and {"was", "were", "is", "been", "be", "are"} & set(ahead) else None


_POSSESSIVES = frozenset({"his", "her", "their"})


def _possessor(chunks: tuple[Chunk, ...], start: int, after: int) -> list[Chunk]:
    """Whose "her visit" is: the first party that speaks or acts behind it, else the last before."""
    for at in range(after, len(chunks)):
        if chunks[at].type in PARTY and is_free(chunks, at, after):
            return party_list(chunks, at, len(chunks))[0]
    return free_parties(chunks, 0, start)[-2:]


_ROUNDS = words(
    """
    round session edition meeting cycle part series rounds meetings sessions
    """
)


def _before_round(chunks: Sequence[Chunk], start: int) -> int:
    """ "The third round of Foreign Office Consultations": the phrase begins before the round."""
    at = start - 1
    while at >= 0 and chunks[at].text in SKIPPED:
        at -= 1
    if at < 1 or chunks[at].text != "of" or chunks[at - 1].text not in _ROUNDS:
        return start
    at -= 2
    while at >= 0 and (
        chunks[at].type is Is.NUMBER or chunks[at].text in SKIPPED or chunks[at].text in _ORDINALS
    ):
        at -= 1
    return at + 1


_ORDINALS = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth next inaugural
    latest annual last previous preceding earlier recent upcoming forthcoming following opening closing
    """
)


def _modifiers(frame: Frame) -> int:
    """Reads the noun phrase leftwards; returns its first chunk."""
    words: list[str] = []
    at = frame.at - 1
    while at >= 0:
        chunk = frame.chunks[at]
        if chunk.type in PARTY or chunk.type is Is.DEMONYM:
            if not _modifies(frame, at):
                break
            frame.modifiers.insert(0, chunk)
        elif chunk.type is Is.DATE:
            if not _date_modifies(frame, at):
                break
            frame.dates.insert(0, chunk.date) if chunk.date else None
        elif _describes(frame, at):
            words.insert(0, chunk.text)
        elif passed := _passed_over(frame, at):
            at -= passed - 1
        else:
            break
        at -= 1
    frame.words = tuple(words)
    start = at + 1
    while at >= 0 and frame.chunks[at].text in SKIPPED:
        at -= 1
    frame.lead = frame.chunks[at].text if at >= 0 else ""
    return start


_DESCRIBING = frozenset({Is.POSSESSIVE, Is.NUMBER, Is.CAPITALISED, Is.PLACE, Is.MASK})


def _describes(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    noun = chunk.type is Is.NOUN and at == frame.at - 1
    return noun or chunk.text in ('"', "+") or chunk.type in _DESCRIBING or _is_adjective(frame, at)


def _modifies(frame: Frame, at: int) -> bool:
    """A party modifies the noun when it is an adjective, a compound or a possessor, or stands directly
    before it.
    """
    chunk = frame.chunks[at]
    following = frame.chunks[at + 1]
    if chunk.type is Is.GROUP and at + 1 == frame.at:
        return True  # "Council of Heads of State Meeting"
    if chunk.type in (Is.PERSON, Is.GROUP):
        return following.type is Is.POSSESSIVE
    return True


def _council_of(frame: Frame, at: int) -> bool:
    """ "SCO Council of Heads of State Meeting", "Council of Foreign Ministers' Meeting"."""
    chunks = frame.chunks
    of_group = chunks[at].text == "of" and chunks[at + 1].type is Is.GROUP and at + 1 < frame.at
    return of_group and at > 0 and chunks[at - 1].type is Is.CAPITALISED


def _passed_over(frame: Frame, at: int) -> int:
    """Chunks that stand inside a noun phrase and say nothing of the event; 0 where it ends."""
    if (frame.chunks[at].text in ("and", ",") and _joins_modifiers(frame, at)) or _council_of(frame, at):
        return 1
    return 3 if _is_abbreviation(frame, at) else 0


def _is_abbreviation(frame: Frame, at: int) -> bool:
    """ "A-B and the Caribbean (LAC) Forum": the short name in brackets behind the long one."""
    chunks = frame.chunks
    closed = chunks[at].text == ")" and at >= 3 and chunks[at - 2].text == "("
    return closed and chunks[at - 3].type in _NAMES and chunks[at - 1].type is not Is.DATE


_NAMES = frozenset({Is.COMPOUND, Is.CAPITALISED, Is.ORGANISATION, Is.NOUN})


def _date_modifies(frame: Frame, at: int) -> bool:
    """ "last June's summit", "today's talks", but not "on January 4 talks"."""
    date = frame.chunks[at].date
    before = frame.chunks[at - 1].text if at else ""
    possessive = frame.chunks[at + 1].type is Is.POSSESSIVE
    owned = at > 0 and frame.chunks[at - 1].type is Is.POSSESSIVE  # "the North's January 4 launch"
    return date is not None and (
        possessive or ((owned or before in ("the", "their", "its", "a")) and at + 1 == frame.at)
    )


def _is_adjective(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    return chunk.type is Is.WORD and chunk.text not in _NOT_ADJECTIVES and chunk.text not in PREPOSITIONS


_NOT_ADJECTIVES = SKIPPED | words(
    """
    that this which who where when while is are was were be been has have had will would to not as or but
    if it he she they we i these those about over under after before since following ahead concerning
    regarding through via upon than such so do does did can could should may might must said says saying
    stressed noted expressed discussed agreed reaffirmed welcomed attending visiting until out up down
    there here onto within recalled explained underlined emphasized emphasised appreciated stated added
    observed mentioned highlighted shared hoped expected looking discuss including despite besides like
    given amid around towards toward across
    """
)


def _joins_modifiers(frame: Frame, at: int) -> bool:
    """ "ROK and Chinese …", "economic and trade …"."""
    left = frame.chunks[at - 1] if at else None
    right = frame.chunks[at + 1]
    if left is None or frame.chunks[at].text == ",":
        return left is not None and left.type is Is.DEMONYM and right.type in (Is.DEMONYM, Is.COUNTRY)
    parties = (Is.COUNTRY, Is.DEMONYM, Is.COMPOUND, Is.ORGANISATION)
    if at + 1 == frame.at:  # "Foreign and Strategic Dialogue": the trigger itself opens with an adjective
        return left.type is Is.CAPITALISED and " " in right.text
    if left.type in parties or right.type in parties:
        return left.type in parties and right.type in parties
    return left.type in (Is.WORD, Is.CAPITALISED) and right.type in (Is.WORD, Is.CAPITALISED) and at > 1


def _governor(frame: Frame, start: int) -> None:
    """Finds the light verb that the noun is the object of, a preposition of the verb between them
    allowed.
    """
    at = start - 1
    while at >= 0 and frame.chunks[at].text in SKIPPED:
        at -= 1
    if at < 0:
        return
    chunk = frame.chunks[at]
    if (
        chunk.text == "on"
        and at
        and frame.chunks[at - 1].text in ("is", "was", "be", "are", "were", "currently", "now")
    ):
        frame.governor = at - 1
        return
    if chunk.text in ("in", "at", "to", "over", "on", "of") and at:
        frame.governor = _verb_of_preposition(frame, at)
        return
    if chunk.text == ",":
        frame.governor = _before_aside(frame, at)
        return
    if chunk.type in (Is.LIGHT, Is.VERB):
        if any(t.frame != "speech" for t in chunk.triggers):  # what is condemned is told in passing
            frame.governor = at
    elif chunk.text == "and" and at and frame.chunks[at - 1].type is Is.NOUN:
        frame.governor = _verb_before(frame, at, reach=6)
    elif chunk.text == "for" and _travels(frame, at):
        frame.governor = _verb_before(frame, at, reach=10)


_ASIDE = words("as on in at via together along jointly with for by during upon")


def _before_aside(frame: Frame, comma: int) -> int | None:
    """ "attended, as co-chair, the Forum", "held, in Accra on May 3, a meeting": the verb before."""
    chunks = frame.chunks
    for at in range(comma - 2, max(frame.clause.start, comma - 14), -1):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            return None
        if chunks[at].text == "," and chunks[at + 1].text in _ASIDE and chunks[at - 1].type is Is.LIGHT:
            return at - 1
    return None


def _verb_of_preposition(frame: Frame, at: int) -> int | None:
    """ "takes part in the …", "will lead a delegation to the …", "is to give a speech at the …"."""
    preposition, before = frame.chunks[at].text, frame.chunks[at - 1]
    if before.type in (Is.LIGHT, Is.VERB):
        return at - 1
    if preposition in ("at", "to", "in") and before.text in _SPEECHES:
        return _verb_before(frame, at, reach=8)
    return _verb_before(frame, at) if preposition in ("to", "at") and _leads_delegation(frame, at) else None


_SPEECHES = words(
    """
    remarks speech speeches address statement lecture presentation keynote toast greetings intervention
    participation attendance
    """
)


def _leads_delegation(frame: Frame, at: int) -> bool:
    return any(c.text in ("delegation", "delegations") for c in frame.chunks[max(0, at - 4) : at])


def _travels(frame: Frame, at: int) -> bool:
    """ "will travel to X for a meeting with Y": the meeting is as much told as the trip."""
    verb = _verb_before(frame, at, reach=14)
    if verb is not None and frame.chunks[verb].text in _HOSTS:
        frame.object = frame.object or party_list(frame.chunks, verb + 1, at)[0]
        return bool(frame.object)
    if verb is None or frame.chunks[at - 1].type not in (Is.DATE, Is.COUNTRY, Is.PLACE):
        return False
    return any(t.type is EventType.VISIT for t in frame.chunks[verb].triggers)


_HOSTS = words(
    "host hosts hosted hosting welcome welcomes welcomed receive receives received join joins joined"
)


def _verb_before(frame: Frame, at: int, reach: int = 12) -> int | None:
    for position in range(at - 1, max(frame.clause.start - 1, at - reach), -1):
        if frame.chunks[position].type in (Is.LIGHT, Is.VERB):
            return position
    return None


_INTRANSITIVE = words(
    """
    held hosted convened opened opens begin begins began concluded concludes co-hosted co-chaired chaired
    attended started organized organised signed adopted issued released announced conducted led exchanged
    gathered imposed provided delivered launched fired struck hit killed addressed presided
    """
) | {
    "took place", "take place", "takes place", "taking place", "taken place", "kicked off",
    "brought together", "brings together", "enters into force", "entered into force", "enter into force",
    "took effect", "takes effect", "take effect", "came into force", "comes into force",
    "came into effect", "come into effect",
}  # fmt: skip


def _passive(frame: Frame, start: int, after: int, stop: int) -> None:
    """ "The Forum will be held in Bishkek", "A consultation brought together A; B; and C": the noun is the
    subject.
    """
    if _contact_clause(frame, stop):
        return
    before = start - 1
    while before >= 0 and frame.chunks[before].text in SKIPPED:
        before -= 1
    if before >= 0 and frame.chunks[before].text not in _OPENERS and frame.chunks[before].type is not Is.DATE:
        return
    behind = _past_relative(frame.chunks, after, stop)
    for position in range(frame.at + 1 if behind == after else behind, min(stop, behind + 14)):
        chunk = frame.chunks[position]
        if chunk.type in (Is.LIGHT, Is.VERB):
            paid = chunk.text in ("paid", "made") and frame.trigger.type in _PAID
            if chunk.text in _INTRANSITIVE or paid:
                frame.governor = position
                if chunk.text.endswith("together"):
                    frame.object, _ = party_list(frame.chunks, position + 1, stop)
            return
        if (
            chunk.type in PARTY
            and chunk.type is not Is.ORGANISATION
            and frame.chunks[position - 1].text == ","
        ):
            return


_PAID = frozenset({EventType.VISIT, EventType.MEETING, EventType.CALL})


def _past_relative(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "The Conference, which A and B host together, takes place in …": on behind the second comma."""
    if at + 1 >= stop or chunks[at].text != "," or chunks[at + 1].text not in ("which", "who"):
        return at
    comma = next((n for n in range(at + 2, min(stop, at + 16)) if chunks[n].text == ","), None)
    finite = comma is not None and comma + 1 < stop and chunks[comma + 1].type in (Is.VERB, Is.LIGHT)
    aux = (
        comma is not None
        and comma + 1 < stop
        and chunks[comma + 1].text in ("will", "is", "was", "are", "were")
    )
    return comma + 1 if comma is not None and (finite or aux) else at


_OPENERS = frozenset({",", "and", "-", ":", "that", "while", "as", "when", "after", "where"})
_CARRIED_OUT = words("conducted launched fired paid made held hosted imposed signed") | {"carried out"}


def _contact_clause(frame: Frame, stop: int) -> bool:
    """ "the launches the DPRK carried out on January 4": the party right behind the noun is who did it."""
    at = frame.at + 1
    while at < stop and frame.chunks[at].text in SKIPPED | {"that", "which"}:
        at += 1
    found, after = party_list(frame.chunks, at, stop)
    if not found or after >= stop or frame.chunks[after].text not in _CARRIED_OUT:
        return False
    frame.governor, frame.subject = after, found
    return True
