"""What the filter form offers: choices with counts, and the filters in force as chips that can be removed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.queries.criteria import Criteria
from app.queries.filters import EventFilter
from app.web import codes, days, labels
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.language import marked

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
# What is meant too where a filter is dropped.
WITHOUT = {
    "countries_any": marked("Whether %(text)s takes part or not"),
    "countries_all": marked("Whether %(text)s takes part or not"),
    "countries_none": marked("With %(text)s too"),
    "types": marked("Of other types than %(text)s too"),
    "categories": marked("Of other kinds than %(text)s too"),
    "topics": marked("About other topics than %(text)s too"),
    "participants_any": marked("Whether %(text)s takes part or not"),
    "participants_all": marked("Whether %(text)s takes part or not"),
    "participants_none": marked("With %(text)s too"),
    "publishers_any": marked("From other publishers than %(text)s too"),
    "publishers_all": marked("From other publishers than %(text)s too"),
    "publishers_none": marked("From %(text)s too"),
    "levels": marked("At other levels than “%(text)s” too"),
    "formats": marked("In other formats than “%(text)s” too"),
    "one_sided": marked("Told by both sides too, not by %(text)s alone"),
    "status": marked("With another status than “%(text)s” too"),
    "review": marked("With another review than “%(text)s” too"),
    "occurred_from": marked("Before %(text)s too"),
    "occurred_to": marked("After %(text)s too"),
    "published_from": marked("Published before %(text)s too"),
    "published_to": marked("Published after %(text)s too"),
    "updated_from": marked("Changed before %(text)s too"),
    "updated_to": marked("Changed after %(text)s too"),
    "search": marked("Without the words “%(text)s” too"),
    "prominence": marked("Not only “%(text)s”"),
    "min_publishers": marked("Told by fewer than %(text)s too"),
    "kinds": marked("Of other kinds than %(text)s too"),
    "languages": marked("In other languages than %(text)s too"),
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
    """A filter in force, and the address without it; `rest` are the criteria that stay, `without`
    says what else is meant then."""

    id: str
    field: str
    text: str
    without: str
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
                    without=_(WITHOUT[described.name]) % {"text": text},
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
