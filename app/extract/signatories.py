"""Who signed for the sides of a main event, where the sentences around it say so.

"The communiqué was signed by Ambassadors X and Y"
"For A the documents were inked by X"
"The signing ceremony was officiated by Ambassador X and her counterpart, Y"
"The ceremony was witnessed by President X"
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole, ParticipationRole
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.delegations import same_day
from app.extract.lexicon import words
from app.extract.reading import Reading

_SIGNING = words("signed signs sign inked initialled initialed signing officiated exchanged put")
_WITNESSING = words("witnessed")
_BEFORE, _REACH = 2, 4  # sentences before the one that tells the event, and behind it


def add_signatories(candidate: Candidate, reading: Reading, until: int, *, alone: bool) -> None:
    """Adds those of its sides whom a sentence of signing names; before it, too, where it stands `alone`."""
    first = max(0, candidate.sentence.number - _BEFORE) if alone else candidate.sentence.number
    until = min(until, candidate.sentence.number + _REACH)
    for sentence in reading.sentences[first:until]:
        chunks = reading.chunks[sentence.number]
        verbs = {word for c in chunks if c.type is not Is.PERSON for word in c.text.split()}
        if (
            sentence.is_title
            or not verbs & (_SIGNING | _WITNESSING)
            or not same_day(candidate, sentence, chunks)
        ):
            continue
        signs = bool(verbs & _SIGNING)
        role = ParticipationRole.SIGNATORY if signs else ParticipationRole.PARTICIPANT
        for at, chunk in enumerate(chunks):
            person = chunk.person if chunk.type is Is.PERSON and not _is_of_occasion(chunks, at) else None
            own = candidate.sides < 2 and reading.home in chunk.codes
            if person is not None and person.name and (own or set(chunk.codes) & set(candidate.countries)):
                candidate.add_parties([chunk], CountryRole.PARTICIPANT, role)


def _is_of_occasion(chunks: Sequence[Chunk], at: int) -> bool:
    """ "was signed during the visit of President X to A", "during President X's visit": whose it was."""
    behind = chunks[at + 1 : at + 4]
    if behind[:1] and behind[0].type is Is.POSSESSIVE and any(c.text in _OCCASIONS for c in behind[1:]):
        return True
    return at > 1 and chunks[at - 1].text in ("of", "by") and chunks[at - 2].text in _OCCASIONS


_OCCASIONS = words("visit trip stay tour")
