"""Of the value of an argument or a variable what its price depends on: how much it holds, not what.

Values with the same outline are measured alike, so a document is measured once for each kind of variables.
"""

from collections.abc import Hashable
from typing import Any, NamedTuple

from graphql import Undefined


class Words(NamedTuple):
    """A text."""

    number: int


def outline(value: Any) -> Hashable:
    """A number itself; of a text its words, of a list its length, of an object its entries and how many
    values or words each holds. In an object there may be outlines already, of the variables in it.
    """
    if isinstance(value, dict):
        given = {name: each for name, each in value.items() if each is not None and each is not Undefined}
        return frozenset((name, _values_in_entry(each)) for name, each in given.items())
    if isinstance(value, list):
        return range(len(value))
    return Words(len(value.split())) if isinstance(value, str) else value


def _values_in_entry(value: Any) -> int:
    """Objects deeper than those in an entry are in no input of ours: they are not looked into."""
    return sum(map(_values_in, value.values())) if isinstance(value, dict) else _values_in(value)


def _values_in(value: Any) -> int:
    match value:
        case list() | range():
            return len(value)
        case str():
            return len(value.split())
        case Words(number):
            return number
        case frozenset():
            return sum(number for _, number in value)
    return 0
