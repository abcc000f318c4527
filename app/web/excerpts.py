"""Text as a list shows it: no longer than a glance takes in, the words that were searched for marked."""

from collections.abc import Sequence
from typing import NamedTuple

from app.queries.places import places_of

MOST = 170  # characters of a quotation: two lines; twenty that are longer make a fragment of 8 kB too long
AROUND = 70  # before the first word that was searched for
BEHIND = 20  # what tells when it was
LONGEST_NAME = 60  # at most so much is left out rather than cut through a name
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
    start, whole = _start(text, places, telling)
    end = _word_end(text, start + MOST, max(whole, start + MOST - LONGEST_NAME))
    inside = [(low - start, min(high, end) - start) for low, high in places if start <= low < end]
    pieces = _pieces(text[start:end], inside)
    before = (Piece(CUT + " ", False),) if start else ()
    return (*before, *pieces, *((Piece(" " + CUT, False),) if end < len(text) else ()))


def _start(text: str, places: Sequence[tuple[int, int]], telling: str | None) -> tuple[int, int]:
    """Where to begin, and the end of what is to be seen in any case."""
    if places:
        first, whole = places[0]
        return (_word_start(text, first - AROUND, first) if whole > MOST else 0), whole
    end = text.find(telling) + len(telling) if telling and telling in text else 0
    if end <= MOST - BEHIND:
        return 0, end
    return _word_start(text, end + BEHIND - MOST, end - len(telling or "")), end


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> Pieces:
    pieces, at = [], 0
    for start, end in places:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _word_start(text: str, at: int, most: int) -> int:
    """The next word from there on that does not go on with a name: not "Arabia" of "Saudi Arabia"."""
    start = text.find(" ", at) + 1 if at > 0 and " " in text[at:] else max(at, 0)
    while start and _within_name(text, start - 1):
        later = text.find(" ", start) + 1
        if not start < later <= min(most, at + LONGEST_NAME):
            break
        start = later
    return start


def _word_end(text: str, at: int, least: int) -> int:
    """The last space before there that no name runs across."""
    if at >= len(text):
        return len(text)
    end = max(text.rfind(" ", 0, at), at // 2)
    while _within_name(text, end):
        earlier = text.rfind(" ", 0, end)
        if earlier < least:
            break
        end = earlier
    return end


def _within_name(text: str, space: int) -> bool:
    """Whether the words on both sides of a space begin with capitals and nothing stands between them."""
    word = text[text.rfind(" ", 0, space) + 1 : space]
    return word[:1].isupper() and word[-1:].isalpha() and text[space + 1 : space + 2].isupper()
