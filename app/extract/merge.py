"""What is kept besides the main events, and two tellings of one event made one.

Kept: what is dated to the month or better, what belongs to the main encounter, and what has an identity
of its own. Dropped, with a note for `readout explain`: wishes, denials, undated background, second
tellings.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from app.domain.codes import CountryRole, DatePrecision
from app.domain.event_types import EventType
from app.domain.values import When
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.positions import ENGAGEMENT, REPORTED
from app.extract.primary import is_asked, is_briefing
from app.extract.reading import Reading
from app.extract.when import ANNOUNCED, is_dated, set_day, without_day

# Of the annotated documents none mentions an event that lies further back; what does is history.
_HISTORY = dt.timedelta(days=540)


def settle(
    reading: Reading, candidates: Sequence[Candidate], primary: Sequence[Candidate]
) -> tuple[list[Candidate], list[str]]:
    """All events of the release in the order of the text, main ones first, and the notes on what was
    dropped.
    """
    kept: list[Candidate] = []
    notes: list[str] = []
    for candidate in primary:
        _fill_primary(candidate, reading)
        twin = _twin(candidate, kept)
        if twin is None:
            kept.append(candidate)
        else:
            _join(twin, candidate)
    for candidate in candidates:
        if candidate.primary:
            continue
        reason = (
            "asked, not told"
            if is_asked(candidate, reading)
            else _reason_to_drop(candidate, kept, reading.release.published_on)
        )
        if reason is None:
            _fill_mentioned(candidate, kept)
            candidate.primary = _signed_within(candidate, reading)
            twin = _twin(candidate, kept)
            if twin is None:
                kept.append(candidate)
                continue
            _join(twin, candidate)
            reason = "tells an event again"
        notes.append(_note(candidate, reason))
    return kept, notes


def _signed_within(candidate: Candidate, reading: Reading) -> bool:
    """What is signed within an item of a briefing is announced with it."""
    return candidate.same_encounter and candidate.type is EventType.AGREEMENT and is_briefing(reading)


def _fill_primary(candidate: Candidate, reading: Reading) -> None:
    if candidate.when is None and candidate.type not in ANNOUNCED | {EventType.MESSAGE}:
        _take_near_day(candidate, reading)
    if candidate.when is None or candidate.when.precision is DatePrecision.YEAR:
        candidate.when = without_day(candidate, reading)


def _take_near_day(candidate: Candidate, reading: Reading) -> None:
    """The only day of its sentence, or else of the opening sentence, is the day of a main event."""
    first = next((s for s in reading.sentences if not s.is_title), candidate.sentence)
    for sentence in (candidate.sentence, first):
        days = [c.date for c in reading.chunks[sentence.number] if c.date is not None and c.date.is_day]
        if len(days) == 1:
            candidate.dates = days
            set_day(candidate, reading)
            return


def _is_history(candidate: Candidate, published_on: dt.date | None) -> bool:
    """Told of times long before the release: when ties were established, when a forum was founded."""
    last = candidate.when.ends_on if candidate.when else None
    return published_on is not None and last is not None and published_on - last > _HISTORY


def _reason_to_drop(
    candidate: Candidate, kept: Sequence[Candidate], published_on: dt.date | None
) -> str | None:
    if candidate.frame.unreal:
        return f"not told as a fact ({candidate.frame.unreal!r})"
    if candidate.sentence.is_title:
        return "the title tells the main event"
    if candidate.type is EventType.STATEMENT and candidate.rule == "statements.position":
        return "a stance, not an event of its own"
    if _is_history(candidate, published_on):
        return "background history"
    if candidate.same_encounter and any(k.primary and _gathers(k, candidate) for k in kept):
        return None
    if not is_dated(candidate):
        return None if candidate.undated_ok else "no day or month, and no identity"
    if not candidate.countries and not candidate.organisations and not _points_back(candidate, kept):
        return "no party found"
    if candidate.type in ENGAGEMENT and candidate.sides < 2 and candidate.type is not EventType.CONFERENCE:
        told = not candidate.frame.embedded or _points_back(candidate, kept)
        return None if _main(kept) is not None and told else "only one side found"
    return None


_MEETS_AGAIN = frozenset({EventType.CALL, EventType.CONSULTATION, EventType.SUMMIT, EventType.MEETING})


_ROUND = words("last next previous round rounds preceding first latest upcoming")


def _points_back(candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    """ "The two sides will hold the next round on May 3": those of the main event meet again."""
    main, frame = _main(kept), candidate.frame
    if main is None or main.sides < 2:
        return False
    if candidate.type is EventType.AGREEMENT:  # "The Agreement will enter into force on May 3"
        return main.type is EventType.AGREEMENT and candidate.rule == "agreements.in_force"
    if candidate.type in _MEETS_AGAIN and _of_both(frame):
        return True
    if candidate.type not in _MEETS_AGAIN or frame.embedded:
        return False
    if any(c.type is Is.GROUP or c.text == "they" for c in frame.chunks[: frame.at]):
        return True
    return candidate.type is main.type and any(
        c.text in _ROUND for c in frame.chunks[max(0, frame.at - 4) : frame.at]
    )


def _of_both(frame: Frame) -> bool:
    """ "The Presidents of the two countries agreed, in their talks on May 3, …"."""
    before = [chunk.text for chunk in frame.chunks[: frame.at]]
    both = {("two", "countries"), ("both", "countries")}
    return "their" in before[-3:] and not both.isdisjoint(pairwise(before))


def _gathers(main: Candidate, candidate: Candidate) -> bool:
    """Whether people came together for the main event, so that they can do another thing besides."""
    if candidate.type in ENGAGEMENT:
        return main.type in (*ENGAGEMENT, EventType.AGREEMENT, EventType.RELATIONS)
    return main.type in ENGAGEMENT


def _main(kept: Sequence[Candidate]) -> Candidate | None:
    return next((k for k in kept if k.primary and k.type not in REPORTED), None)


def _fill_mentioned(candidate: Candidate, kept: Sequence[Candidate]) -> None:
    """What is done in the main encounter has its day, place and parties."""
    main = _main(kept)
    if candidate.when is None or candidate.when.precision is DatePrecision.YEAR:
        same = candidate.same_encounter and main is not None
        candidate.when = main.when if same and main is not None else When(DatePrecision.UNKNOWN)
        if same and main is not None:
            candidate.place, candidate.country_of_place = main.place, main.country_of_place
    if (
        main is not None
        and candidate.sides < 2
        and (candidate.same_encounter or candidate.type in _MEETS_AGAIN or _points_back(candidate, kept))
    ):
        for code in main.countries:
            candidate.countries.setdefault(code, CountryRole.PARTICIPANT)
        candidate.organisations.update(main.organisations)


def _twin(candidate: Candidate, kept: Sequence[Candidate]) -> Candidate | None:
    """An event already kept that this one tells again."""
    for other in kept:
        if not _alike(candidate, other):
            continue
        parties = set(candidate.countries) | set(candidate.organisations)
        known = set(other.countries) | set(other.organisations)
        if parties and known and not (parties <= known or known <= parties):
            continue
        if candidate.undated_ok and not is_dated(candidate) and parties != known:
            continue
        beside = candidate.same_encounter and candidate.type in ENGAGEMENT and other.primary
        if beside or _with_others(candidate, other) or _named_apart(candidate, other):
            continue
        if _same_time(candidate, other):
            return other
    return None


def _with_others(one: Candidate, other: Candidate) -> bool:
    """Two meetings on one day, each with another person of the other side."""
    if one.type not in _MEETS_AGAIN or one.frame.at == other.frame.at:
        return False
    here, there = _counterparts(one), _counterparts(other)
    return bool(here and there and not here & there)


def _counterparts(candidate: Candidate) -> set[Person]:
    """Those whom the verb of the meeting itself names as met."""
    frame = candidate.frame
    met = frame.object + frame.having("with")
    return {c.person for c in met if c.type is Is.PERSON and c.person is not None and c.person.name}


def _named_apart(one: Candidate, other: Candidate) -> bool:
    """Two conferences on one day whose names share no word."""
    if one.type is not EventType.CONFERENCE or other.type is not EventType.CONFERENCE:
        return False
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
    return one.type in ENGAGEMENT and other.type in ENGAGEMENT and one.frame.sentence is other.frame.sentence


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


def _is_within(one: Candidate, other: Candidate) -> bool:
    """A conference told with the days of the trip to it, and again with its own."""
    if one.type is not EventType.CONFERENCE or not _name_words(one) & _name_words(other):
        return False
    inner, outer = one.when and one.when.month_day, other.when and other.when.month_day
    if not inner or not outer or "/" not in outer or inner == outer:
        return False
    (first, *_, last), (start, *_, end) = inner.split("/") * 2, outer.split("/") * 2
    return start <= first and last <= end


def _join(kept: Candidate, again: Candidate) -> None:
    """The second telling adds people, countries and place that the first lacks."""
    if kept.type is EventType.CONFERENCE and _is_within(again, kept):
        kept.when = again.when
    for code, role in again.countries.items():
        kept.countries.setdefault(code, role)
    kept.organisations.update(again.organisations)
    for person, part in again.people.items():
        kept.add_person(person, part)
    if kept.place is None and again.place is not None:
        kept.place, kept.country_of_place = again.place, again.country_of_place


def _note(candidate: Candidate, reason: str) -> str:
    span = candidate.frame.chunks[candidate.frame.at].span
    return f"{candidate.type}: {candidate.frame.word!r} at {span.start} ({candidate.rule}): {reason}"
