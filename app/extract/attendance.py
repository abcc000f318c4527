"""Who else took part in a main event, when other sentences say so.

A release names the heads of delegations in a note, the hosts of a visit in the next paragraph. Only main
events are completed so, and only from what the grammar ties to them: a person who presides, leads or attends;
the officials of a country that is visited; a list of countries that are present.
"""

import datetime as dt
from collections.abc import Sequence, Set
from itertools import pairwise

from app.domain.codes import CountryRole, DiplomaticRank, ParticipationRole
from app.domain.event_types import EventType
from app.extract.briefings import is_briefing, questions_from
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.company import add_company
from app.extract.counterparts import counterparts
from app.extract.delegations import add_attendance
from app.extract.joint_statements import share_parties
from app.extract.lexicon import words
from app.extract.listings import add_listed
from app.extract.members import add_members
from app.extract.people.identity import Person
from app.extract.places import add_places
from app.extract.positions import ENGAGEMENT
from app.extract.predecessors import add_predecessor
from app.extract.present import gathers_many
from app.extract.reading import Reading
from app.extract.retellings import add_people_told_again
from app.extract.signatories import add_signatories
from app.extract.voices import add_speakers
from app.extract.when import is_dated

_ALONG = ("accompan", "joined", "delegation", "spouse", "entourage")
_TRAVELS = words("travels travelled traveled travelling traveling")
_TRIPS = words("visit visits trip travel")
_DEFINITE = words("the their this these")
_TELLING = words("announced agreed signed issued reached launched made said stated established proposed")


def complete(reading: Reading, primary: Sequence[Candidate], candidates: Sequence[Candidate]) -> None:
    """Adds people, countries and places to the main events in place."""
    add_places(reading, primary, candidates)
    for candidate in primary:
        until = _next_begins(candidate, primary, reading)
        if candidate.type is EventType.SANCTIONS:
            add_listed(candidate, reading)
        if candidate.type in (EventType.RELATIONS, EventType.AGREEMENT):
            add_signatories(candidate, reading, until, alone=len(primary) == 1)
        if candidate.type is EventType.MEETING and gathers_many(candidate, reading):
            candidate.type = EventType.CONFERENCE
        if candidate.type in ENGAGEMENT:
            add_members(candidate, reading)
            add_attendance(candidate, reading, until)
            told, behind = _rows(candidate, primary, reading, until)
            taken = _taken(candidate, candidates)
            add_company(candidate, reading, told, behind, taken)
            spoken_of = {*told, *behind}
            near = [c for c in candidates if c.sentence.number in spoken_of]
            add_people_told_again(candidate, near, _dated_elsewhere(candidate, candidates))
    share_parties(primary)
    only_visits = all(c.type is EventType.VISIT for c in primary)
    for candidate in primary:
        if candidate.type is EventType.VISIT:
            until = questions_from(reading) if only_visits else _next_begins(candidate, primary, reading)
            first = 0 if only_visits else candidate.sentence.number
            then = _told_of_other_days(candidate, candidates)
            _add_hosts(candidate, reading, range(first, until), _elsewhere(candidate, candidates), then)
        elif candidate.type is EventType.APPOINTMENT:
            until = _next_begins(candidate, primary, reading)
            add_predecessor(candidate, reading, until, alone=len(primary) == 1)
    if len(primary) == 1:
        add_speakers(primary[0], reading)


def _rows(
    candidate: Candidate, primary: Sequence[Candidate], reading: Reading, until: int
) -> tuple[list[int], range]:
    """The sentences that tell a main event, and those behind that speak of it.

    Where it is the only one, the title and the first sentence tell it, too; in a briefing its own does.
    """
    own = candidate.sentence.number
    if is_briefing(reading):
        return [own], range(0)
    if len(primary) > 1:
        return [own], range(own + 1, until)
    first = next((s.number for s in reading.sentences if not s.is_title), 0)
    return sorted({*range(first + 1), own}), range(first + 1, until)


def _taken(candidate: Candidate, candidates: Sequence[Candidate]) -> set[Person]:
    """The people of other events, who are not looked for in this one."""
    others = [
        other
        for other in candidates
        if other is not candidate
        and not other.sentence.is_title
        and (other.primary or other.sentence is not candidate.sentence or _is_of_others(other, candidate))
        and not _points_back(other)
    ]
    return {person for other in others for person in other.people}


def _is_of_others(other: Candidate, candidate: Candidate) -> bool:
    """ "met with X, received Y and held talks with Z": each with somebody else."""
    here, there = counterparts(candidate), counterparts(other)
    return bool(here and there) and here.isdisjoint(there)


def _dated_elsewhere(candidate: Candidate, candidates: Sequence[Candidate]) -> set[Person]:
    """The people of other events that have a day of their own."""
    others = (c for c in candidates if c is not candidate and is_dated(c) and not c.sentence.is_title)
    return {person for other in others for person in other.people if person not in candidate.people}


