"""A main event that is told twice: without its day and again with it, or without its people and again with
them.

"A and B met today's partners. … The meeting was held in Accra on May 3."     one event, of May 3
"A established ties with B and C. The note with B was signed on May 3, …"     one event for each of the two
"A met her colleagues from B and C on May 3. In the meeting with X of B, …"   X was one of them
"A goes there from May 3 to 5 to meet those of B and C. A meets that of B on May 4, that of C on May 5"   two
"""

import datetime as dt
from collections.abc import Sequence, Set

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.dates import DateMention, Tense
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.positions import ENGAGEMENT, place_in_body
from app.extract.reading import Reading
from app.extract.when import is_dated, is_of_week, set_day

_REACH = 5  # sentences of the body
_NEAR = dt.timedelta(days=10)  # what a release tells as its news lies no further from its day
_OF_TWO = frozenset({EventType.RELATIONS, EventType.AGREEMENT})


def tell_days(chosen: list[Candidate], body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The main events with the days that later sentences name, or in their place those told one by one."""
    if len(chosen) != 1 or (is_dated(chosen[0]) and not is_of_week(chosen[0])):
        return chosen
    main = chosen[0]
    if main.type is EventType.VISIT and (legs := _legs_told(main, body)):
        return legs
    again = [c for c in body if _tells(c, main, reading)]
    parties = set(main.countries)
    whole = next((c for c in again if set(c.countries) == parties and len(parties) > 1), None)
    whole = whole or next((c for c in body if _is_the_same(c, main, reading)), None)
    if whole is not None:
        main.when = whole.when
        main.dates = list(whole.dates)
        return chosen
    if (day := _day_there(main, reading)) is not None:
        main.dates = [day]
        set_day(main, reading, tense=Tense.FUTURE)
        return chosen
    parts = [c for c in again if main.type in _OF_TWO and len(c.countries) > 1]
    return parts if len(parts) > 1 and {code for c in parts for code in c.countries} == parties else chosen


def visited_one_by_one(whole: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether the stops of a trip that is told by its week are told each with its days."""
    hosts = {code for code, role in whole.countries.items() if role is CountryRole.HOST}
    told = {k.country_of_place for k in kept if k.type is EventType.VISIT and k is not whole and k.primary}
    return whole.type is EventType.VISIT and is_of_week(whole) and len(hosts) > 1 and hosts <= told


def _legs_told(main: Candidate, body: Sequence[Candidate]) -> list[Candidate]:
    """ "will travel to A and B this week. … X will be in A on May 3 and in B on May 4": each with its day."""
    hosts = {code for code, role in main.countries.items() if role is CountryRole.HOST}
    legs = [
        c
        for c in body
        if c is not main
        and c.type is EventType.VISIT
        and any(day.is_day for day in c.dates)
        and c.country_of_place in hosts
        and 0 < c.sentence.number - main.sentence.number <= _REACH
    ]
    told = {leg.country_of_place for leg in legs}
    return legs if len(hosts) > 1 and told == hosts and len(legs) == len(hosts) else []


def _day_there(main: Candidate, reading: Reading) -> DateMention | None:
    """ "X travels to B in May for the Forum. … X will be there on May 3 and 4"."""
    number = main.sentence.number
    for row in reading.chunks[number + 1 : number + 1 + _NEXT]:
        for at, chunk in enumerate(row[2:], 2):
            there = row[at - 2].text == "there" and row[at - 1].text in ("on", "from")
            if there and chunk.date is not None and chunk.date.is_day:
                return chunk.date
    return None


def told_one_by_one(whole: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The meetings, each with its own day, of which `whole` tells as of one; none where one is missing."""
    if whole.type is not EventType.MEETING or len(whole.countries) <= _PAIR or whole.when is None:
        return []
    if whole.when.starts_on == whole.when.ends_on:
        return []  # they met all together, and by twos besides
    parts = [
        c
        for c in candidates
        if c.type is EventType.MEETING
        and c.sentence is not whole.sentence
        and len(c.countries) == _PAIR
        and c.countries.keys() <= whole.countries.keys()
        and _falls_within(c.when, whole.when)
    ]
    met = {code for c in parts for code in c.countries}
    return parts if met == whole.countries.keys() else []


_PAIR = 2


def _falls_within(day: When | None, stay: When) -> bool:
    if day is None or not (day.starts_on and day.ends_on and stay.starts_on and stay.ends_on):
        return False
    return stay.starts_on <= day.starts_on and day.ends_on <= stay.ends_on


def _is_the_same(candidate: Candidate, main: Candidate, reading: Reading) -> bool:
    """ "The meeting will take place in C on May 3": the day and place of what has just been announced."""
    frame = candidate.frame
    told = is_dated(candidate) and any(date.is_day for date in candidate.dates) and not candidate.sides
    the = frame.at == 1 and frame.chunks[0].text == "the" and frame.governor is not None
    near = 0 < candidate.sentence.number - main.sentence.number <= _NEXT
    same = candidate.type in ENGAGEMENT and main.type in ENGAGEMENT and candidate.tense is main.tense
    return told and the and near and same and place_in_body(reading, candidate) < _REACH


_NEXT = 2  # sentences


def _tells(candidate: Candidate, main: Candidate, reading: Reading) -> bool:
    alike = candidate.type is main.type or (candidate.type in ENGAGEMENT and main.type in ENGAGEMENT)
    if candidate is main or not alike or not is_dated(candidate) or not candidate.countries:
        return False
    day, first = reading.release.published_on, candidate.when.starts_on if candidate.when else None
    near = day is None or first is None or abs(day - first) <= _NEAR
    within = place_in_body(reading, candidate) < _REACH and set(candidate.countries) <= set(main.countries)
    return near and within and any(date.is_day for date in candidate.dates)


def add_people_told_again(main: Candidate, candidates: Sequence[Candidate], taken: Set[Person]) -> None:
    """Adds to a meeting those whom an undated telling names, for each side that nobody stood for yet.

    Where somebody does, the second one was met apart. `taken` are the people of other events.
    """
    represented = {person.country for person in main.people}
    alone = main.sides < 2
    for again in candidates:
        if again is main or not _speaks_of(again, main):
            continue
        sides, told = main.countries.keys(), again.countries.keys()
        if not (told <= sides or sides <= told):
            continue
        for person, part in again.people.items():
            here = alone or person.country in main.countries
            if here and person.country not in represented and person not in taken:
                main.add_person(person, part)
        if alone:
            for code, role in again.countries.items():
                main.countries.setdefault(code, role)


def _speaks_of(again: Candidate, main: Candidate) -> bool:
    """Whether a meeting without a day may be the main one, or a part of it."""
    frame = again.frame
    pair = main.type is EventType.CONFERENCE and again.type is EventType.MEETING and main.sides == _PAIR
    alike = again.type is main.type or {again.type, main.type} <= _TALKS or pair
    if again.type not in ENGAGEMENT or not alike or again.primary or frame.unreal or again.dates:
        return False
    near = {chunk.text for chunk in frame.chunks[max(0, frame.at - 5) : frame.at]}
    return frame.tense in (main.tense, Tense.UNCLEAR) and near.isdisjoint(_ANOTHER_TIME)


_TALKS = frozenset(
    {EventType.MEETING, EventType.CONSULTATION}
)  # "the summit of Presidents A and B" was apart
_ANOTHER_TIME = words("last previous earlier preceding past next after following since before prior ahead")
