"""Visits: somebody travels to other countries, or is received there.

"Minister A will visit B from May 2 to 3, C from May 4 to 6"   one event for each country with its own days
"Minister A will visit B and C from May 2 to 6"                  one event for a trip with one date
"X's visit to B from January 15 to 17"
"X, who is on a visit to Seoul"
"the King of B will be in A on a State Visit from 6 to 7 May"
"B was visited by X in May"; "the trip takes X to B and C"

Who goes is read here, where to in `stops.py`.
"""

from dataclasses import replace

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.arrivals import came_back, led_by, told_beside, who_leads
from app.extract.rules.base import begin, home_chunk, parties, set_place
from app.extract.rules.companions import companions
from app.extract.rules.goals import leads_elsewhere, told_when_going
from app.extract.rules.reference import (
    is_undergone,
    own_side,
    sided,
    speakers,
    spoken_of,
    those_spoken_of,
    unnamed_actor,
    who_came,
    words_before,
)
from app.extract.rules.stays import is_no_visit
from app.extract.rules.stop_days import share_dates
from app.extract.rules.stops import Stop, find_stops, gather, returns_home, stops_among
from app.extract.triggers import TriggerClass

_WHOSE = words("his her their")
_NAMING = frozenset({Is.COUNTRY, Is.DEMONYM, Is.COMPOUND})
_CARRIED = words("me us him her them")


def read_visits(frame: Frame, reading: Reading) -> list[Candidate]:
    if is_no_visit(frame):
        return []
    if (others := _OTHERS.get(frame.trigger.frame or "")) is not None:
        return others(frame, reading)
    who, where = told_beside(frame)
    if parties(who):
        frame = replace(frame, embedded=frame.clause.kind is not ClauseKind.MAIN)
        return _visits(frame, [Stop(where[0].codes[0], where, list(frame.dates))], parties(who))
    if frame.trigger.cls.value == "verb" and is_undergone(frame) and frame.having("by"):
        travellers = sided(frame.having("by"), reading)
        stops = stops_among(frame.subject, frame)
    else:
        back = parties(came_back(frame))
        travellers = back or _travellers(frame, reading)
        frame.embedded = frame.embedded and not (back and frame.clause.kind is ClauseKind.MAIN)
        if returns_home(frame, travellers) or gather(frame, travellers):
            return []
        stops = find_stops(frame, {code for c in travellers for code in c.codes})
        bodies = [] if stops else _bodies(frame)
        if bodies and travellers:
            return [_visit_to(bodies, frame, travellers)]
        if not stops and reading.home is not None:
            travellers = _guests(frame, travellers, reading)
            stops = find_stops(frame, {code for c in travellers for code in c.codes})
            stops = [s for s in stops if s.chunks[0].type is Is.COUNTRY]  # our own towns are toured at home
        if not stops and reading.home is not None:
            travellers, stops = _turned(frame, travellers, reading)
            stops = stops or _to_us(frame, travellers, reading)
    along = companions(frame, {stop.code for stop in stops}) if travellers else []
    return _visits(frame, stops, travellers + along)


def _bodies(frame: Frame) -> list[Chunk]:
    """ "visits the UN", "a visit to NATO"; not the meeting of one."""
    goals = [*frame.having("to"), *frame.object]
    return [c for c in goals if c.type is Is.ORGANISATION and c.organisations and not c.codes]


def _visit_to(bodies: list[Chunk], frame: Frame, travellers: list[Chunk]) -> Candidate:
    candidate = begin(frame, EventType.VISIT, "visits.travel")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(travellers, CountryRole.VISITOR, ParticipationRole.VISITOR)
    candidate.add_parties(bodies, CountryRole.HOST)
    return candidate


def _turned(frame: Frame, travellers: list[Chunk], reading: Reading) -> tuple[list[Chunk], list[Stop]]:
    """ "thanked him for his visit in June": where a guest's visit led is not said to his host.

    "The President's visit to Accra": not Ghana's, if that was the President named last, but our own.
    """
    guests = [c for c in travellers if c.codes and reading.home not in c.codes]
    his = bool(words_before(frame) & _WHOSE)
    travellers = guests if his and guests else travellers
    abroad = bool(travellers) and travellers == guests
    owned = his or any(c.type is Is.PERSON for c in frame.modifiers) or _is_of_guest(frame)
    if frame.trigger.cls is not TriggerClass.NOUN or not (owned and abroad and frame.dates):
        return travellers, []
    ahead = frame.chunks[frame.at + 1 : frame.at + 4]
    if any(c.type in (Is.PLACE, Is.COUNTRY) for c in ahead):
        own = own_side(frame, reading)
        return own, find_stops(frame, {code for c in own for code in c.codes})
    goal = travellers[0]._replace(codes=(reading.home or "",))
    return travellers, [Stop(goal.codes[0], [goal], list(frame.dates))]


