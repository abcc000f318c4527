"""What the filter form offers: choices with counts, and the filters in force as chips that can be removed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.countries import country_name
from app.domain.event_types import CATEGORIES, EVENT_TYPES, Category, EventType
from app.queries import shapes
from app.queries.filters import EventFilter
from app.web import wording

MOST_COUNTRIES = 12  # offered as boxes; any other can be typed
IN_THE_FORM = ("countries_any", "types", "occurred_from", "occurred_to", "search")


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick. `category` gives event types their sign, "" for countries."""

    value: str
    label: str
    count: int
    chosen: bool
    category: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it. `narrower` is the filter that stays."""

    id: str
    field: str
    text: str
    href: str
    rest: EventFilter


def country_choices(counts: Sequence[shapes.Count], wanted: EventFilter) -> tuple[Choice, ...]:
    """The countries with most events and those chosen, most events first."""
    by_code = {count["value"]: count["count"] for count in counts}
    offered = [count["value"] for count in counts[:MOST_COUNTRIES]]
    offered += [code for code in wanted.countries_any if code not in offered]
    return tuple(
        Choice(code, country_name(code), by_code.get(code, 0), code in wanted.countries_any)
        for code in offered
    )


def type_choices(counts: Sequence[shapes.Count], wanted: EventFilter) -> tuple[Choice, ...]:
    """All types in their order, those without an event too, so that nothing moves under the reader."""
    by_type = {count["value"]: count["count"] for count in counts}
    return tuple(
        Choice(type.upper(), info.label, by_type.get(type, 0), type in wanted.types, info.category)
        for type, info in EVENT_TYPES.items()
    )


def chips(
    wanted: EventFilter, names: Mapping[str, str], address: Callable[[EventFilter], str]
) -> tuple[Chip, ...]:
    """One for each value in force, in the order of the address; `address` gives that of the page."""
    found = []
    for described in fields(wanted):
        value = getattr(wanted, described.name)
        several = isinstance(value, tuple)
        for item in value if several else (value,):
            if item is None:
                continue
            rest: Any = tuple(v for v in value if v != item) if several else None
            without = replace(wanted, **{described.name: rest})
            found.append(
                Chip(
                    id=f"chip-{described.metadata['parameter']}-{item if several else 'one'}",
                    field=described.metadata["label"],
                    text=names.get(str(item)) or value_in_words(described.name, item),
                    href=address(without),
                    rest=without,
                )
            )
    return tuple(found)


def value_in_words(field: str, value: Any) -> str:
    if field.startswith("countries_") or field == "one_sided":
        return country_name(value)
    if field == "types":
        return EVENT_TYPES[EventType(value)].label
    if field == "categories":
        return CATEGORIES[Category(value)].label
    if field == "levels":
        return str(value).replace("_", " ")
    if field.startswith("updated"):
        return f"{wording.day(value.date())}, {value:%H:%M:%S} UTC"
    if field == "min_publishers":
        return f"{value} publishers"
    if field == "topics":
        return wording.topic(value)
    if field.startswith(("occurred_", "published_")):
        return wording.day(value)
    return str(value)


def hidden(wanted: EventFilter) -> tuple[tuple[str, str], ...]:
    """Filters in force that the form has no control for; sending it keeps them."""
    shown = {EventFilter.__dataclass_fields__[name].metadata["parameter"] for name in IN_THE_FORM}
    return tuple(pair for pair in wanted.to_query() if pair[0] not in shown)
