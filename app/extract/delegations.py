"""Who led, chaired, attended or signed a main event, as the sentences behind it say.

"The Korean side was led by X, and the Vietnamese side by Y", "It was co-chaired by X and Y", "Ambassadors
X and Y were present", "(Indonesia) Foreign Minister X". A sentence speaks of the event until another main
event begins, and not where it has a day of its own; a person counts who represents one of the parties.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.attendants import attendants
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.done_by import agents
from app.extract.frames import find_subject, party_list
from app.extract.lexicon import SAYING, words
from app.extract.positions import ENGAGEMENT
from app.extract.present import (
    countries_chairing,
    countries_counted,
    countries_in_note,
    countries_of_group,
    countries_present,
    tells_aside,
)
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.teams import persons_from, team_members
from app.extract.tenses import is_passive

REACH = 8  # sentences behind the main one that may complete it

_ATTENDS = words(
    """
    presided preside presides led leads lead headed heads attended attends attend chaired chairs chair
    co-chaired co-chairs co-chair cochaired participated participate participates represented represents
    addressed addresses delivered delivers hosted hosts received co-hosted joined join joins spoke
    """
)
_COMING = words("attended attends attend joined join joins participated participates spoke addressed")
_GUESTS = words("attended joined")
_IS_ATTENDING = words("attending participating leading heading chairing co-chairing")
_TAKES_PART = frozenset({"took part", "take part", "takes part"})
_DONE_BY = words(
    """
    led headed chaired co-chaired cochaired represented attended presided hosted co-hosted accompanied joined
    moderated opened witnessed
    """
)
_CHAIRS = ("presid", "chair", "co-chair", "cochair", "co-host")
_PRESENT = words(
    """
    came present attended attend attending attendance participated participate participating took taking
    gathered
    """
)
_ATTENDED = words("attended attend attending attendance participated participate participating present")
_COMES = _PRESENT | words("come comes attendees participants following joined join guests gather")
_SEVERAL = 3  # countries in a list of guests; two are as likely the hosts of a bilateral meeting
_DELEGATES = words("delegations delegation delegates participants heads representatives officials")
_HEADS = re.compile(
    r"co-?chairs\b|(?:co-?)?chairmanship|\bheads? of (?:the )?\w* ?delegations?"
    r"|\b(?:chief|head) (?:delegates?|representatives?|negotiators?)"
    r"|\b(?:lead|head)ing (?:the|their) \w* ?(?:delegation|side|team)s?"
    r"|\bat (?:its|their) heads?\b|\bin the chair\b"
    r"|\bheaded the .* sides?\b|\bled the (?:\w+ ){1,4}delegation\b"
)
# One is in all of them, and quickly looked for.
_STEMS_OF_HEADS = ("chair", "head", "chief", "leading the", "led the")
_LISTED = "person.bracketed_country"


def add_attendance(candidate: Candidate, reading: Reading, until: int) -> None:
    """Adds who took part to a main event; `until` is the sentence at which the next one begins."""
    title = candidate.sentence.is_title
    first = next((s.number for s in reading.sentences if not s.is_title), 0)
    start = first if title else candidate.sentence.number
    end = min(start + REACH + 1, max(until, start + 1))
    for sentence in reading.sentences[start:end]:
        chunks = reading.chunks[sentence.number]
        candidate.add_parties(countries_of_group(candidate, chunks), CountryRole.PARTICIPANT)
        aside = sentence is not candidate.sentence and tells_aside(chunks)
        if chunks and same_day(candidate, sentence, chunks) and not aside:
            _add_from(candidate, chunks, reading)
            if candidate.type is EventType.CONFERENCE:
                candidate.add_parties(countries_chairing(chunks), CountryRole.PARTICIPANT)
                candidate.add_parties(countries_in_note(reading, sentence), CountryRole.PARTICIPANT)


def same_day(candidate: Candidate, sentence: Sentence, chunks: Sequence[Chunk]) -> bool:
    """Whether no day in the sentence speaks against the event's."""
    if sentence is candidate.sentence:
        return True
    known = {date.span.start for date in candidate.dates}
    days = [c.date for c in chunks if c.date is not None and (c.date.is_day or c.date.first.year)]
    return not days or any(day.span.start in known for day in days) or not candidate.dates


