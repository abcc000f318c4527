"""A text that remembers where each of its characters stood in the text it was made from.

A reader cuts menus away, joins hard-wrapped lines and decodes entities; evidence must still be an exact
slice of what the ministry published. `MappedText` carries both: the clean text, and for every character its
place in the original. All operations keep the map.
"""

import re
from array import array
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Self


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """Half-open range of Unicode code points, `start <= end`.

    A named tuple, because every word of a text has one: 0.5 µs to make against 1.0 for a frozen data class.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if not 0 <= start <= end:
            raise ValueError(f"span {start}..{end} is not a range")
        return tuple.__new__(cls, (start, end))

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


_COUNTED = 100_000  # characters; longer texts are rare


@cache
def _places() -> "array[int]":
    """0, 1, 2, …, counted once: a copy takes a twentieth of the time."""
    return array("q", range(_COUNTED))


class MappedText:
    """Text with, for each character, its place in the original (`-1` where it was inserted)."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: "array[int]", ends: "array[int]") -> None:
        if not len(text) == len(starts) == len(ends):
            raise ValueError("text and map differ in length")
        self.text = text
        self.starts = starts
        self.ends = ends

    @classmethod
    def of(cls, raw: str) -> Self:
        """The original itself: every character stands where it stands."""
        size = len(raw) + 1
        places = _places()[:size] if size <= _COUNTED else array("q", range(size))
        return cls(raw, places[:-1], places[1:])

    @classmethod
    def inserted(cls, text: str) -> Self:
        """Characters that stand nowhere in the original, such as a paragraph break between two elements."""
        nowhere = array("q", [-1]) * len(text)
        return cls(text, nowhere, nowhere[:])

    @classmethod
    def join(cls, separator: str, parts: Iterable["MappedText"]) -> Self:
        text: list[str] = []
        starts, ends = array("q"), array("q")
        gap = array("q", [-1]) * len(separator)
        for n, part in enumerate(parts):
            if n and separator:
                text.append(separator)
                starts.extend(gap)
                ends.extend(gap)
            text.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(text), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __getitem__(self, part: slice) -> "MappedText":
        return MappedText(self.text[part], self.starts[part], self.ends[part])

    def strip(self) -> "MappedText":
        size = len(self.text.strip())
        if size == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + size]

    def lines(self) -> list["MappedText"]:
        """The text cut at line feeds, without them."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self[start : start + len(line)])
            start += len(line) + 1
        return found

    def sub(self, pattern: "re.Pattern[str]", replacement: str) -> "MappedText":
        """Replace each match by a constant; one character takes the place of the whole match."""
        parts: list[MappedText] = []
        last = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            parts.append(self[last:start])
            if len(replacement) == 1 and end > start:
                parts.append(
                    MappedText(replacement, self.starts[start : start + 1], self.ends[end - 1 : end])
                )
            elif replacement:
                parts.append(MappedText.inserted(replacement))
            last = end
        parts.append(self[last:])
        return MappedText.join("", parts)

    def fold_white_space(self) -> "MappedText":
        """Runs of white space become one space; none is left at the ends."""
        return self.sub(WHITE_SPACE, " ").strip()

    def origin(self, span: Span) -> Span | None:
        """Where a span of this text stands in the original, or None when all of it was inserted."""
        starts = [s for s in self.starts[span.start : span.end] if s >= 0]
        ends = [e for e in self.ends[span.start : span.end] if e >= 0]
        return Span(min(starts), max(ends)) if starts else None


WHITE_SPACE = re.compile(r"\s+")
