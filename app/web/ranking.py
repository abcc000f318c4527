"""A line of a ranked list: something, where it leads, and how many events it has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranked:
    """`category` gives event types their sign, "" for anything else."""

    label: str
    href: str
    count: int
    category: str = ""
