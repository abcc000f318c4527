"""Who else was on a visit, as what was done on it tells: hosts whom a guest met, the guest of a meeting."""

from collections.abc import Sequence

from app.domain.codes import CountryRole, DatePrecision, DiplomaticRank, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.lexicon import words
from app.extract.people.scene import leads_state, rank_held
from app.extract.positions import ENGAGEMENT


def add_hosts_met(kept: Sequence[Candidate], candidates: Sequence[Candidate]) -> None:
    """Whom the guest of a visit told in passing meets on it, where that meeting has no day of its own.

    "X, who is on a visit to B, met with Y. While in B he will call on President Z": Z is a host of the visit;
    so is whom she meets on one of its days.
    """
    visits = [c for c in kept if c.type is EventType.VISIT and not c.primary]
    told = {person for candidate in kept for person in candidate.people} if visits else set()
    for visit in visits:
        hosts = {code for code, role in visit.countries.items() if role is CountryRole.HOST}
        for met in candidates:
            if met.type not in ENGAGEMENT or met.frame.unreal or not _is_told_behind(met, visit):
                continue
            if not _may_be_on(visit, met):
                continue
            if len(met.countries) > 1 and met.countries.keys() <= visit.countries.keys():
                for person in met.people:
                    if person.country in hosts and (met.dates or person not in told):
                        visit.add_person(person, ParticipationRole.HOST)


def add_hosts_named(kept: Sequence[Candidate]) -> None:
    """ "X will then visit B on May 3, where talks with Y and a call on Z are planned": Y and Z are of B, and
    told behind a visit told in passing.
    """
    visits = [c for c in kept if c.type is EventType.VISIT]
    guests = {p for c in visits for p, role in c.people.items() if role is ParticipationRole.VISITOR}
    for visit in visits:
        hosts = {code for code, role in visit.countries.items() if role is CountryRole.HOST}
        if visit.primary or not (visit.dates and hosts):
            continue
        for chunk in visit.frame.chunks[visit.frame.at + 2 :]:  # "With this visit X returns …": not X
            named = chunk.type is Is.PERSON and chunk.person_mention and chunk.person_mention.name
            person = chunk.person if named else None
            if person is None or person.name is None or person.country not in hosts or person in guests:
                continue
            speaks = rank_held(person.first) is DiplomaticRank.SPOKESPERSON
            if not speaks and _NO_LONGER.isdisjoint(chunk.text.split()[:2]):
                visit.add_person(person, ParticipationRole.HOST)


_NO_LONGER = words("former late")


def add_guests(kept: Sequence[Candidate]) -> None:
    """ "X will visit B on May 3 and hold talks with Y": X is who talks with Y there."""
    visits = [c for c in kept if c.type is EventType.VISIT and len(c.countries) > 1]
    for met in kept if visits else ():
        lacking = met.countries.keys() - {person.country for person in met.people}
        if met.type not in _TALKS or not met.people or len(lacking) != 1 or len(met.countries) != 2:
            continue
        for visit in visits:
            guests = [p for p, role in visit.people.items() if role is ParticipationRole.VISITOR]
            guests = [p for p in guests if p.country in lacking][:1]
            if (
                guests
                and met.dates
                and _may_be_on(visit, met)
                and met.countries.keys() <= visit.countries.keys()
            ):
                met.add_person(guests[0], ParticipationRole.PARTICIPANT)
                if met.type is EventType.MEETING and all(leads_state(p.first) for p in met.people):
                    met.type = EventType.SUMMIT
                break


_TALKS = frozenset({EventType.MEETING, EventType.CONSULTATION})


def _is_told_behind(met: Candidate, visit: Candidate) -> bool:
    """In a later sentence, or at the end of the same one: "X's visit in May, when she met President Y"."""
    if met.sentence is visit.sentence:
        return met.frame.at > visit.frame.at and (not met.dates or met.dates == visit.dates)
    return met.sentence.number > visit.sentence.number and not met.frame.embedded


def _may_be_on(visit: Candidate, met: Candidate) -> bool:
    """Whether a meeting has no day of its own, or one of the visit's."""
    stay, held = visit.when, met.when
    if not met.dates or stay is None or held is None:
        return not met.dates
    if stay.starts_on is None or stay.ends_on is None or held.starts_on is None:
        return (stay.starts_on, stay.month_day) == (held.starts_on, held.month_day)
    return stay.precision is not DatePrecision.MONTH and stay.starts_on <= held.starts_on <= stay.ends_on
