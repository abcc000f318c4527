"""Parses a title of office over units: modifiers, head, complement, the country and the body it speaks
for.

"U.S. Special Representative for the DPRK" acts for the United States: what stands before the head, or
after "of", names the side represented; what stands after "for" or "to" is only what the office deals
with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.codes import DiplomaticRank
from app.domain.offices import Office
from app.domain.organisations import ORGANISATIONS
from app.domain.text import Span
from app.extract.lexicon import COMPLEMENT_WORDS, OFFICE_MODIFIERS
from app.extract.mentions import Kind
from app.extract.units import Sort, Unit

Units = Sequence[Unit]

_PREPOSITIONS = frozenset({"of", "for", "to", "on"})
_INNER = frozenset({"of", "for", "the", "and", "&", "on"})
_COUNTRY_KINDS = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL})
_LOCAL = frozenset({"Mayor", "Governor", "Lord Mayor", "Deputy Mayor", "Vice Governor"})
_NO_LONGER = ("former", "then", "outgoing", "ex", "late")
_ALSO_VERBS = frozenset({"chair", "chairs", "co-chair", "co-chairs", "head", "heads"})
_BEFORE_NOUN = (
    "the",
    "a",
    "an",
    "its",
    "as",
    "current",
    "former",
    "new",
    "acting",
    "rotating",
    "by",
    "of",
    "two",
)
_WITH_A_SECOND_POST = ("Prime Minister", "Minister of", "Minister for", "Vice President", "Vice Chancellor")
_WITHOUT_A_FIRST_POST = frozenset({DiplomaticRank.HEAD_OF_STATE, DiplomaticRank.HEAD_OF_GOVERNMENT})
_NAMED = frozenset(
    {
        Kind.MASK,
        Kind.COUNTRY,
        Kind.DEMONYM,
        Kind.ORGANISATION,
        Kind.PLACE,
        Kind.MINISTRY,
        Kind.COMPOUND,
        Kind.CAPITAL,
    }
)


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """`start`..`end` are unit indexes; `title` is the span of the title without the country in front."""

    start: int
    end: int
    title: Span
    office: Office
    plural: bool
    codes: tuple[str, ...] = ()
    organisation: str | None = None  # code of an international organisation, if it speaks for one
    body: Span | None = None  # ministry or other body named inside
    entry: str = ""


def unit_at(units: Units, at: int) -> Unit | None:
    return units[at] if 0 <= at < len(units) else None


def is_word(units: Units, at: int, *words: str) -> bool:
    unit = unit_at(units, at)
    return unit is not None and unit.mention is None and unit.lower in words


def is_kind(units: Units, at: int, *kinds: Kind) -> bool:
    unit = unit_at(units, at)
    return unit is not None and unit.kind in kinds


def parse_office(units: Units, at: int, *, greedy: bool) -> OfficePhrase | None:
    """A title of office that starts here; `greedy` where no name can follow without a comma."""
    start = at
    former = is_word(units, at, *_NO_LONGER)
    at, codes, organisation = _side_in_front(units, at + former)
    title_start = (
        at if at > start + former else start
    )  # "former US Ambassador" loses its country, so all stays
    at = at if at > start + former else start
    while _is_modifier(units, at):
        at += 1
    if not is_kind(units, at, Kind.OFFICE):
        return None
    head = units[at].mention
    if head is None or head.office is None or _is_verb(units, at):
        return None
    at += 1
    while is_word(units, at, "/", "-") and is_kind(units, at + 1, Kind.OFFICE):
        at += 2
    if unit_at(units, at) and units[at].text in ("II", "III"):  # "Foreign Minister II" of Brunei
        at += 1
    end, found_codes, found_organisation, body = _complements(units, at, greedy=greedy)
    title_end = units[end - 1].span.end
    return OfficePhrase(
        start,
        end,
        Span(units[title_start].span.start, title_end),
        head.office,
        head.plural,
        codes or found_codes,
        organisation or _served(head.office) or (None if codes else found_organisation),
        body,
        head.entry,
    )


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    return {o.name: o.code for o in ORGANISATIONS.values() if o.kind == "igo"}


def _served(office: Office) -> str | None:
    """The international organisation whose office this is and nobody else's."""
    return _bodies().get(office.organisation or "")


def _is_verb(units: Units, at: int) -> bool:
    """ "will co-chair the meeting", "Minister X chairs it": no article, no adjective, not an office."""
    if units[at].text not in _ALSO_VERBS:
        return False
    return not is_word(units, at - 1, *_BEFORE_NOUN)


def _side_in_front(units: Units, at: int) -> tuple[int, tuple[str, ...], str | None]:
    """ "Japanese", "Australia's", "the ROK's", "EU": the side whose office follows."""
    unit = unit_at(units, at)
    if unit is None or unit.mention is None:
        return at, (), None
    if unit.kind in _COUNTRY_KINDS or unit.kind is Kind.ORGANISATION or _is_single(unit):
        after = at + 1
        if unit_at(units, after) and units[after].sort is Sort.POSSESSIVE:
            after += 1
        if is_kind(units, after, Kind.OFFICE) or _is_modifier(units, after):
            organisation = unit.mention.organisations[0] if unit.mention.organisations else None
            return after, unit.mention.codes, organisation
    return at, (), None


