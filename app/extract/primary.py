"""Finds what a release is about: the frame of its title joined with the first sentence that tells it.

A briefing has several main events, one for each dated item; a notice or a transcript has none; a release
that speaks of something another state did (a launch, an attack) is a statement about it.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole, ReleaseKind
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.when import is_dated, set_day

ENGAGEMENT = (
    EventType.CALL,
    EventType.CONSULTATION,
    EventType.SUMMIT,
    EventType.CONFERENCE,
    EventType.MEETING,
)  # the more telling first: which one a title and a body that differ agree on
REPORTED = frozenset(
    {
        EventType.MILITARY_ACTIVITY,
        EventType.ATTACK,
        EventType.DISASTER,
        EventType.POLITICAL,
        EventType.RESOLUTION,
    }
)  # what others do; a ministry's release about it is a statement
SILENT = frozenset({ReleaseKind.ADVISORY, ReleaseKind.REMARKS, ReleaseKind.FACT_SHEET})
REACH = 6  # sentences of the body in which the main event is looked for

_STATEMENT_WORDS = words(
    """
    statement commentary regarding comment position condemns condemnation welcomes
    """
)


def choose_primary(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The main events, marked; what the title adds is taken over."""
    title = [c for c in candidates if c.sentence.is_title and not c.frame.unreal]
    body = [c for c in candidates if not c.sentence.is_title and not c.frame.unreal]
    if reading.release.kind in SILENT or {"public", "schedule"} <= _title_words(reading):
        return []
    if _is_briefing(reading):
        return [_mark(c) for c in body if _is_item(c)]
    named = [c for c in body if c.type is EventType.APPOINTMENT and c.people]
    if named and {"appointment", "appointments", "appoints", "appointed", "named"} & _title_words(reading):
        chosen: list[Candidate] = named
    elif _is_statement(reading, title, body):
        chosen = _statement(reading, title, body)
    else:
        chosen = _by_title(title, body, reading) or _title_alone(title, reading) or _by_opening(body)
    return [_mark(c) for c in chosen]


def _mark(candidate: Candidate) -> Candidate:
    candidate.primary = True
    return candidate


def _title_words(reading: Reading) -> set[str]:
    return {
        w for s in reading.sentences if s.is_title for c in reading.chunks[s.number] for w in c.text.split()
    }


def _is_briefing(reading: Reading) -> bool:
    words = _title_words(reading)
    return reading.release.kind is ReleaseKind.BRIEFING or ("briefing" in words and "spokesperson" in words)


def _is_item(candidate: Candidate) -> bool:
    """A dated item of a briefing, told in its own sentence."""
    return is_dated(candidate) and not candidate.frame.embedded and candidate.type not in REPORTED


