"""Finds what a release is about: the frame of its title joined with the first sentence that tells it.

A briefing has several main events, one for each dated item; a notice or a transcript has none; a release
that speaks of something another state did (a launch, an attack) is a statement about it.
"""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.briefings import is_briefing, is_item, questions_from
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.further_mains import further_trips, told_with
from app.extract.headlines import absorb, headlines, helped, tells, title_alone
from app.extract.joint_statements import with_joint_statement
from app.extract.journeys import add_days_of_journey
from app.extract.lexicon import words
from app.extract.position_taken import add_targets, first_position, statement
from app.extract.positions import (
    ENGAGEMENT,
    REPORTED,
    is_letter,
    is_statement,
    names_a_text,
    opens_with_encounter,
    place_in_body,
    title_words,
)
from app.extract.reading import Reading
from app.extract.retellings import tell_days, told_one_by_one
from app.extract.silence import is_silent
from app.extract.triggers import TriggerClass
from app.extract.when import is_dated

OPENING = 3  # sentences that open a release; a caption may stand before the one that tells the day
REACH = 6  # sentences of the body in which the main event is looked for
FAR = 10  # sentences behind which nothing opens a release


def choose_primary(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The main events, marked; what the title adds is taken over."""
    title = [c for c in candidates if c.sentence.is_title and not c.frame.unreal]
    body = [c for c in candidates if not (c.sentence.is_title or c.frame.unreal or _is_earlier(c))]
    if is_briefing(reading):
        asked = questions_from(reading)
        items = [c for c in body if is_item(c) and c.sides and c.sentence.number < asked]
        items = [c for c in items if not told_one_by_one(c, items)]
        spoken = [c for c in items if c.type is EventType.STATEMENT][:1]  # said again, it is the same
        for item in spoken:
            add_targets(item, reading, body)
        return [_mark(c) for c in items if c.type is not EventType.STATEMENT or c in spoken]
    if is_silent(reading, title, body):
        return []
    chosen = _named(title, body, reading)
    chosen = chosen or _of_own_body(body, reading) or helped(title, body, reading)
    if not chosen and is_statement(reading, title, body):
        chosen = statement(reading, title, body)
    if not chosen:
        if opens_with_encounter(reading, body) or is_letter(
            reading, title, body
        ):  # what others did stands in the title as the reason for it
            title = [c for c in title if c.type not in REPORTED]
        met = [c for c in body if c.type is not EventType.CONSULAR]
        if opens_with_encounter(reading, met) and not names_a_text(reading):
            title = [c for c in title if not _says(c)]  # "X Urges B to …": when they met
        chosen = (
            _by_title(headlines(title), body, reading)
            or _by_title([c for c in title if c.type in ENGAGEMENT], body, reading)
            or title_alone(title, reading)
            or _by_opening(body, reading)
        )
    chosen = chosen or statement(reading, title, body) or _reported(body, reading)
    chosen = tell_days(chosen, body, reading)
    add_days_of_journey(chosen, reading)
    chosen = [part for c in chosen for part in told_one_by_one(c, body) or [c]]
    chosen = with_joint_statement(chosen, reading, title, body)
    return [_mark(c) for c in chosen if not _is_of_own_house(c, reading)]


def _says(candidate: Candidate) -> bool:
    verb = candidate.frame.trigger.cls is TriggerClass.VERB
    return verb and candidate.type is EventType.STATEMENT


_EARLIER = words("last previous earlier preceding past recent")


def _is_earlier(candidate: Candidate) -> bool:
    """ "since their last meeting", "Last month I met X": another one than the release tells of."""
    if candidate.dates:
        return all(d.relative in ("month", "year") and d.direction < 0 for d in candidate.dates)
    lately = [c.text for c in candidate.frame.chunks[:2]] == ["in", "recent"]  # "In recent weeks, A imposed"
    return lately or bool(_EARLIER & set(candidate.frame.words))


def _reported(body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """What others did, where the release neither acts nor takes a position."""
    found = [c for c in body if c.type in REPORTED and place_in_body(reading, c) < 2 and is_dated(c)]
    return [c for c in found if not c.frame.embedded][:1] or found[:1]


def _of_own_body(body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """ "The Security Council today adopted a resolution", told by no state: an act, and no news of others."""
    if reading.home is not None:
        return []
    adopted = (c for c in body if c.type is EventType.RESOLUTION and place_in_body(reading, c) < OPENING)
    return [c for c in adopted if is_dated(c) and not c.frame.embedded][:1]


def _is_of_own_house(candidate: Candidate, reading: Reading) -> bool:
    """ "Meeting of the Advisory Committee": nobody of another side, nobody named."""
    own = set(candidate.countries) <= {reading.home} and not candidate.organisations and not candidate.people
    return candidate.type is EventType.MEETING and own


_NAMING = words(
    """
    appointment appointments appoints appointed named nominates nomination nominations credentials
    credence ambassador ambassadors commissioner consul consul-general heads envoys
    """
)


def _named(title: Sequence[Candidate], body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """All appointments of a release whose title (or first sentence, without a title) speaks of posts."""
    named = [c for c in body if c.type is EventType.APPOINTMENT and not c.frame.embedded]
    heading = title_words(reading) or {w for row in reading.chunks[:1] for c in row for w in c.text.split()}
    others = [c for c in title if c.type not in (EventType.APPOINTMENT, EventType.STATEMENT)]
    if not _NAMING & heading or (others and not {"credentials", "credence"} & heading):
        return []
    told = [c for n, c in enumerate(named) if not any(_same_ceremony(c, other) for other in named[:n])]
    headline = [c for c in title if c.type is EventType.APPOINTMENT]
    if len(told) == len(headline) == 1 and told[0].people.keys() == headline[0].people.keys():
        absorb(
            told[0], headline[0]
        )  # "Appointment of X at Embassy Lima", whom the text sends off to the post
    return told


def _same_ceremony(candidate: Candidate, other: Candidate) -> bool:
    """ "The King received the credentials of two envoys. … They presented their credentials:" once more."""
    ceremony = candidate.rule == other.rule == "appointments.credentials"
    return ceremony and not candidate.dates and candidate.people.keys() <= other.people.keys()


def _mark(candidate: Candidate) -> Candidate:
    candidate.primary = True
    return candidate


def _by_title(told: Sequence[Candidate], body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """What the headlines announce, as the body tells it."""
    chosen: list[Candidate] = []
    for headline in told:
        found = [
            c for c in body if tells(c, headline) and place_in_body(reading, c) < REACH and c not in chosen
        ]
        found = [c for c in found if c.type is not EventType.RELATIONS or not _is_long_past(c, reading)]
        found = [c for c in found if not _is_in_passing(c, headline)]
        if not found:
            continue
        best = min(
            found,
            key=lambda c: (
                place_in_body(reading, c) // OPENING,
                not _is_gathering(c, headline),
                c.frame.embedded,
                len(headline.countries.keys() - c.countries.keys()),
                not (is_dated(c) or _needs_no_day(c) or (is_dated(headline) and c.type is headline.type)),
                c.sentence.number,
                c.type != headline.type,
            ),
        )
        together = told_with(best, found, headline, body, reading)
        for candidate in together:
            absorb(candidate, headline, whole=len(together) == 1)
            chosen.append(candidate)
    return chosen


def _is_gathering(candidate: Candidate, headline: Candidate) -> bool:
    """ "Minister Attends C Meetings": these, and not whom she met there without a day."""
    alike = candidate.type is headline.type is EventType.CONFERENCE
    return (
        alike
        and is_dated(candidate)
        and not candidate.organisations.keys().isdisjoint(headline.organisations)
    )


def _needs_no_day(candidate: Candidate) -> bool:
    """ "decided to provide A with aid", before "… follows the dispatch of a team to A on May 3"."""
    return candidate.type is EventType.AID and candidate.sides > 1


def _is_in_passing(candidate: Candidate, headline: Candidate) -> bool:
    """ "to carry out what the A Summit decided", below "Minister attends meeting in B": another event."""
    undated = candidate.frame.embedded and not is_dated(candidate)
    return undated and candidate.type is EventType.SUMMIT and headline.type is not EventType.SUMMIT


def _is_long_past(candidate: Candidate, reading: Reading) -> bool:
    """Told as the history of what the release is about."""
    day, last = reading.release.published_on, candidate.when.ends_on if candidate.when else None
    return day is not None and last is not None and (day - last).days > 200


def _named_types(reading: Reading) -> set[EventType]:
    """ "OFFICIAL VISIT OF …": what the title calls it, whoever it is about."""
    titles = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    nouns = [c for row in titles for c in row if c.type is Is.NOUN]
    types = {trigger.type for c in nouns for trigger in c.triggers if trigger.type is not None}
    return types & {*ENGAGEMENT, EventType.VISIT}


def _by_opening(body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """Without a telling title: the first main-clause event of the opening, of a type that the title has."""
    named = _named_types(reading)
    told = [c for c in body if c.type in named and place_in_body(reading, c) < OPENING]
    told = [c for c in told if c.sides > 1 and is_dated(c) and c.frame.dates]
    if told and named.isdisjoint(c.type for c in body if not c.frame.embedded):
        return [c for c in told if c.frame is told[0].frame]
    main = [c for c in body if not c.frame.embedded and c.type not in REPORTED and c.sides]
    main = [c for c in main if not _is_long_past(c, reading) and place_in_body(reading, c) < FAR]
    spoken = [c for c in main if c.type is not EventType.STATEMENT]
    if not spoken and not (held := _at_occasion(body, reading)):
        return first_position(main, reading, body)
    first = (spoken or held)[:1]
    first = _attended_there(first, main) or first
    told = [c for c in body if first and _is_told_with(c, first[0])]
    return [*told, *further_trips(told, main)] if told and told[0].type is EventType.VISIT else told


def _is_told_with(candidate: Candidate, first: Candidate) -> bool:
    """ "appointed X, Ambassador to A, and Y, Ambassador to B": each post is an event, told by one verb."""
    named = first.type is EventType.APPOINTMENT and candidate.sentence.number == first.sentence.number
    return candidate.type is first.type and (candidate.frame is first.frame or named)


def _attended_there(first: Sequence[Candidate], main: Sequence[Candidate]) -> list[Candidate]:
    """ "Minister X is in Lima attending the Forum": what she is there for."""
    if not first or first[0].type is not EventType.VISIT or first[0].frame.trigger.frame != "stay":
        return []
    attended = (c for c in main if c.sentence is first[0].sentence and c.type is EventType.CONFERENCE)
    return [c for c in attended if c.frame.governor_word in ("attend", "attending") or c.frame.lead == "for"][
        :1
    ]


def _at_occasion(body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """ "A and B reaffirmed their ties at the second C Ministerial on May 3": what they came together for."""
    held = [c for c in body if c.type in ENGAGEMENT and place_in_body(reading, c) < 2 and c.sides]
    return [c for c in held if c.frame.lead in ("at", "during") and is_dated(c)]
