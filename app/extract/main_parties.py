"""Whether an event that names no parties is one of those of the main event: "the two sides last met in May",
"The next round will be held on May 3".
"""

from app.domain.codes import CountryRole, DatePrecision
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.counterparts import MEETS_AGAIN
from app.extract.frames import Frame
from app.extract.frames.both import both_among, names_both
from app.extract.labels import past_label
from app.extract.lexicon import REGIONS, words
from app.extract.positions import ENGAGEMENT, REPORTED
from app.extract.reading import Reading
from app.extract.rules.engagement_types import is_named, is_numbered
from app.extract.twins import Kept


def main_of(kept: Kept, candidate: Candidate) -> Candidate | None:
    """The main event that a sentence speaks of: of several in a row the one told last before it."""
    own = candidate.sentence.number
    meets = (m for m in reversed(kept.primary) if m.type in (*ENGAGEMENT, EventType.VISIT))
    before = next((m for m in meets if m.sentence.number <= own), None)
    return before or next((m for m in kept.primary if m.type not in REPORTED), None)


def sides_of(main: Candidate, candidate: Candidate, reading: Reading) -> dict[str, CountryRole]:
    """Who of the main event is meant where nobody is named; of the hosts of a trip those of whom the text
    tells there.
    """
    sides: dict[str, CountryRole] = {
        code: role for code, role in main.countries.items() if role is not CountryRole.TARGET
    }
    hosts = {code for code, role in sides.items() if role is CountryRole.HOST}
    if main.type is not EventType.VISIT or len(hosts) < _TWO:
        return sides
    there = {candidate.country_of_place, *_labelled(reading, candidate.sentence.number)}
    here = (candidate.countries.keys() & hosts) or (there & hosts)
    return {code: role for code, role in sides.items() if code not in hosts or not here or code in here}


def _labelled(reading: Reading, number: int) -> tuple[str, ...]:
    """ "(Indonesia) The Minister met with X. …": of which country the sentences are that stand behind."""
    for row in reversed(reading.chunks[max(0, number - _REACH) : number + 1]):
        if past_label(row):
            return row[1].codes
    return ()


_REACH = 5  # sentences


_ROUND = words("last next previous round rounds preceding first latest upcoming")


def points_back(candidate: Candidate, kept: Kept) -> bool:
    """ "The two sides will hold the next round on May 3": those of the main event meet again."""
    main, frame = main_of(kept, candidate), candidate.frame
    if main is not None and _is_bilateral_there(candidate, main):
        return True
    if main is None or main.sides < 2 or _is_spoken_by_others(main, candidate) or _is_hailed_by_one(frame):
        return False
    if candidate.type in MEETS_AGAIN:
        return _meets_again(candidate, main)
    of_two = len(main.countries) == 2
    if candidate.type is EventType.AGREEMENT:  # "The Agreement will enter into force on May 3"
        effect = candidate.rule == "agreements.in_force"
        in_force = effect and (main.type is EventType.AGREEMENT or (of_two and not candidate.sides))
        unsided = not candidate.sides and (_is_of_two(frame.word) or _is_meanwhile(candidate, main))
        told = _said_by_both(frame) or unsided
        return in_force or names_both(frame) or (of_two and told)
    if candidate.type is EventType.RELATIONS:  # "The two ministers welcomed the upgrade of relations in May"
        return of_two and not candidate.sides
    joint = "joint" in (*frame.words, *frame.word.split())
    return candidate.type is EventType.STATEMENT and of_two and joint


def _is_bilateral_there(candidate: Candidate, main: Candidate) -> bool:
    """ "the 8th Bilateral Consultation Mechanism held in C", told beside what one of two states says of the
    other: in a town of one of them.
    """
    bilateral = candidate.frame.word.startswith("bilateral") and candidate.type is EventType.CONSULTATION
    return bilateral and len(main.countries) == _TWO and candidate.country_of_place in main.countries


def _is_spoken_by_others(main: Candidate, candidate: Candidate) -> bool:
    """One state's words about what another did, the words of many about "talks between the two sides"."""
    if main.type is not EventType.STATEMENT:
        return False
    speaking = [code for code, role in main.countries.items() if role is not CountryRole.TARGET]
    sides = len(speaking) + len(main.organisations)
    return sides < _TWO or (sides > _TWO and names_both(candidate.frame))


