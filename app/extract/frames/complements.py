"""What stands to the right of an event word: "in Seoul on May 3 with X and Y"."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import past_apposition
from app.extract.frames.another import OPENS_ANOTHER, another_act, another_event
from app.extract.frames.approach import past_bodies, past_council, past_level, past_presence, past_pronoun
from app.extract.frames.chains import (
    CHAIN_VERBS,
    FINITE,
    HAPPENS,
    follows_another,
    goes_on,
    is_agenda,
    is_done,
    is_founding,
    is_to_be,
    links,
)
from app.extract.frames.clause_joins import opens_clause, parties_met
from app.extract.frames.days import (
    is_of_another,
    is_of_what_is_named,
    leads_to_day,
    opens_main_clause,
)
from app.extract.frames.frame import NEARER, PREPOSITIONS, SKIPPED, Frame
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass

_OPENS_PHRASE = PREPOSITIONS | {"about", "regarding", "under"}
_ENDS_PHRASE = PREPOSITIONS - {"of", "and", "to"}
_BEFORE_PARTY = SKIPPED | NEARER
_IN_PLACE = SKIPPED | {"central", "downtown"}


def read_complements(frame: Frame, at: int, stop: int, *, loose: bool) -> int:
    """Reads "in Seoul on May 3 with X" to the right; strict chains stop at the first foreign word."""
    chunks = frame.chunks
    while at < stop:
        chunk = chunks[at]
        if opens_clause(chunks, at) or (
            chunk.text in _BEFORE_WHICH and at + 1 < stop and chunks[at + 1].text == "which"
        ):
            break  # ", during which the two spoke of the launch by C"
        step = _step(frame, at, stop) if chunk.text in _LEADS_ON or chunk.type is Is.DATE else None
        if step is not None:
            at = step
        elif (
            links(chunks, at, loose=loose)
            or (chunk.text in HAPPENS and chunk.type in _VERBAL and not follows_another(chunks, at))
            or is_done(frame, at)
        ):
            if not loose and not chunk.text.endswith("ly") and not goes_on(frame, at):
                break
            at += 1
        elif (loose and _may_skip(chunks, at)) or (at == frame.at + 1 and chunk.type is Is.NUMBER):
            at += 1
        elif not loose and chunk.text in _OPENS_PHRASE and not another_act(chunks, at):
            at = _skip_phrase(chunks, at, stop)
        elif chunk.text == "(" and (behind := _past_note(chunks, at, stop)):
            at = behind
        elif chunk.text in ("(", ")", '"', "'") or (chunk.text == "," and _comma_goes_on(frame, at)):
            at += 1
        else:
            break
    return at


_BEFORE_WHICH = PREPOSITIONS | words("after before following")
_VERBAL = frozenset({Is.LIGHT, Is.VERB, Is.WORD})


# Where a day does not, one of these stands before whatever is read.
_LEADS_ON = (PREPOSITIONS - {"and"}) | words("upon off ,")


def _step(frame: Frame, at: int, stop: int) -> int | None:
    """Behind the day, place, parties or aside that stands here; None where none does."""
    if frame.chunks[at].type is Is.DATE:
        return _date_step(frame, at)
    return (
        _past_aside(frame.chunks, at, stop)
        or past_apposition(frame.chunks, at, stop)
        or _place_step(frame, at, stop)
        or _party_step(frame, at, stop)
    )


_ASIDE = words("margins margin sidelines sideline fringes occasion invitation request framework")


def _past_aside(chunks: Sequence[Chunk], at: int, stop: int) -> int | None:
    """Behind "on the margins of the G20 Summit", "at the invitation of X": who is named there is no party."""
    if chunks[at].text not in ("on", "at", "in", "upon", "within"):
        return None
    of = next((n for n in range(at + 2, min(stop, at + 4)) if chunks[n].text == "of"), None)
    if of is None or chunks[of - 1].text not in _ASIDE:
        return None
    for position in range(of + 1, stop):
        chunk = chunks[position]
        if chunk.type in (Is.VERB, Is.LIGHT, Is.DATE) or chunk.text in _ENDS_ASIDE:
            return position
    return stop


_ENDS_ASIDE = words("in on at with between from to during by where which who while ( ) , ;")


def _past_note(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Behind a bracket that holds no day; 0 where it holds one or does not close."""
    for position in range(at + 1, min(stop, at + 14)):
        if chunks[position].type is Is.DATE:
            return 0
        if chunks[position].text == ")":
            return position + 1
    return 0


_OTHER_ACT = words("; who which where while that comes came follows coincides coincided")
_MAY_END = _OTHER_ACT | OPENS_ANOTHER | {"to"}


def _may_skip(chunks: Sequence[Chunk], at: int) -> bool:
    chunk = chunks[at]
    if chunk.type in (Is.VERB, Is.LIGHT):
        return chunk.text in CHAIN_VERBS
    if chunk.text not in _MAY_END:
        return True
    if is_agenda(chunks, at):
        return False
    return chunk.text not in _OTHER_ACT and not another_event(chunks, at) and not another_act(chunks, at)


def _date_step(frame: Frame, at: int) -> int | None:
    chunk = frame.chunks[at]
    if chunk.type is Is.DATE and chunk.date is not None:
        another = is_of_another(frame, at) or is_of_what_is_named(frame, at)
        if not (another or is_founding(frame.chunks, at) or opens_main_clause(frame, at)):
            frame.dates.append(chunk.date)
        return at + 1
    return None


