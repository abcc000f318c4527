"""Clause frames: an event word with the parties, days and places that grammar puts beside it.

A noun frame stands on its own ("the launch of a missile on January 14") or under a light verb ("held a
consultation with"); a verb frame has subject and object ("met with"). What the parties do is said by
`prepositions`, by preposition; the rules of the event families (`rules/`) read roles and types from
there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import (
    Clause,
    ClauseKind,
    clause_of,
    find_clauses,
    noun_tense,
    tense_at,
    unreal_word,
)
from app.extract.dates import DateMention, Tense
from app.extract.lexicon import words
from app.extract.segments import Sentence
from app.extract.triggers import Trigger, TriggerClass


@dataclass(slots=True)
class Frame:
    sentence: Sentence
    chunks: tuple[Chunk, ...]
    at: int  # chunk of the trigger
    trigger: Trigger
    clause: Clause
    tense: Tense = Tense.UNCLEAR
    governor: int | None = None  # chunk of the verb that carries an event noun
    embedded: bool = False  # told in passing: in a relative clause, under a preposition
    unreal: str | None = None  # the word that makes it a wish, a condition or a denial
    subject: list[Chunk] = field(default_factory=list)
    object: list[Chunk] = field(default_factory=list)
    modifiers: list[Chunk] = field(default_factory=list)
    words: tuple[str, ...] = ()  # adjectives and numbers before an event noun
    prepositions: dict[str, list[Chunk]] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    own_dates: bool = False  # the dates stand in the noun phrase itself
    places: list[Chunk] = field(default_factory=list)
    lead: str = ""  # the word before the noun phrase: preposition, verb or ""

    def having(self, *names: str) -> list[Chunk]:
        return [chunk for name in names for chunk in self.prepositions.get(name, ())]

    @property
    def word(self) -> str:
        return self.chunks[self.at].text

    @property
    def governor_word(self) -> str:
        return self.chunks[self.governor].text if self.governor is not None else ""


PREPOSITIONS = words(
    """
    with between among by of to from for against in at on during into near including along alongside and
    """
)
_SKIPPED = words('" * the a an his her their its both all also jointly separately together then each')
_CHAIN_VERBS = words(
    """
    held hosted convened scheduled opened organized organised co-hosted co-organized chaired attended
    opens begins began starts started meets met perpetrated committed occurred happened conducted launched
    slated planned
    """
)
_CHAIN_WORDS = words("that which to been being taking")
_FINITE = words("is was are were will be has had")


def find_frames(sentence: Sentence, chunks: tuple[Chunk, ...]) -> list[Frame]:
    clauses = find_clauses(chunks)
    frames = []
    for at, chunk in enumerate(chunks):
        clause = clause_of(clauses, at, len(chunks))
        if chunk.type is Is.NOUN:
            frames.append(_noun_frame(sentence, chunks, at, clause))
        elif chunk.type in (Is.VERB, Is.LIGHT):
            frames.extend(_verb_frames(sentence, chunks, at, clause))
    _share_dates(frames, chunks, clauses)
    return frames


# --- nouns ---


def _noun_frame(sentence: Sentence, chunks: tuple[Chunk, ...], at: int, clause: Clause) -> Frame:
    trigger = chunks[at].trigger(TriggerClass.NOUN) or chunks[at].triggers[0]
    frame = Frame(sentence, chunks, at, trigger, clause)
    start = _modifiers(frame)
    _governor(frame, _before_round(chunks, start))
    stop = len(chunks) if clause.kind is ClauseKind.MAIN else clause.end
    start = _before_round(chunks, start)
    after = _prepositional_chain(frame, at + 1, stop, loose=False)
    frame.own_dates = bool(frame.dates)
    if frame.governor is None:
        _passive(frame, start, after, stop)
    if frame.governor is not None:
        frame.tense = tense_at(chunks, frame.governor, clause.start)
        frame.subject = frame.subject or _subject(chunks, frame.governor, clause)
        _prepositional_chain(frame, max(after, frame.governor + 1), stop, loose=True)
    if not frame.subject and not frame.modifiers and start and chunks[start - 1].text in _POSSESSIVES:
        frame.subject = _possessor(chunks, start, after)
    if frame.tense is Tense.UNCLEAR:
        frame.tense = noun_tense(frame.words)
    anchor = frame.governor if frame.governor is not None and frame.governor < at else start
    frame.unreal = unreal_word(chunks, anchor, clause.start) or _called_off(chunks, at, after)
    frame.embedded = (frame.governor is None and bool(frame.lead)) or clause.kind is not ClauseKind.MAIN
    return frame


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
        if chunks[at].type in PARTY and _is_free(chunks, at, after):
            return party_list(chunks, at, len(chunks))[0]
    return _free_parties(chunks, 0, start)[-2:]


_ROUNDS = words(
    """
    round session edition meeting cycle part series rounds meetings sessions
    """
)


def _before_round(chunks: Sequence[Chunk], start: int) -> int:
    """ "The third round of Foreign Office Consultations": the phrase begins before the round."""
    at = start - 1
    while at >= 0 and chunks[at].text in _SKIPPED:
        at -= 1
    if at < 1 or chunks[at].text != "of" or chunks[at - 1].text not in _ROUNDS:
        return start
    at -= 2
    while at >= 0 and (
        chunks[at].type is Is.NUMBER or chunks[at].text in _SKIPPED or chunks[at].text in _ORDINALS
    ):
        at -= 1
    return at + 1


_ORDINALS = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth next inaugural
    latest annual
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
        elif (
            chunk.text == '"'
            or chunk.type in (Is.POSSESSIVE, Is.NUMBER, Is.CAPITALISED, Is.PLACE, Is.MASK)
            or _is_adjective(frame, at)
        ):
            words.insert(0, chunk.text)
        elif chunk.text in ("and", ",") and _joins_modifiers(frame, at):
            pass
        elif chunk.type is Is.NOUN and at == frame.at - 1:
            words.insert(0, chunk.text)
        else:
            break
        at -= 1
    frame.words = tuple(words)
    start = at + 1
    while at >= 0 and frame.chunks[at].text in _SKIPPED:
        at -= 1
    frame.lead = frame.chunks[at].text if at >= 0 else ""
    return start


def _modifies(frame: Frame, at: int) -> bool:
    """A party modifies the noun when it is an adjective, a compound or a possessor, or stands directly
    before it.
    """
    chunk = frame.chunks[at]
    following = frame.chunks[at + 1]
    if chunk.type in (Is.PERSON, Is.GROUP):
        return following.type is Is.POSSESSIVE
    return True


def _date_modifies(frame: Frame, at: int) -> bool:
    """ "last June's summit", "today's talks", but not "on January 4 talks"."""
    date = frame.chunks[at].date
    before = frame.chunks[at - 1].text if at else ""
    possessive = frame.chunks[at + 1].type is Is.POSSESSIVE
    return date is not None and (
        possessive or (before in ("the", "their", "its", "a") and at + 1 == frame.at)
    )


def _is_adjective(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    return chunk.type is Is.WORD and chunk.text not in _NOT_ADJECTIVES and chunk.text not in PREPOSITIONS


_NOT_ADJECTIVES = _SKIPPED | words(
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
    if left.type in parties or right.type in parties:
        return left.type in parties and right.type in parties
    return left.type in (Is.WORD, Is.CAPITALISED) and right.type in (Is.WORD, Is.CAPITALISED) and at > 1


def _governor(frame: Frame, start: int) -> None:
    """Finds the light verb that the noun is the object of, a preposition of the verb between them
    allowed.
    """
    at = start - 1
    while at >= 0 and frame.chunks[at].text in _SKIPPED:
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
        before = frame.chunks[at - 1]
        if before.type in (Is.LIGHT, Is.VERB) or (
            chunk.text in ("to", "at") and _leads_delegation(frame, at)
        ):
            frame.governor = at - 1 if before.type in (Is.LIGHT, Is.VERB) else _verb_before(frame, at)
        return
    if chunk.type in (Is.LIGHT, Is.VERB):
        if any(t.frame != "speech" for t in chunk.triggers):  # what is condemned is told in passing
            frame.governor = at
    elif chunk.text == "and" and at and frame.chunks[at - 1].type is Is.NOUN:
        frame.governor = _verb_before(frame, at, reach=6)
    elif chunk.text == "for" and _travels(frame, at):
        frame.governor = _verb_before(frame, at, reach=10)


def _leads_delegation(frame: Frame, at: int) -> bool:
    return any(c.text in ("delegation", "delegations") for c in frame.chunks[max(0, at - 4) : at])


def _travels(frame: Frame, at: int) -> bool:
    """ "will travel to X for a meeting with Y": the meeting is as much told as the trip."""
    verb = _verb_before(frame, at, reach=10)
    if verb is None or frame.chunks[at - 1].type not in (Is.DATE, Is.COUNTRY, Is.PLACE):
        return False
    return any(t.type is EventType.VISIT for t in frame.chunks[verb].triggers)


def _verb_before(frame: Frame, at: int, reach: int = 12) -> int | None:
    for position in range(at - 1, max(frame.clause.start - 1, at - reach), -1):
        if frame.chunks[position].type in (Is.LIGHT, Is.VERB):
            return position
    return None


_INTRANSITIVE = words(
    """
    held hosted convened opened opens begin begins began concluded concludes co-hosted co-chaired chaired
    attended started organized organised signed adopted issued released announced conducted led exchanged
    gathered imposed provided delivered launched fired struck hit killed
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
    while before >= 0 and frame.chunks[before].text in _SKIPPED:
        before -= 1
    if before >= 0 and frame.chunks[before].text not in _OPENERS and frame.chunks[before].type is not Is.DATE:
        return
    for position in range(frame.at + 1, min(stop, after + 14)):
        chunk = frame.chunks[position]
        if chunk.type in (Is.LIGHT, Is.VERB):
            if chunk.text in _INTRANSITIVE:
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


