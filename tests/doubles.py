"""Doubles of the stages around the store: documents that say in JSON what is to be read in them.

`page` writes such a document, `read` and `extract` read it. `Running` ingests pages in a process of its own:
for tests that run two at once, or kill one.
"""

import datetime as dt
import json
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from app.db.engine import make_engine
from app.domain.values import Document, Extraction, Release
from app.errors import UnreadableDocument
from app.ingest.outcomes import Outcome, Result
from app.ingest.pipeline import ingest
from app.ingest.preparing import Reader
from tests.build import NOW, document, event, extraction, person, release, with_url


def page(number: int, *, text: str = "", name: str | None = None) -> Document:
    """A document about the release of that number; `text` is added to it."""
    return document(json.dumps({"number": number, "text": text}), name=name or f"{number}.html")


def broken(words: str = "no JSON") -> Document:
    return document(words, name="broken.html")


def pages(first: int, last: int) -> Iterable[Document]:
    """Each release in two versions, the second some time after the first."""
    for number in range(first, last):
        yield page(number)
        if number >= first + 3:
            yield page(number - 3, text=" Corrected.")


def read(arrived: Document) -> Release:
    try:
        told = json.loads(arrived.content)
    except ValueError as error:
        raise UnreadableDocument(f"{arrived.name}: looked for JSON.", subject=arrived.name) from error
    number = told["number"]
    words = f"The Minister met Envoy {number % 7} on May 3. Envoy {number} spoke to her.{told['text']}"
    return with_url(release(words, title=f"Talks of number {number}"), number)


def extract(told: Release) -> Extraction:
    first, second = told.text.split("\n\n")[1].split(". ")[:2]
    name = second.split(" spoke")[0]
    return extraction(
        event(told, first, people=[person(first.removeprefix("The Minister met ")[:7], country="JP")]),
        event(told, second.removesuffix("."), people=[person(name, country="CN")], countries=("KR", "CN")),
    )


READER = Reader(read, extract)


def clock() -> dt.datetime:
    return NOW


class Running:
    """An ingest of the pages of these numbers in another process."""

    def __init__(self, url: str, first: int, last: int) -> None:
        self._said, saying = _PROCESSES.Pipe(duplex=False)
        self._process = _PROCESSES.Process(target=_run, args=(url, first, last, saying))
        self._process.start()
        saying.close()

    def outcomes(self) -> Iterator[Result]:
        """Results as they come, until the process ends."""
        with suppress(EOFError):
            while True:
                yield self._said.recv()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._said.close()

    def end(self) -> int | None:
        """Its exit status."""
        self._process.join(timeout=60)
        self._said.close()
        return self._process.exitcode


# Each process is a copy of one that has loaded everything, and starts in milliseconds.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.doubles"])


def _run(url: str, first: int, last: int, saying: "Connection[Result, object]") -> None:
    def say(outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            saying.send(outcome.result)

    engine = make_engine(url)
    ingest(
        engine,
        pages(first, last),
        now=clock,
        on_outcomes=say,
        reader=READER,
    )
    engine.dispose()
