"""Military activity without victims: launches, tests, exercises, incursions.

"the launch of a ballistic missile on January 14"        of the country spoken of
"missiles that A launched on January 4 and January 10"   one event for each day
"the A-B exercise took place from March 13 to 23"        of both
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties, salient
from app.extract.rules.days_listed import days_listed
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_WEAPONS = words(
    """
    missile missiles satellite rocket rockets artillery icbm irbm slbm projectiles projectile nuclear
    drone drones shells ballistic guided warhead icbm-class irbm-class icbms torpedo hypersonic
    """
)
_OF_STATES = words("airspace waters")  # that are violated; agreements are, too
_SPACE_NEAR = 5  # chunks
_TESTS = words("nuclear missile test launch tests launches")


def read_military(frame: Frame, reading: Reading) -> list[Candidate]:
    near = {word for c in frame.chunks[max(0, frame.at - 6) : frame.at + 12] for word in c.text.split()}
    armed = near & _WEAPONS or {"space", "vehicle"} <= near or _is_told_before(frame, reading)
    if frame.trigger.frame == "launch_of" and not armed:
        return []
    if frame.trigger.frame == "airspace" and _OF_STATES.isdisjoint(
        word for c in frame.chunks[frame.at + 1 : frame.at + _SPACE_NEAR] for word in c.text.split()
    ):
        return []
    if frame.trigger.cls is TriggerClass.LIGHT and not _has_weapon(frame):
        return []
    if _is_of_attack(frame, reading):
        return []
    told = frame.trigger.cls is not TriggerClass.NOUN and bool(frame.dates)
    if frame.trigger.frame == "operation" and not (told or frame.own_dates or _told_behind(frame)):
        return []
    found = (_activity(frame, dates, reading) for dates in days_listed(frame) or [_day_behind(frame)])
    return [candidate for candidate in found if candidate.countries]


def _is_of_attack(frame: Frame, reading: Reading) -> bool:
    """ "the attack with missiles that A launched on B": the attack is told."""
    others = reading.frames[frame.sentence.number]
    return any(f.trigger.type is EventType.ATTACK and f.governor == frame.at for f in others)


def _is_told_before(frame: Frame, reading: Reading) -> bool:
    """ "since the launch of May 3", in a text that has spoken of missiles."""
    alone = frame.own_dates and frame.word in ("launch", "launches") and not frame.words
    rows = reading.chunks[: frame.sentence.number] if alone else ()
    return any(_WEAPONS & set(c.text.split()) for row in rows for c in row)


def _told_behind(frame: Frame) -> bool:
    """ "the incursion that the forces of A carried out on May 3": who did it and when stand behind it."""
    carried = frame.governor is not None and frame.governor > frame.at and bool(frame.subject)
    return carried and any(d.span.start > frame.chunks[frame.governor or 0].span.start for d in frame.dates)


def _activity(frame: Frame, dates: list[DateMention], reading: Reading) -> Candidate:
    candidate = begin(frame, EventType.MILITARY_ACTIVITY, "security.military_activity")
    candidate.dates = dates
    verb = frame.trigger.cls is not TriggerClass.NOUN
    active = parties(frame.subject) if verb and not is_passive(frame.chunks, frame.at) else []
    named = parties(frame.modifiers) or active or parties(frame.having("by")) or parties(frame.subject)
    if frame.trigger.frame in ("exercise", "operation"):
        named = named or parties(frame.having("of", "between", "with"))
    if frame.trigger.frame == "exercise":
        named = named or _who_trains(frame) or _of_same_exercise(frame, reading)
    if frame.word.endswith("ing") and frame.trigger.cls is not TriggerClass.NOUN and not _is_blamed(frame):
        named = []  # "condemns the provocation of X by launching …": not the subject of the verb before
    for chunk in named[:3] or _same_owner(frame) or salient(frame, reading):
        candidate.add_parties([chunk], CountryRole.ACTOR)
    return candidate


def _same_owner(frame: Frame) -> list[Chunk]:
    """ "A's launch of a missile over B on May 3 and its firing of shells": A."""
    chunks = frame.chunks
    if frame.at < 1 or chunks[frame.at - 1].text != "its":
        return []
    owners = [n for n in range(frame.at - 1) if chunks[n + 1].type is Is.POSSESSIVE and chunks[n].codes]
    return parties([chunks[owners[-1]]]) if owners else []


def _who_trains(frame: Frame) -> list[Chunk]:
    """ "A, B and C conducted the second iteration of the exercise": the subject of the verb before."""
    before = range(frame.at - 1, frame.clause.start, -1)
    verb = next((n for n in before if frame.chunks[n].type in (Is.VERB, Is.LIGHT)), None)
    if verb is None or frame.lead not in ("of", "in") or is_passive(frame.chunks, verb):
        return []
    return parties(find_subject(frame.chunks, verb, frame.clause))


def _of_same_exercise(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "The first C Shield took place in June", told of the exercise of A and B before it."""
    rows = reading.frames[: frame.sentence.number]
    told = (f for row in rows for f in row if f.trigger.entry == frame.trigger.entry)
    named = (parties(f.modifiers) or parties(f.subject) or _who_trains(f) for f in told)
    return next((chunks for chunks in named if chunks), [])


def _is_blamed(frame: Frame) -> bool:
    """ "condemns X for launching": the subject is the one that is blamed."""
    return frame.at > 0 and frame.chunks[frame.at - 1].text == "for"


def _has_weapon(frame: Frame) -> bool:
    """ "launched two more missiles", "carried out a nuclear test", "missiles that X launched"."""
    ahead = {word for c in frame.chunks[frame.at + 1 : frame.at + 9] for word in c.text.split()}
    behind = {word for c in frame.chunks[max(0, frame.at - 7) : frame.at] for word in c.text.split()}
    by = frame.word in ("launched", "fired") and bool(parties(frame.having("by")))
    told = by or {"which", "that"} & behind or _stands_between(frame)
    if not told or frame.word == "launching":
        behind = set()
    tested = frame.word not in ("conducted", "conducts", "carried out")
    return any(bool(near & _WEAPONS) and (tested or bool(near & _TESTS)) for near in (ahead, behind))


def _stands_between(frame: Frame) -> bool:
    """ "the two missiles A fired on May 3", "it fired": who did it, between the weapon and the verb."""
    chunks, at = frame.chunks, frame.at - 1
    doer = at > 0 and (chunks[at] in frame.subject or chunks[at].text in ("it", "they"))
    return doer and bool(_WEAPONS & set(chunks[at - 1].text.split()))


def _day_behind(frame: Frame) -> list[DateMention]:
    """ "the firing of a missile from A, B Province, this morning": no other act or event stands between."""
    for chunk in frame.chunks[frame.at + 1 :]:
        if chunk.date is not None:
            return [chunk.date] if chunk.date.is_day else []
        if chunk.triggers or chunk.text in _ELSEWHERE:
            return []
    return []


# Words behind which a day is that of something else.
_ELSEWHERE = words("who which that and but while when after before following since ; : discussed")