_OPENERS = frozenset({",", "and", "-", ":", "that", "while", "as", "when", "after", "where"})
_CARRIED_OUT = words("conducted launched fired paid made held hosted imposed signed") | {"carried out"}


def _contact_clause(frame: Frame, stop: int) -> bool:
    """ "the launches the DPRK carried out on January 4": the party right behind the noun is who did it."""
    at = frame.at + 1
    while at < stop and frame.chunks[at].text in _SKIPPED | {"that", "which"}:
        at += 1
    found, after = party_list(frame.chunks, at, stop)
    if not found or after >= stop or frame.chunks[after].text not in _CARRIED_OUT:
        return False
    frame.governor, frame.subject = after, found
    return True


# Types whose light verbs tell the event by themselves, with a plain object ("launched two missiles").
_SELF_TOLD = frozenset(
    {EventType.MILITARY_ACTIVITY, EventType.APPOINTMENT, EventType.RELATIONS, EventType.AID}
)


# --- verbs ---


def _verb_frames(sentence: Sentence, chunks: tuple[Chunk, ...], at: int, clause: Clause) -> list[Frame]:
    """One frame for each type that the verb may speak for; the rules choose."""
    frames = []
    for trigger in chunks[at].triggers:
        if trigger.type is None or (trigger.cls is TriggerClass.LIGHT and trigger.type not in _SELF_TOLD):
            continue
        frame = Frame(sentence, chunks, at, trigger, clause, governor=at)
        frame.tense = tense_at(chunks, at, clause.start)
        frame.unreal = unreal_word(chunks, at, clause.start)
        frame.embedded = clause.kind is not ClauseKind.MAIN
        frame.subject = _subject(chunks, at, clause)
        stop = len(chunks) if clause.kind is ClauseKind.MAIN else clause.end
        after = _object(frame, at + 1, stop)
        _prepositional_chain(frame, after, stop, loose=True)
        frames.append(frame)
    return frames


