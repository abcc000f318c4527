"""What an empty list offers: the filters whose removal alone gives something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.web import wording
from app.web.choices import Chip

MOST = 12  # filters that are tried


@dataclass(frozen=True, slots=True)
class WayOut:
    """A filter dropped: in words what is meant too then, and how many match ("3 events")."""

    id: str
    href: str
    text: str
    found: str


def ways_out(chips: Iterable[Chip], count: Callable[[Any], int], noun: str) -> tuple[WayOut, ...]:
    """Best first; `count` tells how many match the criteria that stay."""
    counted = [(count(chip.rest), chip) for chip in islice(chips, MOST)]
    return tuple(
        WayOut(f"way-{chip.id}", chip.href, chip.without, wording.plural(found, noun))
        for found, chip in sorted(counted, key=lambda pair: -pair[0])
        if found
    )
