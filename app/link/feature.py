"""One thing that two accounts were compared by: what was seen, and what it counts for or against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """`is_veto`: it cannot be one event, whatever else speaks for it."""

    name: str
    seen: str
    points: float
    is_veto: bool = False
    is_known: bool = False  # it tells this event from others of the same parties and day


def veto(name: str, seen: str) -> Feature:
    return Feature(name, seen, 0.0, is_veto=True)