def _object(frame: Frame, at: int, stop: int) -> int:
    position = at
    while position < stop and (
        frame.chunks[position].text in _SKIPPED or _is_plain_adjective(frame, position)
    ):
        position += 1
    parties, after = party_list(frame.chunks, position, stop)
    if parties:
        frame.object = parties
        return after
    return at


def _is_plain_adjective(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    return chunk.type in (Is.WORD, Is.NUMBER) and chunk.text in (
        "senior",
        "high-level",
        "visiting",
        "new",
        "again",
        "separately",
        "today",
    )


def _subject(chunks: tuple[Chunk, ...], verb: int, clause: Clause) -> list[Chunk]:
    """The parties before the verb that no preposition governs; in a relative clause, its antecedent."""
    if clause.kind is ClauseKind.RELATIVE and clause.antecedent is not None:
        inside = _free_parties(chunks, clause.start + 1, verb)
        antecedent = chunks[clause.antecedent]
        return inside or ([antecedent] if antecedent.type in PARTY else [])
    return _free_parties(chunks, clause.start, verb)


def _free_parties(chunks: tuple[Chunk, ...], start: int, verb: int) -> list[Chunk]:
    found: list[Chunk] = []
    at = start
    while at < verb:
        chunk = chunks[at]
        if chunk.text in ("which", "who", "where", "whom") and at > start:
            at = _skip_relative(chunks, at, verb)
            continue
        if chunk.type in PARTY and _is_free(chunks, at, start):
            parties, after = party_list(chunks, at, verb)
            if not _is_possessor(chunks, after - 1):
                found = parties if _fresh_subject(chunks, at, start) else found + parties
            at = max(after, at + 1)
            continue
        at += 1
    return found


def _skip_relative(chunks: tuple[Chunk, ...], at: int, verb: int) -> int:
    for position in range(at + 1, verb):
        if chunks[position].text == ",":
            return position + 1
    return verb if any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[at:verb]) else at + 1


