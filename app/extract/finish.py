"""From candidates to the events that leave the extractor: roles, topics, evidence, confidence."""

from app.domain.codes import Confidence, CountryRole, DatePrecision, EventStatus, ParticipationRole
from app.domain.text import Span
from app.domain.values import Evidence, ExtractedEvent, ExtractedParticipant, When
from app.extract.candidates import Candidate
from app.extract.confidence import confidence_of
from app.extract.people.identity import Person
from app.extract.primary import ENGAGEMENT
from app.extract.reading import Reading
from app.extract.topics import find_cues, topics_of


def finish(reading: Reading, kept: list[Candidate]) -> tuple[ExtractedEvent, ...]:
    cues = find_cues(reading.folded.lower())
    title = next((s.span for s in reading.sentences if s.is_title), None)
    return tuple(_event(reading, candidate, cues, title) for candidate in kept)


def _event(
    reading: Reading, candidate: Candidate, cues: list[tuple[int, int, str]], title: Span | None
) -> ExtractedEvent:
    span = candidate.span or candidate.sentence.span
    topics = topics_of(cues, span, title, primary=candidate.primary)
    people = [(p, role) for p, role in candidate.people.items() if p.name]
    participants = tuple(_participant(person, role, candidate) for person, role in people)
    evidence = _evidence(candidate, span, people, topics)
    place = candidate.place.span.of(reading.release.text) if candidate.place else None
    return ExtractedEvent(
        type=candidate.type,
        primary=candidate.primary,
        status=_status(candidate),
        when=candidate.when or When(DatePrecision.UNKNOWN),
        span=span,
        place=place,
        country_of_place=candidate.country_of_place,
        countries=_countries(candidate),
        subject_countries=tuple(code for code in candidate.subjects if code not in candidate.countries),
        organisations=tuple(candidate.organisations),
        participants=participants,
        topics=tuple(slug for slug, _ in topics),
        evidence=evidence,
    )


def _status(candidate: Candidate) -> EventStatus:
    return candidate.status


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


def _evidence(
    candidate: Candidate,
    span: Span,
    people: list[tuple[Person, ParticipationRole]],
    topics: tuple[tuple[str, Span], ...],
) -> tuple[Evidence, ...]:
    rows = [Evidence("event", span, candidate.rule, Confidence.MEDIUM)]
    rows.extend(candidate.evidence)
    if candidate.when is not None and candidate.when.span is None:
        rows.append(Evidence("when", span, f"date.{candidate.when.precision}", Confidence.MEDIUM))
    for number, (person, _) in enumerate(people):
        where = person.first.name_span or person.first.span
        rows.append(
            Evidence(
                f"participant:{number}",
                where,
                person.first.rule,
                Confidence.MEDIUM,
                person.first.entry or None,
            )
        )
        rows.append(Evidence(f"participant:{number}", where, person.country_rule, Confidence.MEDIUM))
    rows.extend(Evidence(f"topic:{slug}", where, "topic.cue", Confidence.MEDIUM) for slug, where in topics)
    if candidate.status is not EventStatus.OCCURRED:
        verb = candidate.frame.governor if candidate.frame.governor is not None else candidate.frame.at
        rows.append(Evidence("status", candidate.frame.chunks[verb].span, "tense.future", Confidence.MEDIUM))
    return tuple(
        Evidence(row.supports, row.span, row.rule, confidence_of(row, candidate.primary), row.entry)
        for row in _once(rows)
    )


def _once(rows: list[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(rows))