def _add_from(candidate: Candidate, chunks: tuple[Chunk, ...], reading: Reading) -> None:
    gathers = candidate.type is EventType.CONFERENCE
    own = chunks is candidate.frame.chunks or not candidate.sides  # nobody is known who might be meant
    alone = candidate.sides < 2 and own  # whoever leads is of the other side
    comes = gathers and _tells_of_it(candidate, chunks)
    for chunk, role in [*(_speakers(chunks) if gathers else ()), *_leading(chunks), *_heads(chunks)]:
        _add(candidate, chunk, role, reading, anyone=alone or comes)
    candidate.add_parties(_labelled(chunks), CountryRole.PARTICIPANT)
    listed = [c for c in chunks if c.person_mention and c.person_mention.rule == _LISTED]
    if any(c.text in _DELEGATES for c in chunks[:6]) or len({c.codes for c in listed}) > 1:
        candidate.add_parties(listed, CountryRole.PARTICIPANT)
    candidate.add_parties(agents(chunks, _GUESTS), CountryRole.PARTICIPANT)
    candidate.add_parties(_there(chunks), CountryRole.PARTICIPANT)
    candidate.add_parties(countries_counted(chunks), CountryRole.PARTICIPANT)
    for person in team_members(chunks, {*candidate.countries, *candidate.organisations}):
        candidate.add_person(person, ParticipationRole.PARTICIPANT)
    for chunk in attendants(candidate, chunks):
        _add(candidate, chunk, ParticipationRole.PARTICIPANT, reading)
    for chunk in _behind_verb(chunks):
        _add(candidate, chunk, ParticipationRole.PARTICIPANT, reading, anyone=gathers)
    here = _PRESENT if gathers else _ATTENDED
    if any(c.text.split()[0] in here or c.text.endswith(" part") for c in chunks):
        _add_present(candidate, chunks, reading)
    if candidate.type in (EventType.CONFERENCE, EventType.SUMMIT) or _attended_by(chunks):
        candidate.add_parties(_guests(chunks), CountryRole.PARTICIPANT)
        candidate.add_parties(countries_present(chunks), CountryRole.PARTICIPANT)


def _tells_of_it(candidate: Candidate, chunks: Sequence[Chunk]) -> bool:
    """ "Minister X of B also spoke at the meeting", "Minister X joins by video": at what is told of, for no
    other event stands in the sentence.
    """
    if chunks is candidate.frame.chunks or not any(c.text.split()[0] in _COMING for c in chunks):
        return False
    events = [at for at, c in enumerate(chunks) if c.type is Is.NOUN and c.triggers[0].type in ENGAGEMENT]
    return all(at and chunks[at - 1].text in ("the", "this") for at in events)


def _guests(chunks: tuple[Chunk, ...]) -> list[Chunk]:
    """ "The following will come: A, Minister of X; B, Minister of Y; C, …": of three countries or more."""
    if not any(c.text.split()[0] in _COMES and not c.text.endswith(" place") for c in chunks):
        return []
    people = [c for c in chunks if c.type is Is.PERSON and c.person is not None and c.person.name]
    return people if len({c.codes for c in people if c.codes}) >= _SEVERAL else []


def _attended_by(chunks: Sequence[Chunk]) -> bool:
    """ "The dinner was attended by …": who came is told, whatever is held."""
    return any(c.text == "attended" and n.text == "by" for c, n in pairwise(chunks))


def _leading(chunks: tuple[Chunk, ...]) -> Iterator[tuple[Chunk, ParticipationRole]]:
    """Everybody the sentence says led, chaired or attended."""
    whole = Clause(0, len(chunks), ClauseKind.MAIN)
    for at, chunk in enumerate(chunks):
        verb = chunk.text.split()[0]
        if verb not in _MAY_TELL:
            continue
        attends = verb in _ATTENDS or chunk.text in _TAKES_PART
        active = chunk.type in (Is.LIGHT, Is.VERB) and attends and not is_passive(chunks, at)
        active = active or (verb in _IS_ATTENDING and chunks[at - 1].text in ("is", "are", "were"))
        if active and at > 2 and chunks[at - 1].text == "who":  # "Besides Minister X, who presided, …"
            yield from ((c, _role(verb)) for c in chunks[at - 3 : at - 1] if c.type is Is.PERSON)
        elif active or _is_there(chunks, at):
            yield from ((c, _role(verb)) for c in find_subject(chunks, at, whole))
    if chunks[0].type is Is.PERSON and any(c.text.endswith("delegation") for c in chunks):
        yield from ((c, ParticipationRole.PARTICIPANT) for c in find_subject(chunks, 1, whole))
    chaired = any(c.text.startswith(_CHAIRS) and c.type is not Is.PERSON for c in chunks)
    role = ParticipationRole.CHAIR if chaired else ParticipationRole.PARTICIPANT
    yield from ((c, role) for c in agents(chunks, _DONE_BY))


_THERE = words("present attendance there")
_MAY_TELL = _ATTENDS | _IS_ATTENDING | _THERE | words("took take takes")


