"""What the filter form offers: choices with counts, and the filters in force as chips that can be removed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.queries.criteria import Criteria
from app.queries.filters import EventFilter
from app.web import codes, days, labels
from app.web.labels import country_name
from app.web.language import gettext as _

IN_THE_FORM = (
    "countries_any",
    "countries_all",
    "countries_none",
    "types",
    "categories",
    "topics",
    "participants_any",
    "publishers_any",
    "levels",
    "occurred_from",
    "occurred_to",
    "search",
    "prominence",
    "min_publishers",
)
CODES = {
    "levels": codes.LEVELS,
    "formats": codes.FORMATS,
    "status": codes.STATES,
    "review": codes.REVIEW_MARKS,
    "prominence": codes.PROMINENCES,
    "kinds": codes.RELEASE_KINDS,
}
ABOUT = EventFilter.__dataclass_fields__


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick, or a button to choose. `category` gives a sign."""

    name: str
    value: str
    label: str
    count: int
    chosen: bool
    category: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices of one field. `single`: one of them, the first being none. `typed`: the list of what
    can be typed too.

    `fixed`: the same choices whatever is asked, so that a part of the page tells their counts alone.
    `folded`: behind its heading; `is_open`: but unfolded, as something in it is chosen.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    folded: bool = True
    fixed: bool = False
    single: bool = False
    typed: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it; `rest` are the criteria that stay."""

    id: str
    field: str
    text: str
    href: str
    rest: Any


def chips(wanted: Criteria, names: Mapping[str, str], address: Callable[[Any], str]) -> tuple[Chip, ...]:
    """One for each value in force, in the order of the address; `address` gives that of the page."""
    found = []
    for described in fields(wanted):
        value = getattr(wanted, described.name)
        several = isinstance(value, tuple)
        for item in value if several else (value,):
            if item is None:
                continue
            rest: Any = tuple(v for v in value if v != item) if several else None
            remaining = replace(wanted, **{described.name: rest})
            text = names.get(str(item)) or value_in_words(described.name, item)
            found.append(
                Chip(
                    id=f"chip-{described.metadata['parameter']}-{item if several else 'one'}",
                    field=_(described.metadata["label"]),
                    text=text,
                    href=address(remaining),
                    rest=remaining,
                )
            )
    return tuple(found)


def value_in_words(field: str, value: Any) -> str:
    if field.startswith("countries_") or field == "one_sided":
        return country_name(value)
    if field == "types":
        return labels.of_type(value).label
    if field == "categories":
        return labels.of_category(value)
    if field in CODES:
        return codes.word(CODES[field], value)
    if field.startswith("updated"):
        return f"{days.day(value.date())}, {value:%H:%M:%S} UTC"
    if field == "min_publishers":
        return _("%(num)s or more") % {"num": value}
    if field == "topics":
        return labels.of_topic(value)
    if field.startswith(("occurred_", "published_")):
        return days.day(value)
    return str(value)


def hidden(wanted: EventFilter) -> tuple[tuple[str, str], ...]:
    """Filters in force that the form has no control for; sending it keeps them."""
    shown = {ABOUT[name].metadata["parameter"] for name in IN_THE_FORM}
    return tuple(pair for pair in wanted.to_query() if pair[0] not in shown)
