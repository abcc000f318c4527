"""Two tellings of one event made one: which events of a release are kept, and which is told again."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from app.domain.codes import CountryRole, DatePrecision, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.counterparts import (
    MEETS_AGAIN,
    acting_in,
    counterparts,
    is_meal_apart,
    leaders_met,
    of_other_format,
    of_wholly_others,
)
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.positions import ENGAGEMENT
from app.extract.teams import tells_who_chaired
from app.extract.when import is_dated, is_of_week


class Kept:
    """The events that are kept, in order, each under the keys by which another telling of it is found."""

    def __init__(self) -> None:
        self.events: list[Candidate] = []
        self.primary: list[Candidate] = []
        self._places: dict[Hashable, list[int]] = defaultdict(list)

    def take(self, candidate: Candidate) -> bool:
        """Keeps an event, or joins it to the one that it tells again; whether it is a new one."""
        twin = next((other for other in self._near(candidate) if _is_twin(candidate, other)), None)
        if twin is None and self.primary and tells_who_chaired(candidate):  # the gathering told before
            before = self.primary[-1]
            twin = before if before.type in _HELD and _same_time(candidate, before) else None
        if twin is not None and _was_aim_of_trip(twin, candidate):
            self._replace(twin, candidate)
            return False
        if twin is not None:
            _join(twin, candidate)
            return False
        for key in _keys(candidate):
            self._places[key].append(len(self.events))
        self.events.append(candidate)
        if candidate.primary:
            self.primary.append(candidate)
        return True

    def _replace(self, twin: Candidate, candidate: Candidate) -> None:
        """The better telling stands in the place of the first, and takes over what only that one said."""
        _join(candidate, twin)
        candidate.primary = twin.primary
        place = self.events.index(twin)
        self.events[place] = candidate
        self.primary = [candidate if main is twin else main for main in self.primary]
        for key in _keys(candidate):
            self._places[key].append(place)

    def _near(self, candidate: Candidate) -> Iterator[Candidate]:
        places = {place for key in _keys(candidate) for place in self._places.get(key, ())}
        return (self.events[place] for place in sorted(places))


def _keys(candidate: Candidate) -> Iterator[Hashable]:
    """Two events that share none of these are no twins: `_alike` and `_same_time` ask for one of them."""
    yield candidate.sentence.number
    when = candidate.when
    if when is None or when.starts_on is None or when.ends_on is None:
        yield candidate.type, when and when.precision
        return
    for year in range(when.starts_on.year, when.ends_on.year + 1):
        first = when.starts_on.month if year == when.starts_on.year else 1
        last = when.ends_on.month if year == when.ends_on.year else 12
        for month in range(first, last + 1):
            yield candidate.type, year, month


def _is_twin(candidate: Candidate, other: Candidate) -> bool:
    if not _alike(candidate, other):
        return False
    parties = set(candidate.countries) | set(candidate.organisations)
    known = set(other.countries) | set(other.organisations)
    if parties and known and not (parties <= known or known <= parties):
        return False
    if (
        other.primary
        and candidate.frame.embedded
        and candidate.type in MEETS_AGAIN
        and 1 < len(known) < len(parties)
    ):
        return False  # "met with X of B, … as the three had agreed by phone": another one, with a third side
    if candidate.undated_ok and not is_dated(candidate) and parties != known:
        return False
    if candidate.frame is other.frame and candidate.type in MEETS_AGAIN and parties != known:
        return False  # "held meetings with A and with B, and a trilateral one with both"
    beside = candidate.same_encounter and candidate.type in ENGAGEMENT and other.primary
    if parties == known and len(parties) > _PAIR:
        beside = False  # "X will chair the meeting", of all who are told to meet
    if (
        beside
        or _with_others(candidate, other)
        or of_other_format(candidate, other)
        or is_meal_apart(candidate, other)
        or _named_apart(candidate, other)
        or _is_leg(candidate, other)
        or _of_others(candidate, other)
        or _is_further_gift(candidate, other)
    ):
        return False
    return _same_time(candidate, other)


_PAIR = 2


def _of_others(one: Candidate, other: Candidate) -> bool:
    """Two appointments, each of somebody else: "X, as Ambassador to A / Y, as Consul General in B"."""
    if one.type is not EventType.APPOINTMENT or other.type is not EventType.APPOINTMENT:
        return False
    here, there = _appointees(one), _appointees(other)
    return bool(here and there) and here.isdisjoint(there)


def _appointees(candidate: Candidate) -> set[Person]:
    return {person for person, role in candidate.people.items() if role is ParticipationRole.APPOINTEE}


def _is_further_gift(one: Candidate, other: Candidate) -> bool:
    """ "Emergency grant aid for B was likewise announced on May 3", behind relief goods for B."""
    apart = one.sentence is not other.sentence and one.frame.word != other.frame.word and one.frame.dates
    return one.type is EventType.AID and bool(apart) and not _FURTHER.isdisjoint(one.frame.said)


_FURTHER = words("likewise additionally addition another further second moreover besides separately")


def _is_leg(one: Candidate, other: Candidate) -> bool:
    """A stop with days of its own on a trip to several countries."""
    hosts = {code for code, role in other.countries.items() if role is CountryRole.HOST}
    shorter = bool(one.when and other.when and one.when.starts_on and one.when != other.when)
    if one.type is not EventType.VISIT or len(hosts) <= 1 or hosts <= set(one.countries):
        return False
    return shorter and not _sets_out(one, other)


def _sets_out(one: Candidate, other: Candidate) -> bool:
    """ "X departs for A on May 3", of a trip from that day on."""
    leaves = one.frame.word.startswith(("depart", "leave", "left"))
    first, whole = one.when, other.when
    return leaves and first is not None and whole is not None and first.starts_on == whole.starts_on


def _with_others(one: Candidate, other: Candidate) -> bool:
    """Two meetings on one day, each with another person of the other side."""
    same_words = one.sentence is other.sentence and one.frame.at == other.frame.at
    if one.type not in MEETS_AGAIN or same_words:
        return False
    if one.sentence is not other.sentence and of_wholly_others(one, other):
        return True
    here, there = counterparts(one), counterparts(other)
    if acting_in(one) and acting_in(other) and acting_in(one).isdisjoint(other.people):
        return True  # "On the same day Vice President Y met with the guest"
    if leaders_met(one) and there and not leaders_met(other) and one.type is other.type:
        return True  # "was received by the President of B"
    if one.primary and other.primary and _is_of_group(one) != _is_of_group(other):
        return True
    return bool(here and there and not here & there)


def _is_of_group(candidate: Candidate) -> bool:
    """ "will meet with a delegation from the Institute of A": with nobody who is named."""
    behind = candidate.frame.chunks[candidate.frame.at + 1 :]
    named = any(c.type is Is.PERSON and c.person and c.person.name for c in behind)
    return not named and any(c.text in _GROUPS for c in behind[:_GROUP_NEAR])


_GROUPS = words("delegation delegates delegations members representatives group groups")
_GROUP_NEAR = 4


def _named_apart(one: Candidate, other: Candidate) -> bool:
    """Two conferences on one day whose names share no word, or of other nouns and people in a briefing."""
    if one.type is not EventType.CONFERENCE or other.type is not EventType.CONFERENCE:
        return False
    items = one.primary and other.primary and one.frame.word != other.frame.word
    if items and one.people and other.people and one.people.keys().isdisjoint(other.people):
        return True
    here, there = _name_words(one), _name_words(other)
    return bool(here and there and not here & there)


def _name_words(candidate: Candidate) -> set[str]:
    frame = candidate.frame
    named = {c.text for c in frame.modifiers}
    before = frame.chunks[max(0, frame.at - len(frame.words) - 2) : frame.at]
    return named | {c.text for c in before if c.type in (Is.CAPITALISED, Is.COMPOUND, Is.ORGANISATION)}


def _alike(one: Candidate, other: Candidate) -> bool:
    if one.type is other.type:
        return True
    if one.type not in ENGAGEMENT or other.type not in ENGAGEMENT or _done_apart(one, other):
        return False
    return one.frame.sentence is other.frame.sentence


def _done_apart(one: Candidate, other: Candidate) -> bool:
    """ "to preside over the meeting of A and to attend the dialogue of B": a gathering and another thing."""
    gathering = EventType.CONFERENCE in (one.type, other.type)
    governors = {one.frame.governor, other.frame.governor}
    return gathering and len(governors) == 2 and None not in governors


def _same_time(one: Candidate, other: Candidate) -> bool:
    first, second = one.when, other.when
    if first is None or second is None or DatePrecision.UNKNOWN in (first.precision, second.precision):
        return one.frame.sentence is other.frame.sentence or first == second
    if first.month_day or second.month_day:
        return first.month_day == second.month_day or _is_within(one, other)
    if not (first.starts_on and first.ends_on and second.starts_on and second.ends_on):
        return False
    if one.type is EventType.MILITARY_ACTIVITY:
        return (first.starts_on, first.ends_on) == (second.starts_on, second.ends_on)
    return first.starts_on <= second.ends_on and second.starts_on <= first.ends_on


_HELD = (EventType.CONFERENCE, EventType.CONSULTATION)


def _is_within(one: Candidate, other: Candidate) -> bool:
    """A conference told with the days of the trip to it, and again with its own."""
    if one.type not in _HELD or not _name_words(one) & _name_words(other) or other.frame.word.endswith("s"):
        return False  # "will attend the meetings from May 3 to 5" speaks of several, each with its day
    inner, outer = _days(one), _days(other)
    if inner is None or outer is None or inner == outer:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _days(candidate: Candidate) -> tuple[str, str] | None:
    """First and last day, in an order that strings keep; of a year nobody tells, month and day."""
    when = candidate.when
    if when is None:
        return None
    if when.month_day:
        first, *_, last = when.month_day.split("/") * 2
        return first, last
    return (when.starts_on.isoformat(), when.ends_on.isoformat()) if when.starts_on and when.ends_on else None


def _was_aim_of_trip(told: Candidate, again: Candidate) -> bool:
    """ "will visit B from May 3 to 5 to meet with X", and then "She will meet X on May 4": its own day."""
    frame, inner, outer = told.frame, _days(again), _days(told)
    if told.type is not EventType.MEETING or again.sentence is told.sentence or frame.own_dates:
        return False
    aim = frame.at > 0 and frame.chunks[frame.at - 1].text == "to"
    within = bool(inner and outer and inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1])
    return aim and within and not again.frame.embedded


def _has_own_day(again: Candidate, kept: Candidate) -> bool:
    """ "During the visit on May 3-4 the two will meet and preside over talks on May 3": a day of its own."""
    same = again.sentence is kept.sentence and again.type is kept.type
    return same and again.frame.own_dates and not kept.frame.own_dates


def _join(kept: Candidate, again: Candidate) -> None:
    """The second telling adds people, countries and place that the first lacks."""
    of_week = kept.type is EventType.VISIT and is_of_week(kept) and any(d.is_day for d in again.dates)
    if of_week or (kept.type in _HELD and _is_within(again, kept)) or _has_own_day(again, kept):
        kept.when = again.when
        kept.span = again.sentence.span if of_week else kept.span
    for code, role in again.countries.items():
        kept.countries.setdefault(code, role)
    kept.organisations.update(again.organisations)
    for person, part in again.people.items():
        kept.add_person(person, part)
    if kept.place is None and again.place is not None:
        kept.place, kept.country_of_place = again.place, again.country_of_place
