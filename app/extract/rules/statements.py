"""Statements: a government takes a position, or a text is issued.

    "The Government strongly condemns the attack"                 statement, of the publisher
    "The Ministers issued a joint statement"                      statement, of the parties of the meeting
    "North Korea's announcement of its plan to …"                 statement, mentioned

A speech verb alone makes an event only as the main subject of a release (`primary.py`); in a release
about a meeting it is a stance.
"""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import actors, begin, home_chunk, parties, salient
from app.extract.triggers import TriggerClass

_ISSUING = words(
    """
    issued issues issue released releases adopted adopts adopt published announced delivered
    """
)


def read_statements(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.type is not EventType.STATEMENT:
        return []
    if frame.trigger.frame == "speech":
        return _position(frame, reading)
    if frame.trigger.frame == "announcing":
        return _announcement(frame, reading)
    return _text(frame, reading) if frame.trigger.cls is TriggerClass.NOUN else []


def _position(frame: Frame, reading: Reading) -> list[Candidate]:
    """The publisher's government, or all of its side, as the subject of a speech verb."""
    subject = parties(frame.subject)
    own = any(reading.home in c.codes for c in subject) or (
        not subject and not frame.subject and _says_we(frame)
    )
    passive = any(reading.home in c.codes for c in frame.having("by"))
    if not own and not passive:
        return []
    candidate = begin(frame, EventType.STATEMENT, "statements.position")
    candidate.dates = []
    candidate.place = None
    candidate.country_of_place = None
    speakers = [c for c in subject if reading.home in c.codes] or (
        [h] if (h := home_chunk(reading, frame)) else []
    )
    candidate.add_parties(speakers, CountryRole.ACTOR, ParticipationRole.SPEAKER)
    return [candidate]


def _says_we(frame: Frame) -> bool:
    """ "We condemn", "It strongly condemns", "Condemning …": no other subject is named."""
    before = [c.text for c in frame.chunks[max(0, frame.at - 4) : frame.at]]
    return (
        not before
        or bool({"we", "it", "and", "also", "strongly", "i", "secretary"} & set(before))
        or len(before) < 3
    )


def _announcement(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "North Korea's …, including the announcement of its plan to …": what another state has made known."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 5]]
    if "of" not in ahead[:1] or not {"plan", "decision", "intention", "plans"} & set(ahead):
        return []
    own = [c for c in parties(frame.modifiers) if reading.home not in c.codes]
    candidate = begin(frame, EventType.STATEMENT, "statements.announcement")
    candidate.place = None
    candidate.country_of_place = None
    candidate.add_parties(own or salient(frame, reading), CountryRole.ACTOR)
    for chunk in frame.chunks[frame.at + 1 :]:
        if chunk.type is Is.COUNTRY and not set(chunk.codes) & set(candidate.countries):
            candidate.add_parties([chunk], CountryRole.TARGET)
            break
    candidate.undated_ok = bool(candidate.countries)
    return [candidate] if candidate.countries else []


def _text(frame: Frame, reading: Reading) -> list[Candidate]:
    """A statement as a thing: somebody issues it, or the headline is it."""
    issued = frame.governor_word in _ISSUING
    if frame.chunks[-1].text == ":" or "this" in {
        c.text for c in frame.chunks[max(0, frame.at - 2) : frame.at]
    }:
        return []
    heading = frame.sentence.is_title
    if not issued and not heading:
        return []
    candidate = begin(frame, EventType.STATEMENT, "statements.text")
    if not frame.own_dates:
        candidate.dates = []
    joint = "joint" in frame.word or "joint" in frame.words
    spoken_by = parties(frame.subject) + (
        parties(frame.having("by", "of", "from", "between", "with")) if joint else []
    )
    candidate.add_parties(
        spoken_by if joint else actors(frame, reading)[:2], CountryRole.ACTOR, ParticipationRole.SPEAKER
    )
    candidate.same_encounter = issued and not frame.embedded
    return [candidate]
