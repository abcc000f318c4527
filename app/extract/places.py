"""Where an event was held, when what stands around its own words says so: the opening of its sentence, a
clause beside it, the trip it is part of, the dateline, the next sentence.
"""

from collections.abc import Callable, Sequence

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.labels import past_label
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.rules.base import set_place
from app.extract.when import is_dated


def add_places(reading: Reading, primary: Sequence[Candidate], candidates: Sequence[Candidate]) -> None:
    """Gives a place to the main events that have none, and to others where their own sentence tells it."""
    for candidate in primary:
        if candidate.type is EventType.VISIT:
            _try(candidate, lambda c: _place_of_stay(c, reading))
            continue
        _try(candidate, lambda c: _place_of_sentence(c, reading))
        _try(candidate, lambda c: _place_of_trip(c, candidates))
        _try(candidate, _place_where_held)
        _try(candidate, lambda c: _place_told_again(c, candidates))
        if candidate.type in (*_GATHERED, EventType.RELATIONS, EventType.AGREEMENT):
            _try(candidate, lambda c: _place_of_dateline(c, reading))
    for candidate in candidates:
        if candidate.undated_ok and not candidate.primary:
            _try(candidate, lambda c: _place_of_trip(c, candidates))
        _try(candidate, _place_where_held)
        if candidate.type in (*_GATHERED, EventType.RESOLUTION) and not candidate.frame.embedded:
            _try(candidate, lambda c: _place_of_sentence(c, reading))


def _try(candidate: Candidate, read_place: Callable[[Candidate], None]) -> None:
    if candidate.place is None:
        read_place(candidate)


_GATHERED = (EventType.CONFERENCE, EventType.SUMMIT, EventType.CONSULTATION, EventType.MEETING)
_HELD = words("held hosted convened organized organised opened") | {
    "take place", "takes place", "took place", "taking place",
}  # fmt: skip
_WAY_TO_PLACE = 10  # chunks: "held at the Grand Hotel, Bangkok", "to take place from May 3 to 5 in Accra"


def _place_where_held(candidate: Candidate) -> None:
    """The town behind "held at", "to take place from May 3 to 5 in", before "where", or that a conference is
    called by.
    """
    if candidate.type not in _GATHERED:
        return
    frame, chunks = candidate.frame, candidate.frame.chunks
    opens = frame.clause.start
    if chunks[opens].text == "where":
        towns = [c for c in chunks[max(0, opens - 4) : opens] if c.type is Is.PLACE]
        set_place(candidate, towns[-1:])
        return
    held = next((n for n in range(frame.at + 1, len(chunks)) if chunks[n].text in _HELD), len(chunks))
    apart = any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[frame.at + 1 : held])
    for chunk in () if apart else chunks[held + 1 : held + _WAY_TO_PLACE]:
        if chunk.type is Is.PLACE:
            set_place(candidate, [chunk])
            return
        if chunk.type in (Is.VERB, Is.LIGHT, Is.PERSON) or chunk.text in (";", "where", "which", "and"):
            return
    named = chunks[frame.at - 1] if frame.at else None
    if candidate.type is not EventType.MEETING and named is not None and named.type is Is.PLACE:
        set_place(candidate, [named])


def _place_of_sentence(candidate: Candidate, reading: Reading) -> None:
    """ "In Jakarta, Indonesia, where …, X met with Y"; "While … was under way in New York, X took part …
    there".
    """
    if candidate.type in (EventType.STATEMENT, EventType.CALL, EventType.AID, EventType.SANCTIONS):
        return
    chunks = reading.chunks[candidate.sentence.number]
    if candidate.span is not None:
        chunks = next(
            (reading.chunks[s.number] for s in reading.sentences if s.span == candidate.span), chunks
        )
    chunks = chunks[past_label(chunks) :]
    opening = _end_of_opening(chunks)
    points_back = any(c.text == "there" for c in chunks)
    for at, chunk in enumerate(chunks[:-1]):
        if chunk.text in ("in", "at") and chunks[at + 1].type is Is.PLACE and (at < opening or points_back):
            set_place(candidate, [chunks[at + 1]])
            return


