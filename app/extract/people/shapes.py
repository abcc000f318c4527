"""The shapes in which a person is named, one function each; `SHAPES` is the order in which they are tried."""

from collections.abc import Set
from dataclasses import replace
from typing import Protocol

from app.domain.text import Span
from app.extract.mentions import Kind
from app.extract.people.appointees import SUCCEEDING, appointee, predecessor
from app.extract.people.listed import listed
from app.extract.people.look import is_kind, is_word, names_house, unit_at
from app.extract.people.mention import (
    COUNTRY_KINDS,
    PersonMention,
    Units,
    apposition_at,
    apposition_follows,
    country_after,
    country_behind,
    country_beside,
    make_mention,
    past_post_nominals,
    skip_honorifics,
    with_apposition,
)
from app.extract.people.names import may_be_given_name, name_end, written
from app.extract.people.next_subject import is_next_subject
from app.extract.people.offices import OfficePhrase, parse_office
from app.extract.people.peers import given_in_bracket, past_territory
from app.extract.people.titled import RULER_TITLES, heads_next, is_given_name, name_after, name_behind_aside
from app.extract.units import Sort, Unit

COLLEAGUES = ("colleague", "colleagues", "homologue", "peer", "opposite")  # "her Thai opposite number"
_GENERIC = 12  # a title this short ("Amb.", "Minister") yields to the office in apposition


