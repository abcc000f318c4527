"""Who acts in a main event besides those whom its own words name.

In the sentence that tells it: whoever stands beside the event and not in an aside ("the visit of President
X", "since Minister Y took office"). In the sentences behind: who speaks or is spoken to there ("Ambassador X
said", "as explained by Y"), and whom "These included A, B and C" lists. Only people of the parties, and
nobody who belongs to another event of the release.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from app.domain.codes import CountryRole, DiplomaticRank
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind, clause_of, find_clauses
from app.extract.frames import party_list
from app.extract.frames.subjects import is_free
from app.extract.lexicon import ANNOUNCING, SAYING, words
from app.extract.people.identity import Person
from app.extract.people.scene import rank_held
from app.extract.positions import ENGAGEMENT
from app.extract.present import countries_present
from app.extract.reading import Reading

_BESIDE = words("with by between including alongside among and along presence participation attendance")
_JOINS = words("with between by including alongside")
_NO_LONGER = words("former late")
_SAYS = SAYING | words("agreed agrees concurred concurs discussed exchanged reviewed")  # or does so together
_WILL_SAY = words(
    """
    explain stress emphasize emphasise underline underscore highlight express reaffirm reiterate thank convey
    share brief request propose discuss exchange speak address deliver introduce present welcome ask
    congratulate accompany attend participate join
    """
)
_HELPERS = words("will has had also further then additionally , meanwhile in turn furthermore likewise both")
_ANOTHER_TIME = words("after following before since prior ahead earlier later")
_SUBORDINATE = words("which whom that as since after when where while because")
_LISTED = words(
    "included include includes including were are comprised comprises consisted consists namely notably"
)
_GATHERING = frozenset({"brought together", "brings together", "bringing together", "bring together"})
_THOSE = words(
    """
    these they participants attendees guests those delegates present attending attended delegation members
    group team
    """
)
_HEADS = frozenset({DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT})


def add_company(
    candidate: Candidate, reading: Reading, told: Sequence[int], behind: Sequence[int], taken: Set[Person]
) -> None:
    """Adds who acts in the sentences that tell the event and in those behind; `taken` are others' people."""
    for number in told:
        chunks = reading.chunks[number]
        if not _names_people(chunks):
            continue
        _add(candidate, _listed(chunks, told=True), taken)
        if number == candidate.sentence.number:
            _add(candidate, _met(chunks, candidate.frame.at), taken)
        _add(candidate, (c for c in _beside(chunks) if _is_of(candidate, c, reading)), taken)
    roll = False
    for number in behind:
        chunks = reading.chunks[number]
        if not _names_people(chunks):
            continue
        _add(candidate, _listed(chunks, told=False), taken)
        _add(candidate, _stand_for_a_side(candidate, chunks), taken)
        roll = _holds_names_only(chunks) and (roll or _heads_roll(reading.chunks[number - 1]))
        here = chunks if roll else _speaking(chunks)
        _add(candidate, (c for c in here if _is_of(candidate, c, reading)), taken)


def add_to_mentioned(kept: Sequence[Candidate], reading: Reading) -> None:
    """Whom the sentence of another meeting names behind it, where its own frame stops short of them.

    "The dialogue was held on May 3 with the participation of Defence Minister X": people of its parties who
    are in no event, and only where no second encounter stands in the sentence that they could belong to.
    """
    told = {person for candidate in kept for person in candidate.people}
    met = Counter(c.sentence.number for c in kept if c.type in ENGAGEMENT)
    for candidate in kept:
        number = candidate.sentence.number
        if candidate.primary or candidate.type not in ENGAGEMENT or met[number] > 1:
            continue
        chunks = reading.chunks[number]
        if candidate.type is EventType.CONFERENCE:
            candidate.add_parties(countries_present(chunks), CountryRole.PARTICIPANT)
        candidate.add_parties(_who_held_it(chunks, candidate.frame.at), CountryRole.PARTICIPANT)
        found = [c for c in _behind(chunks, candidate.frame.at) if set(c.codes) & set(candidate.countries)]
        _add(candidate, found, told)
        if not candidate.people:
            _add_both_sides(candidate, chunks)


