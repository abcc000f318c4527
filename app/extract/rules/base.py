"""What the event families share: who acts where nobody is named, and whom an event is about."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from app.domain.codes import EventStatus
from app.domain.event_types import EventType
from app.domain.places import PlaceKind
from app.domain.publishers import body_of
from app.extract.candidates import Candidate
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import Tense
from app.extract.frames import Frame
from app.extract.frames.complements import read_complements
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.tenses import BE

FUTURE_STATUS = EventStatus.SCHEDULED


def begin(frame: Frame, type_: EventType, rule: str) -> Candidate:
    """A candidate with its trigger, dates, place and status taken from the frame."""
    candidate = Candidate(type_, rule, frame, dates=list(frame.dates))
    trigger = frame.chunks[frame.at]
    candidate.support("type", trigger.span, rule, frame.trigger.entry)
    for code in trigger.organisations:  # "the Summit for Democracy"
        candidate.add_organisation(code, trigger.span, trigger.entry)
    if frame.tense is Tense.FUTURE:
        candidate.status = FUTURE_STATUS
    set_place(candidate, frame.places)
    return candidate


def set_place(candidate: Candidate, places: Sequence[Chunk]) -> None:
    """The venue or city, never a country; the country of the place in any case."""
    for chunk in places:
        if candidate.type not in _AT_SEA and _is_water(chunk):
            continue
        if chunk.type is Is.PLACE and candidate.place is None:
            candidate.place = chunk
            candidate.support("place", chunk.span, "place.stated", chunk.entry)
            candidate.country_of_place = next(iter(chunk.codes), candidate.country_of_place)
        if candidate.country_of_place is None and chunk.codes:
            candidate.country_of_place = chunk.codes[0]


# What a sea may be the place of; whoever meets or signs meets ashore ("partners in the Pacific").
_AT_SEA = frozenset({EventType.MILITARY_ACTIVITY, EventType.ATTACK, EventType.DISASTER, EventType.CONSULAR})


def _is_water(chunk: Chunk) -> bool:
    place = chunk.mention.place if chunk.mention is not None else None
    return place is not None and place.kind is PlaceKind.WATER


def home_chunk(reading: Reading, frame: Frame) -> Chunk | None:
    """The publisher's own side: its country, or the organisation that it is."""
    if reading.home is None:
        body = body_of(reading.release.publisher)
        span = frame.sentence.span
        return Chunk(Is.ORGANISATION, span, "", organisations=(body,), entry="home") if body else None
    return Chunk(Is.COUNTRY, frame.sentence.span, "", (reading.home,), entry="home")


def actors(frame: Frame, reading: Reading) -> list[Chunk]:
    """Who does it: subject, possessor or "by"; the publisher's side where nobody is named."""
    named = parties(frame.subject) or parties(frame.modifiers) or parties(frame.having("by"))
    if named:
        return named
    own = home_chunk(reading, frame)
    return [own] if own is not None else []


def parties(chunks: Sequence[Chunk]) -> list[Chunk]:
    return [c for c in chunks if (c.type in PARTY or c.type is Is.DEMONYM) and (c.codes or c.organisations)]


def attendants(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The parties, and persons who take part for no country: "met with X, Director of the Y Institute"."""
    people = [c for c in chunks if c.type is Is.PERSON and c.person is not None and c.person.name]
    named = parties(chunks)
    return [*named, *(c for c in people if c not in named)]


def salient(frame: Frame, reading: Reading) -> list[Chunk]:
    """The foreign country that the sentence, or else the release, is about."""
    before = [c for c in frame.chunks[: frame.at] if _is_foreign(c, reading)]
    after = [c for c in frame.chunks[frame.at :] if _is_foreign(c, reading)]
    if before:
        return before[-1:]
    if after:
        return after[:1]
    for sentence in _told_before(frame.sentence, reading):
        row = reading.chunks[sentence.number]
        found = [c for c in row if _is_foreign(c, reading)]
        if found and (sentence.is_title or not _is_venue(row)):
            return found[:1]
    return []


def _told_before(sentence: Sentence, reading: Reading) -> Sequence[Sentence]:
    """From the first on; where questions are answered, of the same answer and from the nearest on, for each
    speaks of another country.
    """
    before = reading.sentences[: sentence.number]
    if not reading.asked:
        return before
    return list(takewhile(lambda s: s.paragraph >= sentence.paragraph - _ANSWER, reversed(before)))


_ANSWER = 1  # paragraphs before: the question, or the beginning of a long answer


def _is_venue(row: Sequence[Chunk]) -> bool:
    """ "Berlin, Germany" on a line of its own: where it was said, not what is spoken of."""
    return all(c.type in (Is.PLACE, Is.COUNTRY) or c.text == "," for c in row)


def _is_foreign(chunk: Chunk, reading: Reading) -> bool:
    return (
        chunk.type in (Is.COUNTRY, Is.DEMONYM)
        and bool(chunk.codes)
        and reading.home not in chunk.codes
        and len(chunk.codes) == 1
    )


def passive_frame(frame: Frame, verbs: Set[str], reach: int = 40) -> Frame | None:
    """The frame of an event noun whose verb stands behind it: "a message, written …, was sent by X to Y".

    None where no such verb follows an auxiliary within reach.
    """
    chunks = frame.chunks
    for at in range(frame.at + 1, min(len(chunks), frame.at + reach)):
        if chunks[at].text.split()[0] not in verbs:
            continue
        helpers = {c.text for c in chunks[max(frame.at, at - 3) : at]}
        if helpers & BE:
            told = replace(frame, governor=at, prepositions=dict(frame.prepositions), dates=list(frame.dates))
            told.tense = Tense.FUTURE if helpers & _AHEAD else Tense.PAST
            told.embedded = frame.clause.kind is not ClauseKind.MAIN
            read_complements(told, at + 1, len(chunks), loose=True)
            if not told.dates:
                told.dates = [
                    c.date
                    for n, c in enumerate(chunks)
                    if c.date is not None and c.date.is_day and not _is_of_another_verb(chunks, n, frame.at)
                ][:1]
            return told
    return None


def _is_of_another_verb(chunks: Sequence[Chunk], day: int, noun: int) -> bool:
    """ "That X was killed on May 3 has shocked us, and a letter was sent": the day of what is told before."""
    between = chunks[day:noun]
    return any(c.type is Is.VERB for c in between) and any(c.type in PREDICATES for c in chunks[:day])


PREDICATES = frozenset({Is.VERB, Is.LIGHT})
_AHEAD = frozenset({"will", "shall", "to"})


def words_near(frame: Frame, before: int = 6, after: int = 10) -> list[str]:
    """Plain words around the trigger, the trigger's own included."""
    return [c.text for c in frame.chunks[max(0, frame.at - before) : frame.at + after]]
