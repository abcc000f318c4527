"""The filter form: what it offers of each field, each choice with the number of events that it gives.

A facet ignores its own choices in its counts, so that what is ticked beside others can be seen; a choice that
narrows down (all of, none of, at least) counts what is left with it. To offer another field: a function here
and its name in `choices.IN_THE_FORM`; the template knows facets, not fields.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from app.domain.codes import DiplomaticRank, Prominence
from app.domain.event_types import CATEGORIES, EVENT_TYPES
from app.domain.topics import TOPICS
from app.queries import events, facets, shapes
from app.queries.filters import EventFilter
from app.web import codes, labels, wording
from app.web.choices import ABOUT, Choice, Facet
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.naming import names_in

MOST = 12  # boxes of a facet with many values; countries beyond can be typed
MOST_PARTNERS = 8
CORROBORATED = (2, 3, 4)
COUNTRIES, PARTICIPANTS = "all-countries", "known-participants"  # lists of names on the page


def facets_of(connection: sa.Connection, wanted: EventFilter) -> tuple[Facet, ...]:
    """All facets, in the order of the form."""
    return (*open_facets(connection, wanted), *(folded_facet(connection, wanted, name) for name in FOLDED))


def open_facets(connection: sa.Connection, wanted: EventFilter) -> tuple[Facet, ...]:
    """Those that every reader has before him."""
    return _countries(connection, wanted), _categories(connection, wanted), _types(connection, wanted)


def folded_facet(connection: sa.Connection, wanted: EventFilter, name: str) -> Facet:
    """One of `FOLDED`, with its choices."""
    field, label, build = FOLDED[name]
    return Facet(
        name,
        label(),
        build(connection, wanted),
        single=field in SINGLE,
        typed=TYPED.get(field, ""),
        is_open=bool(getattr(wanted, field)),
    )


def _countries(connection: sa.Connection, wanted: EventFilter) -> Facet:
    """Those with most events; where few have any, also those with most in the whole record, at zero."""
    found = dict(_pairs(facets.count_by_country(connection, wanted)))
    offered = [*found][:MOST]
    if len(offered) < MOST:
        everywhere = [count["value"] for count in facets.count_by_country(connection, EventFilter())]
        offered += [code for code in everywhere[:MOST] if code not in offered]
    codes = _with_chosen(offered[:MOST], wanted.countries_any)
    choices = _choices("countries_any", wanted, {c: country_name(c) for c in codes}, found)
    return Facet("country", _("Country"), choices, folded=False, typed=COUNTRIES)


def _categories(connection: sa.Connection, wanted: EventFilter) -> Facet:
    """None is left out, so that nothing moves under the reader; the same with types."""
    found = dict(_pairs(facets.count_by_category(connection, wanted)))
    names: dict[str, str] = {category: labels.of_category(category) for category in CATEGORIES}
    choices = _choices("categories", wanted, names, found)
    signed = tuple(
        replace(choice, category=category) for choice, category in zip(choices, names, strict=True)
    )
    return Facet("category", _("Category"), signed, folded=False, fixed=True)


def _types(connection: sa.Connection, wanted: EventFilter) -> Facet:
    """Those of a category stand together."""
    found = dict(_pairs(facets.count_by_type(connection, wanted)))
    names: dict[str, str] = {
        type: labels.of_type(type).label
        for category in CATEGORIES
        for type, info in EVENT_TYPES.items()
        if info.category is category
    }
    return Facet("type", _("Type"), _choices("types", wanted, names, found), folded=False, fixed=True)


def _all_of(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    """Countries that share events with those asked for."""
    single = len(wanted.countries_any) == 1
    asked = (*wanted.countries_all, *(wanted.countries_any if single else ()))
    partners = facets.count_by_country(connection, replace(wanted, countries_any=(), countries_all=asked))
    offered = [count["value"] for count in partners if count["value"] not in asked][:MOST_PARTNERS]
    return _narrowing(connection, wanted, "countries_all", offered)


def _none_of(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    asked = {*wanted.countries_any, *wanted.countries_all}
    counts = facets.count_by_country(connection, wanted)
    offered = [count["value"] for count in counts if count["value"] not in asked][:MOST_PARTNERS]
    return _narrowing(connection, wanted, "countries_none", offered)


def _narrowing(
    connection: sa.Connection, wanted: EventFilter, field: str, offered: Sequence[str]
) -> tuple[Choice, ...]:
    """Countries with how many events are left with each beside those in force."""
    given = getattr(wanted, field)
    codes = _with_chosen(offered, given)
    left = {code: _count(connection, wanted, field, (*given, code)) for code in codes}
    return _choices(field, wanted, {code: country_name(code) for code in codes}, left)


def _publishers(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    found = dict(_pairs(facets.count_by_publisher(connection, wanted)))
    slugs = _with_chosen([*found][:MOST], wanted.publishers_any)
    names = names_in(connection, EventFilter(publishers_any=tuple(slugs)))
    return _choices("publishers_any", wanted, {slug: names.get(slug, slug) for slug in slugs}, found)


def _participants(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    found = dict(_pairs(facets.count_by_participant(connection, wanted, MOST)))
    ids = _with_chosen([*found], wanted.participants_any)
    names = names_in(connection, EventFilter(participants_any=tuple(ids)))
    return _choices("participants_any", wanted, {id: names.get(id, id) for id in ids}, found)


def _topics(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    found = dict(_pairs(facets.count_by_topic(connection, wanted)))
    return _choices("topics", wanted, {slug: labels.of_topic(slug) for slug in TOPICS}, found)


def _levels(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    labels = {rank.value: codes.word(codes.LEVELS, rank) for rank in DiplomaticRank}
    found = {rank: _count(connection, wanted, "levels", (rank,)) for rank in labels}
    return _choices("levels", wanted, labels, found)


def _prominence(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    labels = {value.value: wording.capital(codes.word(codes.PROMINENCES, value)) for value in Prominence}
    return _one_of(connection, wanted, "prominence", labels)


def _corroboration(connection: sa.Connection, wanted: EventFilter) -> tuple[Choice, ...]:
    numbers = sorted({*CORROBORATED, *([wanted.min_publishers] if wanted.min_publishers else [])})
    labels = {n: _("%(num)s or more") % {"num": n} for n in numbers}
    return _one_of(connection, wanted, "min_publishers", labels)


def _one_of(
    connection: sa.Connection, wanted: EventFilter, field: str, labels: Mapping[Any, str]
) -> tuple[Choice, ...]:
    """The values of a field that takes one, none of them first."""
    name, given = ABOUT[field].metadata["parameter"], getattr(wanted, field)
    return tuple(
        Choice(
            name,
            "" if value is None else str(value).upper(),
            text,
            _count(connection, wanted, field, value),
            given == value,
        )
        for value, text in {None: _("Any"), **labels}.items()
    )


def _count(connection: sa.Connection, wanted: EventFilter, field: str, value: Any) -> int:
    changed: dict[str, Any] = {field: value}
    return events.count_events(connection, replace(wanted, **changed))


def _choices(
    field: str, wanted: EventFilter, labels: Mapping[str, str], counts: Mapping[str, int]
) -> tuple[Choice, ...]:
    about, given = ABOUT[field].metadata, getattr(wanted, field)
    return tuple(
        Choice(
            about["parameter"],
            value.upper() if about["capitals"] else value,
            label,
            counts.get(value, 0),
            value in given,
        )
        for value, label in labels.items()
    )


def _with_chosen(offered: Sequence[str], chosen: Iterable[str]) -> list[str]:
    return [*offered, *(value for value in chosen if value not in offered)]


def _pairs(counts: Iterable[shapes.Count]) -> Iterable[tuple[str, int]]:
    return ((count["value"], count["count"]) for count in counts)


SINGLE = ("prominence", "min_publishers")
TYPED = {"countries_all": COUNTRIES, "countries_none": COUNTRIES, "participants_any": PARTICIPANTS}
# By the name of their boxes: field of the filter, heading, and what makes the choices.
FOLDED: Mapping[str, tuple[str, Callable[[], str], Callable[..., tuple[Choice, ...]]]] = {
    ABOUT[field].metadata["parameter"]: (field, label, build)
    for field, label, build in (
        ("countries_all", lambda: _("With all of these countries"), _all_of),
        ("countries_none", lambda: _("With none of these countries"), _none_of),
        ("publishers_any", lambda: _("Publisher"), _publishers),
        ("participants_any", lambda: _("Person or organisation"), _participants),
        ("topics", lambda: _("Topic"), _topics),
        ("levels", lambda: _("Level"), _levels),
        ("prominence", lambda: _("Prominence"), _prominence),
        ("min_publishers", lambda: _("Number of publishers"), _corroboration),
    )
}
