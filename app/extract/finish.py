"""From candidates to the events that leave the extractor: roles, topics, evidence."""

from collections.abc import Sequence

from app.domain.codes import CountryRole, DatePrecision, DiplomaticRank, ParticipationRole
from app.domain.text import Span
from app.domain.values import ExtractedEvent, ExtractedParticipant, When
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.evidence import Told, evidence_of, told_by
from app.extract.people.identity import Person
from app.extract.people.scene import rank_held
from app.extract.positions import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.subjects import subjects_of
from app.extract.topics import About, Cues, find_cues, topics_of


def finish(
    reading: Reading, kept: list[Candidate], candidates: Sequence[Candidate]
) -> tuple[ExtractedEvent, ...]:
    """The events that are kept; `candidates` are all, because a dropped one may have told them too."""
    if not kept:
        return ()
    cues = find_cues(reading.folded.lower(), _titles(reading))
    title = next((s.span for s in reading.sentences if s.is_title), None)
    told = told_by((*kept, *candidates))
    alone = sum(candidate.primary for candidate in kept) < 2
    return tuple(_event(reading, candidate, cues, title, told, alone=alone) for candidate in kept)


def _titles(reading: Reading) -> list[Span]:
    """Where persons are named; a special envoy is sent for what his title says, so he is none of them."""
    named = {c.span for row in reading.chunks for c in row if c.type is Is.PERSON and not _is_envoy(c)}
    return sorted(named)


def _is_envoy(chunk: Chunk) -> bool:
    person = chunk.person
    return person is not None and rank_held(person.first) is DiplomaticRank.SPECIAL_REPRESENTATIVE


def _event(
    reading: Reading, candidate: Candidate, cues: Cues, title: Span | None, told: Told, *, alone: bool
) -> ExtractedEvent:
    span = candidate.span or candidate.sentence.span
    parties = (tuple(candidate.countries), tuple(candidate.organisations))
    topics = topics_of(cues, span, title, About(candidate.type, *parties, candidate.primary, alone))
    people = [(p, role) for p, role in candidate.people.items() if p.name and not _is_late(reading, p)]
    participants = tuple(_participant(person, role, candidate) for person, role in people)
    evidence = evidence_of(candidate, span, [person for person, _ in people], topics, told)
    place = candidate.place.span.of(reading.release.text) if candidate.place else None
    return ExtractedEvent(
        type=candidate.type,
        primary=candidate.primary,
        status=candidate.status,
        when=candidate.when or When(DatePrecision.UNKNOWN),
        span=span,
        place=place,
        country_of_place=candidate.country_of_place,
        countries=_countries(candidate),
        subject_countries=subjects_of(candidate, reading),
        organisations=tuple(candidate.organisations),
        participants=participants,
        topics=tuple(slug for slug, _ in topics),
        evidence=evidence,
    )


_LATE = "late "


def _is_late(reading: Reading, person: Person) -> bool:
    """ "condolences over the death of the late Prime Minister X", who takes part in nothing."""
    start = person.first.span.start
    return reading.folded[max(0, start - len(_LATE)) : start].lower() == _LATE


def _countries(candidate: Candidate) -> tuple[tuple[str, CountryRole], ...]:
    """The host first where the event takes place in the country of a party."""
    roles = dict(candidate.countries)
    place = candidate.country_of_place
    if candidate.type in ENGAGEMENT and place in roles:
        roles[place] = CountryRole.HOST
    return tuple(roles.items())


def _participant(person: Person, role: ParticipationRole, candidate: Candidate) -> ExtractedParticipant:
    place = candidate.country_of_place
    if candidate.type in ENGAGEMENT and role is ParticipationRole.PARTICIPANT and place == person.country:
        role = ParticipationRole.HOST if place is not None else role
    return ExtractedParticipant(person.name, person.title, person.body, person.country, role)