def _is_single(unit: Unit) -> bool:
    return unit.kind is Kind.MINISTRY and unit.mention is not None and bool(unit.mention.codes)


def _is_modifier(units: Units, at: int) -> bool:
    unit = unit_at(units, at)
    if unit is None or unit.mention is not None or unit.lower not in OFFICE_MODIFIERS:
        return False
    return is_kind(units, at + 1, Kind.OFFICE) or (
        unit_at(units, at + 1) is not None
        and units[at + 1].mention is None
        and units[at + 1].lower in OFFICE_MODIFIERS
        and is_kind(units, at + 2, Kind.OFFICE)
    )


def _complements(
    units: Units, at: int, *, greedy: bool
) -> tuple[int, tuple[str, ...], str | None, Span | None]:
    """Everything that belongs to the title after its head, and whose title it is."""
    codes: tuple[str, ...] = ()
    organisation: str | None = None
    body: Span | None = None
    end = at
    while True:
        step = _coordinated(units, end)
        if step is None:
            step = _complement(units, end, greedy=greedy)
        if step is None:
            break
        start, end = end, step
        found = _side_named(units, start, end)
        codes, organisation, body = codes or found[0], organisation or found[1], found[2] or body
    return end, codes, (None if codes else organisation), body


def _coordinated(units: Units, at: int) -> int | None:
    """ "and Minister of Finance" goes on with the title; "and the Minister" or "the Secretary and President
    X" do not.
    """
    if not is_word(units, at, "and"):
        return None
    after = at + 1
    while _is_modifier(units, after):
        after += 1
    if not is_kind(units, after, Kind.OFFICE) or _are_two_posts(units, at, after):
        return None
    mention = units[after].mention
    return after + 1 if mention is not None and not mention.plural else None


def _are_two_posts(units: Units, at: int, after: int) -> bool:
    """ "The Secretary and President …": a bare post with its article, and another's, not one man's two."""
    if not (is_kind(units, at - 1, Kind.OFFICE) and is_word(units, at - 2, "the", "both")):
        return False
    if is_word(units, at - 3, ","):  # in apposition: "X, the Prime Minister and Foreign Minister"
        return False
    first, second = units[at - 1].mention, units[after].mention
    if first is None or second is None or first.office is None or second.office is None:
        return False
    dual = any(word in first.office.head for word in _WITH_A_SECOND_POST)
    return not dual or second.office.rank in _WITHOUT_A_FIRST_POST


def _complement(units: Units, at: int, *, greedy: bool) -> int | None:
    """End of one complement: "for Asian and Oceanian Affairs", "at the Ministry of Foreign Affairs"."""
    inner = at
    if is_word(units, at, "in") and is_word(units, at + 1, "charge") and is_word(units, at + 2, "of"):
        inner = at + 3
    elif is_word(units, at, *_PREPOSITIONS) or (
        is_word(units, at, "at", "in", "from", "with") and _body_follows(units, at + 1)
    ):
        inner = at + 1
    elif _bracket_closes(units, at):
        return _bracket_closes(units, at)
    elif is_word(units, at, ",", "and", "&") and _portfolio_goes_on(units, at):
        inner = at + 1
    elif not (greedy and _is_title_word(units, at)):
        return None
    end = _title_words(units, inner, greedy=greedy)
    return end if end > inner else None


def _bracket_closes(units: Units, at: int) -> int | None:
    """End of a portfolio in brackets: "Permanent Secretary (Foreign Affairs)", "Secretary (East)"."""
    if not is_word(units, at, "(") or not is_kind(units, at - 1, Kind.OFFICE):
        return None
    end = at + 1
    while _is_title_word(units, end) or is_kind(units, end, Kind.MASK, Kind.PLACE, Kind.MINISTRY):
        end += 1
    return end + 1 if end > at + 1 and is_word(units, end, ")") else None


def _portfolio_goes_on(units: Units, at: int) -> bool:
    """ "Minister of Foreign Affairs" and then "and Worship", ", Trade and Industry"."""
    head = unit_at(units, at - 1)
    if head is None or head.kind is not Kind.OFFICE or head.text.split()[-1] not in COMPLEMENT_WORDS:
        return False
    return _list_goes_on(units, at + 1) if units[at].text == "," else _is_title_word(units, at + 1)


