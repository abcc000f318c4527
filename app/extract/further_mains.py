"""What else a headline announces beside the first of the main events: other meetings, legs, visitors."""

from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.reading import Reading
from app.extract.when import is_dated


def told_with(
    best: Candidate,
    found: Sequence[Candidate],
    headline: Candidate,
    body: Sequence[Candidate],
    reading: Reading,
) -> list[Candidate]:
    """The first of them, and the others."""
    if best.type is not EventType.VISIT:
        return _one_by_one(best, found, headline, reading) + _each_met(best, headline, body, reading)
    legs = _legs(best, found, body, headline)
    if headline.frame.word in _VISITS:
        return legs + _other_visitors(legs, body)
    nowhere = CountryRole.HOST not in headline.countries.values()
    return legs + (further_trips(legs, body) if nowhere else [])


_VISITS = frozenset({"visits", "official visits"})


def _other_visitors(legs: Sequence[Candidate], body: Sequence[Candidate]) -> list[Candidate]:
    """ "Visits by the Ministers of A and B", each told in a sentence of its own."""
    known = {person for leg in legs for person in leg.people}
    visits = (c for c in body if c.type is EventType.VISIT and is_dated(c) and not c.frame.embedded)
    return [c for c in visits if c not in legs and c.people and known.isdisjoint(c.people)]


def _one_by_one(
    best: Candidate, found: Sequence[Candidate], headline: Candidate, reading: Reading
) -> list[Candidate]:
    """ "Consultations with A and B" in the title, each told in a sentence of its own."""
    together = [c for c in found if c.frame is best.frame]
    met = {code for c in together for code in c.countries}
    for candidate in found:
        theirs = set(candidate.countries) - {reading.home}
        told = is_dated(candidate) or not candidate.dates
        apart = candidate.type is best.type and told and not candidate.frame.embedded
        if apart and theirs and theirs <= headline.countries.keys() and theirs.isdisjoint(met):
            together.append(candidate)
            met |= theirs
    return together


def _each_met(
    best: Candidate, headline: Candidate, body: Sequence[Candidate], reading: Reading
) -> list[Candidate]:
    """ "Further meetings of Minister X", each of whom is told in a sentence of its own: by another state."""
    others = headline.countries.keys() - {reading.home}
    if others or reading.home is None or headline.frame.word not in _SEVERAL:
        return []
    met, found = set(best.countries), []
    for candidate in body:
        theirs = candidate.countries.keys() - {reading.home}
        told = not (candidate.frame.embedded or candidate.dates) and reading.home in candidate.countries
        named = any(person.name and person.country in theirs for person in candidate.people)
        if candidate.type is best.type and told and named and theirs.isdisjoint(met):
            found.append(candidate)
            met |= theirs
    return found


_SEVERAL = frozenset({"meetings", "bilateral meetings", "calls", "telephone calls", "phone calls"})


def _legs(
    best: Candidate, found: Sequence[Candidate], body: Sequence[Candidate], headline: Candidate
) -> list[Candidate]:
    """All countries of one trip: those told by one verb, then those that the title names and others tell.

    A country of which only the title says that the trip leads there belongs to the trip as a whole.
    """
    legs = [c for c in found if c.frame is best.frame]
    wanted = {code for code, role in headline.countries.items() if role is CountryRole.HOST}
    for code in sorted(wanted):
        if any(code in leg.countries for leg in legs):
            continue
        later = [c for c in body if c.type is EventType.VISIT and c.country_of_place == code and is_dated(c)]
        if later and later[0].when != best.when:
            legs.append(later[0])
        else:
            best.countries[code] = CountryRole.HOST
            best.country_of_place = None
            best.place = None
    return legs


def further_trips(told: Sequence[Candidate], body: Sequence[Candidate]) -> list[Candidate]:
    """ "X will visit A from May 2 to 4. Then X will visit B from May 5 to 6": both trips."""
    trips = list(told)
    for candidate in body:
        last = trips[-1]
        if (
            candidate.type is EventType.VISIT
            and candidate not in trips
            and 0 <= candidate.sentence.number - last.sentence.number <= 1
            and is_dated(candidate)
            and candidate.tense is last.tense
            and candidate.people.keys() & last.people.keys()
            and candidate.when != last.when
            and not candidate.frame.embedded
        ):
            trips.append(candidate)
    return trips[len(told) :]
