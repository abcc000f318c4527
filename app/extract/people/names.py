"""Names of persons over units: where one begins and ends, and how it is written down.

Order and spelling stay the ministry's own; only capitals are eased ("Ivan SOKOLIN" → "Ivan Sokolin").
"""

import re
from collections.abc import Sequence

from app.domain.names import EAST_ASIAN_SURNAMES, PARTICLES
from app.extract.adverbs import is_adverb
from app.extract.lexicon import COMPLEMENT_WORDS, HEADLINE_VERBS, NOT_IN_NAMES, POST_NOMINALS
from app.extract.mentions import Kind
from app.extract.units import Sort, Unit

LONGEST = 9  # units; "Mohammed bin Abdul Rahman bin Jassim Al Thani" has eight, "Al-Thani" two more at times

_SHORTENED = frozenset({"Ma", "Mohd", "Md", "Wm", "Sta", "Sto"})  # given names printed short, with a stop
_CLOSING = {'"': '"', "(": ")"}  # around a nickname
PLAIN_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Shri", "Smt", "Sir", "Dame"})
_ALSO_GIVEN_NAMES = frozenset(
    {"A", "An", "April", "August", "June", "May", "To", "He", "No", "Day", "Law", "Will"}
)
_SURNAMES = frozenset({"King", "Pope", "Bishop", "Prince", "Marshall", "Major", "Baron", "Earl", "Abbot"})
_SMALL_WORDS = frozenset({"TO", "OF", "IN", "ON", "AT", "BY", "AS", "IS"})  # of a heading in capitals
_JOINED_PARTICLE = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ul|bin|d')-?[A-Z]")
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Han Ji-won Attends": it is the last word of the name
_PLACE_KINDS = frozenset({Kind.COUNTRY, Kind.PLACE, Kind.CAPITAL, Kind.DEMONYM})
_INNER_KINDS = _PLACE_KINDS | {Kind.HONORIFIC, Kind.OFFICE}
_NOT_ORDINARY = NOT_IN_NAMES | HEADLINE_VERBS | COMPLEMENT_WORDS | POST_NOMINALS


def name_end(units: Sequence[Unit], at: int, *, in_title: bool, expected: bool = False) -> int:
    """Index after the name that starts here; `at` itself where none does. `expected`: a title said so."""
    end = start = at
    while at < len(units) and at - start < LONGEST:
        unit = units[at]
        if _is_name_word(units, at, first=at == start, in_title=in_title) or (
            expected and at == start and may_be_given_name(units, at)
        ):
            at = end = at + 1
            if at - start > 1 and _KOREAN_GIVEN.fullmatch(unit.text):
                break
        elif at > start and (_ties_names(units, at) or (at == start + 1 and _given_name_behind(units, at))):
            at += 1
        elif at > start and unit.text in _CLOSING and _nickname_ends(units, at):
            at += 3
            end = at
        elif at > start and _opens_with_catch(units, at):
            at += 1
        else:
            break
    if end - start == 1 and len(units[start].text) == 1:
        return start  # "in New York, N.Y.": an initial alone is no name
    return _past_generation(units, end) if end > start else end


def _past_generation(units: Sequence[Unit], end: int) -> int:
    """ "Juan Cruz, Jr.", "Juan Cruz III": tells the son from his father, so is part of the name."""
    at = end + (end < len(units) and units[end].text == ",")
    if at >= len(units) or units[at].text.rstrip(".") not in _GENERATIONS:
        return end
    stop = at + 1 < len(units) and units[at + 1].text == "." and at + 2 < len(units)
    return at + 1 + stop


_GENERATIONS = frozenset({"Jr", "Sr"})


def _opens_name(units: Sequence[Unit], at: int) -> bool:
    """ "Secretary May Brown", "Foreign Minister An Min": a common word between a title and a name word."""
    if units[at].text not in _ALSO_GIVEN_NAMES or not at or at + 1 >= len(units):
        return False
    return units[at - 1].kind in (Kind.OFFICE, Kind.HONORIFIC) and is_ordinary(units[at + 1])