def _is_statement(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    words = _title_words(reading)
    if any(c.type in ENGAGEMENT or c.type is EventType.VISIT for c in title):
        return False
    if words & _STATEMENT_WORDS and not any(c.type in (EventType.SANCTIONS, EventType.AID) for c in title):
        return True
    told = [c.type for c in title if c.type is not EventType.STATEMENT]
    if told:
        return all(type_ in REPORTED for type_ in told)
    opening = [c for c in body if _place_in_body(reading, c) < 2 and not c.frame.embedded]
    return bool(opening) and all(c.type in REPORTED or c.type is EventType.STATEMENT for c in opening)


def _place_in_body(reading: Reading, candidate: Candidate) -> int:
    titles = sum(1 for s in reading.sentences if s.is_title)
    return candidate.sentence.number - titles


def _statement(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> list[Candidate]:
    spoken = [c for c in body if c.type is EventType.STATEMENT]
    chosen = next((c for c in spoken if _is_strong(c)), spoken[0] if spoken else None)
    if chosen is None:
        chosen = next((c for c in title if c.type is EventType.STATEMENT), None)
    if chosen is None:
        return []
    if chosen.sentence.is_title or chosen.rule == "statements.position":
        chosen.when = None  # a day in its words is that of what it speaks about
    if "joint" in _title_words(reading) or "joint statement" in _title_words(reading):
        _take_day_of_meeting(chosen, body)
    target = _addressed(chosen.frame, reading)
    if target is not None:
        chosen.add_parties([target], CountryRole.TARGET)
    for other in title:
        if other.type is EventType.STATEMENT and other is not chosen:
            _absorb(chosen, other)
    return [chosen]


def _take_day_of_meeting(chosen: Candidate, body: Sequence[Candidate]) -> None:
    """A joint statement has the day of the meeting it came from."""
    meeting = next((c for c in body if c.type in ENGAGEMENT and is_dated(c) and c.sides), None)
    if chosen.when is None and meeting is not None:
        chosen.when = meeting.when


_STRONG = ("condemn", "deplore", "welcome", "denounce", "regret", "congratulat", "reject")


def _is_strong(candidate: Candidate) -> bool:
    return candidate.frame.word.startswith(_STRONG)


def _addressed(frame: Frame, reading: Reading) -> Chunk | None:
    """Whom the position is about: in its sentence, else in the title, else where the reported event
    struck.
    """
    rows = [frame.chunks] + [reading.chunks[s.number] for s in reading.sentences[:4]]
    for row in rows:
        for chunk in row:
            foreign = chunk.codes and reading.home not in chunk.codes
            if chunk.type in (Is.COUNTRY, Is.DEMONYM, Is.PLACE) and foreign:
                return Chunk(Is.COUNTRY, chunk.span, chunk.text, chunk.codes[:1], entry=chunk.entry)
    return None


def _by_title(title: Sequence[Candidate], body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    chosen: list[Candidate] = []
    for headline in _headlines(title):
        found = [
            c for c in body if _tells(c, headline) and _place_in_body(reading, c) < REACH and c not in chosen
        ]
        if not found:
            continue
        best = min(
            found,
            key=lambda c: (
                _place_in_body(reading, c) // 2,
                c.frame.embedded,
                c.sentence.number,
                c.type != headline.type,
            ),
        )
        apart = [c for c in found if c.frame is best.frame]
        together = _legs(best, found, headline) if best.type is EventType.VISIT else apart
        for candidate in together:
            _absorb(candidate, headline, whole=len(together) == 1)
            chosen.append(candidate)
    return chosen


def _legs(best: Candidate, found: Sequence[Candidate], headline: Candidate) -> list[Candidate]:
    """All countries of one trip: told by one verb, or by several in the sentence when the title names
    them.
    """
    wanted = set(headline.countries)
    return [
        c
        for c in found
        if c.frame is best.frame
        or (
            c.sentence is best.sentence
            and c.country_of_place in wanted
            and c.country_of_place != best.country_of_place
        )
    ]


def _title_alone(title: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The title tells an event that no sentence was read as: the sentence most like it gives day and
    evidence.
    """
    told = [c for c in _headlines(title) if c.type is not EventType.STATEMENT]
    opening = [s for s in reading.sentences if not s.is_title][:4]
    if not told or not opening:
        return []
    candidate = told[0]
    wanted = _stems(reading.quote(candidate.sentence))
    sentence = max(opening, key=lambda s: (len(wanted & _stems(reading.quote(s))), -s.number))
    candidate.span = sentence.span
    if candidate.when is None:
        candidate.dates = [
            c.date for c in reading.chunks[sentence.number] if c.date is not None and c.date.is_day
        ][:1]
        set_day(candidate, reading)
    if not candidate.countries and reading.home is not None:
        candidate.countries[reading.home] = CountryRole.PARTICIPANT
    return [candidate]


def _stems(text: str) -> set[str]:
    return {word.lower()[:5] for word in text.split() if len(word) > 3}


def _headlines(title: Sequence[Candidate]) -> list[Candidate]:
    """The title's own events: first by the main clause, statements only where nothing else is told."""
    main = [c for c in title if c.type is not EventType.STATEMENT] or list(title)
    free = [c for c in main if not c.frame.embedded or c.type is EventType.AID] or main
    unique: dict[EventType, Candidate] = {}
    for candidate in free:
        group = EventType.MEETING if candidate.type in ENGAGEMENT else candidate.type
        unique.setdefault(group, candidate)
    return list(unique.values())


def _tells(candidate: Candidate, headline: Candidate) -> bool:
    """Whether a body event may be the one the title announces."""
    alike = candidate.type is headline.type or (candidate.type in ENGAGEMENT and headline.type in ENGAGEMENT)
    if not alike or candidate.sides == 0:
        return False
    parties = set(candidate.countries) | set(candidate.organisations)
    wanted = set(headline.countries) | set(headline.organisations)
    group = (
        not headline.countries and len(candidate.countries) >= 3
    )  # the title names the group, the body its members
    return not wanted or group or bool(parties & wanted)


def _by_opening(body: Sequence[Candidate]) -> list[Candidate]:
    """Without a telling title: the first main-clause event of the opening."""
    main = [c for c in body if not c.frame.embedded and c.type not in REPORTED and c.sides]
    spoken = [c for c in main if c.type is not EventType.STATEMENT]
    first = (spoken or main)[:1]
    return [c for c in main if first and c.frame is first[0].frame and c.type is first[0].type]


def _absorb(candidate: Candidate, headline: Candidate, *, whole: bool = True) -> None:
    """Takes over what only the title says; not its parties where it tells of several events at once."""
    if candidate.type is not headline.type and candidate.type in ENGAGEMENT and headline.type in ENGAGEMENT:
        candidate.type = min(candidate.type, headline.type, key=ENGAGEMENT.index)
    if candidate.type is not EventType.VISIT and whole:
        for code, role in headline.countries.items():
            if code not in candidate.countries:
                candidate.countries[code] = role
        candidate.organisations.update(headline.organisations)
        for person, part in headline.people.items():
            candidate.add_person(person, part)
    if candidate.place is None and headline.place is not None and candidate.type is not EventType.VISIT:
        candidate.place, candidate.country_of_place = headline.place, headline.country_of_place
    if candidate.when is None and headline.when is not None and candidate.type is not EventType.STATEMENT:
        candidate.when = headline.when
    candidate.evidence.extend(e for e in headline.evidence if e.supports not in ("type", "when"))