def _is_of_guest(frame: Frame) -> bool:
    """ "during the visit of the President of B in May"; not to a house that no dictionary knows."""
    behind = [c.text for c in frame.chunks[frame.at : frame.at + _GOAL_NEAR]]
    return "to" not in behind and any(c.type is Is.PERSON for c in frame.having("of", "by"))


_GOAL_NEAR = 8


def _guests(frame: Frame, travellers: list[Chunk], reading: Reading) -> list[Chunk]:
    """ "the visit that President X paid to our country": X is of the one other country that is spoken of."""
    own = {code for c in travellers for code in c.codes}
    if own != {reading.home} or not all(c.type is Is.PERSON for c in travellers):
        return travellers
    if leads_elsewhere(frame, reading.home):
        return travellers
    if any(c.person is not None and c.person.country_rule == "person.country.stated" for c in travellers):
        return travellers  # our own, who comes home
    rows = [frame.chunks, *(reading.chunks[s.number] for s in reading.sentences if s.is_title)]
    for row in rows:
        others = {code for c in row if c.type in _NAMING for code in c.codes} - own
        if len(others) == 1:
            return [c._replace(codes=tuple(others)) for c in travellers]
    return travellers


def _to_us(frame: Frame, travellers: list[Chunk], reading: Reading) -> list[Stop]:
    """ "Official Visit by Minister X of B, 3 to 5 May": a foreigner's visit without a goal leads to us."""
    own = home_chunk(reading, frame)
    person = any(c.type is Is.PERSON for c in travellers)
    foreign = not any(reading.home in c.codes for c in travellers)
    heads = frame.sentence.is_title and frame.lead in ("", ":") and frame.trigger.cls is not TriggerClass.VERB
    if own is None or not own.codes or not (person and foreign and heads):
        return []
    return [Stop(own.codes[0], [own], list(frame.dates))]


def _visits(frame: Frame, stops: list[Stop], travellers: list[Chunk]) -> list[Candidate]:
    if not travellers or not stops:
        return []
    share_dates(stops, frame)
    stay = _days_of_stay(frame)
    if stay is not None and len(stops) == 1:
        stops[0].dates = [stay]
    if len(stops) > 1 and all(stop.dates == stops[0].dates for stop in stops):
        return [_visit(frame, stops, travellers)]
    return [_visit(frame, [stop], travellers) for stop in stops]


def _days_of_stay(frame: Frame) -> DateMention | None:
    """ "left for B today for a visit from May 3 to 5": all its days, not only that of leaving."""
    chunks = frame.chunks
    if frame.trigger.cls is not TriggerClass.VERB or not any(d.relative for d in frame.dates):
        return None
    for at in range(frame.at + 1, len(chunks) - 2):
        visit = chunks[at].type is Is.NOUN and chunks[at].triggers[0].type is EventType.VISIT
        if visit and chunks[at + 1].text in ("from", "on"):
            return chunks[at + 2].date
    return None


def _travellers(frame: Frame, reading: Reading) -> list[Chunk]:
    welcomed = frame.governor_word == "welcomed"  # the subject is the host
    told = [] if welcomed else parties(frame.subject) or told_when_going(frame)
    owned = parties(frame.having("by")) or parties(frame.modifiers)
    found = owned or told if frame.trigger.cls is TriggerClass.NOUN else told or owned
    found = who_came(frame) or found
    if not found and frame.at > 1 and frame.chunks[frame.at - 1].type is Is.POSSESSIVE:
        owner = frame.chunks[frame.at - 2]  # "the Secretary's Travel to B", "the latter's visit"
        before = [c for c in frame.chunks[: frame.at - 2] if c.type is Is.PERSON]
        found = sided(before[-1:], reading) if owner.text == "latter" else parties([owner])
    people = [c for c in frame.having("of", "by") + frame.modifiers if c.type in (Is.PERSON, Is.GROUP)]
    found = found or sided(people, reading) or _who_is_on_it(frame) or who_leads(frame) or _delegation(frame)
    if not found and frame.trigger.cls is TriggerClass.NOUN and frame.governor is None:
        found = _who_acts_on_it(frame)
    if not found and frame.lead in _WHOSE:
        found = spoken_of(frame, reading)
    if not found and any(c.type is Is.GROUP for c in frame.subject):
        found = those_spoken_of(frame, reading)
    if not found and (frame.governor is not None or frame.dates):
        found = unnamed_actor(frame, reading)
    return [c for c in found if c.type is not Is.COMPOUND]


