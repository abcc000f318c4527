"""Whether somebody whom releases call by the surname alone is a person whose full name others give.

A surname is a record for each rank that it is told in ("President Park", "Foreign Minister Park"), and is
somebody's where the country is the same and every office told of it is one that the person held within a
year. An office that one at a time holds needs no more; of ministers, their deputies and envoys the words of
the titles agree as well ("Secretary", "Secretary of State"); other titles must be the same, and say enough.
Surnames that a people shares among few families (Kim, Nguyen) are always held to that.
"""

from collections.abc import Iterable

from app.domain.codes import DiplomaticRank
from app.domain.names import EAST_ASIAN_SURNAMES, PARTICLES
from app.link.names import FEWEST_BEFORE_GENERATION, GENERATIONS, fold_name, words_of
from app.link.persons import SINGLE, Known, Office, is_about_then

FEWEST_TITLE_WORDS = 3  # "Special Representative Kim" may be several, "Director General for Treaties" is one
MOST_WORDS = 3  # of a surname: "von der Leyen"

_MINISTERS = frozenset((DiplomaticRank.MINISTER, DiplomaticRank.FOREIGN_MINISTER))
# Few hold these in a country at a time, so that the words of a title need not be all.
_FEW = _MINISTERS | {DiplomaticRank.VICE_MINISTER, DiplomaticRank.SPECIAL_REPRESENTATIVE}
_SHARED = frozenset(fold_name(name) for name in EAST_ASIAN_SURNAMES)
_PARTICLES = frozenset(fold_name(name) for name in PARTICLES) - {"ben"}  # a given name oftener


def is_surname(name: str) -> bool:
    """One word, or one behind particles: "Le Drian", "von der Leyen"."""
    words = fold_name(name).split()
    return len(words) <= MOST_WORDS and all(word in _PARTICLES for word in words[:-1])


def surnames_of(name: str) -> set[str]:
    """What a full name may be cut to, in the form of `fold_name`: each word, and the last few together."""
    words = words_of(name)
    return {*words, *(" ".join(words[-size:]) for size in range(2, MOST_WORDS + 1))}


def find_bearer(surname: Known, known: Iterable[Known]) -> Known | None:
    """The one person of a full name whom a record of a surname means; None if uncertain."""
    fitting = [person for person in known if person.country == surname.country and _bears(person, surname)]
    return fitting[0] if len(fitting) == 1 else None


def _bears(person: Known, surname: Known) -> bool:
    full = [words_of(name) for name in person.names if not is_surname(name)]
    cut = fold_name(surname.names[0])
    return bool(surname.offices) and all(
        any(_is_cut(cut, words, told) for words in full)
        and any(_is_one_office(cut, told, held) for held in person.offices)
        for told in surname.offices
    )


def _is_cut(surname: str, words: tuple[str, ...], office: Office) -> bool:
    """The surname stands last, or first where a people puts it there; of one holder it may be any word."""
    if office.rank in SINGLE and surname in words:
        return True
    if surname in _SHARED and words[0] == surname:
        return True
    last = len(words) - (len(words) > FEWEST_BEFORE_GENERATION and words[-1] in GENERATIONS)
    size = len(surname.split())
    return size < last and " ".join(words[last - size : last]) == surname


def _is_one_office(surname: str, told: Office, held: Office) -> bool:
    if not is_about_then(told, held):
        return False
    if told.rank is held.rank and told.rank in SINGLE:
        return True
    if surname not in _SHARED and (told.rank is held.rank or {told.rank, held.rank} <= _MINISTERS):
        return told.rank in _FEW and (told.words <= held.words or held.words <= told.words)
    return told.rank is held.rank and told.words == held.words and len(told.words) >= FEWEST_TITLE_WORDS
