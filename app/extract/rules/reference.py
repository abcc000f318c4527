"""Who is meant where an encounter names nobody: "he", "they", "the Minister", "the two sides".

A pronoun goes back to the person whom the sentences before speak of; "I" and "we" are the publisher's own.
"""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame, party_list
from app.extract.frames.frame import SKIPPED
from app.extract.frames.subjects import free_parties
from app.extract.lexicon import words
from app.extract.people.scene import SINGULAR, rank_held
from app.extract.reading import Reading
from app.extract.rules.base import home_chunk, parties
from app.extract.tenses import is_passive

# "His Highness received X": with no name behind it a style stands for "he".
STYLES = frozenset(
    f"{whose} {style}"
    for whose in ("his", "her")
    for style in ("excellency", "highness", "majesty", "royal highness")
)
_THIRD = words("he she him her his") | STYLES
_FIRST = words("i we me us my our")
_ONE = words("i me my")
_BYLINES, _LONGEST_BYLINE = 5, 4  # sentences, chunks
_BEFORE_OWN = words("and that while when where , the today of ; :")  # what may stand before "the Minister"
_REACH = 3  # sentences
_LONG_REACH = 12


def unnamed_actor(frame: Frame, reading: Reading) -> list[Chunk]:
    """The side of the one who acts in a frame without a party, or nobody."""
    stop = frame.governor if frame.governor is not None else frame.at
    stop = _first_of_verbs(frame, min(stop, frame.at))
    for at in range(min(stop, frame.at) - 1, max(frame.clause.start, stop - 12) - 1, -1):
        chunk = frame.chunks[at]
        if chunk.type is Is.PERSON and not chunk.codes and _stands_free(frame, at):
            return own_office(chunk, reading)
        if chunk.type in (Is.VERB, Is.LIGHT) and at < stop - 1 and chunk.text not in ("has", "had", "have"):
            if _is_trip_for(frame, at, stop) or _shares_subject(frame, stop):
                continue
            return []
        if chunk.text in _FIRST:
            return speakers(frame, reading, chunk.text)
        if _is_name(frame, at):
            return own_side(frame, reading)
        if chunk.text in _THIRD:
            found = _guest_received(frame, reading) or spoken_of(frame, reading, at)
            return found or own_side(frame, reading)
    return []


def unnamed_person(candidate: Candidate, reading: Reading) -> list[Chunk]:
    """ "She will also take part in an A-B-C meeting": who she is, for a side of which nobody is named."""
    frame = candidate.frame
    if candidate.sides < _TWO or frame.governor is None or frame.subject or frame.embedded:
        return []
    lacking = candidate.countries.keys() - {person.country for person in candidate.people}
    acting = unnamed_actor(frame, reading)
    return [c for c in acting if c.type is Is.PERSON and lacking >= set(c.codes)]


_TWO = 2