def _speakers(chunks: tuple[Chunk, ...]) -> Iterator[tuple[Chunk, ParticipationRole]]:
    """ "In his opening remarks, Minister X noted …": who speaks in what tells of a gathering was there."""
    verb = next((at for at, c in enumerate(chunks) if c.text.split()[0] in SAYING), None)
    if verb is not None:
        whole = Clause(0, len(chunks), ClauseKind.MAIN)
        yield from ((c, ParticipationRole.SPEAKER) for c in find_subject(chunks, verb, whole))


def _heads(chunks: tuple[Chunk, ...]) -> Iterator[tuple[Chunk, ParticipationRole]]:
    """Whoever is named beside "heads of delegation" is one."""
    text = " ".join([c.text for c in chunks])
    if any(stem in text for stem in _STEMS_OF_HEADS) and _HEADS.search(text):
        yield from ((c, ParticipationRole.CHAIR) for c in chunks)


def _labelled(chunks: tuple[Chunk, ...]) -> list[Chunk]:
    """ "ROK: Deputy Minister X / Kenya: Principal Secretary Y": a side, a colon and who stood for it."""
    found = [
        person
        for side, colon, person in zip(chunks, chunks[1:], chunks[2:], strict=False)
        if side.type is Is.COUNTRY and colon.text == ":" and person.type is Is.PERSON
    ]
    return found if len({chunk.codes for chunk in found}) > 1 else []


def _there(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """ "Ambassador X of A and Ambassador Y of B were in attendance"."""
    whole = Clause(0, len(chunks), ClauseKind.MAIN)
    for at in [n for n, chunk in enumerate(chunks) if chunk.text.split()[0] in _THERE]:
        if is_passive(chunks, at):
            yield from (c for c in find_subject(chunks, at, whole) if c.type is Is.PERSON)


def _behind_verb(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """ "Taking part in the conversation was Director X", "Attending were A, B and C", "Also there were A
    and B", "among the guests were A and B".
    """
    first = next((n for n, c in enumerate(chunks) if c.text not in _BEFORE_PRESENT), 0)
    opening = [word for c in chunks[first : first + 2] for word in c.text.split()]
    opens = not _PRESENT_AHEAD.isdisjoint(opening) or {c.text for c in chunks[:2]} == {"also", "there"}
    start = 0 if opens else next((n for n, c in enumerate(chunks) if c.text == "among"), len(chunks))
    end = start + (_OPENING if opens else _NEAR)
    verb = next((n for n in range(start, min(end, len(chunks))) if chunks[n].text in _BE), None)
    if verb is not None:
        yield from persons_from(chunks, verb + 1)


_PRESENT_AHEAD = words("attending taking participating present attendance joining accompanying")
_BEFORE_PRESENT = words("also in others those")  # "Also in attendance were A and B"
_OPENING, _NEAR = 10, 5  # chunks
_BE = words("was were is are")


def _is_there(chunks: Sequence[Chunk], at: int) -> bool:
    """ "were present", "were in attendance"."""
    return chunks[at].text.split()[0] in _THERE and is_passive(chunks, at)


def _role(verb: str) -> ParticipationRole:
    return ParticipationRole.CHAIR if verb.startswith(_CHAIRS) else ParticipationRole.PARTICIPANT


def _add(
    candidate: Candidate, chunk: Chunk, role: ParticipationRole, reading: Reading, *, anyone: bool = False
) -> None:
    if chunk.type is not Is.PERSON or chunk.person is None or not chunk.person.name:
        return
    parties = {reading.home} | set(candidate.countries)
    chairs = candidate.type is EventType.CONFERENCE and role is ParticipationRole.CHAIR
    if chairs or anyone or set(chunk.codes) & parties or chunk.organisations:
        candidate.add_parties([chunk], CountryRole.PARTICIPANT, role)


def _add_present(candidate: Candidate, chunks: tuple[Chunk, ...], reading: Reading) -> None:
    """ "Those present included X and Y", "among them President X"."""
    for at, chunk in enumerate(chunks[:-1]):
        if chunk.text not in ("from", "among", "including"):
            continue
        start = at + 1
        while start < len(chunks) and chunks[start].text in ("the", "them"):
            start += 1
        parties, _ = party_list(chunks, start, len(chunks))
        gathers = candidate.type is EventType.CONFERENCE
        if gathers and chunks[start - 1].text == "them":  # who came, of whatever country
            for party in parties:
                if party.person is not None and party.person.name:
                    candidate.add_person(party.person, ParticipationRole.PARTICIPANT)
        elif parties and all(c.type is Is.PERSON for c in parties):
            for person in persons_from(chunks, start):
                _add(candidate, person, ParticipationRole.PARTICIPANT, reading)
