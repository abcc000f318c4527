"""What was done besides the main event, on its day, by those of whom the release speaks."""

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.counterparts import MEETS_AGAIN, acting_in, counterparts, leaders_met
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT
from app.extract.when import is_dated


def is_done_alongside(candidate: Candidate, main: Candidate) -> bool:
    """ "paid a courtesy call on X and held a consultation with Y": on one day, by the same person."""
    if candidate.type not in MEETS_AGAIN or candidate.frame.embedded or is_dated(candidate):
        return False
    if _is_on_margins(candidate, main) or _led_to(candidate, main):
        return True
    if _is_met_besides(candidate, main) or _is_met_around(candidate, main):
        return True
    if candidate.sentence is not main.sentence or main.type not in ENGAGEMENT:
        return False
    met = counterparts(candidate)
    return bool(met) and met.isdisjoint(counterparts(main)) and candidate.tense is main.tense


def _is_met_besides(candidate: Candidate, main: Candidate) -> bool:
    """ "He also met with Minister Y of B", told behind what was done on one day, of one more person."""
    frame, when = candidate.frame, main.when
    told = candidate.sentence.number > main.sentence.number and candidate.status is main.status
    if not told or when is None or when.precision not in _ONE_DAY:
        return False
    if main.type is EventType.VISIT and when.precision is DatePrecision.PUBLISHED:
        return False  # of a trip told without its days
    called = (EventType.CALL in (candidate.type, main.type), candidate.type is main.type)
    if main.type not in (*ENGAGEMENT, EventType.VISIT) or called == (True, False) or candidate.dates:
        return False
    if frame.governor is None or frame.governor > frame.at or not _is_told_of_now(frame):
        return False
    met = counterparts(candidate) | leaders_met(candidate)
    shared = candidate.countries.keys() & main.countries.keys()
    abroad = {person.country for person in met} - {None} or (met and candidate.organisations)
    there = main.type is EventType.VISIT and candidate.countries.keys() <= main.countries.keys()
    apart = there or met.isdisjoint(main.people)  # a visitor's hosts are met
    besides = bool(shared and abroad) and candidate.sides >= _PAIR and apart
    return besides or _is_met_by_another(candidate, main)


def _is_met_around(candidate: Candidate, main: Candidate) -> bool:
    """ "Before the courtesy call, X talked over the telephone with Y": on the day of the main encounter."""
    chunks, when = candidate.frame.chunks, main.when
    if candidate.dates or when is None or when.precision not in _ONE_DAY or candidate.sides < _PAIR:
        return False
    told = candidate.sentence.number > main.sentence.number and candidate.status is main.status
    comma = next((n for n, c in enumerate(chunks[:_OPENING]) if c.text == ","), 0)
    if not (told and 1 < comma < candidate.frame.at) or _AROUND.isdisjoint(chunks[0].text.split()):
        return False
    held = main.type in ENGAGEMENT and any(t.type is main.type for t in chunks[comma - 1].triggers)
    return held and "the" in {c.text for c in chunks[1:comma]}


_AROUND = words("before after prior ahead following preceding")
_OPENING = 6  # chunks: "Prior to the meeting,"


def _is_met_by_another(candidate: Candidate, main: Candidate) -> bool:
    """ "Later, Minister Y of A met with the B delegation", behind a meeting of A and B: one more of A did."""
    same_sides = candidate.countries.keys() == main.countries.keys() and candidate.sides == _PAIR
    if not same_sides or candidate.type is not main.type:
        return False
    opening = {c.text for c in candidate.frame.chunks[:_LATER_NEAR]}
    hosts = {c.person for c in candidate.frame.having("by") if c.person is not None and c.person.name}
    acting = acting_in(candidate) | hosts
    return not opening.isdisjoint(_LATER) and bool(acting) and acting.isdisjoint(main.people)


_LATER = words(
    """
    later subsequently afterwards afterward thereafter then earlier also separately afternoon evening morning
    """
)
_LATER_NEAR = 5  # chunks: "In the course of the afternoon", "Minister Y also met"


def _led_to(candidate: Candidate, main: Candidate) -> bool:
    """ "A and B resumed ties on May 3. Talks between X of A and Y of B were held, and …": on that day."""
    near = abs(candidate.sentence.number - main.sentence.number) <= _PAIR
    told = candidate.status is main.status and not candidate.dates and _is_told_of_now(candidate.frame)
    both = candidate.countries.keys() == main.countries.keys() and len(main.countries) == _PAIR
    concluded = main.type in (EventType.AGREEMENT, EventType.RELATIONS)
    day = main.when is not None and main.when.precision in _ONE_DAY
    return near and told and both and concluded and day and bool(candidate.people)


_ONE_DAY = (DatePrecision.DAY, DatePrecision.PUBLISHED, DatePrecision.DAY_NO_YEAR)


def _is_told_of_now(frame: Frame) -> bool:
    """Neither "had met", "has met" nor "last met", "recently met": those lie further back."""
    verb = frame.at if frame.governor is None else frame.governor
    before = {c.text for c in frame.chunks[frame.clause.start : verb]}
    return before.isdisjoint(_FURTHER_BACK) and _FURTHER_BACK.isdisjoint(frame.words)


_FURTHER_BACK = words("had has have last previous recent recently previously since ago when first recalled")


def _is_on_margins(candidate: Candidate, main: Candidate) -> bool:
    """ "held meetings with A and B on the sidelines of the Council": of the gathering told of, no other's."""
    if main.type is not EventType.CONFERENCE or len(candidate.countries) < _PAIR:
        return False
    chunks = candidate.frame.chunks
    at = next((n for n, c in enumerate(chunks) if c.text in _MARGINS), None)
    if at is None or not any(c.text == "of" for c in chunks[at + 1 : at + 2]):
        return False
    bodies = {code for c in chunks[at + 2 : at + _NAME_OF_GATHERING] for code in c.organisations}
    return not bodies or not bodies.isdisjoint(main.organisations)


_MARGINS = words("sidelines margins fringes sideline margin")
_NAME_OF_GATHERING = 8  # chunks
_PAIR = 2
