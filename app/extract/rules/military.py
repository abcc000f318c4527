"""Military activity without victims: launches, tests, exercises, incursions.

"the launch of a ballistic missile on January 14"        of the country spoken of
"missiles that A launched on January 4 and January 10"   one event for each day
"the A-B exercise took place from March 13 to 23"        of both
"""

from collections.abc import Iterator

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties, salient
from app.extract.triggers import TriggerClass

_WEAPONS = words(
    """
    missile missiles satellite rocket rockets artillery icbm irbm slbm projectiles projectile nuclear
    drone drones shells ballistic warhead icbm-class irbm-class icbms torpedo hypersonic
    """
)
_TESTS = words("nuclear missile test launch tests launches")


def read_military(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.type is not EventType.MILITARY_ACTIVITY:
        return []
    near = {word for c in frame.chunks[max(0, frame.at - 6) : frame.at + 9] for word in c.text.split()}
    if frame.trigger.frame == "launch_of" and not near & _WEAPONS:
        return []
    if frame.trigger.cls is TriggerClass.LIGHT and not _has_weapon(frame):
        return []
    if frame.trigger.frame == "operation" and not frame.own_dates:
        return []
    found = (_activity(frame, dates, reading) for dates in _split_dates(frame))
    return [candidate for candidate in found if candidate.countries]


def _activity(frame: Frame, dates: list[DateMention], reading: Reading) -> Candidate:
    candidate = begin(frame, EventType.MILITARY_ACTIVITY, "security.military_activity")
    candidate.dates = dates
    named = parties(frame.modifiers) or parties(frame.having("by")) or parties(frame.subject)
    if frame.trigger.frame in ("exercise", "operation"):
        named = named or parties(frame.having("of", "between", "with"))
    if frame.word.endswith("ing") and frame.trigger.cls is not TriggerClass.NOUN:
        named = []  # "condemns X for launching": the object of the verb before, not its subject
    for chunk in named[:3] or salient(frame, reading):
        candidate.add_parties([chunk], CountryRole.ACTOR)
    return candidate


def _has_weapon(frame: Frame) -> bool:
    """ "launched two more ballistic missiles", "carried out a nuclear test", "missiles the X launched"."""
    ahead = {word for c in frame.chunks[frame.at + 1 : frame.at + 9] for word in c.text.split()}
    if frame.word in ("conducted", "conducts", "carried out"):
        return bool(ahead & _TESTS) and bool(ahead & _WEAPONS)
    behind = {word for c in frame.chunks[max(0, frame.at - 7) : frame.at] for word in c.text.split()}
    relative = {"which", "that"} & behind and frame.word != "launching"
    return bool(ahead & _WEAPONS) or (bool(relative) and bool(behind & _WEAPONS))


def _split_dates(frame: Frame) -> list[list[DateMention]]:
    """ "launches on January 4 and January 10" are two; "on January 5 and 6" stay one."""
    days = [d for d in frame.dates if d.is_day]
    days += [d for d in _joined(frame, days[-1]) if d not in days] if days else []
    return [[d] for d in days] if len(days) > 1 else [list(frame.dates)]


def _joined(frame: Frame, date: DateMention) -> Iterator[DateMention]:
    """The days that "and" or a comma joins to one."""
    chunks = frame.chunks
    at = next((at for at, chunk in enumerate(chunks) if chunk.date is date), len(chunks))
    while at + 2 < len(chunks) and chunks[at + 1].text in ("and", ","):
        at += 2
        while at + 1 < len(chunks) and chunks[at].text in ("and", "on", "then"):
            at += 1
        following = chunks[at].date
        if following is None or not following.is_day:
            return
        yield following
