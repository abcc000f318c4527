"""Engagement: meetings, consultations, calls, summits, conferences.

"Foreign Minister A met with his B counterpart, C, in D on May 3"   meeting
"The 8th A-B Policy Consultation was held in D on May 3 by X and Y"  consultation
"X spoke by phone with Y on May 3"                                    call
"the A-B Summit (May 3)"                                              summit, mentioned
"Minister A attended the 5th E Forum held in D on May 3"             conference
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.frames import Frame
from app.extract.frames.both import names_both
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import parties
from app.extract.rules.bodies import council_of
from app.extract.rules.calls import bare_call, spoke
from app.extract.rules.days_listed import on_each_day
from app.extract.rules.encounters import encounter
from app.extract.rules.gatherings import body, gathered, group_meeting, is_of_number, mechanism
from app.extract.rules.ideas import is_make_believe, is_no_encounter
from app.extract.rules.ministerials import ministerial
from app.extract.rules.receptions import hosted, received, welcomed
from app.extract.rules.reference import (
    guest_told_before,
    is_undergone,
    sided,
    speakers,
    urges,
)
from app.extract.rules.rolls import met_by_line
from app.extract.rules.rounds import round_of, tells_round
from app.extract.rules.series import several
from app.extract.rules.spoken_beside import spoken_beside
from app.extract.triggers import TriggerClass

_OTHERS = words(
    """
    delegation delegations members officials representatives counterpart counterparts leaders leadership heads
    ministers experts parliamentarians lawmakers leader families scholars team group colleagues
    """
)


def read_meetings(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.frame)
    if frame.lead in ("during", "at") and not frame.dates and frame.word not in frame.trigger.entry:
        return []  # "During the AMM": what was told of before by its full name
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    bestows = frame.word.startswith("confer") and frame.trigger.cls is TriggerClass.VERB
    if bestows and not frame.having("with"):
        return []  # "conferred letters of credence", "the Order conferred on X"
    if is_no_encounter(frame):
        return []
    other = behind in _OTHER_THINGS or behind in _HEADED or (frame.word, behind) in _BESTOWED
    if rule is None or other or is_make_believe(frame):
        return []
    if by_line := met_by_line(frame, reading, rule):
        return by_line
    if (beside := spoken_beside(frame)) is not None:
        return [beside]
    candidate = rule(frame, reading)
    apart = several(candidate, frame) if candidate is not None else []
    return [one for told in apart for one in on_each_day(told, frame)]


# "Conference hall", "summit diplomacy": the event only tells what sort of thing it is.
_OTHER_THINGS = words("room hall center centre call calls diplomacy venue agenda minutes")
_BESTOWED = {
    (verb, what) for verb in ("conferred", "confers") for what in ("on", "upon", "letters", "credentials")
}
# "Dialogue Workshop", "Summit Preparatory Meeting": of two nouns the last says what is held.
_HEADED = words("workshop seminar symposium forum roundtable webinar preparatory")


def _called_on(frame: Frame, reading: Reading) -> Candidate | None:
    """ "called on President X": a person is called on; a country that is called on is urged."""
    if is_undergone(frame) and frame.having("by"):  # "The Prime Minister was called on by Minister X of A"
        frame.subject, frame.object = sided(frame.having("by"), reading), sided(frame.subject, reading)
    if not frame.object and _called_and_hosted(frame):
        frame.object = frame.having("by")
        return encounter(frame, reading)
    if not any(c.type in (Is.PERSON, Is.GROUP) for c in frame.object):
        return None
    return None if urges(frame) else encounter(frame, reading)


def _called_and_hosted(frame: Frame) -> bool:
    """ "Minister A called on and was hosted to lunch by Minister B"."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 3]]
    return behind in (["and", "was"], ["and", "were"]) and any(
        c.type is Is.PERSON for c in frame.having("by")
    )