_OPENING = 6  # chunks of a first phrase at least; with "On the occasion of … in New York, X met" all of it


def _end_of_opening(chunks: Sequence[Chunk]) -> int:
    """Where what stands before the subject ends: "In Riga, …", "On the margins of the Forum in Bonn, X …"."""
    if not chunks or chunks[0].text not in ("in", "at", "today", "on", *_FIRST):
        return 0
    for at, chunk in enumerate(chunks[:-1]):
        if chunk.type in (Is.VERB, Is.LIGHT):
            break
        if chunk.text == "," and chunks[at + 1].type is Is.PERSON:
            return max(at, _OPENING)
    return _OPENING


def _place_told_again(candidate: Candidate, candidates: Sequence[Candidate]) -> None:
    """ "The delegation to the session, held in Lima, was headed by …", behind the sentence that tells it."""
    first = candidate.sentence.number
    for again in candidates if candidate.type in _GATHERED else ():
        near = first < again.sentence.number <= first + _NEXT and not again.dates
        _try(again, _place_where_held)
        if near and again.place is not None and _word(again) == _word(candidate):
            candidate.place, candidate.country_of_place = again.place, again.country_of_place
            return


_NEXT = 3  # sentences


def _word(candidate: Candidate) -> str:
    return candidate.frame.word.split()[-1]


def _place_of_dateline(candidate: Candidate, reading: Reading) -> None:
    """ "NEW YORK, 3 May 2023 - Minister X …": the city abroad from which it is reported."""
    opening = next((s for s in reading.sentences if not s.is_title), candidate.sentence)
    first, *behind = reading.dateline or reading.chunks[opening.number][:6] or (None,)
    abroad = first is not None and first.type is Is.PLACE and reading.home not in first.codes
    alone = first is not None and first.type is Is.PLACE and [c.text for c in behind[:1]] == [":"]
    told = [c for c in candidate.frame.chunks[1:] if first is not None and c.text == first.text]
    abroad = abroad or (alone and bool(told))  # "Denpasar: Before the Forum opens in Denpasar, X met …"
    if first is not None and abroad and any(c.text in ("-", "\u2013", "\u2014", ":", "(") for c in behind):
        set_place(candidate, [first])


def _place_of_stay(visit: Candidate, reading: Reading) -> None:
    """ "Minister X will visit B. In Accra she will meet …", "While in Accra, …": the one town of B."""
    towns = []
    for row in reading.chunks[visit.sentence.number + 1 :]:
        at = 1 + (len(row) > 1 and row[0].text == "while")
        opens = len(row) > at and row[at - 1].text in ("in", "at") and row[at].type is Is.PLACE
        if opens and visit.country_of_place in row[at].codes:
            towns.append(row[at])
    if len({town.text for town in towns}) == 1:
        set_place(visit, towns[:1])


_FIRST = words("first second third next finally then also")


def _place_of_trip(candidate: Candidate, candidates: Sequence[Candidate]) -> None:
    """The visitor "who is on a visit to Seoul" was met there."""
    if candidate.place is not None or candidate.type not in ENGAGEMENT:
        return
    for trip in candidates:
        same = trip.sentence is candidate.sentence and trip.type is EventType.VISIT and not trip.primary
        there = trip.country_of_place in candidate.countries or candidate.type in _MANY_COME
        stays = trip.place is not None and trip.frame.embedded and not is_dated(trip)
        there = there or stays  # "who is on a visit to New York to attend …"
        nobody = not (trip.people or candidate.people)  # "The President was in Accra to attend …"
        if same and there and (nobody or set(trip.people) & set(candidate.people)):
            candidate.place, candidate.country_of_place = trip.place, trip.country_of_place
            return


_MANY_COME = (EventType.CONFERENCE, EventType.SUMMIT)
