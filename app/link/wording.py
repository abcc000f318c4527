"""What the words of an account say beyond its fields: which round, mechanism or weapon, how much."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from app.domain.countries import COUNTRIES


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_]{3,}")
_SPACE = re.compile(r"\s+")

# Texts: an account is compared with those of its day, one release after the other.
REMEMBERED = 4_000

# Words that stand in any account of any event, so that sharing them says nothing.
_EVERYWHERE = _listed(
    """
    agreement agreements appointed declaration memorandum memoranda sign signed signing statements
    understanding condemn condemned condemns condemning strongly about according addition affairs after
    agreed ahead also ambassador amid among and announced announcement as at bilateral both but city
    consul counterpart countries country cooperation day delegation department deputy development
    director discuss discussed discussion during embassy exchange exchanged following for foreign from
    general government had has have held her his hold importance including into issue issued issues its
    joint led made meet meeting meetings met minister ministers ministry mutual nation nations national
    new not office official officials on other our over part participated people permanent place
    president press prime readout recent regarding region regional relations release remarks reaffirmed
    representative republic secretary senior sides spoke spokesperson state statement states strategic
    take talk talks that the their they this today told took two under united upon various vice views
    visit visited was were which while who will with january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday
    """
)

_ORDER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
# "first meeting" seldom is a number of a series ("their first meeting since …"), a round always is.
_SERIES = r"rounds?|sessions?|consultations?|dialogues?|committee|commission|summit|forum|conference|assembly"
_BETWEEN = r"\b(?:[ -][\w.'\u2019&/-]+){0,9}?[ -]"
_ROUND = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th){_BETWEEN}({_SERIES}|meetings?)"
    rf"|({'|'.join(_ORDER)}){_BETWEEN}({_SERIES}))\b",
    re.IGNORECASE,
)
# Conferences that are known by a short name and the number of the edition: "COP26", "TICAD 8".
_EDITION = re.compile(r"\b(ASEM|CMA|COP|CSW|HRC|MC|PALM|TICAD|UNCTAD|UNEA|UNGA|WHA|WTSA)[- ]?(\d{1,3})\b")
_MECHANISM = re.compile(
    r"((?:[\w'\u2019-]+ ){1,5})(?:consultations?|dialogues?|committee|commission|working group|talks)\b",
    re.IGNORECASE,
)
_FIELDS = _listed(
    """
    aid arctic aviation climate consular counterterrorism cultural cyber defence defense development
    digital disarmament economic education energy environment environmental fisheries health history
    human investment legal maritime migration military nuclear policy political science security space
    strategic technology terrorism trade visa
    """
)
_SAME_FIELD = {"defense": "defence", "environmental": "environment", "counterterrorism": "terrorism"}

# What was fired or done, a class a line; words of one class are one thing in different words.
_OBJECTS = {
    "missile": r"missiles?|irbms?|icbms?|slbms?|srbms?|mrbms?|projectiles?",
    "satellite": r"satellites?|space launch\w*",
    "nuclear test": r"nuclear (?:test|explosion|detonation)\w*",
    "artillery": r"artillery|shell(?:s|ing)|rocket launchers?|mortars?|live[- ]fire",
    "drone": r"drones?|uavs?|unmanned aerial",
    "exercise": r"exercises?|drills?|manoeuvres?|maneuvers?",
    "balloon": r"balloons?|leaflets?",
    "earthquake": r"earthquakes?|quake|tsunami",
    "flood": r"floods?|flooding",
    "storm": r"storms?|typhoon|hurricane|cyclone|tornado\w*",
    "fire": r"wildfires?|forest fires?|blaze",
    "explosion": r"explosions?|blast",
    "crash": r"crash(?:es|ed)?|collision|accidents?|sinking|derailment",
    "outbreak": r"outbreak|epidemic|pandemic|virus|ebola|cholera",
    "landslide": r"landslides?|mudslides?",
    "eruption": r"eruptions?|volcan\w+",
    "election": r"elections?|polls?|vote",
    "referendum": r"referendum",
    "coup": r"coup|putsch|seizure of power|military takeover",
    "mourning": r"funeral|mourning|death|passing|demise",
    "shrine": r"shrine",
}
# Two of them in one month are two votes.
_BALLOT = re.compile(
    r"\b(parliamentary|legislative|general|presidential|local|municipal|regional|provincial|state|council"
    r"|senate|primary|midterm|by-)[ -]?(?:and \w+ )?elections?\b",
    re.IGNORECASE,
)
_SAME_BALLOT = {"legislative": "parliamentary", "council": "local", "municipal": "local"}
_CLASSES = (f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _OBJECTS.items())
_OBJECT = re.compile(rf"\b(?:{'|'.join(_CLASSES)})\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:[$€£¥]|US\$|USD |EUR )?\b(\d[\d,.]*)\s?(million|billion|thousand|tons?|tonnes?|doses)\b",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"\bresolutions?\s+(?:no\.?\s*)?(\d+(?:/\d+)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What may tell two accounts of the same parties and day apart."""

    rounds: frozenset[tuple[str, int]]  # ("dialogue", 3)
    editions: frozenset[tuple[str, int]]  # ("COP", 26)
    fields: frozenset[str]  # of the mechanism: "consular", "cyber"
    objects: frozenset[str]
    ballots: frozenset[str]  # kinds of election: "parliamentary"
    amounts: frozenset[str]
    resolutions: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def marks_of(text: str) -> Marks:
    flat = _SPACE.sub(" ", text)
    return Marks(
        rounds=frozenset(_rounds(flat)),
        editions=frozenset((name, int(number)) for name, number in _EDITION.findall(flat)),
        fields=frozenset(_fields(flat)),
        objects=frozenset(str(found.lastgroup).replace("_", " ") for found in _OBJECT.finditer(flat)),
        ballots=frozenset(_ballots(flat)),
        amounts=frozenset(_amounts(flat)),
        resolutions=frozenset(_RESOLUTION.findall(flat)),
    )


def folded(sentence: str) -> str:
    return _SPACE.sub(" ", sentence).strip(" .").casefold()


@lru_cache(maxsize=REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    words = (_stem(word) for word in _WORD.findall(text.casefold()))
    return frozenset(word for word in words if word not in _said_of_all())


def _rounds(text: str) -> list[tuple[str, int]]:
    return [
        ((noun or other).casefold().rstrip("s"), int(digits) if digits else _ORDER[word.casefold()])
        for digits, noun, word, other in _ROUND.findall(text)
    ]


def _fields(text: str) -> list[str]:
    before = (word.casefold() for found in _MECHANISM.findall(text) for word in re.split(r"[ -]", found))
    return [_SAME_FIELD.get(word, word) for word in before if word in _FIELDS]


def _ballots(text: str) -> list[str]:
    return [_SAME_BALLOT.get(kind, kind) for kind in map(str.casefold, _BALLOT.findall(text))]


def _amounts(text: str) -> list[str]:
    return [
        f"{number.replace(',', '').rstrip('.')} {unit.casefold().rstrip('s')}"
        for number, unit in _AMOUNT.findall(text)
    ]


def _stem(word: str) -> str:
    """Enough to make "missiles" and "missile" one word."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


@cache
def _said_of_all() -> frozenset[str]:
    """Words of every account and names of countries, which are compared as parties."""
    names = (name for country in COUNTRIES.values() for name in (*country.names, *country.demonyms))
    countries = {word for name in names for word in _WORD.findall(name.casefold())}
    return frozenset(map(_stem, _EVERYWHERE | countries)) | _EVERYWHERE