def _is_free(chunks: tuple[Chunk, ...], at: int, start: int) -> bool:
    position = at - 1
    while position >= start and (chunks[position].text in _SKIPPED or chunks[position].type is Is.NUMBER):
        position -= 1
    if position < start:
        return True
    before = chunks[position]
    if before.type in (Is.VERB, Is.LIGHT, Is.NOUN, Is.CAPITALISED):
        return False
    if before.text == "," and chunks[at].type is Is.COUNTRY and chunks[position - 1].type is Is.PLACE:
        return False
    if before.text in ("and", ",") and position > start:
        return True
    return before.text not in PREPOSITIONS - {"and"} and before.text not in _NOT_SUBJECT


_NOT_SUBJECT = words(
    """
    about over on following after before regarding concerning through via upon than as 's towards toward
    across
    """
)


def _fresh_subject(chunks: tuple[Chunk, ...], at: int, start: int) -> bool:
    """A party after "that" or ", and" begins a new subject; what stood before belongs to another verb."""
    before = chunks[at - 1].text if at > start else ""
    if before == "the" and at - 2 >= start:
        before = chunks[at - 2].text
    return before in ("that", ";", ":", "while", "when")


def _is_possessor(chunks: tuple[Chunk, ...], at: int) -> bool:
    return at + 1 < len(chunks) and chunks[at + 1].type is Is.POSSESSIVE


# --- what stands to the right ---


def party_list(chunks: Sequence[Chunk], at: int, stop: int) -> tuple[list[Chunk], int]:
    """Parties joined by commas, semicolons and "and", from `at` on."""
    found: list[Chunk] = []
    end = position = at
    while position < stop:
        chunk = chunks[position]
        if chunk.type in PARTY:
            found.append(chunk)
            position = end = position + 1
            position = _past_bracket(chunks, position, stop)
            end = position
        elif chunk.type is Is.DEMONYM and position + 1 < stop and chunks[position + 1].text in ("and", ","):
            found.append(chunk)
            position += 1
        elif found and (chunk.text in (",", ";", "and", "&", "or") or chunk.text in _SKIPPED):
            position += 1
        elif (
            found
            and chunk.text in ("as", "well", "with", "along", "together")
            and _as_well_as(chunks, position)
        ):
            position += 3 if chunk.text == "as" else 2
        else:
            break
    return found, end