def _guest_received(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "He also called on Prime Minister X", told by the state of X: he is the guest named last before."""
    met = [c for c in frame.object + frame.having("with", "on", "by") if c.type is Is.PERSON]
    if not met or not all(reading.home in c.codes for c in met):
        return []
    number = frame.sentence.number
    for row in reversed(reading.chunks[max(0, number - _REACH) : number]):
        people = [c for c in row if c.type is Is.PERSON and c.codes and c.person and c.person.name]
        guests = [c for c in people if reading.home not in c.codes]
        if guests:
            return guests if len({c.person for c in guests}) == 1 else []
    return []


def _first_of_verbs(frame: Frame, verb: int) -> int:
    """ "He met with X, and received Y": where the first of the verbs stands that share a subject."""
    chunks, start = frame.chunks, frame.clause.start
    while verb - 2 > start and chunks[verb - 1].text in ("and", "also") and chunks[verb - 2].text in _ENDS:
        before = next((n for n in range(verb - 2, start, -1) if chunks[n].type in (Is.VERB, Is.LIGHT)), None)
        if before is None:
            break
        verb = before
    return verb


_ENDS = words(", and")


def _is_trip_for(frame: Frame, verb: int, stop: int) -> bool:
    """ "he visited Accra to hold talks": who travels holds them."""
    travels = any(t.type is EventType.VISIT for t in frame.chunks[verb].triggers)
    return travels and frame.chunks[stop - 1].text == "to"


def _shares_subject(frame: Frame, stop: int) -> bool:
    """ "In Lima he gave a lecture on May 3 and held talks with X": both are his."""
    return frame.chunks[stop - 1].text == "and"


def _is_name(frame: Frame, at: int) -> bool:
    """ "Federal Councillor X travels to B": an office or a name that no dictionary knows."""
    chunks = frame.chunks
    if chunks[at].type is not Is.CAPITALISED or at + 3 < min(frame.at, frame.governor or frame.at):
        return False
    before = [c.type for c in chunks[frame.clause.start : at]]
    return bool(before) and Is.CAPITALISED in before and not set(before) & {Is.COUNTRY, Is.DEMONYM, Is.VERB}


def speakers(frame: Frame, reading: Reading, word: str) -> list[Chunk]:
    """Who says "I", or "we" in a joint release: those of the heading or of the lines below it; "we" where
    questions are answered are our side.
    """
    if word not in _ONE and reading.asked:
        return own_side(frame, reading)
    own: dict[str | None, Chunk] = {}
    for sentence, row in zip(reading.sentences[:_BYLINES], reading.chunks, strict=False):
        alone = bool(row) and len(row) < _LONGEST_BYLINE and row[0].type is Is.PERSON
        for chunk in row if sentence.is_title or alone else ():
            if chunk.person is not None and chunk.person.name and reading.home in chunk.codes:
                own[chunk.person.name] = chunk
    meant = len(own) == 1 if word in _ONE else len(own) > 1
    return list(own.values()) if meant else own_side(frame, reading)


def own_side(frame: Frame, reading: Reading) -> list[Chunk]:
    own = home_chunk(reading, frame)
    return [own] if own is not None else []


def own_office(chunk: Chunk, reading: Reading) -> list[Chunk]:
    """ "The Prime Minister" without a country is the publisher's, with the name it had before."""
    if reading.home is None or chunk.organisations:
        return []
    return [chunk._replace(codes=(reading.home,))]


def _stands_free(frame: Frame, at: int) -> bool:
    before = frame.chunks[at - 1] if at > frame.clause.start else None
    return before is None or before.type in (Is.DATE, Is.PLACE, Is.COUNTRY) or before.text in _BEFORE_OWN


def spoken_of(frame: Frame, reading: Reading, pronoun: int | None = None) -> list[Chunk]:
    """The person that the sentences before name first, the nearest sentence before the others."""
    before = frame.chunks[: frame.at if pronoun is None else pronoun]
    here = [c for c in before if c.type is Is.PERSON and c.codes]
    if here:
        return here[:1]
    number, passed = frame.sentence.number, 0
    for at in range(number - 1, max(-1, number - 1 - _LONG_REACH), -1):
        row = reading.chunks[at]
        if reading.sentences[at].is_note and not frame.sentence.is_note:
            continue  # who is spoken of above a note goes on being so below it
        people = [c for c in row if c.type is Is.PERSON and c.codes]
        own = [c for c in people if reading.home in c.codes]
        if people and (own or not (_goes_on(row) or _is_only_met(people))):
            return (own or people)[:1]
        passed += not any(c.text in ("he", "she") for c in row)  # who is spoken of goes on being so
        if passed == _REACH:
            return []
    return []


def _is_only_met(people: Sequence[Chunk]) -> bool:
    """ "Talks with Premier X followed. He then …": of whom the sentence before that speaks."""
    return all(c.person_mention is not None and c.person_mention.faced for c in people)


def both_spoken_of(frame: Frame, reading: Reading) -> list[Chunk]:
    """Who "the two Ministers" are: two people of two countries, whom one of the sentences before names."""
    number = frame.sentence.number
    for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
        people = [c for c in reading.chunks[at] if c.type is Is.PERSON and c.codes]
        if not reading.sentences[at].is_title and len({code for c in people for code in c.codes}) > 1:
            found = people if len(people) == 2 else []
            return found if _are_they(frame, found) else [_side_of(c) for c in found]
    return []


def _are_they(frame: Frame, people: Sequence[Chunk]) -> bool:
    """Whether two people themselves are meant: not by "the two countries", "the Prime Ministers of both"."""
    before = frame.chunks[frame.clause.start : frame.at]
    offices = [c.person_mention.office for c in before if c.type is Is.GROUP and c.person_mention is not None]
    ranks = {office.rank for office in offices if office is not None and office.rank in SINGULAR}
    held = {rank_held(c.person.first) for c in people if c.person is not None}
    if ranks:
        return not ranks.isdisjoint(held)
    return _STATES_MEET.isdisjoint(c.text for c in before)


_STATES_MEET = words("countries nations governments delegations")


def _side_of(chunk: Chunk) -> Chunk:
    return chunk._replace(type=Is.COUNTRY, person=None, person_mention=None)


def those_spoken_of(frame: Frame, reading: Reading) -> list[Chunk]:
    """Who "the Ministers" are: the people of a country or body whom the nearest sentence before names."""
    number = frame.sentence.number
    for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
        people = [c for c in reading.chunks[at] if c.type is Is.PERSON and (c.codes or c.organisations)]
        if people and not reading.sentences[at].is_title:
            return people
    return []


def guest_told_before(frame: Frame, reading: Reading) -> Chunk | None:
    """ "Minister X will meet her the same afternoon": the guest of whom the sentence before speaks."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 3]]
    if ahead[:1] == ["with"]:
        del ahead[0]
    number = frame.sentence.number
    if not frame.subject or not ahead or ahead[0] not in ("him", "her") or number == 0:
        return None
    guests = [c for c in reading.chunks[number - 1] if c.type is Is.PERSON and c.codes]
    guests = [c for c in guests if reading.home not in c.codes and c.person is not None and c.person.name]
    return guests[0] if len(guests) == 1 else None


def _goes_on(row: Sequence[Chunk]) -> bool:
    """ "He will meet President X": of whom the sentence before speaks, not of X."""
    first = next(at for at, c in enumerate(row) if c.type is Is.PERSON and c.codes)
    return any(c.text in ("he", "she") or c.text in STYLES for c in row[:first])


def is_undergone(frame: Frame) -> bool:
    """ "was received by", "will be visited by"; not "is to visit", "is going to a meeting convened by X"."""
    if frame.at and frame.chunks[frame.at - 1].text == "to":
        return False
    return not frame.word.split()[0].endswith("ing") and is_passive(frame.chunks, frame.at, reach=4)


def sided(chunks: list[Chunk], reading: Reading) -> list[Chunk]:
    """Parties among them; an office that names no country is the publisher's own."""
    found = parties(chunks)
    if found:
        return found
    offices = [c for c in chunks if c.type is Is.PERSON and not c.codes]
    return own_office(offices[0], reading) if offices else []


_TALKS = words("discuss exchange convey pay brief present share review thank congratulate bid extend hand")


def urges(frame: Frame) -> bool:
    """ "called on President X to release Y": nobody is met; "called on X on May 3 to discuss Y" is a call."""
    start = frame.at + 1
    while start < len(frame.chunks) and frame.chunks[start].text in SKIPPED:
        start += 1
    called, behind = party_list(frame.chunks, start, len(frame.chunks))
    if called and all(c.type is not Is.PERSON and c.type is not Is.GROUP for c in called):
        return True
    ahead = [c.text for c in frame.chunks[behind : behind + 5]]
    return "to" in (ahead[:1] if called else ahead) and _TALKS.isdisjoint(ahead)


def whose_account(frame: Frame, own: Chunk | None) -> list[Chunk]:
    """ "Minister X explained the outcome of the meeting with President Y on May 3": of X and Y, else of the
    publisher and Y.
    """
    if not any(c.type is Is.PERSON for c in frame.having("with")):
        return []
    told = [c for c in parties(free_parties(frame.chunks, 0, frame.at)) if c.type is Is.PERSON]
    return told[-1:] or ([own] if own is not None else [])


def who_came(frame: Frame) -> list[Chunk]:
    """ "X met A's Minister Y and Speaker Z during her visit to A": hers who is not of A."""
    if frame.lead != "during" or frame.governor is not None or not _OWNED & words_before(frame):
        return []
    goal = {code for c in frame.having("to") for code in c.codes}
    named = [
        c for c in frame.chunks[: frame.at] if c.type is Is.PERSON and c.person and c.person.name and c.codes
    ]
    abroad = [c for c in named if goal.isdisjoint(c.codes)]
    return abroad if goal and len(abroad) == 1 < len(named) else []


_OWNED = words("his her")


def words_before(frame: Frame) -> set[str]:
    """What leads to an event noun and its adjectives: "during his first"."""
    return {c.text for c in frame.chunks[max(0, frame.at - len(frame.words) - 2) : frame.at]}
