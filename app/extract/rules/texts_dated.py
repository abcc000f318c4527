"""Texts that are told apart by their day: "the May 3 statement of A and B", "the spokesperson's commentary of
May 3", "In a statement of May 3, the ministers of C …".
"""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame, party_list
from app.extract.frames.both import both_among, names_both
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties

ISSUING = words(
    """
    issued issues issue released releases adopted adopts adopt published announced delivered made makes
    make read joined joins
    """
)


def told_by_day(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "the May 3 joint statement of A and B", "the A-B Joint Statement of May 3": whose it is, and when."""
    own = [d for d in frame.dates if frame.own_dates and (d.is_day or d.is_month)] or _day_of_issue(frame)
    if not own:
        return []
    candidate = begin(frame, EventType.STATEMENT, "statements.dated")
    candidate.dates = own
    candidate.place = candidate.country_of_place = None
    owners = parties(frame.modifiers) + parties(frame.having("of", "by", "between", "from"))
    owners = owners or own_house(frame, reading) or of_those_told_next(frame)
    candidate.add_parties(owners, CountryRole.ACTOR, ParticipationRole.SPEAKER)
    joint = "joint" in frame.word or "joint" in frame.words
    both = joint and (names_both(frame) or both_among(frame.chunks[: frame.at]))
    return [candidate] if candidate.sides > joint or both else []


def _day_of_issue(frame: Frame) -> list[DateMention]:
    """ "the Joint Statement issued at the end of the Summit on May 3"."""
    behind = frame.chunks[frame.at + 1 : frame.at + _FAR]
    if not behind or behind[0].text not in ISSUING:
        return []
    verb = next((n for n, c in enumerate(behind) if n and c.type in (Is.VERB, Is.LIGHT)), len(behind))
    return [c.date for c in behind[:verb] if c.date is not None and c.date.is_day][:1]


_FAR = 14  # chunks


def own_house(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "the Foreign Ministry spokesperson's commentary yesterday": a house of no other state is our own."""
    own = home_chunk(reading, frame)
    before = frame.chunks[max(0, frame.at - _HOUSE_NEAR) : frame.at]
    owned = any(c.type is Is.POSSESSIVE for c in before)
    houses = (c for c in before if c.type is Is.PERSON or (c.mention and c.mention.kind is Kind.MINISTRY))
    ours = any(_SPOKEN_FOR & set(c.text.split()) and not c.codes for c in houses)
    return [own] if own is not None and owned and ours else []


def foreign_house(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "The French Foreign Ministry issued a statement", "the Ministry of Foreign Affairs of France": of
    another state than our own.
    """
    verb = frame.at if frame.governor is None else min(frame.governor, frame.at)
    row = frame.chunks[frame.clause.start : verb]
    houses = ((n, c.mention) for n, c in enumerate(row) if c.mention and c.mention.kind is Kind.MINISTRY)
    at, house = next(houses, (0, None))
    if house is None:
        return []
    beside = [row[at]._replace(codes=house.codes), *row[max(0, at - 2) : at], *row[at + 1 : at + 4]]
    owner = next((c for c in beside if c.codes), None)
    return [owner._replace(type=Is.COUNTRY)] if owner and reading.home not in owner.codes else []


_HOUSE_NEAR = 5  # chunks
_SPOKEN_FOR = words("spokesperson spokesman spokeswoman ministry")


def of_those_told_next(frame: Frame) -> list[Chunk]:
    """ "In a statement of May 3, the ministers of A and B condemned …": whose it is."""
    chunks = frame.chunks
    opens = frame.lead == "in" and frame.governor is None and frame.clause.kind is ClauseKind.MAIN
    day = next((n for n in range(frame.at + 1, len(chunks)) if chunks[n].date is not None), len(chunks))
    first = day + 1
    while first < len(chunks) and (chunks[first].text in SKIPPED or chunks[first].text == ","):
        first += 1
    return parties(party_list(chunks, first, len(chunks))[0]) if opens and day - frame.at <= _DAY_NEAR else []


_DAY_NEAR = 3  # chunks: "statement issued on May 3"


def issued_by_speaker(frame: Frame) -> bool:
    """ "This morning I issued a statement": another one than the text in which it is told."""
    verb = frame.governor
    if verb is None or verb > frame.at or frame.tense is not Tense.PAST:
        return False
    told = {c.text for c in frame.chunks[frame.clause.start : verb]}
    return not told.isdisjoint(("i", "we")) and any(d.is_day for d in frame.dates)
