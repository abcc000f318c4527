"""What the title tells: its own events, which of the body may be those, and what stands in for them."""

import datetime as dt
from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.dates import DateMention
from app.extract.positions import ENGAGEMENT, lacks_side, place_in_body
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.spoken import days_spoken_of
from app.extract.when import is_dated, set_day

_SLACK = dt.timedelta(days=1)  # title and text may count in different zones


def title_alone(title: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The title tells an event that no sentence was read as: the sentence most like it gives day and
    evidence.
    """
    told = [c for c in headlines(title) if c.type is not EventType.STATEMENT and not lacks_side(c)]
    if told and _is_subject_of_statement(told[0], title):
        return []
    opening = [s for s in reading.sentences if not s.is_title][:4]
    if not told or not opening or (told[0].frame.lead == "for" and not told[0].sides):
        return []  # "Minister X in Accra for discussions": with nobody
    candidate = _gathering_of(told[0], title)
    wanted = _stems(reading.quote(candidate.sentence))
    sentence = max(
        opening,
        key=lambda s: (_tells_of(told[0], reading, s), len(wanted & _stems(reading.quote(s))), -s.number),
    )
    candidate.span = sentence.span
    if candidate.when is None:
        others = opening if candidate.type in ENGAGEMENT else ()
        days = [_own_days(reading, s) for s in (sentence, *others)]
        candidate.dates = next((found for found in days if found), [])[:1]
        set_day(candidate, reading)
    alone = not candidate.countries or (candidate.type in ENGAGEMENT and candidate.sides == 1)
    if alone and reading.home is not None:
        candidate.countries[reading.home] = CountryRole.PARTICIPANT
    return [candidate]


def _own_days(reading: Reading, sentence: Sentence) -> list[DateMention]:
    spoken = days_spoken_of(reading, sentence)
    named = (c.date for c in reading.chunks[sentence.number])
    return [date for date in named if date is not None and date.is_day and date not in spoken]


def _gathering_of(event: Candidate, title: Sequence[Candidate]) -> Candidate:
    """ "Discussion on A Held as Part of the Meeting of Heads of Missions": it is the latter."""
    alone = event.type is EventType.MEETING and event.sides < 2
    return next((c for c in title if alone and c.type is EventType.CONFERENCE), event)


def _is_subject_of_statement(event: Candidate, title: Sequence[Candidate]) -> bool:
    """ "G7 Statement on the Special Session": what the text is about."""
    texts = [c.frame.at for c in title if c.type is EventType.STATEMENT and c.sentence is event.sentence]
    between = {c.text for at in texts for c in event.frame.chunks[at + 1 : event.frame.at]}
    return bool({"on", "about", "regarding", "concerning"} & between)


def _tells_of(headline: Candidate, reading: Reading, sentence: Sentence) -> bool:
    """ "Visit to A and B": the sentence that says when the visitor "travelled to the region"."""
    visit = headline.type is EventType.VISIT
    return visit and any(
        f.trigger.type is EventType.VISIT and f.dates for f in reading.frames[sentence.number]
    )


def _stems(text: str) -> set[str]:
    return {word.lower()[:5] for word in text.split() if len(word) > 3}


def headlines(title: Sequence[Candidate]) -> list[Candidate]:
    """The title's own events: first by the main clause, statements only where nothing else is told."""
    main = [c for c in title if c.type is not EventType.STATEMENT] or list(title)
    free = [c for c in main if not c.frame.embedded or c.type is EventType.AID] or main
    unique: dict[EventType, Candidate] = {}
    for candidate in free:
        group = EventType.MEETING if candidate.type in ENGAGEMENT else candidate.type
        unique.setdefault(group, candidate)
    return list(unique.values())


def tells(candidate: Candidate, headline: Candidate) -> bool:
    """Whether a body event may be the one the title announces."""
    alike = candidate.type is headline.type or (candidate.type in ENGAGEMENT and headline.type in ENGAGEMENT)
    open_to = candidate.type is EventType.CONFERENCE and is_dated(candidate) and bool(headline.countries)
    if not alike or (candidate.sides == 0 and not open_to) or _on_other_days(candidate, headline):
        return False
    parties = set(candidate.countries) | set(candidate.organisations)
    wanted = set(headline.countries) | set(headline.organisations)
    if _is_held_besides(candidate, headline):
        return False
    group = not headline.countries and len(candidate.countries) >= 3  # the body names the members
    return not wanted or group or bool(parties & wanted)


def _is_held_besides(candidate: Candidate, headline: Candidate) -> bool:
    """ "held bilateral meetings with X and Y", below "Minister attends A-EU Ministerial"."""
    bilateral = candidate.type is EventType.MEETING and candidate.frame.word.startswith("bilateral ")
    apart = candidate.organisations.keys().isdisjoint(headline.organisations)
    plural = candidate.frame.word.endswith("s")
    return headline.type is EventType.CONFERENCE and bilateral and (plural or apart)


def _on_other_days(candidate: Candidate, headline: Candidate) -> bool:
    """ "Meeting with President X: 10 July" is not the one to be held in October."""
    return candidate.when is not None and candidate.when.is_apart_from(headline.when, _SLACK)


def absorb(candidate: Candidate, headline: Candidate, *, whole: bool = True) -> None:
    """Takes over what only the title says; not its parties where it tells of several events at once."""
    both_meet = candidate.type in ENGAGEMENT and headline.type in ENGAGEMENT
    if candidate.type is not headline.type and both_meet and not _is_face_to_face(candidate, headline):
        candidate.type = min(candidate.type, headline.type, key=ENGAGEMENT.index)
    if candidate.type is not EventType.VISIT and whole:
        for code, role in headline.countries.items():
            if code not in candidate.countries:
                candidate.countries[code] = role
        candidate.organisations.update(headline.organisations)
        for person, part in headline.people.items():
            candidate.add_person(person, part)
    held = candidate.type not in (EventType.VISIT, EventType.STATEMENT)  # that of which a statement speaks
    if candidate.place is None and headline.place is not None and held:
        candidate.place, candidate.country_of_place = headline.place, headline.country_of_place
    if candidate.when is None and headline.when is not None and candidate.type is not EventType.STATEMENT:
        candidate.when = headline.when
    candidate.evidence.extend(e for e in headline.evidence if e.supports not in ("type", "when"))


def _is_face_to_face(candidate: Candidate, headline: Candidate) -> bool:
    """ "A-EU Ministerial Meeting" of which the text tells that two people met: no gathering of many."""
    if candidate.type is EventType.CONFERENCE and headline.type is EventType.CALL:
        return True  # many met on a screen
    two = len(candidate.people) == candidate.sides == 2
    return two and candidate.type is EventType.MEETING and headline.type is EventType.CONFERENCE


def helped(title: Sequence[Candidate], body: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """ "A stands by B", above the words that tell what A gives: the aid, not a position."""
    helps = [c for c in title if c.type is EventType.STATEMENT and c.frame.word in _HELPING]
    aid = (c for c in body if c.type is EventType.AID and c.sides > 1 and not c.frame.embedded)
    given = [c for c in aid if place_in_body(reading, c) < _NEAR]
    return given[:1] if helps and len(helps) == len(title) else []


_HELPING = {"supports", "stands by", "stands with", "stands alongside", "stand by", "stand with"}
_NEAR = 2  # sentences of the body
