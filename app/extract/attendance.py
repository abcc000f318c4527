"""Who else took part in a main event, and where it was held, when other sentences say so.

A release names the heads of delegations in a note, the hosts of a visit in the next paragraph, the city
in a clause beside the main one. Only main events are completed so, and only from what the grammar ties to
them: a person who presides, leads or attends; the officials of a country that is visited; a list of
countries that are present.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.delegations import add_attendance
from app.extract.frames import find_subject, party_list
from app.extract.primary import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.rules.base import set_place


def complete(reading: Reading, primary: Sequence[Candidate], candidates: Sequence[Candidate]) -> None:
    """Adds people, countries and places to the main events in place."""
    for candidate in primary:
        if candidate.place is None and candidate.type is not EventType.VISIT:
            _place_of_sentence(candidate, reading)
            _place_of_trip(candidate, candidates)
    for candidate in candidates:
        if candidate.undated_ok and not candidate.primary:
            _place_of_trip(candidate, candidates)
    for candidate in primary:
        if candidate.type in (*ENGAGEMENT, EventType.AGREEMENT):
            add_attendance(candidate, reading, _next_begins(candidate, primary, reading))
    visits = [c for c in primary if c.type is EventType.VISIT]
    if visits and len(visits) == len(primary):
        _add_hosts(visits, reading)
    if len(primary) == 1 and primary[0].type in (EventType.AID, EventType.SANCTIONS, EventType.CONSULAR):
        _add_announcers(primary[0], reading)


def _next_begins(candidate: Candidate, primary: Sequence[Candidate], reading: Reading) -> int:
    """The sentence at which the next main event begins, else the one past the last."""
    later = [c.sentence.number for c in primary if c.sentence.number > candidate.sentence.number]
    return min(later, default=len(reading.sentences))


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
    opening = chunks and chunks[0].text in ("in", "at", "today", "on")
    points_back = any(c.text == "there" for c in chunks)
    for at, chunk in enumerate(chunks[:-1]):
        if (
            chunk.text in ("in", "at")
            and chunks[at + 1].type is Is.PLACE
            and ((opening and at < 6) or points_back)
        ):
            set_place(candidate, [chunks[at + 1]])
            return


def _place_of_trip(candidate: Candidate, candidates: Sequence[Candidate]) -> None:
    """The visitor "who is on a visit to Seoul" was met there."""
    if candidate.place is not None or candidate.type not in ENGAGEMENT:
        return
    for trip in candidates:
        same = trip.sentence is candidate.sentence and trip.type is EventType.VISIT and not trip.primary
        if same and trip.country_of_place in candidate.countries and set(trip.people) & set(candidate.people):
            candidate.place, candidate.country_of_place = trip.place, trip.country_of_place
            return


def _add_hosts(visits: Sequence[Candidate], reading: Reading) -> None:
    """People of the country visited who are named in the text, and who travels along."""
    own = {code for visit in visits for code, role in visit.countries.items() if role is CountryRole.VISITOR}
    for sentence in reading.sentences:
        chunks = reading.chunks[sentence.number]
        if sentence.is_title or any(c.text in ("former", "late", "deaths", "death") for c in chunks):
            continue
        joins = any(c.text.startswith(("accompan", "joined", "delegation")) for c in chunks)
        for chunk in chunks:
            person = chunk.person if chunk.type is Is.PERSON else None
            if person is None or person.name is None:
                continue
            for visit in visits:
                if person.country == visit.country_of_place:
                    visit.add_person(person, ParticipationRole.HOST)
                elif joins and person.country in own:
                    visit.add_person(person, ParticipationRole.VISITOR)


def _add_announcers(candidate: Candidate, reading: Reading) -> None:
    """ "This was announced today by Minister A", "Minister A today announced …"."""
    for sentence in reading.sentences[:6]:
        chunks = reading.chunks[sentence.number]
        for at, chunk in enumerate(chunks):
            if chunk.text not in ("announced", "announces") or sentence.is_title:
                continue
            for speaker in _speakers(chunks, at):
                person = speaker.person if speaker.type is Is.PERSON else None
                if person is not None and person.name and person.country == reading.home:
                    candidate.add_person(person, ParticipationRole.ISSUER)


def _speakers(chunks: tuple[Chunk, ...], verb: int) -> list[Chunk]:
    """Those behind "by", else the subject."""
    by = next((n for n in range(verb, min(len(chunks), verb + 6)) if chunks[n].text == "by"), None)
    if by is not None:
        start = by + 2 if by + 1 < len(chunks) and chunks[by + 1].text == "the" else by + 1
        found, _ = party_list(chunks, start, len(chunks))
        if found:
            return found
    return find_subject(chunks, verb, Clause(0, len(chunks), ClauseKind.MAIN))
