"""The time to read a text grows with its length, whatever it holds."""

import time
from collections.abc import Callable
from itertools import islice, product

import pytest

from app.domain.values import Document
from app.extract import extract
from app.sources import read_document

SHORT, TIMES = 8_000, 10
_SYLLABLES = ("ba", "co", "du", "fe", "gi", "ha", "ko", "lu", "mi", "no", "pa", "ri", "sa", "to", "vu", "ze")


def _names(form: str, length: int) -> str:
    """Persons that all have other names."""
    names = (f"{a}{b}".capitalize() + f" {c}{a}".capitalize() for a, b, c in product(_SYLLABLES, repeat=3))
    wanted = length // len(form.format("Baco Duba"))
    return " ".join(form.format(name.title()) for name in islice(names, wanted))


def _repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda length: _repeated("the meeting was held in Seoul with Japan and ", length),
    "commas": lambda length: _repeated(",", length),
    "capitals": lambda length: _repeated("A ", length),
    "and": lambda length: _repeated("and ", length),
    "digits": lambda length: _repeated("7", length),
    "brackets": lambda length: _repeated("(", length // 2) + _repeated(")", length // 2),
    "dates": lambda length: _repeated("on January 5 to 7, ", length),
    "names": lambda length: _names("Foreign Minister {} met Japan.", length),
    "names and posts": lambda length: _names("Minister {} spoke. The Minister of Japan left.", length),
    "posts": lambda length: _repeated("The Minister said so. ", length),
    "titles": lambda length: _repeated("President ", length),
    "compounds": lambda length: _repeated("ROK-U.S.-Japan talks, ", length),
    "events": lambda length: "\n\n".join(
        f"The Foreign Minister of Peru visited Kenya on {n % 28 + 1} May {1990 + n % 30}."
        for n in range(length // 62)
    ),
}


def _seconds(text: str) -> float:
    release = read_document(
        Document("hostile", text.encode(), source="generic", stated_title="Talks with Japan")
    )
    start = time.process_time()
    extract(release)
    return time.process_time() - start


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length_only(kind: str) -> None:
    """Twice the share that the length alone would take is allowed; a square would take five times that."""
    text_of = HOSTILE[kind]
    _seconds(text_of(SHORT))
    short = min(_seconds(text_of(SHORT)) for _ in range(2))
    assert _seconds(text_of(SHORT * TIMES)) < 2 * TIMES * max(short, 0.005)