def _opens_surname(units: Sequence[Unit], at: int) -> bool:
    """ "Foreign Minister bin Saleh", "Mr. van Dam": a particle between a title and a name word."""
    titled = at > 0 and units[at - 1].kind in (Kind.OFFICE, Kind.HONORIFIC)
    known = units[at].text in PARTICLES and units[at].text not in _ALSO_WORDS
    return titled and known and at + 1 < len(units) and is_ordinary(units[at + 1])


_ALSO_WORDS = frozenset({"a", "al", "and", "do", "e", "of", "the", "to", "y"})


def _closes_name(units: Sequence[Unit], at: int) -> bool:
    """ "Ms Elizabeth Day, …": behind "Ms" and a given name even a common word is a surname."""
    if at < 2 or units[at - 2].text.rstrip(".") not in PLAIN_HONORIFICS or not is_ordinary(units[at - 1]):
        return False
    return at + 1 >= len(units) or units[at + 1].sort in (Sort.MARK, Sort.WORD)


def _ties_names(units: Sequence[Unit], at: int) -> bool:
    """A particle ("bin"), or the stop of a shortened given name ("Ma. Theresa")."""
    unit = units[at]
    particle = unit.sort is Sort.WORD and unit.lower in PARTICLES
    if unit.text == "-" and units[at - 1].text in ("Al", "El"):
        return True  # "Al-Sabah", where the place is known by itself
    return particle or (unit.text == "." and units[at - 1].text in _SHORTENED)


def _given_name_behind(units: Sequence[Unit], comma: int) -> bool:
    """ "Kang, Min-ho": a Korean surname, a comma, the given name."""
    if (
        units[comma].text != ","
        or comma + 1 >= len(units)
        or units[comma - 1].text not in EAST_ASIAN_SURNAMES
    ):
        return False
    return _KOREAN_GIVEN.fullmatch(units[comma + 1].text) is not None


def _is_name_word(units: Sequence[Unit], at: int, *, first: bool, in_title: bool) -> bool:
    unit = units[at]
    if unit.mention is not None:
        return _is_place_in_name(units, at) if first else _is_inner_word(units, at)
    if not first and (unit.text in POST_NOMINALS or _is_dotted_order(units, at)):
        return False
    if unit.sort is Sort.WORD:
        return _JOINED_PARTICLE.match(unit.text) is not None or (first and _opens_surname(units, at))
    if unit.sort is not Sort.CAPITALISED or (
        unit.text in NOT_IN_NAMES and not (_closes_name(units, at) or (first and _opens_name(units, at)))
    ):
        return False
    if unit.text.isupper() and unit.text.capitalize() in NOT_IN_NAMES and len(unit.text) > 2:
        return False
    if unit.text in _SMALL_WORDS or is_adverb(unit.text):
        return False
    heading = unit.text.capitalize() if unit.text.isupper() else unit.text
    # A heading may stand where no title is known: "Minister Chang Meets With …"; nobody is called so.
    return heading not in HEADLINE_VERBS or not (in_title or heading.endswith("s"))


def _is_dotted_order(units: Sequence[Unit], at: int) -> bool:
    """ "Jane Roe T.D. met …"; in "Jane K.C. Roe" they are initials."""
    if "." not in units[at].text or units[at].text.replace(".", "") not in POST_NOMINALS:
        return False
    return at + 1 >= len(units) or units[at + 1].sort is not Sort.CAPITALISED


def _is_place_in_name(units: Sequence[Unit], at: int) -> bool:
    """ "Israel Katz", "Victoria Nuland": a place word that an ordinary name word follows at once."""
    before = units[at - 1] if at else None
    titled = before is not None and before.kind in (Kind.OFFICE, Kind.HONORIFIC)
    return titled and may_be_given_name(units, at)


def may_be_given_name(units: Sequence[Unit], at: int) -> bool:
    """A place of one word before an ordinary name word: "David Milne", "David van Dam", "Sultan bin Saad"."""
    unit = units[at]
    given = unit.kind in _PLACE_KINDS or unit.text == "Sultan"
    if not given or " " in unit.text or at + 1 >= len(units):
        return False
    if units[at + 1].lower in PARTICLES and at + 2 < len(units):
        return is_ordinary(units[at + 2])
    return is_ordinary(units[at + 1]) and not _is_where_to(units, at)


