"""The rows of evidence of one event: for each of its fields where it was read, by which rule and which entry.

A field has one row a rule, the one in the event's own sentence before others. What an event took over from
another telling, or from the main event, rests on the words there; the rule says so, it begins with "shared.".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.codes import Confidence, EventStatus
from app.domain.text import Span
from app.domain.values import Evidence
from app.extract.candidates import Candidate
from app.extract.confidence import confidence_of
from app.extract.people.identity import Person

Topics = Sequence[tuple[str, Span]]  # slug and the words that speak for it
Told = Mapping[str, Sequence[Evidence]]  # by field, what all candidates noted down
Settled = Mapping[str, Span | None]  # by field that may come from elsewhere, the one place where it stands


def told_by(candidates: Iterable[Candidate]) -> Told:
    told: dict[str, list[Evidence]] = {}
    for candidate in candidates:
        for row in candidate.evidence:
            told.setdefault(row.supports, []).append(row)
    return told


def evidence_of(
    candidate: Candidate, span: Span, people: Sequence[Person], topics: Topics, told: Told
) -> tuple[Evidence, ...]:
    """`span` is the sentence that tells the event."""
    settled = _settled(candidate)
    rows = [_row("event", span, candidate.rule), *_own(candidate, settled), *_status(candidate)]
    named = {row.supports for row in rows}
    rows.extend(
        _shared(field, where, candidate, span, told) for field, where in settled.items() if field not in named
    )
    rows.extend(row for number, person in enumerate(people) for row in _person(number, person))
    rows.extend(_row(f"topic:{slug}", where, "topic.cue") for slug, where in topics)
    return tuple(
        Evidence(row.supports, row.span, row.rule, confidence_of(row, candidate.primary), row.entry)
        for row in _once(rows, settled, span)
    )


def _own(candidate: Candidate, settled: Settled) -> Iterator[Evidence]:
    """What the rules noted down, but for fields that were settled otherwise since."""
    for row in candidate.evidence:
        if row.supports == "type" or settled.get(row.supports, _NOWHERE) in (None, row.span):
            yield row


_NOWHERE = Span(0, 0)


def _settled(candidate: Candidate) -> Settled:
    """The fields that may come from elsewhere, and where they stand if only one place can be right."""
    when, place = candidate.when, candidate.place
    fields: dict[str, Span | None] = {"when": when.span or _NOWHERE if when else _NOWHERE}
    if place is not None:
        fields["place"] = place.span
    fields.update((f"country:{code}", None) for code in candidate.countries)
    fields.update((f"organisation:{code}", None) for code in candidate.organisations)
    return fields


def _shared(field: str, where: Span | None, candidate: Candidate, span: Span, told: Told) -> Evidence:
    if field == "when" and where == _NOWHERE:
        return _row(field, span, f"date.{candidate.when.precision if candidate.when else 'unknown'}")
    for row in told.get(field, ()):
        if where in (None, row.span):
            return row._replace(rule=f"shared.{row.rule}")
    return _row(field, where or span, "shared.telling")


def _person(number: int, person: Person) -> Iterator[Evidence]:
    where = person.first.name_span or person.first.span
    yield _row(f"participant:{number}", where, person.first.rule, person.first.entry or None)
    yield _row(f"participant:{number}", where, person.country_rule)


def _status(candidate: Candidate) -> Iterator[Evidence]:
    if candidate.status is not EventStatus.OCCURRED:
        verb = candidate.frame.governor if candidate.frame.governor is not None else candidate.frame.at
        yield _row("status", candidate.frame.chunks[verb].span, "tense.future")


def _once(rows: Iterable[Evidence], settled: Settled, span: Span) -> Iterable[Evidence]:
    """In the order of the fields; of a field's rows by one rule, the first that lies in the sentence."""
    order = {field: at for at, field in enumerate(("event", "type", "status", *settled))}
    kept: dict[tuple[str, str], Evidence] = {}
    for row in sorted(rows, key=lambda r: (order.get(r.supports, len(order)), not span.covers(r.span))):
        kept.setdefault((row.supports, row.rule), row)
    return kept.values()


def _row(supports: str, span: Span, rule: str, entry: str | None = None) -> Evidence:
    return Evidence(supports, span, rule, Confidence.MEDIUM, entry)