def _bracketed(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "(Indonesia) Foreign Minister Dewi Lestano" in a list of heads of delegation."""
    if not (units[at].text == "(" and is_kind(units, at + 1, *COUNTRY_KINDS) and is_word(units, at + 2, ")")):
        return None
    country = units[at + 1].mention
    inner = _titled(units, at + 3, text, in_title=in_title) or _office_first(
        units, at + 3, text, in_title=in_title
    )
    if inner is None or inner.name is None or country is None or " " not in inner.name:
        return None  # "(Malaysia) Minister Cho …" heads what was said to Malaysia
    return replace(
        inner,
        start=at,
        span=Span(units[at].span.start, inner.span.end),
        codes=country.codes,
        rule="person.bracketed_country",
    )


def _counterpart(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "his Japanese counterpart, X", "her counterpart from Chile X"; the name follows or another sentence
    has it.
    """
    start = at
    if is_word(units, at, "his", "her", "their", "its", "the", "a"):
        at += 1
    codes: tuple[str, ...] = ()
    if is_kind(units, at, *COUNTRY_KINDS) and units[at].mention is not None:
        codes = _codes(units[at])
        at += 1
        if unit_at(units, at) and units[at].sort is Sort.POSSESSIVE:
            at += 1
    equal = is_word(units, at, "counterpart", "counterparts")
    if not (equal or is_word(units, at, *COLLEAGUES)):
        return None
    plural = units[at].lower.endswith("s")
    at += 1 + is_word(units, at, "opposite")
    seated = equal and is_word(units, at, "in") and is_kind(units, at + 1, Kind.COUNTRY)
    if (is_word(units, at, "of", "from") or seated) and country_after(units, at + 1) is not None:
        at, codes = country_after(units, at + 1) or (at, codes)
        if is_word(units, at, "(") and is_word(units, at + 2, ")"):  # "the United Arab Emirates (UAE)"
            at += 3
    after = at + 1 if is_word(units, at, ",") else at
    abroad = equal or codes or (plural and _is_of_another_country(units, after, in_title=in_title))
    if not abroad and (plural or _office_first(units, after, text, in_title=in_title) is not None):
        return None  # "her colleague, Minister X": of her own house as likely
    inner = (
        _titled(units, after, text, in_title=in_title)
        or _office_first(units, after, text, in_title=in_title)
        or _bare_name(units, after, text, in_title=in_title)
    )
    if inner is None or inner.name is None or plural or is_next_subject(units, start, after > at, inner.end):
        return make_mention(
            units, start, at, text, "person.counterpart", codes=codes, counterpart=True, plural=plural
        )
    return replace(
        inner,
        start=start,
        span=Span(units[start].span.start, inner.span.end),
        codes=codes or inner.codes,
        counterpart=True,
        rule="person.counterpart",
    )


def _is_of_another_country(units: Units, at: int, *, in_title: bool) -> bool:
    """ "his colleagues Jane Roe (Chile) and …": a name, and a country behind it."""
    end = name_end(units, at, in_title=in_title)
    return end - at > 1 and bool(country_behind(units, end)[1])


def _codes(unit: Unit) -> tuple[str, ...]:
    return unit.mention.codes if unit.mention is not None else ()


def _titled(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """Honorific and name, with or without an office in apposition."""
    start = at
    while is_word(units, at, "the"):
        at += 1
    first = at
    at = skip_honorifics(units, at)
    if at == first:
        return None
    led = at + is_word(units, at, "the")  # "H.E. the Secretary of State, Mr. X"
    office = None if is_given_name(units, at) else parse_office(units, led, greedy=False)
    if office is not None:
        inner = _office_first(units, at, text, in_title=in_title)
        if inner is not None and inner.name is not None:
            return replace(
                inner, start=start, span=Span(units[start].span.start, inner.span.end), honorific=True
            )
        return None
    given = given_in_bracket(units, at)
    end = name_end(units, given, in_title=in_title)
    if end == given:
        return None
    behind = past_territory(units, first, at, end)
    return with_apposition(
        units,
        start,
        at + (given > at),
        end,
        text,
        "person.honorific_name",
        honorific=True,
        behind=behind,
    )


def _office_first(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "Vice Minister of Foreign Affairs Lee Taeho", "the King of Malaysia, His Majesty Sultan Ibrahim"."""
    start = at
    definite = is_word(units, at, "the", "a", "his", "her", "their", "its", "new")
    at += definite
    office = parse_office(units, at, greedy=False)
    if office is None or is_given_name(units, at):
        return None
    named = name_after(units, office, in_title=in_title, definite=definite)
    if named is None:
        wide = office if office.plural else parse_office(units, at, greedy=True) or office
        named = None if wide.plural else name_behind_aside(units, wide, definite=definite)
        office = wide if named is not None else office
    if named is None:
        return make_mention(units, start, wide.end, text, "person.office", office=wide, definite=definite)
    first, end = named
    ruler = units[office.end - 1].text in RULER_TITLES and office.end == first and end - first == 1
    name_span = Span(units[first - ruler].span.start, units[end - 1].span.end)
    end = past_post_nominals(units, past_territory(units, office.end, first, end))
    end, codes = country_behind(units, end)
    behind = apposition_at(units, end)
    if behind is not None and _of_another(office, behind):
        behind = None
    listed = is_word(units, start - 2, "invitation") and is_word(units, start - 1, "of")
    listed = listed or is_word(units, office.end, ",")  # "met the President, X, the Speaker, Y, and the …"
    long = listed or len(office.title.of(text)) >= _GENERIC
    if behind is not None and long and heads_next(units, behind.end, listed=listed):
        behind = None
    if behind is not None and units[first - 1].text == "Sultan":  # the given name of a minister
        return None
    if behind is not None:
        end = behind.end + (is_word(units, end, "(") and is_word(units, behind.end, ")"))
        if not (office.codes or behind.codes or codes):
            end, codes = country_beside(units, end)
    elif not (office.codes or codes) and is_word(units, end + 1, "of"):
        end, codes = country_beside(units, end)  # "Prime Minister Jane Roe, of Chile, met …"
    better = behind if behind is not None and office.title.end - office.title.start < _GENERIC else office
    mention = make_mention(units, start, end, text, "person.office_name", office=better)
    mention.name, mention.name_span = written(name_span.of(text)), name_span
    mention.codes = office.codes or mention.codes or codes or (behind.codes if behind else ())
    mention.body = mention.body or (office.body.of(text) if office.body else None)
    mention.organisation = (
        office.organisation or mention.organisation or (None if mention.codes else _body_behind(units, end))
    )
    return mention


def _body_behind(units: Units, at: int) -> str | None:
    """ "Executive Secretary Jane Roe of the UN Economic Commission for Africa": whom she serves."""
    if not is_word(units, at, "of"):
        return None
    unit = unit_at(units, at + 1 + is_word(units, at + 1, "the"))
    mention = unit.mention if unit is not None and unit.kind is Kind.ORGANISATION else None
    return mention.organisations[0] if mention is not None else None


def _of_another(office: OfficePhrase, behind: OfficePhrase) -> bool:
    """The next of a list: "the President of A, X, the Premier of B, Y", "A's Minister X, UN Envoy Y"."""
    if behind.codes:
        return bool(office.codes) and set(office.codes).isdisjoint(behind.codes)
    return bool(office.codes and behind.organisation)


def _name_first(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "Namazu Hiroyuki, Director-General for Asian and Oceanian Affairs at the Ministry of Foreign
    Affairs".
    """
    if units[at].sort is not Sort.CAPITALISED and not may_be_given_name(units, at):
        return None
    if names_house(units, at):
        return None
    end = name_end(units, at, in_title=in_title, expected=True)
    if end == at or not apposition_follows(units, end) or _is_abbreviation(units, at, end):
        return None
    return with_apposition(units, at, at, end, text, "person.name_office")


def _is_abbreviation(units: Units, start: int, end: int) -> bool:
    """ "On the sidelines of the COM, the Minister met …": capitals alone, too few for a surname."""
    return end - start == 1 and units[start].text.isupper() and len(units[start].text) < _SURNAME_IN_CAPITALS


_SURNAME_IN_CAPITALS = 4


def _name_counterpart(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    """ "Don Suriya, her Thai counterpart"."""
    if units[at].sort is not Sort.CAPITALISED:
        return None
    end = name_end(units, at, in_title=in_title)
    if end == at or not (is_word(units, end, ",") and is_word(units, end + 1, "his", "her", "their", "its")):
        return None
    inner = _counterpart(units, end + 1, text, in_title=in_title)
    if inner is None or inner.name is not None or inner.plural:
        return None
    name_span = Span(units[at].span.start, units[end - 1].span.end)
    span = Span(name_span.start, inner.span.end)
    return replace(inner, start=at, span=span, name=written(name_span.of(text)), name_span=name_span)


def _bare_name(units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None:
    unit = unit_at(units, at)
    if unit is None:
        return None
    end = name_end(units, at, in_title=in_title, expected=True)
    if end == at:
        return None
    return with_apposition(units, at, at, end, text, "person.name")


class Shape(Protocol):
    """A function that reads the person whom the units from `at` on name; None where they name none so."""

    def __call__(self, units: Units, at: int, text: str, *, in_title: bool) -> PersonMention | None: ...


_EQUALS = frozenset({"counterpart", "counterparts", *COLLEAGUES})
_POSTS = frozenset({Kind.OFFICE})
_TITLES = frozenset({Kind.OFFICE, Kind.HONORIFIC})
# With the units that may stand before the title, or the word "counterpart", that every shape holds; and which
# kinds or words that is: where a sentence has none of them, the shape need not be looked for.
SHAPES: tuple[tuple[Shape, int, Set[str]], ...] = (
    (_bracketed, 12, _TITLES),
    (_counterpart, 8, _EQUALS),
    (_titled, 8, frozenset({Kind.HONORIFIC})),
    (_office_first, 8, _POSTS),
    (_name_first, 48, _POSTS),
    (_name_counterpart, 48, _EQUALS),
    (appointee, 48, _POSTS),
    (predecessor, 0, SUCCEEDING),
    (listed, 48, frozenset({"from", "of", "("})),
)