def _is_where_to(units: Sequence[Unit], at: int) -> bool:
    """ "welcomed to Berlin Jane Roe": a town, before a name that is whole without it."""
    town = units[at].kind is Kind.CAPITAL and at > 0 and units[at - 1].lower in ("to", "in")
    return town and at + 2 < len(units) and is_ordinary(units[at + 2])


def _is_inner_word(units: Sequence[Unit], at: int) -> bool:
    """ "Lai Thai Binh", "Hisham Sultan Al-Qahtani": a word known otherwise, with names on both sides."""
    unit = units[at]
    if _is_surname(units, at):
        return True
    if unit.kind is Kind.PLACE and units[at - 1].text in ("Al", "al", "El", "Bin"):
        return True
    known = unit.kind in _INNER_KINDS or (unit.sort is Sort.DATE and unit.text.isalpha())
    if not known or " " in unit.text or at + 1 >= len(units):
        return False
    before, after = units[at - 1], units[at + 1]
    if after.lower in PARTICLES and at + 2 < len(units):  # "João Salvador dos Santos"
        after = units[at + 2]
    inside = before.sort is Sort.CAPITALISED or before.lower in PARTICLES
    return inside and is_ordinary(after)


def _is_surname(units: Sequence[Unit], at: int) -> bool:
    """ "Mr Erik Lund", "Ambassador Julian King": a town or a title behind a given name."""
    unit = units[at]
    if unit.kind is Kind.PLACE and units[at - 1].lower in _SPANISH and " " not in unit.text:
        return True  # "Albert F. del Rosario"
    titled = unit.text.capitalize() in _SURNAMES
    if (
        not (titled or unit.kind is Kind.PLACE)
        or " " in unit.text
        or at < 2
        or not is_ordinary(units[at - 1])
    ):
        return False
    if titled and not (at + 1 < len(units) and units[at + 1].sort is Sort.CAPITALISED):
        return True  # a title would stand before a name: "her counterpart Julie Bishop on May 3"
    return units[at - 2].kind in (Kind.OFFICE, Kind.HONORIFIC) or units[at - 2].text in COMPLEMENT_WORDS


_SPANISH = frozenset({"de", "del", "dela", "della", "di", "da", "dos"})


def is_ordinary(unit: Unit) -> bool:
    """A capitalised word that no title, headline or list of memberships is made of."""
    return unit.sort is Sort.CAPITALISED and unit.text not in _NOT_ORDINARY and not is_adverb(unit.text)


def _nickname_ends(units: Sequence[Unit], at: int) -> bool:
    """ "Ali (Abu) Saleh", and behind two names 'Ali Omar "Balcad"', where brackets would hold initials."""
    if at + 2 >= len(units) or units[at + 1].sort is not Sort.CAPITALISED:
        return False
    if units[at + 2].text != _CLOSING[units[at].text]:
        return False
    goes_on = at + 3 < len(units) and units[at + 3].sort is Sort.CAPITALISED
    return goes_on or (units[at].text == '"' and at > 1 and is_ordinary(units[at - 2]))


def _opens_with_catch(units: Sequence[Unit], at: int) -> bool:
    """ "Ana 'Ofa": the sign of a sound before a surname of the Pacific, which no word before it touches."""
    if units[at].text != "'" or at + 1 >= len(units) or not is_ordinary(units[at + 1]):
        return False
    opens = units[at].span.start > units[at - 1].span.end and units[at].span.end == units[at + 1].span.start
    return opens and not any(unit.text == "'" for unit in units[at + 2 : at + 6])


def written(name: str) -> str:
    """The name without capitals that only mark the surname, the comma behind it, half a pair of brackets."""
    name = name if "(" in name else name.replace(")", "")
    return " ".join(_eased(word) for word in name.replace(",", "").split())


def _eased(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if (
        len(letters) < 2
        or not all(c.isupper() for c in letters)
        or re.fullmatch(r"(?:\w\.)+|I{2,3}|IV|VI{0,3}", word)
    ):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