def _place_step(frame: Frame, at: int, stop: int) -> int | None:
    """ "in Jakarta, Indonesia", "at the Istana", "to Seoul"."""
    chunks = frame.chunks
    scheduled = chunks[at].text == "for" and at > frame.at and chunks[at - 1].text in _SCHEDULED
    if chunks[at].text not in ("in", "at", "near", "off", "on") and not scheduled:
        return None
    position = at + 1
    while position < stop and chunks[position].text in _IN_PLACE:
        position += 1
    if position >= stop or chunks[position].type not in (Is.PLACE, Is.COUNTRY):
        return None
    chunk = chunks[position]
    if (behind := _past_house(chunks, position, stop)) > position:
        return behind
    topic = chunks[at].text == "on" and frame.trigger.type in _SPOKEN_OF  # "a session on Gaza"
    if not topic and (chunk.type is Is.PLACE or chunks[at].text == "in"):
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


_SPOKEN_OF = frozenset({EventType.CONFERENCE, EventType.SUMMIT, EventType.CALL, EventType.CONSULTATION})
_SCHEDULED = words("scheduled slated planned set due")  # "the session scheduled for Lima from May 3"


def _past_house(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "at Lima Hotel in Accra": behind a house that has its name from another town; else `at`."""
    end = at + 1
    while end < stop and chunks[end].type is Is.CAPITALISED:
        end += 1
    elsewhere = end + 1 < stop and chunks[end].text == "in" and chunks[end + 1].type is Is.PLACE
    return end if end > at + 1 and elsewhere else at


def _party_step(frame: Frame, at: int, stop: int) -> int | None:
    chunks = frame.chunks
    preposition = chunks[at].text
    if preposition not in PREPOSITIONS or preposition == "and" or _is_of_noun(frame, at):
        return None
    position = past_pronoun(chunks, at + 1, stop)
    if (there := past_presence(chunks, position, stop)) > position:
        preposition, position = "with", there  # "in the presence of X"
    if (level := past_level(chunks, position, stop)) > position:
        preposition, position = "of", level  # "at the level of Deputy Ministers of A and B"
    while position < stop and (chunks[position].text in _BEFORE_PARTY or chunks[position].type is Is.NUMBER):
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
    position = past_council(chunks, position, stop) if preposition == "of" else position
    position = (
        past_bodies(chunks, position, stop) if preposition in ("between", "with", "among") else position
    )
    parties, after = parties_met(chunks, position, stop)
    if not parties or (after < stop and chunks[after].type is Is.POSSESSIVE):
        return None
    if after < stop and chunks[after].text in _FORMATS and parties[-1].type in _FORMED:
        frame.prepositions.setdefault("between", []).extend(parties)  # "in the A-B-C format"
        return after + 1
    if (
        preposition in ("on", "in", "at", "during", "for")
        and parties[-1].type is not Is.PERSON
        and after < stop
        and chunks[after].type in (Is.NOUN, Is.WORD, Is.CAPITALISED)
        and chunks[after].text not in PREPOSITIONS
    ):
        return None
    frame.prepositions.setdefault(preposition, []).extend(parties)
    return _past_who_meet(chunks, after, stop) if preposition == "of" else after


def _is_of_noun(frame: Frame, at: int) -> bool:
    """ "talked by phone about the launch by A": A did not talk."""
    told = frame.trigger.cls is TriggerClass.VERB and frame.trigger.type in _TALKS
    return told and frame.chunks[at].text == "by" and frame.chunks[at - 1].type is Is.NOUN


_TALKS = frozenset({EventType.CALL, EventType.MEETING})


def _past_who_meet(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """ "meeting of the Committee of B Senior Officials (9-10 May)": behind whom B sends."""
    while at < stop and chunks[at].text in _WHO_MEET:
        at += 1
    return at


_WHO_MEET = words("senior officials ministers experts leaders member members states countries")
_FORMATS = words("format formats")
_FORMED = frozenset({Is.COMPOUND, Is.ORGANISATION, Is.COUNTRY})


def _skip_phrase(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Past a phrase that names no party, place or day ("on the North Korean issue", "of two missiles")."""
    position = at + 1
    while position < stop and position - at < 14:
        chunk = chunks[position]
        if chunk.type in (Is.VERB, Is.LIGHT, Is.DATE) or chunk.text in _ENDS_PHRASE:
            return position
        if chunk.type is Is.NOUN and chunk.triggers[0].type is not EventType.RELATIONS:
            return position  # but past "on the Embassy of A"
        if chunk.text == "to" and _party_follows(chunks, position + 1, stop):
            return position
        if chunk.text in (",", ";", "(", "who", "which", "that", "where") or chunk.text in FINITE:
            return position
        position += 1
    return position


def _party_follows(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    while at < stop and chunks[at].text in SKIPPED:
        at += 1
    return at < stop and chunks[at].type in PARTY


def _comma_goes_on(frame: Frame, at: int) -> bool:
    chunks = frame.chunks
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return following is not None and (
        following.type in (Is.DATE, Is.PLACE)
        or (
            (
                following.text in _AFTER_COMMA
                or is_to_be(frame, at + 1)
                or is_done(frame, at + 1)
                or _follows(chunks, at + 1)
            )
            and leads_to_day(chunks, at + 1, far=is_done(frame, at + 1))
        )
    )


def _follows(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Talks with X, Minister of B, followed on May 3"; not "…, followed by a dinner on May 3"."""
    behind = chunks[at + 1].text if at + 1 < len(chunks) else ""
    return chunks[at].text in ("followed", "follows", "follow") and behind != "by"


_AFTER_COMMA = words("last most on in held from at which planned scheduled due set slated foreseen expected")
