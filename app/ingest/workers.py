"""Prepares documents in other processes, in order and with bounded memory.

As many portions are under way as keep the processes busy, and no more. A process that dies takes its portion
with it and no other: the documents of that portion are then read one by one, and the one that a process dies
of is refused by its name.
"""

import dataclasses
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait

import sqlalchemy as sa

from app.db.engine import make_engine
from app.domain.text import MappedText
from app.ingest.documents import Item
from app.ingest.portions import Portion
from app.ingest.preparing import INTERNAL, Prepared, Reader, prepare, refused
from app.ingest.raw import Arrived
from app.ingest.refused import Refused

FEW = 3  # portions for which no other process is started: that takes longer than to read them
AHEAD = 2  # portions under way for each process

Packed = tuple[Prepared, str]
_NO_TEXT = MappedText.of("")
_PROCESSES = multiprocessing.get_context("forkserver")  # a copy of one that has loaded everything
_PROCESSES.set_forkserver_preload([__name__])


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prepared_by(
    engine: sa.Engine, portions: Iterable[list[Item]], reader: Reader, workers: int
) -> Iterator[Portion]:
    """The documents with what was read from them, in the order in which they came."""
    portions = iter(portions)
    first = list(islice(portions, FEW)) if workers > 1 else []
    if len(first) < FEW:
        for items in chain(first, portions):
            yield list(zip(items, prepare(engine, items, reader), strict=True))
        return
    with _Pool(engine, reader, workers) as pool:
        yield from pool.prepared(chain(first, portions))


class _Pool:
    def __init__(self, engine: sa.Engine, reader: Reader, workers: int) -> None:
        url = engine.url.render_as_string(hide_password=False)
        self._settings = (url, reader)
        self._workers = workers
        self._executor = self._start()

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def prepared(self, portions: Iterable[list[Item]]) -> Iterator[Portion]:
        under_way: deque[tuple[list[Item], Future[list[Packed]]]] = deque()
        for items in portions:
            under_way.append((items, self._submit(items)))
            if len(under_way) >= AHEAD * self._workers:
                yield self._result(*under_way.popleft())
        while under_way:
            yield self._result(*under_way.popleft())

    def _result(self, items: list[Item], future: "Future[list[Packed]]") -> Portion:
        try:
            found = future.result()
        except BrokenProcessPool:  # this portion or another one that was under way
            found = list(chain.from_iterable(map(self._alone, items)))
        return list(zip(items, map(_unpacked, found), strict=True))

    def _alone(self, item: Item) -> list[Packed]:
        try:
            return self._submit([item]).result()
        except BrokenProcessPool:
            message = (
                f"{item.name}: the process that read it ended without a word; its memory may have run out."
            )
            document = item.document if isinstance(item, Refused) else item
            arrived = None if document is None else Arrived.of(document)
            return [(Prepared(item.name, arrived, refused(item.name, INTERNAL, message)), "")]

    def _submit(self, items: Sequence[Item]) -> "Future[list[Packed]]":
        try:
            return self._executor.submit(_prepare, items)
        except BrokenProcessPool:
            self._executor.shutdown(wait=False)
            self._executor = self._start()
            return self._executor.submit(_prepare, items)

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, _PROCESSES, _begin, self._settings)


# In the other process

_known: dict[str, tuple[sa.Engine, Reader]] = {}


def _begin(url: str, reader: Reader) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for all of it ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _known["own"] = make_engine(url), reader


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _prepare(items: Sequence[Item]) -> list[Packed]:
    engine, reader = _known["own"]
    return [_packed(one) for one in prepare(engine, items, reader)]


def _packed(one: Prepared) -> Packed:
    """Where each character stood in the document is most of a release, and of no use to who stores it."""
    if one.release is None:
        return one, ""
    return dataclasses.replace(
        one, release=dataclasses.replace(one.release, mapped=_NO_TEXT)
    ), one.release.text


def _unpacked(packed: Packed) -> Prepared:
    one, text = packed
    if one.release is None:
        return one
    return dataclasses.replace(one, release=dataclasses.replace(one.release, mapped=MappedText.of(text)))
