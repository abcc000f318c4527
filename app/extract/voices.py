"""Who speaks in a release that is a statement, announces what it decides, or signs it."""

from collections.abc import Sequence

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.frames import find_subject, party_list
from app.extract.lexicon import ANNOUNCING, words
from app.extract.reading import Reading

_SPOKEN = (
    EventType.STATEMENT,
    EventType.AID,
    EventType.SANCTIONS,
    EventType.CONSULAR,
    EventType.PROTEST,
    EventType.RELATIONS,
)
_HEAD_LINES, _LAST_LINES = 3, 4
_STATEMENTS = words("statement statements comment comments commentary remarks message declaration")


def add_speakers(candidate: Candidate, reading: Reading) -> None:
    """ "Statement by Minister A", "Minister A announced …", "…, said the spokesperson, B"; authors, too."""
    if candidate.type in (*_SPOKEN, EventType.MESSAGE):
        _add_authors(candidate, reading)
    if candidate.type not in _SPOKEN:
        return
    role = ParticipationRole.SPEAKER if candidate.type is EventType.STATEMENT else ParticipationRole.ISSUER
    for sentence in reading.sentences[:6]:
        chunks = reading.chunks[sentence.number]
        for at, chunk in enumerate(chunks):
            if chunk.text in _STATEMENTS and sentence.is_title:
                found = party_list(chunks, at + 2, len(chunks))[0] if _is_of(chunks, at + 1) else []
            elif not sentence.is_title and _speaks(candidate, chunks, at):
                found = _speakers(chunks, at)
            else:
                continue
            for speaker in found:
                _add_speaker(candidate, speaker, role, reading)
    if candidate.type is EventType.STATEMENT and not candidate.people:
        _add_who_opens(candidate, reading)


def _add_who_opens(candidate: Candidate, reading: Reading) -> None:
    """ "Foreign Minister A voiced his concern": whom the text of a statement speaks of first, if he acts."""
    first = next((s.number for s in reading.sentences if not s.is_title), None)
    chunks = reading.chunks[first] if first is not None else ()
    at = next((n for n, c in enumerate(chunks) if c.type is not Is.DATE and c.text not in _BEFORE_WHO), None)
    behind = [c.type for c in chunks[at + 1 :] if c.type not in (Is.DATE, Is.MARK)] if at is not None else []
    if at is not None and behind and behind[0] is not Is.POSSESSIVE:
        _add_speaker(candidate, chunks[at], ParticipationRole.SPEAKER, reading)


_BEFORE_WHO = words("on the today yesterday ,")


def _add_authors(candidate: Candidate, reading: Reading) -> None:
    """A line that holds a person and nothing more, above the text or below it."""
    role = ParticipationRole.SPEAKER if candidate.type is EventType.STATEMENT else ParticipationRole.ISSUER
    body = [s for s in reading.sentences if not s.is_title]
    for sentence in (*body[:_HEAD_LINES], *body[-_LAST_LINES:]):
        chunks = reading.chunks[sentence.number]
        further = chunks[1:]  # "…, Minister for Women": one more office
        if chunks and all(c.type is Is.MARK or (c.person and not c.person.name) for c in further):
            _add_speaker(candidate, chunks[0], role, reading, signs=True)


def _speaks(candidate: Candidate, chunks: Sequence[Chunk], at: int) -> bool:
    announces = chunks[at].text.split()[0] in ANNOUNCING
    return announces or (candidate.type is EventType.PROTEST and _conveys_it(chunks, at))


def _conveys_it(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Undersecretary X conveyed the protest", "The protest was delivered by Undersecretary X"."""
    verb = chunks[at].text.split()[0] in _CONVEYING
    return verb and any(word in _PROTESTS for c in chunks for word in c.text.split())


_CONVEYING = words("conveyed lodged delivered handed made presented expressed")
_PROTESTS = words("protest protests demarche démarche note objection objections")


def _is_of(chunks: Sequence[Chunk], at: int) -> bool:
    return at < len(chunks) and chunks[at].text in ("by", "of", "from")


def _add_speaker(
    candidate: Candidate, speaker: Chunk, role: ParticipationRole, reading: Reading, *, signs: bool = False
) -> None:
    """Only who speaks for the publisher, or for an actor where nobody knows the publisher; who signs what
    several say speaks for any of them.
    """
    person = speaker.person if speaker.type is Is.PERSON else None
    if person is None or not person.name:
        return
    actors = {code for code, part in candidate.countries.items() if part is not CountryRole.TARGET}
    if reading.home is None and len(actors) == 1 and not (person.codes or person.organisation):
        person.codes, person.country_rule = tuple(actors), "person.country.speaks"
    of_any = reading.home is None or (signs and len(actors) > 1)
    if person.country in (actors if of_any else {reading.home}):
        candidate.add_person(person, role)


def _speakers(chunks: tuple[Chunk, ...], verb: int) -> list[Chunk]:
    """Those behind "by" or behind "said", else the subject."""
    by = next((n for n in range(verb, min(len(chunks), verb + 6)) if chunks[n].text == "by"), None)
    if by is not None:
        start = by + 2 if by + 1 < len(chunks) and chunks[by + 1].text == "the" else by + 1
        found, _ = party_list(chunks, start, len(chunks))
        if found:
            return found
    if chunks[verb].text in ("said", "says", "stated"):
        found, _ = party_list(chunks, verb + 1, len(chunks))
        if found:
            return found
    return find_subject(chunks, verb, Clause(0, len(chunks), ClauseKind.MAIN))
