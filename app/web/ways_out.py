"""What an empty list offers: the filters whose removal alone gives something, else two of them together; and
why a kind and a type of event may have nothing in common."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.domain.event_types import EVENT_TYPES, EventType
from app.queries.filters import EventFilter
from app.web import labels, wording
from app.web.choices import Chip
from app.web.language import gettext as _
from app.web.particles import settled

MOST = 12  # filters that are tried


@dataclass(frozen=True, slots=True)
class WayOut:
    """Filters to drop, in words, and how many match then ("3 events")."""

    id: str
    href: str
    text: str
    found: str


def ways_out(
    wanted: Any, chips: Callable[[Any], Iterable[Chip]], count: Callable[[Any], int], noun: str
) -> tuple[WayOut, ...]:
    """Best first; `chips` are those of criteria, `count` tells how many match them."""
    ones = [*islice(chips(wanted), MOST)]
    if found := _those_that_give([(one,) for one in ones], count, noun):
        return found
    pairs = [
        (one, other) for number, one in enumerate(ones) for other in islice(chips(one.rest), number, MOST)
    ]
    return _those_that_give(pairs, count, noun)


def _those_that_give(
    dropped: Iterable[Sequence[Chip]], count: Callable[[Any], int], noun: str
) -> tuple[WayOut, ...]:
    """`dropped` one after the other, each from what the one before left."""
    counted = [(count(chips[-1].rest), chips) for chips in dropped]
    return tuple(
        WayOut(
            id="-".join(["way", *(chip.id for chip in chips)]),
            href=chips[-1].href,
            text=_("Drop %(filters)s")
            % {"filters": wording.listed([f"{chip.field} “{chip.text}”" for chip in chips])},
            found=wording.plural(found, noun),
        )
        for found, chips in sorted(counted, key=lambda pair: -pair[0])
        if found
    )[:MOST]


def at_odds(wanted: EventFilter) -> str:
    """In a sentence: that no type asked for is of a kind asked for; empty where one is."""
    kinds = {type: EVENT_TYPES[EventType(type)].category for type in wanted.types}
    if not kinds or not wanted.categories or set(kinds.values()) & set(wanted.categories):
        return ""
    told = [
        settled(
            _("the type “%(type)s” belongs to the category “%(kind)s”")
            % {"type": labels.of_type(type).label, "kind": labels.of_category(kind)}
        )
        for type, kind in kinds.items()
    ]
    return _("No event can match: %(these)s.") % {"these": "; ".join(told)}
