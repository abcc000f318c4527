"""How many documents are read at a time, and how many releases are stored in one transaction.

Both are bounded in number and in bytes, so that memory does not grow with the archive. Others wait while a
batch is stored; how many fit into that time is measured from batch to batch.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.ingest.documents import Item
from app.ingest.preparing import Prepared

Portion = list[tuple[Item, Prepared]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bounds; a single document may be larger by itself."""

    documents: int = 32  # read at a time
    releases: int = 400  # stored at a time
    first: int = 10  # stored in the first batch, of which nobody knows how long it takes
    content: int = 2_000_000  # bytes of either
    locked: float = 0.25  # seconds for which a batch may keep other writers waiting
    waiting: float = 1.0  # seconds until what was read is stored, though there is room for more


def portions(items: Iterable[Item], sizes: Sizes) -> Iterator[list[Item]]:
    """The items, some at a time."""
    some: list[Item] = []
    size = 0
    for item in items:
        some.append(item)
        size += len(item.content or b"")
        if len(some) >= sizes.documents or size >= sizes.content:
            yield some
            some, size = [], 0
    if some:
        yield some


class Pace:
    """Puts what was read into batches that are stored in about the same time."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._most = min(sizes.first, sizes.releases)

    def batches(self, read: Iterable[Portion]) -> Iterator[Portion]:
        batch: Portion = []
        size = 0
        begun = time.monotonic()
        for pair in (pair for portion in read for pair in portion):
            begun = begun if batch else time.monotonic()
            batch.append(pair)
            size += len(pair[0].content or b"")
            is_late = time.monotonic() - begun >= self._sizes.waiting
            if len(batch) >= self._most or size >= self._sizes.content or is_late:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def took(self, releases: int, seconds: float) -> None:
        """How long storing so many took."""
        if releases >= self._most or seconds > self._sizes.locked:
            fitting = int(releases * self._sizes.locked / max(seconds, 0.001))
            self._most = max(1, min(fitting, 2 * self._most, self._sizes.releases))