def _points_back(candidate: Candidate) -> bool:
    """ "During the meeting", "in their talks": the main event once more, without a day of its own."""
    frame = candidate.frame
    before = {chunk.text for chunk in frame.chunks[max(0, frame.at - 2) : frame.at]}
    return not candidate.dates and frame.chunks[frame.at].type is Is.NOUN and not before.isdisjoint(_DEFINITE)


def _next_begins(candidate: Candidate, primary: Sequence[Candidate], reading: Reading) -> int:
    """The sentence at which the next main event or the questions begin, else the one past the last."""
    later = [c.sentence.number for c in primary if c.sentence.number > candidate.sentence.number]
    return min(later) if later else questions_from(reading)


def _elsewhere(visit: Candidate, candidates: Sequence[Candidate]) -> set[Person]:
    """Who is met in another country: on a visit told beside this one, or on other days only."""
    others = [c for c in candidates if c.type is EventType.VISIT and c is not visit and not c.primary]
    abroad = {c.sentence.number for c in others if c.country_of_place not in (*visit.countries, None)}
    there = {p for c in candidates if c.sentence.number in abroad for p in c.people}
    dated = [c for c in candidates if c.dates and c.when is not None]
    apart = [c for c in dated if c.when is not None and c.when.is_apart_from(visit.when, _A_STAY)]
    meanwhile = {p for c in candidates if c not in apart for p in c.people}
    return (there | {p for c in apart for p in c.people} - meanwhile) - set(visit.people)


_A_STAY = dt.timedelta(days=7)  # of a visit that "ended today" the last day alone is known


def _told_of_other_days(visit: Candidate, candidates: Sequence[Candidate]) -> set[int]:
    """The sentences that tell what was done before or after a visit: who joined then did not travel along."""
    told = (c for c in candidates if c.dates and c.when is not None and c.when.is_apart_from(visit.when))
    return {c.sentence.number for c in told}


def _add_hosts(
    visit: Candidate, reading: Reading, rows: range, elsewhere: Set[Person], other_days: Set[int]
) -> None:
    """People of the countries visited who are named in these sentences, and who travels along."""
    roles = visit.countries.items()
    own = {code for code, role in roles if role is CountryRole.VISITOR}
    hosts = {code for code, role in roles if role is CountryRole.HOST} | {visit.country_of_place} - own
    for sentence in reading.sentences[rows.start : rows.stop]:
        chunks = reading.chunks[sentence.number]
        if sentence.is_title or _names_no_host(chunks):
            continue
        joins = any(word.startswith(_ALONG) for c in chunks for word in c.text.split())
        joins = joins or any(c.text in _TRAVELS and n.text == "with" for c, n in pairwise(chunks))
        if sentence.number == visit.sentence.number:  # "departs for B, with Minister Y"
            joins = joins or any(c.text == "with" and own & set(n.codes) for c, n in pairwise(chunks))
        for at, chunk in enumerate(chunks):
            person = chunk.person if chunk.type is Is.PERSON else None
            if person is None or person.name is None or person.country is None:
                continue
            if person in elsewhere or _did_else(chunks, at):
                continue
            if person.first.office is not None and person.first.office.rank is DiplomaticRank.SPOKESPERSON:
                continue  # who announced it
            if person.country in hosts:
                visit.add_person(person, ParticipationRole.HOST)
            elif joins and person.country in own and sentence.number not in other_days:
                visit.add_person(person, ParticipationRole.VISITOR)


def _names_no_host(chunks: Sequence[Chunk]) -> bool:
    """Nobody is named, or somebody who is no longer in office, or told of in an aside."""
    if not any(c.type is Is.PERSON for c in chunks):
        return True
    return any(c.text in _NO_HOSTS for c in chunks) or _is_aside(chunks)


_NO_HOSTS = words("former late deaths death")


def _is_aside(chunks: Sequence[Chunk]) -> bool:
    """ "Enquiries: Mr X, Spokesperson", "Ambassador X delivered the invitation": no host is told of."""
    invited = any(c.text in _HANDING for c in chunks) and any(c.text == "invitation" for c in chunks)
    return invited or (bool(chunks) and chunks[0].text in _ENQUIRIES)


_HANDING = words("extended conveyed delivered handed")


_ENQUIRIES = words("enquiries enquiry inquiries contact contacts press media")


def _did_else(chunks: Sequence[Chunk], at: int) -> bool:
    """ "announced in March by Ministers A and B": not who received the visitor."""
    if at + 2 < len(chunks) and chunks[at + 1].type is Is.POSSESSIVE and chunks[at + 2].text in _TRIPS:
        return True  # "Secretary X's visit to C" was another one
    while at > 1 and chunks[at - 1].text in ("and", ",", "the") and chunks[at - 2].type is Is.PERSON:
        at -= 2
    before = chunks[at - 1].text if at else ""
    near = [chunk.text.split()[0] for chunk in chunks[max(0, at - 6) : at]]
    stands_in = before == "of" and "behalf" in near
    return before == "from" or stands_in or (before == "by" and not _TELLING.isdisjoint(near))