def _is_hailed_by_one(frame: Frame) -> bool:
    """ "A welcomed the start of talks between the two parties": one state speaks of the talks of others."""
    before = frame.chunks[frame.clause.start : frame.at]
    hails = next((n for n, c in enumerate(before) if any(t.frame == "speech" for t in c.triggers)), 0)
    return hails > 0 and before[hails - 1].type is Is.COUNTRY and len(before[hails - 1].codes) == 1


_TWO, _THREE = 2, 3


def _is_of_two(word: str) -> bool:
    """Of texts that two states sign or exchange, and seldom more."""
    return word in _OF_TWO or "notes" in word


_OF_TWO = frozenset({"mou", "memorandum of understanding", "mous", "memoranda of understanding"})


def _is_meanwhile(candidate: Candidate, main: Candidate) -> bool:
    """ "A package of agreements will be signed on May 4", of a visit from May 3 to 5."""
    day, days = candidate.when, main.when
    if day is None or days is None or day.precision is not DatePrecision.DAY:
        return False
    if day.starts_on is None or days.starts_on is None or days.ends_on is None:
        return False
    return days.starts_on <= day.starts_on <= days.ends_on


def _meets_again(candidate: Candidate, main: Candidate) -> bool:
    frame = candidate.frame
    if names_both(frame) or _is_at_others(candidate, main):
        return True
    if candidate.type is EventType.CONSULTATION and candidate.country_of_place in main.countries:
        return True  # "the Strategic Dialogue held in Accra on May 3"
    of_two = len(main.countries) == 2
    if candidate.type in (EventType.SUMMIT, EventType.CONSULTATION) and of_two and _is_the_one(frame):
        return True
    of_three = len(main.countries) == _THREE and "trilateral" in (*frame.words, *frame.word.split())
    if of_three and not candidate.sides:
        return True
    numbered = candidate.type is EventType.CONSULTATION and of_two and is_numbered(frame)
    if frame.embedded and frame.trigger.frame != "round":
        talks = candidate.type is EventType.CONSULTATION and of_two and frame.own_dates
        same = candidate.sentence is main.sentence  # "met Minister X ahead of the second Dialogue on May 3"
        told = same or _said_by_both(frame)
        return (numbered and told) or (talks and _is_of_clause_of_both(frame))
    before = {c.text for c in frame.chunks[max(0, frame.at - 4) : frame.at]}
    alike = candidate.type is main.type or is_round_of(main, candidate)
    again = frame.trigger.frame == "round" or not _ROUND.isdisjoint(before)
    return _said_by_both(frame) or (alike and again)


def is_round_of(main: Candidate, candidate: Candidate) -> bool:
    """ "The preceding meeting was held in C in May", of the conference or talks that the release is about."""
    frame = candidate.frame
    before = {c.text for c in frame.chunks[max(0, frame.at - 2) : frame.at]}
    held = frame.governor is not None and frame.governor > frame.at
    kinds = (EventType.CONFERENCE, EventType.CONSULTATION, EventType.SUMMIT)
    unnamed = candidate.countries.keys() <= {candidate.country_of_place} and not candidate.organisations
    if frame.trigger.frame == "round" and candidate.type is EventType.MEETING:
        return main.type in ENGAGEMENT
    plain = frame.word == "meeting" and candidate.type is EventType.MEETING and unnamed
    return plain and held and main.type in kinds and not _ROUND.isdisjoint(before)


def _is_at_others(candidate: Candidate, main: Candidate) -> bool:
    """ "during Minister X's talks in Accra on May 3": of one side, where the other of the two is at home."""
    there, own = candidate.country_of_place, candidate.countries.keys()
    return len(main.countries) == 2 and bool(own) and {there, *own} == main.countries.keys() - {None}


def _said_by_both(frame: Frame) -> bool:
    """ "The Ministers welcomed …", "They noted …", "Both sides recalled …"."""
    before = frame.chunks[: frame.at]
    groups = (c for c in before if c.type is Is.GROUP)
    return any(REGIONS.isdisjoint(c.text.split()) for c in groups) or both_among(before)


def _is_of_clause_of_both(frame: Frame) -> bool:
    """ "topics that both sides will raise at the extraordinary meeting of the Dialogue on May 3"."""
    return both_among(frame.chunks[frame.clause.start : frame.at])


def _is_the_one(frame: Frame) -> bool:
    """ "the summit in April", "the bilateral summit", but not "the Ocean Summit"."""
    before = [chunk.text for chunk in frame.chunks[max(0, frame.at - 2) : frame.at]]
    alone = before[-1:] in (["the"], ["their"]) and not is_named(frame)
    return alone or frame.word.startswith("bilateral")