def _who_held_it(chunks: Sequence[Chunk], event: int) -> list[Chunk]:
    """ "the Presidents of A and B, in the Summit they held": both."""
    if [c.text for c in chunks[event + 1 : event + 3]] not in (["they", "held"], ["they", "had"]):
        return []
    return [c for c in chunks[:event] if c.type is Is.GROUP and len(c.codes) > 1][-1:]


def _add_both_sides(candidate: Candidate, chunks: Sequence[Chunk]) -> None:
    """ "The Dialogue on May 3 gave Ministers X and Y the occasion …": all named, if of its sides."""
    named = [chunk for _, chunk in _people(chunks)]
    sides = {code for chunk in named for code in chunk.codes}
    if len(sides) > 1 and sides == set(candidate.countries) and all(chunk.codes for chunk in named):
        candidate.add_parties(named, CountryRole.PARTICIPANT)


def _behind(chunks: tuple[Chunk, ...], event: int) -> Iterator[Chunk]:
    """Those in the list behind the first "with", "between", "by" after the event."""
    start = next((n for n in range(event + 1, len(chunks)) if chunks[n].text in _JOINS), len(chunks))
    if any(c.text in _ANOTHER_TIME or c.text in _SUBORDINATE for c in chunks[event + 1 : start]):
        return
    for at, chunk in _people(chunks):
        if at <= start:
            continue
        between = chunks[start:at]
        if any(c.type in (Is.VERB, Is.LIGHT) or c.text in _SUBORDINATE for c in between):
            return
        if at + 1 == len(chunks) or chunks[at + 1].type is not Is.POSSESSIVE:
            yield chunk


def _names_people(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.type is Is.PERSON for chunk in chunks)


def _add(candidate: Candidate, people: Iterable[Chunk], taken: Set[Person]) -> None:
    candidate.add_parties([c for c in people if c.person not in taken], CountryRole.PARTICIPANT)


def _is_of(candidate: Candidate, chunk: Chunk, reading: Reading) -> bool:
    """Whether somebody speaks for a party; a president only where nobody else of his country is there."""
    person = chunk.person
    if person is None or not person.name or rank_held(person.first) is DiplomaticRank.SPOKESPERSON:
        return False  # who tells it was not there
    if chunk.organisations and not chunk.codes:
        return bool(set(chunk.organisations) & set(candidate.organisations))
    if not set(chunk.codes) & ({reading.home} | set(candidate.countries)):
        return False
    fellow = any(other.country == person.country and other is not person for other in candidate.people)
    return not (fellow and rank_held(person.first) in _HEADS)


