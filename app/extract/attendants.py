"""Who else was there, in the words of sentences behind a main event that use no verb of attending.

"X and Y accompanied the Ministers", "X was associated with the talks", "X was present, as was Y", "on the B
side, Y", "in the presence of X and Y". Whether somebody is of a party is for the caller to say.
"""

from collections.abc import Iterator, Sequence

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.frames import find_subject
from app.extract.lexicon import words
from app.extract.teams import persons_from
from app.extract.tenses import is_passive

Chunks = tuple[Chunk, ...]

_THEM = words("him her them")
_ACCOMPANY = words("accompanied accompanies accompany")
_OF_THE_EVENT = words(
    """
    meeting talks engagement ceremony signing event exchange discussions discussion conversation call luncheon
    """
)
_TELLS = words(
    """
    present attended attends attend attending attendance participated participate participating took taking
    joined witnessed accompanied associated
    """
)
_MAY_TELL = _ACCOMPANY | words("associated witnessed witness assisted sat on part were was with")
_WAS = words("was were did is are")
_BESIDE = (("along", "with"), ("together", "with"), ("presence", "of"), ("alongside",))


def attendants(candidate: Candidate, chunks: Chunks) -> Iterator[Chunk]:
    """Persons the sentence puts beside those of the event."""
    texts = [chunk.text for chunk in chunks]
    if not any(chunk.type is Is.PERSON for chunk in chunks):
        return
    for at, text in enumerate(texts):
        if text.split()[0] in _MAY_TELL or text.endswith("side"):
            yield from _told_at(candidate, chunks, at)
    if "delegations" in texts[:3] and texts[2:3] in (["included"], ["comprised"]):
        yield from persons_from(chunks, 3)
    if not any(text.split()[0] in _TELLS or text == "took place" for text in texts):
        return
    for at in range(1, len(texts)):
        if (texts[at - 1] == "as" and texts[at] in _WAS) or _stands_beside(texts, at):
            yield from persons_from(chunks, at + 1)
        elif texts[at] == "for" and chunks[at - 1].type is Is.PERSON and _country_behind(chunks, at):
            yield chunks[at - 1]


def _told_at(candidate: Candidate, chunks: Chunks, at: int) -> Iterator[Chunk]:
    """Whom the word there says to have been at the event, before or behind it."""
    text = chunks[at].text
    if _acts_beside(candidate, chunks, at):
        yield from _subject(chunks, at)
    elif text.endswith(" side") or text == "side":
        yield from _behind_side(chunks, at)
    elif text == "with" and at and chunks[at - 1].text.startswith(("co-chair", "cochair", "co-host")):
        yield from persons_from(chunks, at + 1)  # "co-chaired with X the retreat"


def _stands_beside(texts: Sequence[str], at: int) -> bool:
    return any(tuple(texts[at : at + len(beside)]) == beside for beside in _BESIDE)


def _acts_beside(candidate: Candidate, chunks: Chunks, at: int) -> bool:
    """Whether the verb says that whoever does so was there."""
    verb = chunks[at].text.split()[0]
    behind = chunks[at + 1 : at + 4]
    if verb in _ACCOMPANY:
        return bool(behind) and not is_passive(chunks, at) and _is_of_it(candidate, behind[0])
    if verb == "associated":
        return is_passive(chunks, at) and _ends_or_names_it(behind)
    if verb in ("witnessed", "witness"):
        return not is_passive(chunks, at) and _names_it(behind)
    if verb == "assisted":
        return not is_passive(chunks, at) and behind[:1] != () and behind[0].text == "at"
    told = " ".join(chunk.text for chunk in chunks[at : at + 4])
    if told.startswith(("were at the ", "was at the ")):
        return not _OF_THE_EVENT.isdisjoint(told.split())
    return told.startswith(("sat in on", "on hand", "part of the delegation"))


def _is_of_it(candidate: Candidate, chunk: Chunk) -> bool:
    """ "accompanied him", "accompanied the Ministers", "accompanied Minister X", who is at the event."""
    if chunk.type is Is.PERSON and chunk.person is not None and chunk.person.name:
        return chunk.person in candidate.people
    return chunk.text in _THEM or chunk.type in (Is.GROUP, Is.PERSON)


def _ends_or_names_it(behind: Chunks) -> bool:
    return not behind or behind[0].type is Is.MARK or (behind[0].text in ("with", "in") and _names_it(behind))


def _names_it(behind: Chunks) -> bool:
    """ "the engagement", "the signing ceremony"."""
    definite = any(chunk.text in ("the", "this") for chunk in behind[:2])
    return definite and any(not _OF_THE_EVENT.isdisjoint(chunk.text.split()) for chunk in behind)


def _subject(chunks: Chunks, verb: int) -> list[Chunk]:
    whole = Clause(0, len(chunks), ClauseKind.MAIN)
    return [chunk for chunk in find_subject(chunks, verb, whole) if chunk.type is Is.PERSON]


def _behind_side(chunks: Chunks, at: int) -> Iterator[Chunk]:
    """ "on the B side, Ambassador Y"."""
    opens = any(chunk.text in ("on", "from", "for") for chunk in chunks[max(0, at - 3) : at])
    if opens and at + 2 < len(chunks) and chunks[at + 1].text == "," and chunks[at + 2].type is Is.PERSON:
        yield from persons_from(chunks, at + 2)


def _country_behind(chunks: Chunks, at: int) -> bool:
    named = [chunk for chunk in chunks[at + 1 : at + 3] if chunk.text != "the"][:1]
    return bool(named) and named[0].type in (Is.COUNTRY, Is.ORGANISATION)
