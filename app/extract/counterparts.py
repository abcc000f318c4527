"""Whom a telling of a meeting names as met, and in which format the sides sit down."""

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.people.scene import leads_state
from app.extract.triggers import TriggerClass

MEETS_AGAIN = frozenset({EventType.CALL, EventType.CONSULTATION, EventType.SUMMIT, EventType.MEETING})


def acting_in(candidate: Candidate) -> set[Person]:
    """Those who are named before the verb of the meeting."""
    verb = candidate.frame.trigger.cls is TriggerClass.VERB
    subject = candidate.frame.subject if verb or candidate.frame.governor is not None else ()
    return {c.person for c in subject if c.type is Is.PERSON and c.person is not None and c.person.name}


def counterparts(candidate: Candidate) -> set[Person]:
    """Those whom the verb of the meeting itself names as met, on this of several days."""
    return {person for person in _met(candidate) if person.name and person in candidate.people}


def leaders_met(candidate: Candidate) -> set[Person]:
    """Heads of state or government among those met, whether named or not."""
    return {person for person in _met(candidate) if leads_state(person.first)}


def _met(candidate: Candidate) -> set[Person]:
    frame = candidate.frame
    met = frame.object + frame.having("with")
    if "call" in frame.word or frame.word.startswith(
        ("courtesy", "farewell", "introductory")
    ):  # "a courtesy call on X", "… visit to X"
        met = met + frame.having("on", "from", "to")
    if frame.word == "received":
        met = met + frame.having("by")
    return {c.person for c in met if c.type is Is.PERSON and c.person is not None}


def of_wholly_others(one: Candidate, other: Candidate) -> bool:
    """ "X met with Y over breakfast", on the day on which their Presidents met."""
    sides = [{person.country for person in c.people if person.name} for c in (one, other)]
    return all(len(found) > 1 for found in sides) and one.people.keys().isdisjoint(other.people)


def is_meal_apart(one: Candidate, other: Candidate) -> bool:
    """ "In the evening of the same day X had a working dinner with Y", behind the talks of that day."""
    if one.type is not other.type or one.sentence is other.sentence or not one.frame.dates:
        return False
    told = {word for c in other.frame.chunks for word in c.text.split()}
    return not _MEALS.isdisjoint(one.frame.word.split()) and _MEALS.isdisjoint(told)


_MEALS = words("dinner lunch luncheon breakfast banquet")


def of_other_format(one: Candidate, other: Candidate) -> bool:
    """ "the A-B meeting", "an A-B-C meeting" and "a meeting with Minister X of B" on one day."""
    if one.type not in MEETS_AGAIN or one.sentence.is_title or other.sentence.is_title:
        return False
    if any(_is_of_two(c) and len(d.countries) > _TWO for c, d in ((one, other), (other, one))):
        return True  # "held bilateral talks with X" beside a trilateral meeting
    formats = [_format(one), _format(other)]
    if not all(formats):
        formats = [
            format_ or _pair(c) for format_, c in zip(formats, (one, other), strict=True) if any(formats)
        ]
    return len(formats) == _TWO and all(formats) and formats[0] != formats[1]


def _is_of_two(candidate: Candidate) -> bool:
    said = {*candidate.frame.word.split(), *candidate.frame.words}
    return "bilateral" in said and len(candidate.countries) == _TWO


def _format(candidate: Candidate) -> frozenset[str]:
    """The states whose names are tied by hyphens before the noun."""
    tied = [c.codes for c in candidate.frame.modifiers if c.type is Is.COMPOUND and not c.organisations]
    return frozenset(tied[0]) if tied and len(tied[0]) > 1 else frozenset()


def _pair(candidate: Candidate) -> frozenset[str]:
    """The two sides of a meeting with one who is named as met."""
    told = candidate.frame.governor is not None and not candidate.frame.embedded
    met = counterparts(candidate) if told and len(candidate.countries) == _TWO else ()
    return frozenset(candidate.countries) if len(met) == 1 else frozenset()


_TWO = 2
