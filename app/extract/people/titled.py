"""Where the name stands behind a title of office: at once, after honorifics, a comma or an aside."""

from app.domain.codes import DiplomaticRank
from app.extract.mentions import Kind
from app.extract.people.look import is_kind, is_title_word, is_word, unit_at
from app.extract.people.mention import Units, apposition_at, past_post_nominals, skip_honorifics
from app.extract.people.names import PLAIN_HONORIFICS, name_end
from app.extract.people.offices import OfficePhrase
from app.extract.people.peers import given_in_bracket
from app.extract.units import Sort

_RANKS = frozenset(
    {
        "Ambassador",
        "Amb.",
        "Amb",
        "Senator",
        "General",
        "Admiral",
        "Professor",
        "Cardinal",
        "Archbishop",
        "Bishop",
    }
)
RULER_TITLES = frozenset(
    {"Sultan", "Sheikh", "Sheikha", "Prince", "Princess", "King", "Queen", "Emir", "Amir"}
)


def name_after(
    units: Units, office: OfficePhrase, *, in_title: bool, definite: bool
) -> tuple[int, int] | None:
    """Where the name after a title stands: at once, after honorifics, or after a comma if the title is
    complete.
    """
    at = office.end
    comma = is_word(units, at, ",", ":", "-")
    at += comma
    first = _past_rank(units, skip_honorifics(units, at), in_title=in_title)
    end = _name_with_ruler_title(units, first, in_title=in_title)
    if end > first:  # behind an office "Prince" only honours, behind "His Majesty" it is how he is named
        styled = first > at and units[first].text not in _OF_HOUSES
        own = styled or _is_lineage(units, first + 1) or units[first].text in _GIVEN_NAMES
        return (first, end) if own else (first + 1, end)
    words = sum(unit.text.count(" ") + 1 for unit in units[office.start : office.end])
    long = words > 2  # a title that says what it is for needs no article
    if office.plural or (comma and not (definite or office.codes or first > at or long)):
        return None
    given = given_in_bracket(units, first)
    end = name_end(units, given, in_title=in_title, expected=bool(comma))
    if end == given or (comma and first == at and not _stands_apart(units, end)):
        return None
    return first + (given > first), end


_OF_HOUSES = frozenset({"Prince", "Princess"})  # a minister of the ruling house: "His Highness Prince X"
_GIVEN_NAMES = frozenset({"Amir"})  # "Acting Foreign Minister Amir Khan Roe": no emir is a minister
_TIES = ("of", "for", "to", "on", "in")
_BESIDES = ("concurrently", "also", "non-resident")  # ", concurrently accredited to Fiji, X"
_FARTHEST = 16  # units that an aside takes


def name_behind_aside(units: Units, office: OfficePhrase, *, definite: bool) -> tuple[int, int] | None:
    """ "the special envoy for the normalisation of relations, X", "the Speaker of the Diet (Parliament), X".

    The words between are no title; a name of several words stands behind their comma, and nothing else.
    """
    at = office.end
    if is_word(units, at, ",") and is_word(units, at + 1, *_BESIDES):
        comma = next((n for n in range(at + 2, min(len(units), at + 10)) if units[n].text == ","), at)
    elif is_word(units, at, "("):
        comma = next((n for n in range(at, min(len(units), at + _FARTHEST)) if units[n].text == ")"), at) + 1
    elif definite and office.office.rank in _SENT:
        reach = _FARTHEST if is_word(units, at, *_TIES) else 3
        comma = next((n for n in range(at + 1, min(len(units), at + reach)) if units[n].text == ","), at)
    else:
        return None
    if comma == at or not is_word(units, comma, ","):
        return None
    first = skip_honorifics(units, comma + 1)
    end = name_end(units, first, in_title=False)
    closed = end >= len(units) or units[end].text in (",", ".", ";") or is_word(units, end, "and", "on", "in")
    behind = apposition_at(units, end)
    alone = behind is None or heads_next(units, behind.end, listed=True)
    return (first, end) if closed and end - first > 1 and alone else None


def heads_next(units: Units, at: int, *, listed: bool, reach: int = 3) -> bool:
    """ "At the invitation of Minister X, the President of B, H.E. Y, will …": the second title is Y's.

    `listed` where the title before has its name behind a comma, too, or somebody is invited.
    """
    if is_word(units, at, "("):
        at = next((n + 1 for n in range(at, min(len(units), at + 4)) if units[n].text == ")"), at)
    first = skip_honorifics(units, at + 1)
    if not is_word(units, at, ",") or (first == at + 1 and not listed):
        return False
    end = name_end(units, first, in_title=False)
    if listed and not (is_word(units, end, ",") and end - first > 1):
        return False
    after = apposition_at(units, end) if end > first and reach else None
    return end > first and (
        after is None or heads_next(units, after.end, listed=listed, reach=reach - 1)  # "…, the C, Mr Z"
    )


_SENT = frozenset(
    {
        DiplomaticRank.SPECIAL_REPRESENTATIVE,
        DiplomaticRank.AMBASSADOR,
        DiplomaticRank.DIRECTOR_GENERAL,
        DiplomaticRank.WORKING_LEVEL,
        DiplomaticRank.OTHER,
    }
)


def _past_rank(units: Units, at: int, *, in_title: bool) -> int:
    """ "the Foreign Secretary, Ambassador X": behind an office the rank only honours."""
    if not is_kind(units, at, Kind.OFFICE) or units[at].text not in _RANKS:
        return at
    first = skip_honorifics(units, at + 1)
    return first if name_end(units, first, in_title=in_title) > first else at


def _name_with_ruler_title(units: Units, at: int, *, in_title: bool) -> int:
    """ "His Majesty Sultan Ibrahim": the title of a ruler is part of how he is named."""
    unit = unit_at(units, at)
    if unit is None or unit.kind is not Kind.OFFICE or unit.text not in RULER_TITLES:
        return at
    first = at + 1 + _is_lineage(units, at + 1)
    end = name_end(units, first, in_title=in_title)
    return end if end > first else at


def past_house(units: Units, at: int, *, in_title: bool) -> int:
    """ "her counterparts from A and B, Prince X and Y": on to the name, which the title only honours."""
    return at + 1 if _name_with_ruler_title(units, at, in_title=in_title) > at + 1 else at


def _is_lineage(units: Units, at: int) -> bool:
    """ "bin" or "Al" behind "Sultan": it is no title but his given name."""
    before = unit_at(units, at - 1)
    given = before is not None and before.text == "Sultan" and is_word(units, at, "al")
    return given or is_word(units, at, "bin", "bint", "ibn")


def is_given_name(units: Units, at: int) -> bool:
    """ "Hossein Amir Abdollahian", "Sultan bin Saad": what is a ruler's title elsewhere."""
    if unit_at(units, at) is None or units[at].text not in RULER_TITLES:
        return False
    before = unit_at(units, at - 1)
    if before is not None and before.kind is Kind.HONORIFIC:
        return before.text.rstrip(".") in PLAIN_HONORIFICS
    return before is not None and before.sort is Sort.CAPITALISED and not is_title_word(units, at - 1)


def _stands_apart(units: Units, end: int) -> bool:
    """After "the Minister, X": the name must end at a comma or at the end, or it is another clause."""
    unit = unit_at(units, past_post_nominals(units, end))
    return unit is None or unit.text in (",", ".", ";", ")", "and") or unit.sort is Sort.WORD
