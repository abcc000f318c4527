"""Source text as pieces with a kind, for a template to colour; the template escapes each piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_JSON = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))'
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<word>true|false|null)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is key, string, number, word or "" for what lies between."""

    kind: str
    text: str


def json_pieces(source: str) -> list[Piece]:
    return list(_pieces(source))


def _pieces(source: str) -> Iterator[Piece]:
    end = 0
    for match in _JSON.finditer(source):
        if match.start() > end:
            yield Piece("", source[end : match.start()])
        yield Piece(match.lastgroup or "", match[0])
        end = match.end()
    if end < len(source):
        yield Piece("", source[end:])
