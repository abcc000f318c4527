"""Credentials: envoys present them to a head of state or a minister.

    "X, Ambassador of A, presented his credentials to President Y"     A, received by Y's state
    "The King received the letters of credence of two ambassadors, from A and from B"
    "The following Heads of Mission presented their credentials: …"    all envoys of the list

All envoys of one ceremony are one event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.frames import Frame, find_subject
from app.extract.frames.subjects import free_parties
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.reading import Reading
from app.extract.rules.base import begin
from app.extract.rules.posts import GAP, LIST_REACH, holders, is_envoy

_HANDING = words(
    """
    presented presents present presenting submitted submits submit handed hands delivered delivers received
    receives receive accepted accepts conferred confers
    """
) | {"handed over", "hands over"}
_RECEIVING = words("received receives receive accepted accepts")


def read_credentials(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame != "credentials":
        return []
    frame = _handed(frame)
    passing = frame.governor is not None and frame.chunks[frame.governor - 1].text in ("on", "upon")
    if frame.governor_word not in _HANDING or passing:  # "congratulated him on presenting his credentials"
        return []
    receiving = frame.governor_word in _RECEIVING
    receivers = _receivers(frame, receiving=receiving)
    envoys = _envoys(frame, {code for c in receivers for code in c.codes}, receiving=receiving)
    envoys = envoys or list(_listed(frame, reading))
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.credentials")
    candidate.add_parties(envoys, CountryRole.PARTICIPANT, ParticipationRole.APPOINTEE)
    for chunk in _named_behind(frame, envoys, reading):
        if chunk.person is not None:
            candidate.add_person(chunk.person, ParticipationRole.APPOINTEE)
    for country, person in _in_brackets(frame) if envoys else ():
        candidate.add_parties([country], CountryRole.PARTICIPANT)
        candidate.add_person(person, ParticipationRole.APPOINTEE)
    candidate.add_parties(receivers, CountryRole.HOST, ParticipationRole.RECIPIENT)
    if not receivers and reading.home is not None and reading.home not in candidate.countries:
        candidate.add_country(reading.home, CountryRole.HOST, frame.sentence.span, "appointments.home")
    if not candidate.dates:
        days = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    return [candidate] if envoys else []


def _handed(frame: Frame) -> Frame:
    """The frame with the verb that carries them: "received copies of credentials" is told as such."""
    if frame.governor_word in _HANDING:
        return frame
    verbs = range(frame.at - 1, max(frame.clause.start - 1, frame.at - 9), -1)
    verb = next((at for at in verbs if frame.chunks[at].text in _HANDING), None)
    if verb is None:
        return frame
    subject = find_subject(frame.chunks, verb, frame.clause)
    return replace(frame, governor=verb, subject=subject, embedded=False)


def _receivers(frame: Frame, *, receiving: bool) -> list[Chunk]:
    """ "President X", "the President of B" without a name, "the Minister, to whom he presented"."""
    if receiving:
        return holders(frame.subject)
    at = frame.clause.antecedent
    if at is not None and _is_handed_to(frame):
        return [frame.chunks[at]] if frame.chunks[at].type is Is.PERSON else []
    named = [c for c in frame.having("to") if c.type is Is.PERSON and (c.codes or c.organisations)]
    return named or _who_received(frame)


def _who_received(frame: Frame) -> list[Chunk]:
    """ "President X received the Ambassadors of A and B, who came to present their credentials"."""
    start = frame.clause.start
    if frame.clause.kind is not ClauseKind.RELATIVE:
        return []
    verb = next((n for n in range(start - 1, 0, -1) if frame.chunks[n].text in _RECEIVING), None)
    return holders(find_subject(frame.chunks, verb, Clause(0, start, ClauseKind.MAIN))) if verb else []


def _is_handed_to(frame: Frame) -> bool:
    """Whether a clause begins with "to whom"."""
    before, start = frame.chunks[: frame.clause.start + 2], frame.clause.start
    return any(a.text == "to" and b.text == "whom" for a, b in pairwise(before[max(0, start - 1) :]))


def _envoys(frame: Frame, hosts: set[str], *, receiving: bool) -> list[Chunk]:
    """Who presents; "the new Ambassadors to A" at A's are named elsewhere."""
    if not receiving and _is_handed_to(frame):
        return [c for c in free_parties(frame.chunks, 0, frame.clause.start) if set(c.codes) - hosts]
    given = frame.having("from", "of") or frame.chunks[frame.at + 1 :] if receiving else frame.subject
    return [c for c in given if c.type in (Is.PERSON, Is.GROUP) and set(c.codes) - hosts]


def _groups(row: Sequence[Chunk]) -> list[Chunk]:
    """ "the presentation of credentials by the representatives of A, B and C"."""
    told = any(t.frame == "credentials" for c in row for t in c.triggers)
    return [c for c in row if told and c.type is Is.GROUP and c.codes]


def _named_behind(frame: Frame, envoys: Sequence[Chunk], reading: Reading) -> list[Chunk]:
    """ "received the credentials of the Ambassadors of A, B and C. They are X (A), Y (B) and Z (C)"."""
    groups = [c for c in envoys if c.type is Is.GROUP]
    codes = {code for c in groups for code in c.codes}
    at = frame.sentence.number + 1
    rows = [frame.chunks[frame.at :], *reading.chunks[at : at + _NAMED_NEAR]] if groups else []
    named = ([c for c in holders(row) if set(c.codes) & codes] for row in rows)
    return next((found for found in named if len(found) > 1), [])


_NAMED_NEAR = 3  # sentences


def _in_brackets(frame: Frame) -> Iterator[tuple[Chunk, Person]]:
    """ "from the ambassadors of A (X), B (Y) and C (Z)": the country of each."""
    row = frame.chunks[frame.at :]
    for country, bracket, named in zip(row, row[1:], row[2:], strict=False):
        person = named.person
        if country.type is not Is.COUNTRY or bracket.text != "(" or person is None or not person.name:
            continue
        if not person.codes:
            person.codes, person.country_rule = country.codes, "person.bracketed_country"
        if person.codes == country.codes:
            yield country, person


def _listed(frame: Frame, reading: Reading) -> Iterator[Chunk]:
    """The envoys named in the sentences behind the one that tells of the ceremony."""
    at = frame.sentence.number + 1
    missed = 0
    for row in reading.chunks[at : at + LIST_REACH]:
        envoys = [c for c in (*holders(row), *_groups(row)) if is_envoy(c)]
        missed += not envoys and any(c.type in (Is.VERB, Is.LIGHT) for c in row)
        if missed > GAP:
            return
        yield from envoys
