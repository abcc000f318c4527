"""Text as a list shows it: no longer than a glance takes in, the words that were searched for marked."""

from collections.abc import Sequence
from typing import NamedTuple

from app.queries.places import places_of

MOST = 170  # characters of a quotation: two lines; twenty that are longer make a fragment of 8 kB too long
AROUND = 70  # before the first word that was searched for
BEHIND = 20  # what tells when it was
CUT = "…"


class Piece(NamedTuple):
    text: str
    marked: bool


Pieces = tuple[Piece, ...]


def marked(text: str, words: str | None) -> Pieces:
    """The whole text; `words` as a reader searches for them."""
    return _pieces(text, places_of(text, words) if words else [])


def excerpt(text: str, words: str | None, telling: str | None = None) -> Pieces:
    """A stretch of a text: its beginning, or what stands around the first word searched for; where none is,
    what leads to the words that are `telling`."""
    places = places_of(text, words) if words else []
    if len(text) <= MOST:
        return _pieces(text, places)
    start = _start(text, places, telling)
    end = _word_end(text, start + MOST)
    inside = [(low - start, min(high, end) - start) for low, high in places if start <= low < end]
    pieces = _pieces(text[start:end], inside)
    before = (Piece(CUT + " ", False),) if start else ()
    return (*before, *pieces, *((Piece(" " + CUT, False),) if end < len(text) else ()))


def _start(text: str, places: Sequence[tuple[int, int]], telling: str | None) -> int:
    if places:
        return _word_start(text, places[0][0] - AROUND) if places[0][1] > MOST else 0
    end = text.find(telling) + len(telling) if telling and telling in text else 0
    return _word_start(text, end + BEHIND - MOST) if end > MOST - BEHIND else 0


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> Pieces:
    pieces, at = [], 0
    for start, end in places:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _word_start(text: str, at: int) -> int:
    return text.find(" ", at) + 1 if at > 0 and " " in text[at:] else max(at, 0)


def _word_end(text: str, at: int) -> int:
    return max(text.rfind(" ", 0, at), at // 2) if at < len(text) else len(text)
