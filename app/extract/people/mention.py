"""What a mention of a person is, and what its shapes share: apposition, country behind, honorifics."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.offices import Office
from app.domain.text import Span
from app.extract.lexicon import POST_NOMINALS, words
from app.extract.mentions import Kind
from app.extract.people.look import is_kind, is_title_word, is_word, past_retired, unit_at
from app.extract.people.names import may_be_given_name, name_end, written
from app.extract.people.offices import OfficePhrase, parse_office
from app.extract.units import Sort, Unit

Units = Sequence[Unit]
_OF_BODIES = frozenset({"Embassy", "Government", "Parliament", "Delegation", "Mission"})
COUNTRY_KINDS = (Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL)


@dataclass(slots=True, eq=False)  # not frozen, which makes one of so many fields at a third of the speed
class PersonMention:
    """A person or a post in one sentence; `start`..`end` are unit indexes, `name` None for an unnamed
    post.
    """

    sentence: int
    start: int
    end: int
    span: Span
    rule: str
    name: str | None = None
    name_span: Span | None = None
    office: Office | None = None
    title: str | None = None
    codes: tuple[str, ...] = ()
    organisation: str | None = None
    body: str | None = None
    plural: bool = False
    counterpart: bool = False
    definite: bool = False  # "the Minister"
    honorific: bool = False
    faced: bool = False  # "met with Minister X", "at the invitation of Minister X"
    entry: str = ""


def country_after(units: Units, at: int) -> tuple[int, tuple[str, ...]] | None:
    while is_word(units, at, "the"):
        at += 1
    unit = unit_at(units, at)
    if unit is None or unit.mention is None or unit.kind not in (Kind.COUNTRY, Kind.CAPITAL):
        return None
    return at + 1, unit.mention.codes


def skip_honorifics(units: Units, at: int) -> int:
    while is_kind(units, at, Kind.HONORIFIC) or (
        is_kind(units, at + 1, Kind.HONORIFIC)
        and (
            is_word(units, at, "the")
            or (is_word(units, at, ",", ".") and is_kind(units, at - 1, Kind.HONORIFIC))
        )
    ):
        at += 1
    return past_retired(units, at)


def past_post_nominals(units: Units, at: int) -> int:
    """ "the Hon Jane Roe MP", "Jane Roe, CMG, O.B.E.": what stands behind a name in capitals."""
    while True:
        unit = unit_at(units, at + is_word(units, at, ","))
        if unit is None or unit.text.replace(".", "") not in POST_NOMINALS:
            return at
        at += 1 + is_word(units, at, ",")


def country_behind(units: Units, at: int) -> tuple[int, tuple[str, ...]]:
    """ "President Michael Sata of Zambia", "Foreign Minister Kim (ROK)", "X of the ROK Foreign Ministry"."""
    if is_word(units, at, "of") and is_word(units, at + 1, "that") and is_word(units, at + 2, "country"):
        named = next((u.mention for u in reversed(units[:at]) if u.kind is Kind.COUNTRY), None)
        return (at + 3, named.codes) if named is not None else (at, ())
    if is_word(units, at, "of", "from"):
        after = _ministry_behind(units, at + 1) or country_after(units, _past_embassy(units, at + 1))
        if after is not None:
            return after
    if is_word(units, at, "(") and is_kind(units, at + 1, *COUNTRY_KINDS) and is_word(units, at + 2, ")"):
        mention = units[at + 1].mention
        return at + 3, mention.codes if mention else ()
    if is_word(units, at, "(") and (party := unit_at(units, at + 1)) and _US_PARTY.match(party.text):
        closed = next((n for n in range(at + 2, at + 6) if is_word(units, n, ")")), None)
        return (closed + 1, ("US",)) if closed is not None else (at, ())
    return at, ()


_US_PARTY = re.compile(r"[DRI](?:-|$)")  # "Senator Jane Roe (D-Ohio)"


def _ministry_behind(units: Units, at: int) -> tuple[int, tuple[str, ...]] | None:
    """ "of the ROK Foreign Ministry", "of the U.S. Department of State": behind it, with its country."""
    at += is_word(units, at, "the")
    side = unit_at(units, at) if is_kind(units, at, *COUNTRY_KINDS) else None
    at += side is not None
    unit = unit_at(units, at)
    if unit is None or unit.kind is not Kind.MINISTRY or is_word(units, at + 1, "of"):
        return None
    named = side or unit
    codes = named.mention.codes if named.mention is not None else ()
    return (at + 1, codes) if codes else None


def country_beside(units: Units, at: int) -> tuple[int, tuple[str, ...]]:
    """ "Jane Roe, Minister of Foreign Affairs, Chile, met …": the country behind a title, between commas."""
    opens = at + 1 + is_word(units, at + 1, "of")  # "Prime Minister Jane Roe, of Chile, met …"
    found = country_after(units, opens) if is_word(units, at, ",") else None
    if found is None or is_kind(units, at + 1, Kind.CAPITAL):
        return at, ()
    end, codes = found
    closed = end >= len(units) or is_word(units, end, ",", ".", ";", ")", "and")
    listed = is_kind(units, end + 1, *COUNTRY_KINDS)  # "the Prime Minister, Japan and Korea agreed"
    return (end, codes) if closed and not listed else (at, ())


def _past_embassy(units: Units, at: int) -> int:
    """ "of the Embassy of Kenya", "of the Government of Kenya"."""
    inner = at + 1 if is_word(units, at, "the") else at
    unit = unit_at(units, inner)
    named = unit is not None and (unit.text in _OF_BODIES or unit.kind is Kind.MINISTRY)
    if named and is_word(units, inner + 1, "of"):
        return inner + 2
    return at


_OF_SEVERAL = ("review", "discuss", "meet", "hold", "agree", "talk", "exchange", "sign", "speak", "co-chair")


def apposition_follows(units: Units, at: int) -> bool:
    return apposition_at(units, at) is not None


_ACTING = words("will is was has had paid pays visited visits met meets arrived left travelled traveled held")


_BEFORE_APPOSITION = (
    "the",
    "a",
    "an",
    "its",
    "their",
    "currently",
    "now",
    "new",
    "newly",
    "appointed",
    "official",
)


def apposition_at(units: Units, at: int) -> OfficePhrase | None:
    """The office behind a name: after a comma or in brackets, unless a name follows it (then it is the
    next person's).
    """
    at = past_post_nominals(units, at)
    opened = is_word(units, at, "(")
    if not (opened or is_word(units, at, ",", "-", ":")):  # a dash or colon: "Jane Roe - Ambassador to Chile"
        return None
    at += 1
    if is_word(units, at, "who"):
        at = _past_who(units, at)
    while is_word(units, at, *_BEFORE_APPOSITION):
        at += 1
    office = parse_office(units, at, greedy=True)
    if office is None or office.plural or (office.codes and is_word(units, office.end, *_OF_SEVERAL)):
        return None  # "Jane Roe, Chilean Foreign Minister discuss …": two people
    if is_word(units, at - 1, "the") and is_word(units, office.end, *_ACTING):
        return None  # "At the invitation of Jane Roe, the Minister will visit B": no comma ends it
    if _holds_a_name(units, at, office.end):
        return None
    short = parse_office(units, at, greedy=False)
    if short is not None and not opened:
        first = skip_honorifics(units, short.end)
        unit = unit_at(units, first)
        if (
            unit is not None
            and (unit.sort is Sort.CAPITALISED or may_be_given_name(units, first))
            and name_end(units, first, in_title=False) > first
        ):
            if first == short.end and unit.text in _last_words(units, office, short):
                return office
            return None
    return office


def _past_who(units: Units, at: int) -> int:
    """ "Jane Roe, who serves as", "Jane Roe, who has today become": on to the title."""
    after = at + 1 + is_word(units, at + 1, "has")
    while is_word(units, after, "today", "just", "recently") or units[min(after, len(units) - 1)].date:
        after += 1
    if not is_word(units, after, "is", "serves", "became", "become"):
        return at
    return after + 1 + is_word(units, after + 1, "as")


def _holds_a_name(units: Units, start: int, end: int) -> bool:
    """ "X, Minister of Trade and Regional Cooperation Jane Roe of A, …": the title is Roe's, not X's."""
    at = next((n for n in range(end - 1, start, -1) if is_word(units, n, "of")), start)
    first = at
    while first > start and units[first - 1].sort is Sort.CAPITALISED and not is_title_word(units, first - 1):
        first -= 1
    return at - first > 1 and is_title_word(units, first - 1)


def _last_words(units: Units, office: OfficePhrase, short: OfficePhrase) -> frozenset[str]:
    """Words that only the long reading takes into the title, where a comma or the end follows them.

    None behind a country, where a name stands ("Ambassador of A to B Jane Roe"); none of another's office.
    """
    after, last = unit_at(units, office.end), units[short.end : office.end]
    closed = after is None or after.text in (",", ";", ".", ")", "and") or after.sort is Sort.WORD
    another = units[short.end - 1].kind is Kind.COUNTRY or any(unit.kind is Kind.OFFICE for unit in last)
    named = is_title_word(units, short.end - 1) and all(unit.sort is Sort.CAPITALISED for unit in last)
    another = another or named  # "Deputy Minister for Multilateral Affairs Jane Ann Roe and …"
    return frozenset(unit.text for unit in last) if closed and len(last) > 2 and not another else frozenset()


def with_apposition(
    units: Units,
    start: int,
    first: int,
    end: int,
    text: str,
    rule: str,
    *,
    honorific: bool = False,
    behind: int | None = None,
) -> PersonMention:
    """A person named by the units `first`..`end`; what is said of the office follows at `behind`."""
    name_span = Span(units[first].span.start, units[end - 1].span.end)
    after, codes = country_behind(units, past_post_nominals(units, behind or end))
    office = apposition_at(units, after) or _named_to(units, after)
    stop = office.end if office else after
    if office is not None and is_word(units, after, "(") and is_word(units, stop, ")"):
        stop += 1
    if office is not None and not (codes or office.codes):
        stop, codes = country_behind(units, stop)
        if not codes:
            stop, codes = country_beside(units, stop)
    mention = make_mention(units, start, stop, text, rule, office=office)
    mention.name, mention.name_span = written(name_span.of(text)), name_span
    mention.codes = mention.codes or codes
    mention.honorific = honorific
    return mention


def _named_to(units: Units, at: int) -> OfficePhrase | None:
    """ "appointed Mr. Jan Roe as Ambassador to A, Ms. Ann Poe as Consul General": each with what follows."""
    if not is_word(units, at, "as"):
        return None
    office = parse_office(units, at + 1 + is_word(units, at + 1, "the", "its", "a"), greedy=True)
    return None if office is None or office.plural else office


def make_mention(
    units: Units,
    start: int,
    end: int,
    text: str,
    rule: str,
    *,
    office: OfficePhrase | None = None,
    codes: tuple[str, ...] = (),
    counterpart: bool = False,
    plural: bool = False,
    definite: bool = False,
) -> PersonMention:
    return PersonMention(
        sentence=0,
        start=start,
        end=end,
        span=Span(units[start].span.start, units[end - 1].span.end),
        rule=rule,
        office=office.office if office else None,
        title=office.title.of(text) if office else None,
        codes=_of_several(units, start, end, office) if office else codes,
        organisation=office.organisation if office else None,
        body=office.body.of(text) if office and office.body else None,
        plural=office.plural if office else plural,
        counterpart=counterpart,
        definite=definite,
        entry=office.entry if office else "",
    )


def _of_several(units: Units, start: int, end: int, office: OfficePhrase) -> tuple[str, ...]:
    """ "the Presidents of A and B": officials in the plural are of all the countries they are said to be."""
    if not office.plural or not office.codes:
        return office.codes
    named = [unit.mention.codes for unit in units[start:end] if unit.kind is Kind.COUNTRY and unit.mention]
    return tuple(dict.fromkeys(code for codes in (office.codes, *named) for code in codes))
