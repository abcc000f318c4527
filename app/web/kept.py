"""Answers kept whole, in memory, for as long as the data are the same: what was asked gives what was sent.

A name is everything of a request that an answer may depend on. `VARYING` lists the headers that handlers
read; an answer that varies by another is not kept. Beside the data an answer may depend on the day, in UTC.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from starlette.types import Scope

from app.db.version import DataVersion
from app.graphql.bounded import Bounded
from app.graphql.repeats import Header, Repeat
from app.web.conditional import matches
from app.web.packing import Packed

KEPT_BYTES = 12_000_000
MOST_OF_ONE = KEPT_BYTES // 8
ENTRY_BYTES = 4_000  # what keeping one costs beside name and body; seen with tracemalloc

VARYING = ("accept", "hx-request-type", "hx-source", "hx-current-url")
_NAMED = tuple(name.encode() for name in ("host", "content-type", *VARYING))
_VARY = frozenset((*VARYING, "accept-encoding"))
_DAY = 86_400

Name = tuple[object, ...]
State = tuple[int, int]


@dataclass(frozen=True)
class Block:
    """Headers that are the same each time."""

    pairs: Sequence[Header]

    @cached_property
    def lines(self) -> bytes:
        """How they stand in HTTP/1.1."""
        return lines_of(self.pairs)


def lines_of(headers: Iterable[Header]) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])


@dataclass(frozen=True, slots=True)
class Given:
    """What one who asks gets of an answer: headers that are the same each time, and those of this time."""

    status: int
    same: Block
    own: Sequence[Header]
    body: bytes

    @property
    def headers(self) -> list[Header]:
        return [*self.same.pairs, *self.own]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given to whoever asks: `headers` are those that are the same each time, `unchanged` those of a
    304 to who knows the `tag`. The body is `repeat.head`, or `packed` of it, and a tail.
    """

    status: int
    headers: Block
    unchanged: Block
    tag: bytes | None
    packed: Packed | None
    repeat: Repeat

    def given(self, tail: bytes, own: Sequence[Header], known: bytes | None) -> Given:
        """With the end of the body and headers of this time; to who knows it, that it holds."""
        if known is not None and self.tag is not None and matches(known, self.tag):
            return Given(304, self.unchanged, own, b"")
        body = self.packed.closed(tail) if self.packed is not None else self.repeat.head + tail
        return Given(self.status, self.headers, [(b"content-length", b"%d" % len(body)), *own], body)

    @property
    def size(self) -> int:
        return len(self.packed.content) if self.packed is not None else len(self.repeat.head)


class KeptAnswers:
    """Those of one process; for one event loop."""

    def __init__(self, version: DataVersion, most_bytes: int = KEPT_BYTES) -> None:
        self._version = version
        self._answers: Bounded[Answer] = Bounded(most_bytes)
        self._state: State = (0, 0)

    @property
    def bytes(self) -> int:
        return self._answers.bytes

    def now(self) -> State:
        """To be taken before anything is read for an answer."""
        return self._version.now, int(time.time()) // _DAY

    def find(self, name: Name, state: State) -> Answer | None:
        if state != self._state:
            self._answers.clear()
            self._state = state
            return None
        return self._answers.find(name)

    def keep(self, name: Name, state: State, answer: Answer) -> None:
        """Unless the data changed while it was made."""
        size = answer.size + sum(len(part) for part in name if isinstance(part, bytes)) + ENTRY_BYTES
        if state == self._state and size <= MOST_OF_ONE:
            self._answers.keep(name, answer, size)


def name_of(scope: Scope, headers: Mapping[bytes, bytes], body: bytes, takes_gzip: bool) -> Name | None:
    """None where something in the request is told by no name: a key, or one header twice."""
    if len(headers) != len(scope["headers"]) or b"authorization" in headers or b"host" not in headers:
        return None
    return (
        scope["method"],
        scope["scheme"],
        scope["raw_path"],
        scope["query_string"],
        body,
        takes_gzip,
        *map(headers.get, _NAMED),
    )


def is_told_by_name(vary: str) -> bool:
    """Whether all that an answer says it varies by is part of a name."""
    return {each.strip().lower() for each in vary.split(",")} <= _VARY
