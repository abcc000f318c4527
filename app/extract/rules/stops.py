"""Where a trip goes: the countries, or cities of them, behind the verb or the noun, each with its days."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.event_types import EventType
from app.domain.places import PlaceKind
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.frames.chains import PAID
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass


@dataclass(slots=True)
class Stop:
    """A country on the way, with what is said of it; `venue_only` where only a conference leads there."""

    code: str
    chunks: list[Chunk] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    venue_only: bool = False


_ON_THE_WAY = words(
    """
    to in for during between and , ; then ( ) from on the official visit visits a an also as well republic of
    paying will first later next finally me us him her them two three four five several days day week one
    continue continues continued continuing onward onwards there subsequently afterwards thereafter
    """
)
_TO_ATTEND = words("attend participate take join represent address")
_CONFERENCES = frozenset({EventType.CONFERENCE, EventType.SUMMIT})
_BILATERAL = words("official working state bilateral invitation")


def find_stops(frame: Frame, own: set[str]) -> list[Stop]:
    """Countries, or cities of them, in the order in which they are named behind the verb or the noun."""
    carried = frame.governor if frame.governor is not None and frame.governor > frame.at else frame.at
    if frame.chunks[carried + 1 : carried + 2] and frame.chunks[carried + 1].text in PAID:
        carried += 1  # "the visit paid to B by X"
    stops = _stops_behind(frame, own, carried + 1)  # "the visit that X paid to B": behind the verb
    if not stops and carried > frame.at:
        stops = _stops_behind(frame, own, frame.at + 1)  # "the visit to B by X took place on May 3"
    chunks = frame.chunks
    cities = all(chunk.type is Is.PLACE for stop in stops for chunk in stop.chunks)
    if stops and cities and _is_for_conference(chunks, chunks.index(stops[-1].chunks[-1])):
        for stop in stops:
            stop.venue_only = True
    return stops or _antecedent(frame, own)


def _stops_behind(frame: Frame, own: set[str], start: int) -> list[Stop]:
    stops: list[Stop] = []
    chunks = frame.chunks
    if frame.word in _SETTING_OUT:
        start = next((n for n in range(start, len(chunks)) if _leads_there(chunks, n)), len(chunks))
    ahead: list[DateMention] = []  # "…, and on May 5 B": a day that stands before its stop
    for at in range(start, len(chunks)):
        chunk = chunks[at]
        if _is_other_country(chunk, own) and (ahead or _is_goal(frame, at)):
            if not stops or stops[-1].code != chunk.codes[0]:
                stops.append(Stop(chunk.codes[0], dates=ahead))
                ahead = []
            stops[-1].chunks.append(chunk)
        elif chunk.date is not None and stops:
            if _is_of_next_verb(chunks, at):
                break
            ahead = _take_day(stops[-1], chunks, at)
        elif _is_passed(frame, at, stops):
            continue
        elif stops or _ends_visit(frame, at) or _acts(chunk):
            _end(stops, chunks, at)
            break
    return [stop for stop in stops if stop.code not in own]


def _take_day(stop: Stop, chunks: Sequence[Chunk], at: int) -> list[DateMention]:
    """Adds the day to the stop before it, or gives it back: "A on May 3 and on May 5 B"."""
    day = chunks[at].date
    days = [day] if day is not None else []
    if stop.dates and _opens(chunks, at):
        return days
    stop.dates += days
    return []


def _opens(chunks: Sequence[Chunk], day: int) -> bool:
    return [c.text for c in chunks[day - 2 : day]] == ["and", "on"]


def _is_of_next_verb(chunks: Sequence[Chunk], day: int) -> bool:
    """ "in B, and on May 4 the Minister will visit C": the day of another verb."""
    behind = [c for c in chunks[day + 1 : day + 3] if c.text != ","][:1]
    somebody = any(c.type in (Is.PERSON, Is.GROUP) or c.text in ("he", "she", "they") for c in behind)
    return somebody and _opens(chunks, day)


def _is_passed(frame: Frame, at: int, stops: Sequence[Stop]) -> bool:
    if _is_on_the_way(frame.chunks[at]):
        return bool(stops) or not _ends_visit(frame, at)
    then = any([c.text for c in frame.chunks[n : n + 2]] == ["after", "that"] for n in (at - 1, at))
    return bool(stops) and (then or _is_stopover(frame.chunks, at))


def _end(stops: list[Stop], chunks: Sequence[Chunk], at: int) -> None:
    """What is said of the way behind the last stop: how long one stays there, where one goes next."""
    if not stops or _acts(chunks[at]):
        return
    if chunks[at].text == "where" and not stops[-1].dates:
        stops[-1].dates = _date_of_stay(chunks[at : at + 8])
    elif (leg := _further_leg(chunks, at)) is not None:
        stops.append(leg)


def _further_leg(chunks: Sequence[Chunk], at: int) -> Stop | None:
    """ "to A on May 3 for talks with X, and from there to B on May 5": B, behind the aim of A."""
    end = next((n for n in range(at, len(chunks)) if chunks[n].type in (Is.VERB, Is.LIGHT)), len(chunks))
    for n in range(at + 2, end - 2):
        goal, day = chunks[n], next((c.date for c in chunks[n + 1 : n + 3] if c.date is not None), None)
        leads = chunks[n - 1].text == "to" and chunks[n - 2].text in _LEADS_ON
        if leads and goal.type in (Is.COUNTRY, Is.PLACE) and goal.codes and day is not None:
            return Stop(goal.codes[0], [goal], [day])
    return None


_LEADS_ON = words("and then there on onward onwards ,")


def _is_stopover(chunks: Sequence[Chunk], at: int) -> bool:
    """ "to B on May 7 after a brief stop in A on May 6", "with stops in A and C"."""
    ahead = [c.text for c in chunks[at : at + 4]]
    return ahead[0] in _STOPS | {"after", "with", "brief", "short"} and not _STOPS.isdisjoint(ahead)


_STOPS = words("stop stops stopover stopovers")


_SETTING_OUT = words("leaves left leave departs departed depart departing")


def _leads_there(chunks: Sequence[Chunk], at: int) -> bool:
    """ "departs the island on Sunday, May 7, for Lima": the goal stands behind "for"."""
    goal = chunks[at].type in (Is.COUNTRY, Is.PLACE)
    return goal and [c.text for c in chunks[at - 2 : at] if c.text != "the"][-1:] == ["for"]


def _date_of_stay(chunks: Sequence[Chunk]) -> list[DateMention]:
    """ "where he stays until May 3": a day said before another event is named is that of the stay."""
    for chunk in chunks:
        if chunk.date is not None:
            return [chunk.date]
        told = any(t.type is not None and t.frame != "stay" for t in chunk.triggers)
        if chunk.type is Is.NOUN or told:
            return []
    return []


def stops_among(chunks: list[Chunk], frame: Frame) -> list[Stop]:
    """Countries that are visited, as the subject of a passive verb."""
    return [
        Stop(c.codes[0], [c], list(frame.dates))
        for c in chunks
        if c.type in (Is.COUNTRY, Is.PLACE) and c.codes
    ]


def _is_other_country(chunk: Chunk, own: set[str]) -> bool:
    """Not a house: who visits the Pentagon is in the country already."""
    place = chunk.mention.place if chunk.mention is not None else None
    if place is not None and place.kind is PlaceKind.VENUE:
        return False
    return chunk.type in (Is.COUNTRY, Is.PLACE) and bool(chunk.codes) and chunk.codes[0] not in own


def _is_on_the_way(chunk: Chunk) -> bool:
    return (
        chunk.type in (Is.DATE, Is.NUMBER, Is.POSSESSIVE)
        or chunk.text in _ON_THE_WAY
        or (chunk.type is Is.NOUN and chunk.triggers[0].type is EventType.VISIT)
    )


def _ends_visit(frame: Frame, at: int) -> bool:
    """ "his visit in June, and recalled …": behind the day of a noun only "to" leads on to a goal."""
    noun = frame.trigger.cls.value == "noun" and frame.own_dates
    behind = [c.text for c in frame.chunks[at + 1 : at + 3]]
    return noun and frame.chunks[at].type is Is.DATE and "to" not in behind


def _acts(chunk: Chunk) -> bool:
    """Another verb; but in "the visit which had taken the President to B" it carries the visitor on."""
    carries = any(trigger.frame == "carry" for trigger in chunk.triggers)
    return chunk.type in (Is.VERB, Is.LIGHT) and not carries


def _antecedent(frame: Frame, own: set[str]) -> list[Stop]:
    """ "Portugal, to which the visit will take place", "Paris, where he is on a visit"."""
    at = frame.clause.antecedent
    if at is None or not _is_other_country(frame.chunks[at], own):
        return []
    return [Stop(frame.chunks[at].codes[0], [frame.chunks[at]], list(frame.dates))]


def _is_goal(frame: Frame, at: int) -> bool:
    before = frame.chunks[at - 1]
    if before.text in ("the", "our") and at >= 2:
        before = frame.chunks[at - 2]
    if before.text == "of" and at >= 3 and frame.chunks[at - 2].text == "republic":
        before = frame.chunks[at - 3]
    ours = at - 2 == frame.at and frame.chunks[at - 1].text == "our"  # "visited our country"
    verb = (at - 1 == frame.at or ours) and frame.trigger.cls.value == "verb"
    return (
        verb
        or before.text in ("to", "in", "for", "and", ",", "then", "visit", "visits", "visited", "(", ";")
        or before.type in (Is.PLACE, Is.COUNTRY, Is.VERB)
    )


def _is_for_conference(chunks: tuple[Chunk, ...], last: int) -> bool:
    """ "to Bali to attend the G20 Summit": Bali (the chunk `last`) is the venue, its country no party."""
    if any(c.text in _BILATERAL or c.text.startswith(("official", "state")) for c in chunks[: last + 5]):
        return False
    ahead = chunks[last + 1 : last + 18]
    told = [t.type for c in ahead for t in c.triggers[:1] if t.type not in (None, EventType.VISIT)]
    of_body = told[:1] == [EventType.MEETING] and any(c.type is Is.ORGANISATION for c in ahead)
    if not told or not (told[0] in _CONFERENCES or of_body):
        return False
    opening = [c.text for c in ahead[:8]]
    attends = any(text.split()[0] in _TO_ATTEND or text.startswith("attend") for text in opening)
    return attends or "for" in opening[:4]


def returns_home(frame: Frame, travellers: list[Chunk]) -> bool:
    """ "Minister X will leave for A", which is home: no visit."""
    leaves = frame.trigger.cls is TriggerClass.VERB and frame.word.startswith(_LEAVING)
    goal = next((c for c in frame.object if c.type is Is.COUNTRY), None)
    home = {code for c in travellers for code in c.codes}
    return leaves and goal is not None and bool(home) and set(goal.codes) <= home


_LEAVING = ("leave", "left", "depart", "fl", "return")


def gather(frame: Frame, travellers: list[Chunk]) -> bool:
    """ "Ministers of ASEAN will arrive here for the Council": those of a body gather, they do not visit."""
    bodies = [c for c in travellers if c.type is Is.GROUP and c.organisations and not c.codes]
    ahead = frame.chunks[frame.at :]
    return bool(bodies) and len(bodies) == len(travellers) and any(c.type is Is.NOUN for c in ahead)
