"""Words sent to one addressee: protests and messages.

"A summoned the Ambassador of B on May 3"                      protest
"President X sent a message of condolence to President Y"      message
"""

from collections.abc import Callable

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.reading import Reading
from app.extract.rules.base import actors, begin, home_chunk, parties, words_near


def read_messages(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.type) if frame.trigger.type else None
    candidate = rule(frame, reading) if rule else None
    return [candidate] if candidate is not None else []


def _protest(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.cls.value == "noun" and frame.governor_word not in (
        "lodged",
        "lodge",
        "delivered",
        "made",
        "handed",
        "conveyed",
        "filed",
    ):
        return None
    if frame.word in ("called in", "lodged", "lodges", "lodge") and frame.trigger.cls.value == "verb":
        words = set(words_near(frame, 2, 12))
        if not words & {"protest", "ambassador", "demarche"}:
            return None
    candidate = begin(frame, EventType.PROTEST, "measures.protest")
    summoned = [
        c for c in frame.object + frame.subject + frame.having("to", "with", "against", "of") if c.codes
    ]
    own = home_chunk(reading, frame)
    if own:
        candidate.add_parties([own], CountryRole.ACTOR)
    for chunk in summoned:
        candidate.add_parties([chunk], CountryRole.TARGET, ParticipationRole.RECIPIENT)
    return candidate


def _message(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.frame == "writing":
        return _letter(frame, reading)
    sending = frame.governor_word in (
        "sent",
        "sends",
        "send",
        "conveyed",
        "conveys",
        "addressed",
        "delivered",
        "dispatched",
    )
    if frame.trigger.cls.value != "noun" or not sending:
        return None
    candidate = begin(frame, EventType.MESSAGE, "measures.message")
    candidate.add_parties(actors(frame, reading), CountryRole.ACTOR, ParticipationRole.ISSUER)
    candidate.add_parties(parties(frame.having("to")), CountryRole.TARGET, ParticipationRole.RECIPIENT)
    return candidate if len(candidate.countries) >= 2 else None


def _letter(frame: Frame, reading: Reading) -> Candidate | None:
    """ "has written to President X"."""
    receivers = [c for c in parties(frame.object) if c.type in (Is.PERSON, Is.GROUP)]
    if not receivers or not parties(frame.subject):
        return None
    candidate = begin(frame, EventType.MESSAGE, "measures.letter")
    candidate.add_parties(actors(frame, reading), CountryRole.ACTOR, ParticipationRole.ISSUER)
    candidate.add_parties(receivers, CountryRole.TARGET, ParticipationRole.RECIPIENT)
    return candidate if len(candidate.countries) >= 2 else None


_RULES: dict[EventType, Callable[[Frame, Reading], Candidate | None]] = {
    EventType.PROTEST: _protest,
    EventType.MESSAGE: _message,
}
