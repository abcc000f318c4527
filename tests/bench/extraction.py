"""Extraction on one core: releases of 3,000 characters a second, and which stages take the time.

The texts are our samples and annotated releases, cut to length or lengthened by the next one. A text counts
with its quickest round, in CPU time, so that what else runs on the machine says little. Where the time goes
is looked up by a timer every few milliseconds: the module of `app/extract` that is at work, which costs the
stages nothing, as counting their calls would.
"""

import json
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import app.extract
from app.domain.values import Document, Release
from app.extract import extract
from app.sources import read_document

LENGTH = 3000  # characters of a release
TICK = 0.002  # seconds of CPU between two looks at where the time goes

_ROOT = Path(__file__).parents[2]
_CORPORA = (_ROOT / "samples" / "releases.jsonl", _ROOT / "tests" / "gold" / "open.jsonl")
_STAGES = Path(app.extract.__file__).parent


@dataclass(frozen=True, slots=True)
class Result:
    seconds: tuple[float, ...]  # of CPU, the quickest round of each text
    stages: Counter[str]  # looks by stage

    @property
    def per_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def releases(length: int = LENGTH) -> list[Release]:
    """Every text of ours brought to one length."""
    read = [
        read_document(Document(name=path.name, content=text.encode(), url=url))
        for path in _CORPORA
        for text, url in _texts(path)
    ]
    return [_of_length(read, n, length) for n in range(len(read))]


def _texts(path: Path) -> Iterator[tuple[str, str | None]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["raw_text"], row.get("url") or row.get("source_url")


def _of_length(read: Sequence[Release], at: int, length: int) -> Release:
    first, text = read[at], read[at].text
    behind = at
    while len(text) < length:
        behind += 1
        following = read[behind % len(read)]
        text = f"{text}\n\n{following.text[following.body_start :]}"
    stated = Document(
        name="bench",
        content=text[:length].encode(),
        url=first.url,
        source="generic",
        stated_title=first.title,
        stated_published_on=first.published_on,
    )
    return read_document(stated)


def measure(texts: Sequence[Release], rounds: int) -> Result:
    for text in texts:
        extract(text)  # dictionaries are read and words met before, as in a process that serves
    seconds = [min(_cpu(text) for _ in range(rounds)) for text in texts]
    return Result(tuple(seconds), _looks(texts, rounds))


def _cpu(text: Release) -> float:
    start = time.process_time()
    extract(text)
    return time.process_time() - start


def _looks(texts: Sequence[Release], rounds: int) -> Counter[str]:
    looks: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        looks[stage_of(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        for _ in range(rounds):
            for text in texts:
                extract(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return looks


def stage_of(frame: FrameType | None) -> str:
    """The module or package of `app/extract` that is at work, innermost first."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_STAGES):
            return path.relative_to(_STAGES).parts[0].removesuffix(".py")
        frame = frame.f_back
    return "other"


def table(result: Result) -> str:
    each = sorted(second * 1000 for second in result.seconds)
    lines = [
        f"Extraction, one core, {len(each)} releases of {LENGTH:,} characters",
        f"  {result.per_second:.0f} releases/s"
        f" (CPU of one: median {each[len(each) // 2]:.1f} ms, slowest {each[-1]:.1f} ms)",
        "",
    ]
    total = result.stages.total() or 1
    lines += [f"  {stage:<16}{looks / total:>5.0%}" for stage, looks in result.stages.most_common()]
    return "\n".join(lines) + "\n"