def _delegation(frame: Frame) -> list[Chunk]:
    """ "A Belgian parliamentary delegation visited B"."""
    chunks = frame.chunks[frame.clause.start : frame.at]
    at = next((n for n, c in enumerate(chunks) if c.text == "delegation"), 0)
    return [c for c in chunks[max(0, at - 4) : at] if c.type is Is.DEMONYM][-1:]


def _who_is_on_it(frame: Frame) -> list[Chunk]:
    """ "met with Minister X, on a visit to B from May 3 to 5": whom the phrase stands behind."""
    if frame.lead != "on" or frame.governor is not None:
        return []
    before = [c for c in parties(frame.chunks[frame.clause.start : frame.at]) if c.type is Is.PERSON]
    return before[-1:]


def _who_acts_on_it(frame: Frame) -> list[Chunk]:
    """ "Within the framework of the visit to B, on May 3 Minister X met with …": who does so is on it."""
    chunks = frame.chunks
    comma = next((n for n in range(frame.at + 1, len(chunks)) if chunks[n].text == ","), None)
    opens = any(c.text in _WITHIN for c in chunks[: frame.at]) and not any(
        c.type in _ACTS for c in chunks[:comma]
    )
    if comma is None or not opens:
        return []
    behind = next(
        (c for c in chunks[comma + 1 :] if c.type is not Is.DATE and c.text not in _BEFORE_WHO), None
    )
    return [behind] if behind is not None and behind.type is Is.PERSON and behind.codes else []


_WITHIN = words("framework part during course with after following before")
_ACTS = frozenset({Is.VERB, Is.LIGHT, Is.PERSON})
_BEFORE_WHO = words("on the in at ,")


def _invited(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "The Ministry invites X of B to Japan from May 3 to 9": on days of its own, and to us."""
    own = [c for c in frame.having("to") if reading.home in c.codes]
    guests = [c for c in parties(frame.object) if c.type is Is.PERSON and reading.home not in c.codes]
    days = [d for d in frame.dates if d.is_day and not d.relative]
    return _visits(frame, [Stop(own[0].codes[0], own[:1], days)], guests) if own and guests and days else []


def _carried(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "The trip takes X to B", "what has brought him to B": somebody goes, and B is a country or a city."""
    chunks = frame.chunks
    following = chunks[frame.at + 1] if frame.at + 1 < len(chunks) else None
    if following is None:
        return []
    if following.text in _CARRIED:
        us = following.text in ("me", "us")
        who = speakers(frame, reading, following.text) if us else spoken_of(frame, reading)
    else:
        who = [c for c in sided(frame.object, reading) if c.type is Is.PERSON]
    return _visits(frame, find_stops(frame, {code for c in who for code in c.codes}), who)


def _led(frame: Frame, _: Reading) -> list[Candidate]:
    """ "will lead a cross-party delegation to A and B": a visit of who leads it."""
    frame, leaders = led_by(frame)
    leaders = parties(leaders)
    return _visits(frame, find_stops(frame, {code for c in leaders for code in c.codes}), leaders)


_OTHERS = {"invite": _invited, "carry": _carried, "led": _led}


def _visit(frame: Frame, stops: list[Stop], travellers: list[Chunk]) -> Candidate:
    candidate = begin(frame, EventType.VISIT, "visits.travel")
    candidate.dates = stops[0].dates
    candidate.place = None
    candidate.country_of_place = stops[0].code if len(stops) == 1 else None
    candidate.add_parties(travellers, CountryRole.VISITOR, ParticipationRole.VISITOR)
    for stop in stops:
        if not stop.venue_only:
            goal = stop.chunks[0]
            candidate.add_country(stop.code, CountryRole.HOST, goal.span, "visits.destination", goal.entry)
    if len(stops) == 1:
        set_place(candidate, [c for c in stops[0].chunks if c.type is Is.PLACE])
    for stop in stops:
        _add_hosts(candidate, frame, stop.code)
    candidate.undated_ok = frame.clause.antecedent is not None and any(
        c.person is not None and c.person.name for c in travellers
    )
    return candidate


def _add_hosts(candidate: Candidate, frame: Frame, code: str) -> None:
    """ "At the invitation of President X": he is the host."""
    chunks = frame.chunks
    for at, chunk in enumerate(chunks[:-2]):
        if chunk.text == "invitation" and chunks[at + 1].text == "of":
            for following in chunks[at + 2 : at + 4]:
                if (
                    following.type is Is.PERSON
                    and following.person
                    and code in following.codes
                    and following.person.name
                ):
                    candidate.add_person(following.person, ParticipationRole.HOST)