def _past_bracket(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """An abbreviation in brackets behind a party belongs to it."""
    if (
        at + 2 < stop
        and chunks[at].text == "("
        and chunks[at + 2].text == ")"
        and chunks[at + 1].type is not Is.DATE
    ):
        return at + 3
    return at


def _as_well_as(chunks: Sequence[Chunk], at: int) -> bool:
    following = [c.text for c in chunks[at : at + 3]]
    return following == ["as", "well", "as"] or following[:2] in (["along", "with"], ["together", "with"])


def _prepositional_chain(frame: Frame, at: int, stop: int, *, loose: bool) -> int:
    """Reads "in Seoul on May 3 with X" to the right; strict chains stop at the first foreign word."""
    chunks = frame.chunks
    while at < stop:
        chunk = chunks[at]
        step = _date_step(frame, at) or _place_step(frame, at, stop) or _party_step(frame, at, stop)
        if step is not None:
            at = step
        elif _links(chunks, at, loose=loose) or (
            chunk.type in (Is.LIGHT, Is.VERB, Is.WORD)
            and chunk.text in _CHAIN_VERBS | {"took place", "take place"}
        ):
            if not loose and not chunk.text.endswith("ly") and not _chain_goes_on(chunks, at):
                break
            at += 1
        elif loose and _may_skip(chunks, at):
            at += 1
        elif not loose and chunk.text in PREPOSITIONS | {"about", "regarding", "under"}:
            at = _skip_phrase(chunks, at, stop)
        elif chunk.text == "(" and (behind := _past_note(chunks, at, stop)):
            at = behind
        elif chunk.text in ("(", ")") or (chunk.text == "," and _comma_goes_on(chunks, at)):
            at += 1
        else:
            break
    return at


def _past_note(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Behind a bracket that holds no day; 0 where it holds one or does not close."""
    for position in range(at + 1, min(stop, at + 14)):
        if chunks[position].type is Is.DATE:
            return 0
        if chunks[position].text == ")":
            return position + 1
    return 0


def _links(chunks: Sequence[Chunk], at: int, *, loose: bool) -> bool:
    """Words that tie a time or place to its noun: "which was held in", "to be held on"."""
    if chunks[at].text in _CHAIN_WORDS or (chunks[at].type is Is.WORD and chunks[at].text.endswith("ly")):
        return True
    if chunks[at].text not in _FINITE:
        return False
    return loose or (
        at > 0 and chunks[at - 1].text in ("that", "which", "to", "was", "will", "is", "had", "has")
    )


def _chain_goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    """ "summit that took place in …", "meeting, held in …", "talks to be held on …"."""
    ahead = [c.text for c in chunks[at : at + 4]]
    return chunks[at].text in _CHAIN_VERBS | {"took place", "take place"} or any(
        text in _CHAIN_VERBS | {"took place", "take place", "taking place"} for text in ahead
    )


def _may_skip(chunks: Sequence[Chunk], at: int) -> bool:
    chunk = chunks[at]
    if chunk.type in (Is.VERB, Is.LIGHT):
        return chunk.text in _CHAIN_VERBS
    return chunk.text not in (";", "who", "which", "where", "while", "that")


def _date_step(frame: Frame, at: int) -> int | None:
    chunk = frame.chunks[at]
    if chunk.type is Is.DATE and chunk.date is not None:
        frame.dates.append(chunk.date)
        return at + 1
    return None


def _place_step(frame: Frame, at: int, stop: int) -> int | None:
    """ "in Jakarta, Indonesia", "at the Istana", "to Seoul"."""
    chunks = frame.chunks
    if chunks[at].text not in ("in", "at", "near", "off", "on"):
        return None
    position = at + 1
    while position < stop and chunks[position].text in _SKIPPED | {"central", "downtown"}:
        position += 1
    if position >= stop or chunks[position].type not in (Is.PLACE, Is.COUNTRY):
        return None
    chunk = chunks[position]
    if chunk.type is Is.PLACE or chunks[at].text == "in":
        frame.places.append(chunk)
        position += 1
        if (
            position + 1 < stop
            and chunks[position].text == ","
            and chunks[position + 1].type in (Is.COUNTRY, Is.PLACE)
        ):
            frame.places.append(chunks[position + 1])
            position += 2
        return position
    return None


def _party_step(frame: Frame, at: int, stop: int) -> int | None:
    chunks = frame.chunks
    preposition = chunks[at].text
    if preposition not in PREPOSITIONS or preposition == "and":
        return None
    position = at + 1
    while position < stop and (chunks[position].text in _SKIPPED or chunks[position].type is Is.NUMBER):
        position += 1
    while (
        position + 1 < stop
        and chunks[position].type is Is.CAPITALISED
        and chunks[position + 1].type is Is.GROUP
    ):
        position += 1
    if preposition == "to" and position < stop and chunks[position].type is Is.PLACE:
        frame.prepositions.setdefault("to", []).append(chunks[position])
        return position + 1
    position = (
        _past_bodies(chunks, position, stop) if preposition in ("between", "with", "among") else position
    )
    parties, after = party_list(chunks, position, stop)
    if not parties or (after < stop and chunks[after].type is Is.POSSESSIVE):
        return None
    if (
        preposition in ("on", "in", "at", "during", "for")
        and after < stop
        and chunks[after].type in (Is.NOUN, Is.WORD)
    ):
        return None
    frame.prepositions.setdefault(preposition, []).extend(parties)
    return after


def _past_bodies(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "between the Foreign Ministries of A and B": the countries are what counts."""
    for position in range(at, min(stop, at + 5)):
        if chunks[position].type not in (Is.WORD, Is.CAPITALISED) or chunks[position].text in PREPOSITIONS:
            following = position + 1
            while following < stop and chunks[following].text in _SKIPPED:
                following += 1
            found = chunks[position].text == "of" and position > at and following < stop
            return following if found and chunks[following].type is Is.COUNTRY else at
    return at


def _skip_phrase(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Past a phrase that names no party, place or day ("on the North Korean issue", "of two missiles")."""
    position = at + 1
    while position < stop and position - at < 14:
        chunk = chunks[position]
        if chunk.type in (Is.VERB, Is.LIGHT, Is.DATE) or chunk.text in PREPOSITIONS - {"of", "and", "to"}:
            return position
        if chunk.text == "to" and _party_follows(chunks, position + 1, stop):
            return position
        if chunk.text in (",", ";", "(", "who", "which", "that", "where") or chunk.text in _FINITE:
            return position
        position += 1
    return position


def _party_follows(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    while at < stop and chunks[at].text in _SKIPPED:
        at += 1
    return at < stop and chunks[at].type in PARTY


def _comma_goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return following is not None and (
        following.type in (Is.DATE, Is.PLACE)
        or (
            following.text in ("on", "in", "held", "from", "at", "which")
            and _leads_to_time_or_place(chunks, at + 1)
        )
    )


def _leads_to_time_or_place(chunks: Sequence[Chunk], at: int) -> bool:
    return any(c.type in (Is.DATE, Is.PLACE) for c in chunks[at : at + 5])


# --- dates of the clause ---


def _share_dates(frames: list[Frame], chunks: tuple[Chunk, ...], clauses: Sequence[Clause]) -> None:
    """A date that no noun phrase claims belongs to the verbs of its clause; purpose clauses share it."""
    claimed = {d.span.start for f in frames if f.own_dates for d in f.dates}
    for frame in frames:
        if frame.own_dates or frame.governor is None:
            continue
        inside = [
            (at, c.date)
            for at, c in enumerate(chunks)
            if c.date is not None
            and c.span.start not in claimed
            and clause_of(clauses, at, len(chunks)) == frame.clause
        ]
        frame.dates = [d for d in frame.dates if d.span.start not in claimed]
        if not inside and frame.clause.kind is not ClauseKind.MAIN:
            continue
        if inside:
            nearest = min(inside, key=lambda pair: _distance(frame, pair[0], chunks))
            frame.dates = [d for _, d in inside if d == nearest[1]] or frame.dates


def _distance(frame: Frame, at: int, chunks: Sequence[Chunk]) -> tuple[int, int]:
    """Verbs between the date and the event count most, then the way; a date before the first verb is near
    to all.
    """
    anchor = frame.governor if frame.governor is not None else frame.at
    low, high = sorted((anchor, at))
    verbs = sum(1 for c in chunks[low + 1 : high] if c.type in (Is.VERB, Is.LIGHT))
    return verbs, high - low
