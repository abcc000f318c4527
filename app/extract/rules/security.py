"""Security and context: launches and exercises, attacks, disasters, elections, consular cases.

    "the launch of a ballistic missile on January 14"       military_activity, of the country spoken of
    "terror attacks in Baghdad, Iraq, on July 3"            attack, target is the country it struck
    "Hurricane X struck on October 4"                        disaster
    "the presidential election of August 2020"              political
    "nationals were evacuated on May 3"                      consular

They are told in passing in releases about something else, so all but the dated ones are left out.
"""

from collections.abc import Callable

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, salient, set_place
from app.extract.triggers import TriggerClass

_WEAPONS = words(
    """
    missile missiles satellite rocket rockets artillery icbm irbm slbm projectiles projectile nuclear
    drone drones shells ballistic warhead
    """
)


def read_security(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.type) if frame.trigger.type else None
    return rule(frame, reading) if rule else []


def _military(frame: Frame, reading: Reading) -> list[Candidate]:
    near = {word for c in frame.chunks[max(0, frame.at - 6) : frame.at + 9] for word in c.text.split()}
    if frame.trigger.frame == "launch_of" and not near & _WEAPONS:
        return []
    if frame.trigger.cls.value == "light" and not _has_weapon_object(frame):
        return []
    candidates = []
    for dates in _split_dates(frame):
        candidate = begin(frame, EventType.MILITARY_ACTIVITY, "security.military_activity")
        candidate.dates = dates
        named = parties(frame.modifiers) or parties(frame.having("by")) or parties(frame.subject)
        if frame.word.endswith("ing") and frame.trigger.cls is not TriggerClass.NOUN:
            named = []  # "condemns X for launching": the object of the verb before, not its subject
        for chunk in named[:3] or salient(frame, reading):
            candidate.add_parties([chunk], CountryRole.ACTOR)
        if candidate.countries:
            candidates.append(candidate)
    return candidates


def _has_weapon_object(frame: Frame) -> bool:
    """ "launched two more ballistic missiles", "carried out a nuclear test", "missiles the X launched"."""
    near = {word for c in frame.chunks[frame.at + 1 : frame.at + 9] for word in c.text.split()}
    if frame.word in ("conducted", "conducts", "carried out"):
        return bool(near & {"nuclear", "missile", "test", "launch"}) and bool(near & _WEAPONS)
    return bool(near & _WEAPONS)


def _split_dates(frame: Frame) -> list[list]:  # type: ignore[type-arg]  # rows of DateMention
    """ "launches on January 4 and January 10" are two; "on January 5 and 6" stay one."""
    days = [d for d in frame.dates if d.is_day]
    return [[d] for d in days] if len(days) > 1 else [list(frame.dates)]


def _attack(frame: Frame, _reading: Reading) -> list[Candidate]:
    candidate = begin(frame, EventType.ATTACK, "security.attack")
    for chunk in parties(frame.modifiers):
        candidate.add_parties([chunk], CountryRole.ACTOR)
    struck = [c for c in frame.places if c.codes] + [
        c for c in frame.having("of", "against", "on") if c.codes
    ]
    for chunk in struck:
        candidate.add_parties([chunk], CountryRole.TARGET)
        for code in chunk.codes:
            candidate.add_country(code, CountryRole.TARGET, chunk.span, "security.attack.struck", chunk.entry)
    return [candidate] if candidate.countries and _is_dated(frame) else []


def _disaster(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.cls.value == "light" or not _is_dated(frame):
        return []
    candidate = begin(frame, EventType.DISASTER, "security.disaster")
    struck = (
        [c for c in frame.places if c.codes]
        or parties(frame.modifiers)
        or [c for c in frame.object if c.codes]
    )
    for chunk in struck[:1] or salient(frame, reading):
        candidate.add_parties([chunk], CountryRole.TARGET)
        for code in chunk.codes:
            candidate.add_country(
                code, CountryRole.TARGET, chunk.span, "security.disaster.struck", chunk.entry
            )
    return [candidate] if candidate.countries else []


def _political(frame: Frame, reading: Reading) -> list[Candidate]:
    if not _is_dated(frame):
        return []
    candidate = begin(frame, EventType.POLITICAL, "security.political")
    held = parties(frame.modifiers) or [c for c in frame.places if c.codes]
    for chunk in held[:1] or salient(frame, reading):
        candidate.add_parties([chunk], CountryRole.ACTOR)
        for code in chunk.codes:
            candidate.add_country(code, CountryRole.ACTOR, chunk.span, "security.political.held", chunk.entry)
    return [candidate] if candidate.countries else []


def _consular(frame: Frame, reading: Reading) -> list[Candidate]:
    text = {word for c in frame.chunks for word in c.text.split()}
    if not text & {
        "nationals",
        "citizens",
        "citizen",
        "national",
        "passengers",
        "koreans",
        "canadians",
        "residents",
    }:
        return []
    candidate = begin(frame, EventType.CONSULAR, "security.consular")
    own = home_chunk(reading, frame)
    if own is not None:
        candidate.add_parties([own], CountryRole.ACTOR)
    set_place(candidate, frame.places)
    return [candidate] if _is_dated(frame) or frame.sentence.is_title else []


def _is_dated(frame: Frame) -> bool:
    return any(d.is_day or d.is_month for d in frame.dates)


_RULES: dict[EventType, Callable[[Frame, Reading], list[Candidate]]] = {
    EventType.MILITARY_ACTIVITY: _military,
    EventType.ATTACK: _attack,
    EventType.DISASTER: _disaster,
    EventType.POLITICAL: _political,
    EventType.CONSULAR: _consular,
}
