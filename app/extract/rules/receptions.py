"""Guests: who is received, welcomed or hosted, and by whom."""

from itertools import pairwise

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame, party_list
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.encounters import encounter
from app.extract.rules.reference import is_undergone, own_side, sided, spoken_of

_DELEGATES = words("delegation group members delegates visiting delegations team")
_CALLS = words("visit visits call calls courtesy")


def welcomed(frame: Frame, reading: Reading) -> Candidate | None:
    """ "welcomed President X to Downing Street this morning": guests, not what they said or joined."""
    guests = [c for c in frame.object if c.type in (Is.PERSON, Is.GROUP)]
    start = frame.at + 1
    while start < len(frame.chunks) and (frame.chunks[start].text in SKIPPED or frame.chunks[start].date):
        start += 1
    if whom := _behind_town(frame, start):
        frame.object, frame.places = whom, [frame.chunks[start + 1]]
        return encounter(frame, reading)
    _, behind = party_list(frame.chunks, start, len(frame.chunks))
    ahead = [c for c in frame.chunks[behind : behind + 5] if c.text != ","]
    there = [c.text for c in ahead[:1]] == ["to"] or (frame.dates and ahead[0].text == "in")
    town = any(c.type is Is.PLACE or (c.type is Is.COUNTRY and frame.dates) for c in ahead)
    if not guests or not there or not town:
        return None
    return encounter(frame, reading)


def _behind_town(frame: Frame, at: int) -> list[Chunk]:
    """ "welcomed to Lima Minister X of A": people told behind the town that they came to."""
    opens = [c.text if n == 0 else c.type for n, c in enumerate(frame.chunks[at : at + 2])]
    if opens != ["to", Is.PLACE]:
        return []
    behind = at + 2
    while behind < len(frame.chunks) and (
        frame.chunks[behind].date or frame.chunks[behind].text in _BEFORE_GUESTS
    ):
        behind += 1
    return [c for c in party_list(frame.chunks, behind, len(frame.chunks))[0] if c.type is Is.PERSON]


_BEFORE_GUESTS = words(", my our his her the")


def received(frame: Frame, reading: Reading) -> Candidate | None:
    """ "received Ambassador X", "receives a delegation from …", "was received by X"; never aid."""
    if is_undergone(frame):
        hosts = sided(frame.having("by"), reading)
        guests = sided(frame.subject, reading) or _guest_spoken_of(frame, reading)
        guests = guests or _guest_of_country(frame, reading)
        if not guests and _is_our_delegation(frame):
            guests = own_side(frame, reading)
        elif not any(c.type in (Is.PERSON, Is.GROUP) for c in guests):
            return None
        if not hosts:
            return None
        frame.subject, frame.prepositions["by"] = guests, hosts
        return encounter(frame, reading)
    near = {c.text for c in frame.chunks[frame.at + 1 : frame.at + 8]}
    if not frame.object and near & _CALLS:  # "received a farewell visit from Ambassador X"
        frame.object = frame.having("from", "by")
    people = any(c.type in (Is.PERSON, Is.GROUP) for c in frame.object)
    by_state = bool(frame.subject) and all(c.type is Is.COUNTRY for c in frame.subject)
    if by_state and any(t.type is EventType.VISIT for c in frame.chunks[frame.at :] for t in c.triggers):
        return None  # "A receives Minister X on an official visit"
    return encounter(frame, reading) if people or near & _DELEGATES else None


def _guest_spoken_of(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "He was received by President X", "… on May 3, when he will be received by X"."""
    return spoken_of(frame, reading) if {"he", "she"} & set(_just_before(frame)) else []


def _guest_of_country(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "The B diplomat was also received by Minister X", "The guest from B": whoever of B was named last."""
    row = frame.chunks[frame.clause.start : frame.at]
    guest = any(c.text.split()[-1] in _GUESTS for c in row)
    codes = next((c.codes for c in row if c.type in (Is.DEMONYM, Is.COUNTRY) and c.codes), ())
    if not guest or not codes or reading.home in codes:
        return []
    before = (c for n in range(frame.sentence.number - 1, -1, -1) for c in reversed(reading.chunks[n]))
    return next(([c] for c in before if c.type is Is.PERSON and c.codes == codes), [])


_GUESTS = words("diplomat guest official visitor dignitary envoy parliamentarian")


def _is_our_delegation(frame: Frame) -> bool:
    return ("our", "delegation") in pairwise(_just_before(frame))


def _just_before(frame: Frame) -> list[str]:
    return [c.text for c in frame.chunks[max(frame.clause.start, frame.at - _PRONOUN_NEAR) : frame.at]]


_PRONOUN_NEAR = 5  # chunks: "she will also be received"


def hosted(frame: Frame, reading: Reading) -> Candidate | None:
    """ "hosted her counterpart, X, in D": a guest, and no visit that tells it already."""
    if is_undergone(frame) and any(c.type is Is.PERSON for c in frame.subject):
        return received(frame, reading)  # "X was hosted in D by President Y"
    behind = {trigger.type for c in frame.chunks[frame.at :] for trigger in c.triggers if c.type is Is.NOUN}
    at = next((n for n, c in enumerate(frame.chunks[: frame.at + 7]) if c.text in _DELEGATION), 0)
    if at > frame.at and not frame.object and frame.chunks[at + 1].text in ("of", "from"):
        frame.object = party_list(frame.chunks, at + 2, len(frame.chunks))[0]  # "hosts a delegation from B"
        delegation = bool(frame.object)
    else:
        delegation = False
    if any(c.type is Is.GROUP for c in frame.object):
        frame.object = frame.object + _counterparts(frame)
    of_body = any(c.type is Is.GROUP and c.organisations for c in frame.object)
    delegation = delegation or of_body
    if EventType.VISIT in behind or not (delegation or any(c.type is Is.PERSON for c in frame.object)):
        return None
    candidate = encounter(frame, reading)
    if candidate is not None and of_body and len(candidate.countries) < _PAIR:
        candidate.type = EventType.CONFERENCE  # "hosted the BRICS Ministers of Foreign Affairs"
    return candidate


_PAIR = 2


def _counterparts(frame: Frame) -> list[Chunk]:
    """ "hosted his counterparts from the C countries, X of A and Y of B, in Lima": those named."""
    behind = frame.chunks[frame.at + 1 :]
    end = next((n for n, c in enumerate(behind) if c.type in (Is.VERB, Is.LIGHT, Is.NOUN)), len(behind))
    named = [c for c in behind[:end] if c.type is Is.PERSON and c.person is not None and c.person.name]
    return named if len(named) > 1 else []


_DELEGATION = words("delegation delegations")