def _met(frame: Frame, reading: Reading) -> Candidate | None:
    """People meet; what "met with strong condemnation", "meets the needs of" did not meet anybody."""
    others = frame.object or frame.having("with", "between", "by", "of")
    if not frame.object and (body := council_of(frame)):
        return gathered(frame, reading, [*body, *parties(frame.having("with"))])
    told_within = frame.word.endswith("views") and not frame.dates  # what is told of within an encounter
    if told_within or (frame.word.endswith("views with") and not others):  # "with a view to …"
        return None
    near = {word for c in frame.chunks[frame.at + 1 : frame.at + 8] for word in c.text.split()}
    sides = frame.object or frame.having("with", "between")
    if _is_aim_of_trip(frame) and not any(c.codes or c.organisations for c in sides):
        return None  # "will visit B to meet with officials": nobody is said to be met
    if not others and is_of_number(frame):
        return gathered(frame, reading)
    several = len(frame.subject) > 1 or any(c.type is Is.GROUP or len(c.codes) > 1 for c in frame.subject)
    behind = any(c.type is Is.GROUP for c in frame.chunks[frame.at + 1 : frame.at + 8])
    met = frame.object or frame.having("with", "between") or parties(frame.subject)
    if "views" in frame.word and not (met or _opens_with_day(frame)):
        return None  # "exchanged views on the launch of May 3"
    if not others and frame.dates and (_says_we(frame) or names_both(frame)):
        candidate = encounter(frame, reading)  # with those of whom the release speaks
        if candidate is not None and _says_we(frame):
            candidate.add_parties(speakers(frame, reading, "we"), CountryRole.PARTICIPANT)
        return candidate
    if not others and (person := guest_told_before(frame, reading)) is not None:
        others = frame.object = [person]
    if not others and not several and not behind and not near & _OTHERS:
        return None
    return encounter(frame, reading)


def _is_aim_of_trip(frame: Frame) -> bool:
    """ "will visit B from May 3 to 5 to meet …", "… to meet and exchange views with …"."""
    chunks, start = frame.chunks, frame.clause.start
    before = [c.text for c in chunks[max(start, frame.at - 3) : frame.at]]
    goes = (t.type is EventType.VISIT for c in chunks[start : frame.at] for t in c.triggers)
    return "to" in before and any(goes)


def _opens_with_day(frame: Frame) -> bool:
    start = frame.chunks[frame.at].span.start
    return any(d.span.start < start or d.relative for d in frame.dates)


def _discussed(frame: Frame, reading: Reading) -> Candidate | None:
    """ "Ministers X of A and Y of B discussed trade in C on May 3", "discussed trade with Minister Y": the
    day and the two sides are told, which those who go on talking in an encounter told before seldom are.
    """
    chunks, start = frame.chunks, frame.clause.start
    other = [c for c in frame.having("with") if c.type is Is.PERSON]
    acting = [c for c in frame.subject if c.type is Is.PERSON]
    opening = chunks[start].span.start, chunks[frame.at].span.start
    days = [d for d in frame.dates if d.is_day]
    # "They discussed the results of the Forum in May": a day that stands behind is that of the topic
    right_behind = {
        c.date for c in chunks[frame.at + 1 : frame.at + 3]
    }  # "discussed on May 3 the state of …"
    own = any(d.relative or opening[0] <= d.span.start < opening[1] or d in right_behind for d in days)
    two = not acting and own and names_both(frame)
    sides = {code for c in acting + other for code in c.codes}
    first = not any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[start : frame.at])
    told = two or (acting and len(sides) > 1)
    if not (days and first and told) or chunks[frame.at - 1].text == "to":
        return None
    frame.object, frame.prepositions = [], {"with": other}  # what they discussed is no party
    candidate = encounter(frame, reading)
    if candidate is not None and _in_call(frame):
        candidate.type, candidate.place, candidate.country_of_place = EventType.CALL, None, None
    return candidate


def _in_call(frame: Frame) -> bool:
    """ "discussed trade with Y in a telephone call": not a call that is to come, or was before."""
    behind = frame.chunks[frame.at + 1 : frame.clause.end]
    calls = (n for n, c in enumerate(behind) if any(t.type is EventType.CALL for t in c.triggers))
    at = next(calls, 0)
    return at > 1 and behind[at - 1].text in ("a", "the") and behind[at - 2].text in ("in", "during")


_HELPING = words("will had have shall would")


def _says_we(frame: Frame) -> bool:
    """ "We will meet in May"."""
    at = frame.at - 1
    while at > frame.clause.start and frame.chunks[at].text in _HELPING:
        at -= 1
    return at >= 0 and frame.chunks[at].text == "we"


def _round(frame: Frame, reading: Reading) -> Candidate | None:
    candidate = encounter(frame, reading) if tells_round(frame) else None
    if candidate is not None:
        candidate.type = round_of(frame)
    return candidate


_RULES = {
    "encounter": encounter,
    "round": _round,
    "met": _met,
    "discussed": _discussed,
    "body": body,
    "mechanism": mechanism,
    "bare_call": bare_call,
    "called_on": _called_on,
    "received": received,
    "welcomed": welcomed,
    "hosted": hosted,
    "spoke": spoke,
    "gathering": ministerial,
    "group_meeting": group_meeting,
}
