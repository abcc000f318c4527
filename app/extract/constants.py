"""Closed lists of names that the stages compare for every word: sorts of units, types of chunks.

To make one, derive from `Constant` and annotate each name; its value is the name in lower case:

    class Sort(Constant):
        DATE: ClassVar["Sort"]

An `Enum` says the same, but on Python 3.11 naming a member of one costs 190 ns against 30 here, and the
grammar names them a thousand times a sentence. Members are texts and compare with `is`.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Self


class Constant(str):
    """A member of a closed list; `Sort("date")` gives the one member of that value."""

    __slots__ = ()
    members: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        cls.members = {name.lower(): str.__new__(cls, name.lower()) for name in cls.__annotations__}
        for name in cls.__annotations__:
            setattr(cls, name, cls.members[name.lower()])

    def __new__(cls, value: str) -> Self:
        if value not in cls.members:
            raise ValueError(f"{value!r} is no {cls.__name__}")
        member: Self = cls.members[value]
        return member

    @classmethod
    def all(cls) -> Iterator[Self]:
        """The members in the order in which they are written."""
        yield from cls.members.values()

    @property
    def value(self) -> str:
        return str(self)
