"""The lanes of a drawing: which there are, what they are called, in which order they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.event_types import Category, EventType
from app.queries.spans import Lane
from app.web import labels
from app.web.labels import country_name

MOST_LANES = 12
INK = "ink"  # the kind of what has no colour of its own
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class LaneOf:
    """One lane: how many events stand in it, and the kind that colours its bars."""

    code: str
    label: str
    total: int
    kind: str


def lanes_of(lane: Lane, totals: Mapping[str, int], names: Mapping[str, str] = NO_NAMES) -> list[LaneOf]:
    """Those with events, no more than fit: categories and types in their order, others fullest first."""
    order = {code: place for place, code in enumerate([*Category, *EventType])}
    fullest = sorted((code for code, n in totals.items() if n), key=lambda code: (-totals[code], code))
    chosen = fullest[:MOST_LANES]
    if lane in (Lane.CATEGORY, Lane.TYPE):
        chosen.sort(key=lambda code: order[code])
    return [
        LaneOf(code, names.get(code) or label(lane, code), totals[code], kind(lane, code)) for code in chosen
    ]


def label(lane: Lane, code: str) -> str:
    match lane:
        case Lane.CATEGORY:
            return labels.of_category(code)
        case Lane.TYPE:
            return labels.of_type(code).label
        case Lane.COUNTRY:
            return country_name(code)
        case Lane.PUBLISHER:
            return code


def kind(lane: Lane, code: str) -> str:
    match lane:
        case Lane.CATEGORY:
            return code
        case Lane.TYPE:
            return labels.of_type(code).category
        case _:
            return INK