def _stand_for_a_side(candidate: Candidate, chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """ "Foreign Minister X of B handed over an invitation", where nobody yet stood for B at the meeting."""
    represented = {person.country for person in candidate.people}
    for at, chunk in _people(chunks):
        alone = set(chunk.codes) <= candidate.countries.keys() - represented
        leads = chunk.person is not None and rank_held(chunk.person.first) in _HEADS
        if chunk.codes and alone and at == 0 and not leads and is_free(chunks, at, 0):
            yield chunk


def _heads_roll(chunks: Sequence[Chunk]) -> bool:
    """ "List of the delegation", "Participants:" above lines that hold names and nothing more."""
    return any(not _ROLL.isdisjoint(c.text.split()) for c in chunks[:6])


def _holds_names_only(chunks: Sequence[Chunk]) -> bool:
    return all(c.type in (Is.PERSON, Is.MARK) or c.text == "and" for c in chunks)


_ROLL = _THOSE - words("these they those present attending") | words("list")


def _people(chunks: Sequence[Chunk]) -> Iterator[tuple[int, Chunk]]:
    for at, chunk in enumerate(chunks):
        named = chunk.type is Is.PERSON and chunk.person is not None and chunk.person.name
        if named and not _NO_LONGER & set(chunk.text.split()[:2]):
            yield at, chunk


def _beside(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    clauses = find_clauses(chunks)
    for at, chunk in _people(chunks):
        if at + 1 < len(chunks) and (chunks[at + 1].type is Is.POSSESSIVE or chunks[at + 1].text == ":"):
            continue  # whose something is, or whose words follow
        if [c.text in told for c, told in zip(chunks[at + 1 : at + 3], _TELLS_THAT, strict=False)] == _BOTH:
            continue  # who tells of it
        if clause_of(clauses, at, len(chunks)).kind is ClauseKind.MAIN and _stands_beside(chunks, at):
            yield chunk


_TELLS_THAT = (ANNOUNCING, frozenset({"that"}))
_BOTH = [True, True]


def _stands_beside(chunks: tuple[Chunk, ...], at: int) -> bool:
    if at > 1 and chunks[at - 1].type is Is.POSSESSIVE:  # "with the Ministry's Director-General X"
        at -= 2
    before = [c.text for c in chunks[max(0, at - 4) : at] if c.text not in ("the", "his", "her", "their")]
    if before and before[-1] == "of" and len(before) > 1:
        return before[-2] in _BESIDE
    return not before or before[-1] in _BESIDE or is_free(chunks, at, 0)


def _met(chunks: tuple[Chunk, ...], event: int) -> Iterator[Chunk]:
    """ "…, as well as a meeting with the Ambassador of C, X": one more whom the verb does not reach."""
    clauses = find_clauses(chunks)
    for at, chunk in _people(chunks):
        if at <= event or any(c.text in _ANOTHER_TIME for c in chunks[event + 1 : at]):
            continue
        if chunks[at - 1].text == "with" and clause_of(clauses, at, len(chunks)).kind is ClauseKind.MAIN:
            yield chunk


def _speaking(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    for at, chunk in _people(chunks):
        before = chunks[at - 1].text if at else ""
        if before in _SUBORDINATE:
            continue
        told_by = before == "by" and at > 1 and chunks[at - 2].text in SAYING
        if told_by or before in ("said", "added") or (is_free(chunks, at, 0) and _says(chunks, at)):
            yield chunk


def _says(chunks: tuple[Chunk, ...], at: int) -> bool:
    """Whether a verb of saying follows a person, or a list of them, at once."""
    _, after = party_list(chunks, at, len(chunks))
    will = False
    while after < len(chunks):
        text = chunks[after].text
        if text == "for" and after + 2 < len(chunks) and chunks[after + 2].text == "part":
            after += 2  # "for his part"
        elif text not in _HELPERS and not text.endswith("ly"):
            break
        will = will or text == "will"
        after += 1
    if after >= len(chunks):
        return False
    return chunks[after].text.split()[0] in (_WILL_SAY if will else _SAYS)


def _listed(chunks: tuple[Chunk, ...], *, told: bool) -> Iterator[Chunk]:
    """ "These included Dr. A from X, B from Y and C from Z"; "The delegation consisted of A, B and C";
    "… met with the ambassadors: A, B and C".
    """
    those = any(not _THOSE.isdisjoint(c.text.split()) for c in chunks[:5])
    for at, chunk in enumerate(chunks):
        lists = (those and chunk.text in _LISTED) or chunk.text in _GATHERING or chunk.text == "comprising"
        if (chunk.text == ":" and (told or those)) or lists:
            of = any(c.text == "of" for c in chunks[at + 1 : at + 2])
            found, end = party_list(chunks, at + 1 + of, len(chunks))
            found += _further(chunks, end) if found else []
            yield from (c for c in found if c.type is Is.PERSON and c.person is not None and c.person.name)
            return


def _further(chunks: tuple[Chunk, ...], end: int) -> list[Chunk]:
    """ "…, and senior executives such as D and E": the list goes on behind a group of those listed."""
    for at in range(end, len(chunks)):
        if chunks[at].type in (Is.VERB, Is.LIGHT) or chunks[at].text in _SUBORDINATE - {"as"}:
            return []
        if chunks[at].text == "including" or (chunks[at].text == "as" and chunks[at - 1].text == "such"):
            return party_list(chunks, at + 1, len(chunks))[0]
    return []
