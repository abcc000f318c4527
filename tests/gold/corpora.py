"""The annotated documents, in parts that are reported apart: what the rules were developed on, and what not.

To add documents, append them to `open.jsonl` (whoever writes rules may read them) or to `held.jsonl` (nobody
who writes rules reads them); a new file of its own is one more line in `corpora`.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.gold.reading import Annotated, Read, annotated, read_all

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents that are measured together, and what the program reads from them."""

    name: str
    told: str
    developed_on: bool  # whoever wrote rules could read them
    documents: tuple[Annotated, ...]
    read: dict[str, Read]  # by id

    @property
    def digest(self) -> str:
        """Of what stands in the documents, so that figures can be told to belong to them."""
        return hashlib.sha256(json.dumps(self.documents, sort_keys=True).encode()).hexdigest()

    @property
    def records(self) -> dict[str, Annotated]:
        """The readings as the scorer takes them."""
        return {id_: read.record for id_, read in self.read.items()}


@cache  # reading takes seconds
def corpora() -> tuple[Corpus, ...]:
    dev = annotated(FOLDER / "dev.jsonl")
    ours = annotated(FOLDER / "open.jsonl")
    held = annotated(FOLDER / "held.jsonl")
    return (
        corpus(
            "dev-developed", "every second of the sixty documents of `dev.jsonl`, from the first", dev[::2]
        ),
        corpus("dev-measured", "the other half of the sixty", dev[1::2], developed_on=False),
        corpus("open", "documents of our own: thin types, more ministries, long texts", ours),
        corpus("held", "made as `open` was, of other releases", held, developed_on=False),
    )


def corpus(name: str, told: str, documents: list[Annotated], developed_on: bool = True) -> Corpus:
    return Corpus(name, told, developed_on, tuple(documents), read_all(documents))


def joined(parts: tuple[Corpus, ...]) -> Corpus:
    """Several as one."""
    return Corpus(
        " + ".join(part.name for part in parts),
        "",
        all(part.developed_on for part in parts),
        tuple(document for part in parts for document in part.documents),
        {id_: read for part in parts for id_, read in part.read.items()},
    )
