"""A sentence that tells of several encounters at once: one event for each.

"held separate calls with A and with B"            one with each counterpart
"held meetings with A, with B and with C"          the same
"held talks with A on May 3 and B on May 5"        one for each day
"met in Lima on May 3 and again in Quito on May 9" one for each place
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, party_list
from app.extract.people.identity import Person
from app.extract.rules.base import parties, set_place
from app.extract.triggers import TriggerClass

_FAR = 40  # chunks behind the verb in which others are met on other days


def several(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """The encounters that the frame tells: mostly the one."""
    if by_day := _on_days(candidate, frame):
        return by_day
    if _says_separately(frame):
        return _apart(candidate, frame)
    apart = _in_a_row(candidate, _met_in_a_row(frame))
    apart += [candidate] if apart and _meets_all_again(frame) else []
    return apart or [candidate, *_next_day(candidate, frame), *_elsewhere(candidate, frame)]


def _next_day(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "On May 3 X met Y of A in Lima and on May 4 President Z in Quito": the second of them."""
    chunks = frame.chunks
    if not candidate.dates or not frame.object:
        return []
    for at in range(frame.at + 1, min(len(chunks) - 3, frame.at + _FAR)):
        opens = [c.text for c in chunks[at : at + 2]] == ["and", "on"]
        day = chunks[at + 2].date
        if not opens or day is None or not day.is_day or chunks[at + 3].type is not Is.PERSON:
            continue
        met, behind = party_list(chunks, at + 3, len(chunks))
        others = {code for chunk in frame.object for code in chunk.codes}
        kept = {code: role for code, role in candidate.countries.items() if code not in others}
        people = {p: role for p, role in candidate.people.items() if p not in _named(frame.object)}
        town = [c for c in chunks[behind : behind + 3] if c.type is Is.PLACE]
        second = replace(
            candidate, countries=kept, people=people, organisations={}, dates=[day], place=None, evidence=[]
        )
        second.country_of_place = None
        set_place(second, town)
        second.add_parties(met, CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
        return [second] if kept and second.sides > 1 else []
    return []


def _elsewhere(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "met in Lima on May 3 and again in Quito on May 9": the same sides, elsewhere."""
    chunks = frame.chunks
    day = next((n for n, c in enumerate(chunks) if c.date is not None and c.date in candidate.dates), None)
    if day is None or chunks[day + 1 : day + 2] == () or chunks[day + 1].text != "and":
        return []
    at = day + 2
    while at < len(chunks) and chunks[at].text in _ONCE_MORE:
        at += 1
    ahead = chunks[at : at + _PLACE_AND_DAY]
    if len(ahead) < _PLACE_AND_DAY or ahead[0].text not in _IN or ahead[2].text not in _IN:
        return []
    place, date = ahead[1], ahead[3].date
    if place.type is not Is.PLACE or date is None or not (date.is_day or date.is_month):
        return []
    second = replace(candidate, dates=[date], place=None, evidence=list(candidate.evidence))
    second.country_of_place = None
    set_place(second, [place])
    return [second]


_ONCE_MORE = ("again", "then", "once", "more", ",")
_IN = ("in", "at", "on")
_PLACE_AND_DAY = 4  # chunks: "in Quito on May 9"


def _on_days(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "held talks with A on May 3 and with B on May 5": one event for each day."""
    met = _met_by_day(frame)
    if len(met) < 2 or not all(parties(others) and len(days) == 1 for others, days in met):
        return []
    joined = {code for others, _ in met for c in others if _is_joined(frame, c) for code in c.codes}
    known = {*candidate.countries, *joined}
    if any(code not in known for others, _ in met for c in others for code in c.codes):
        return []  # those of another verb
    of_met = {code for others, _ in met for c in others for code in c.codes}
    own = {code for c in parties(frame.subject) for code in c.codes} or candidate.countries.keys() - of_met
    acting = _named(frame.subject)
    split = []
    for others, days in met:
        codes = own | {code for chunk in others for code in chunk.codes}
        countries = {code: role for code, role in candidate.countries.items() if code in codes}
        there = acting | _named(others)
        people = {p: role for p, role in candidate.people.items() if p.country in own or p in there}
        told = {code: None for chunk in others for code in chunk.organisations}
        kept = {code: None for code in candidate.organisations if code in told}
        apart = replace(candidate, countries=countries, people=people, organisations=kept, dates=days)
        apart.evidence = list(candidate.evidence)
        apart.add_parties(others, CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
        split.append(apart)
    return split


def _met_by_day(frame: Frame) -> list[tuple[list[Chunk], list[DateMention]]]:
    """Whom the verb, or each "with" behind it, names, and the days behind them."""
    chunks = frame.chunks
    met: list[tuple[list[Chunk], list[DateMention]]] = []
    if frame.governor == frame.at and frame.object:
        met.append((frame.object, []))
    for at in range(frame.at + bool(met), min(len(chunks), frame.at + _FAR)):
        chunk = chunks[at]
        if chunk.text == "with" or chunk.text.endswith(" with"):
            others, _ = party_list(chunks, at + 1, len(chunks))
            if others:
                met.append((others, []))
        elif met and met[-1][1] and _is_joined(frame, chunk):
            met.append(([chunk], []))  # "with A on May 3 and B on May 5"
        elif chunk.date is not None and chunk.date.is_day and met:
            met[-1][1].append(chunk.date)
        elif chunk.type in (Is.VERB, Is.LIGHT) and met:
            break
        elif chunk.type is Is.NOUN and met and met[-1][1]:
            break  # "met A on May 3, following the summit between X and Y on May 1"
    return met


def _is_joined(frame: Frame, chunk: Chunk) -> bool:
    return chunk.type is Is.PERSON and frame.chunks[frame.chunks.index(chunk) - 1].text in ("and", ",")


def _named(chunks: Sequence[Chunk]) -> set[Person]:
    return {chunk.person for chunk in chunks if chunk.person is not None}


def _says_separately(frame: Frame) -> bool:
    if _of_two_each(frame) or _one_then_another(frame):
        return True
    if frame.said.isdisjoint(_ONE_MORE):
        return False
    near = {w for c in frame.chunks[max(0, frame.at - 4) : frame.at + 6] for w in c.text.split()}
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 16]]
    followed = any(pair in _ANOTHER for pair in pairwise(behind))
    apart = "respectively" in behind or any(pair in _APART for pair in pairwise(behind))
    return followed or apart or bool(near & {"separately", "separate"})


def _of_two_each(frame: Frame) -> bool:
    """ "held bilateral meetings on May 3 with X of A and Y of B", not with those of A and B; "spoke by phone
    with X of A and Y of B".
    """
    met = frame.having("with")
    named = all(c.type in (Is.PERSON, Is.COUNTRY) and len(c.codes) == 1 for c in met)
    named = named and any(c.type is Is.PERSON for c in met)
    return bool(met and frame.dates) and named and (_says_bilateral(frame) or _phones(frame))


def _says_bilateral(frame: Frame) -> bool:
    said = {*frame.word.split(), *frame.words}
    return "bilateral" in said and "trilateral" not in said and frame.word.endswith(_SEVERAL)


def _phones(frame: Frame) -> bool:
    """Calls are of two unless it is said, as in "a call with A and B"."""
    verb = frame.trigger.cls is TriggerClass.VERB and "a" not in frame.word.split()
    calls = verb or frame.word.endswith(("calls", "conversations"))
    return frame.trigger.type is EventType.CALL and calls and frame.said.isdisjoint(_OF_MORE)


_OF_MORE = frozenset({"trilateral", "three-way", "conference", "group", "joint", "jointly", "quadrilateral"})


def _one_then_another(frame: Frame) -> bool:
    """ "received the Ambassador of A, X, and then that of B, Y"."""
    if "then" not in frame.said:
        return False
    met = [c for c in frame.object + frame.having("with") if c.type is Is.PERSON]
    return any(frame.chunks[frame.chunks.index(c) - 1].text == "then" for c in met[1:])


def _meets_all_again(frame: Frame) -> bool:
    """ "held meetings with A and with B, and a trilateral one with both"."""
    behind = [c.text for c in frame.chunks[frame.at + 1 :]]
    return "trilateral" in behind and "both" in behind[behind.index("trilateral") :]


_ONE_MORE = frozenset({"separately", "separate", "another", "one", "respectively"})
_APART = frozenset({("in", "separate"), ("during", "separate")})  # "met A and B in separate meetings"
_ANOTHER = frozenset({("by", "another"), ("then", "another"), ("and", "another"), ("by", "one")})


def _met_in_a_row(frame: Frame) -> list[list[Chunk]]:
    """ "held meetings with A, with B and with C", "spoke with A and with B": those behind each "with"."""
    verb = frame.trigger.cls is TriggerClass.VERB
    if not (verb or frame.word.endswith(_SEVERAL)):
        return []
    met: list[list[Chunk]] = [frame.object] if frame.object and frame.word.endswith(" with") else []
    chunks, at = frame.chunks, frame.at + 1
    while at < min(len(chunks), frame.at + _FAR) and chunks[at].type not in (Is.VERB, Is.LIGHT):
        joins = chunks[at].text == "with" and (not met or chunks[at - 1].text in (",", "and", ";"))
        others, behind = party_list(chunks, at + 1, len(chunks)) if joins else ([], 0)
        if parties(others):
            met.append(others)
        at = max(at + 1, behind)
    return met if len(met) > 1 else []


_SEVERAL = ("meetings", "calls", "talks", "conversations", "discussions", "visits")


def _in_a_row(candidate: Candidate, met: Sequence[Sequence[Chunk]]) -> list[Candidate]:
    """One event for those behind each "with", if each is another side."""
    sides = [{code for c in others for code in (*c.codes[:1], *c.organisations)} for others in met]
    codes = {code for c in chain.from_iterable(met) for code in c.codes}
    own = {code: role for code, role in candidate.countries.items() if code not in codes}
    if not (met and own) or len(set().union(*sides)) != sum(map(len, sides)):
        return []
    acting = {p: role for p, role in candidate.people.items() if p.country in own}
    split = []
    for others in met:
        one = replace(candidate, countries=dict(own), organisations={}, people=dict(acting))
        one.evidence = list(candidate.evidence)
        one.add_parties(others, CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
        split.append(one)
    return split


def _apart(candidate: Candidate, frame: Frame) -> list[Candidate]:
    """ "in separate calls with A and with B": one event with each counterpart."""
    others = _others(candidate, frame)
    own = candidate.countries.keys() - set(others)
    if len(others) < 2 or not own:
        return [candidate]
    split = []
    for code in others:
        countries = {c: role for c, role in candidate.countries.items() if c in own or c == code}
        people = {p: role for p, role in candidate.people.items() if p.country in countries}
        split.append(
            replace(candidate, countries=countries, people=people, evidence=list(candidate.evidence))
        )
    return split


def _others(candidate: Candidate, frame: Frame) -> list[str]:
    """The countries of those met: all but those of who acts, or, on a day of their own, those named."""
    acting = {code for c in parties(frame.subject) for code in c.codes}
    if acting:
        return [code for code in candidate.countries if code not in acting]
    met = {code for c in frame.object + frame.having("with") for code in c.codes if frame.dates}
    return [code for code in candidate.countries if code in met]