def _body_follows(units: Units, at: int) -> bool:
    """Whether a ministry or organisation stands here, its country in front or not."""
    while is_word(units, at, "the", "its", "their") or is_kind(units, at, *_COUNTRY_KINDS):
        at += 1
        if unit_at(units, at) and units[at].sort is Sort.POSSESSIVE:
            at += 1
    if is_kind(units, at, Kind.MINISTRY, Kind.ORGANISATION):
        return True
    unit = unit_at(units, at)
    return unit is not None and unit.text in (
        "Ministry",
        "Department",
        "Bureau",
        "Office",
        "Council",
        "Institute",
    )


def _is_title_word(units: Units, at: int) -> bool:
    unit = unit_at(units, at)
    if unit is None or unit.sort is not Sort.CAPITALISED:
        return False
    text = unit.text.capitalize() if unit.text.isupper() else unit.text
    return text in COMPLEMENT_WORDS or unit.text in COMPLEMENT_WORDS


def _title_words(units: Units, at: int, *, greedy: bool) -> int:
    """Capitalised words and names, with small words only between them."""
    end = at
    while at < len(units):
        unit = units[at]
        if (
            unit.kind in _NAMED
            or (unit.kind is Kind.OFFICE and greedy and at > end - 1 and _inside(units, at))
            or (greedy and unit.sort is Sort.CAPITALISED)
        ):
            at = end = at + 1
        elif unit.sort is Sort.CAPITALISED and _run_of_title(units, at) > at:
            at = end = _run_of_title(units, at)
        elif (
            unit.sort is Sort.POSSESSIVE
            or (unit.mention is None and unit.lower in _INNER)
            or (unit.text == "," and _list_goes_on(units, at + 1))
        ):
            at += 1
        elif unit.text == "(" and unit_at(units, at + 2) and units[at + 2].text == ")":
            at = end = at + 3
        else:
            break
    return end


def _run_of_title(units: Units, at: int) -> int:
    """End of the title in a row of capitals: "Hostage Affairs" of "Hostage Affairs Roger Carstens".

    One or two unknown words may stand before a word of titles; a name stands behind all of them.
    """
    end = at
    for position in range(at, min(len(units), at + 8)):
        if units[position].sort is not Sort.CAPITALISED or position - end > 2:
            break
        if _is_title_word(units, position):
            end = position + 1
    return end


def _inside(units: Units, at: int) -> bool:
    """An office inside a complement: "Adviser to the President", "Office of the Prime Minister"."""
    return is_word(units, at - 1, "the", "of", "to") and not is_word(units, at - 1, "and")


def _list_goes_on(units: Units, at: int) -> bool:
    """ ", Trade and Industry": a comma inside a title, not the end of it."""
    while _is_title_word(units, at) or (
        unit_at(units, at) is not None and units[at].text == "," and _is_title_word(units, at + 1)
    ):
        at += 1
        if is_word(units, at, "and", "&"):
            of_country = is_kind(units, at + 1, Kind.DEMONYM) and _is_title_word(units, at + 2)
            return of_country or _is_title_word(units, at + 1)
    return False


def _side_named(units: Units, start: int, end: int) -> tuple[tuple[str, ...], str | None, Span | None]:
    """The country or organisation that a complement says the office belongs to."""
    codes: tuple[str, ...] = ()
    organisation: str | None = None
    body: Span | None = None
    for at in range(start, end):
        mention = units[at].mention
        if mention is None:
            continue
        if mention.kind is Kind.MINISTRY:
            body = mention.span
            codes = codes or mention.codes or _owner(units, at)
        elif mention.kind is Kind.ORGANISATION and _after_of(units, start, at):
            organisation = organisation or mention.organisations[0]
            body = body or mention.span
        elif _is_owner(units, start, at, end):
            codes = codes or mention.codes
    return codes, organisation, body


def _is_owner(units: Units, start: int, at: int, end: int) -> bool:
    """Whether the office belongs to the country of this word: "of Japan", "Mayor of Gaziantep"."""
    unit = units[at]
    if unit.kind is Kind.PLACE:
        return units[start - 1].text in _LOCAL
    return unit.kind in (Kind.COUNTRY, Kind.CAPITAL) and _belongs(units, start, at, end)


def _after_of(units: Units, start: int, at: int) -> bool:
    before = at - 1
    while before >= start and is_word(units, before, "the"):
        before -= 1
    return before >= start and is_word(units, before, "of", "at", "in", "from", "to")


def _owner(units: Units, at: int) -> tuple[str, ...]:
    """ "Japan's Ministry …", "the Japanese Foreign Ministry": the country just before a ministry."""
    before = at - 1
    if before >= 0 and units[before].sort is Sort.POSSESSIVE:
        before -= 1
    mention = units[before].mention if before >= 0 else None
    return mention.codes if mention is not None and mention.kind in _COUNTRY_KINDS else ()


def _belongs(units: Units, start: int, at: int, end: int) -> bool:
    """ "of Japan", "of the Republic of Korea": the office of that country, not one that deals with it."""
    before = at - 1
    while before >= start and is_word(units, before, "the"):
        before -= 1
    if not is_word(units, before, "of"):
        return False
    return at + 1 >= end or not _is_title_word(units, at + 1)
