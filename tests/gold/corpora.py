"""The annotated documents, in parts that are reported apart: what the rules were developed on, and what not.

To add documents, append them to `open.jsonl` (whoever writes rules may read them) or to `held.jsonl` (nobody
who writes rules reads them); a new file of its own is one more line in `corpora`.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tests.gold.reading import Annotated, annotated

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents that are measured together."""

    name: str
    told: str
    developed_on: bool  # whoever wrote rules could read them
    documents: tuple[Annotated, ...]

    @property
    def digest(self) -> str:
        """Of what stands in the documents, so that figures can be told to belong to them."""
        return hashlib.sha256(repr(self.documents).encode()).hexdigest()


def corpora() -> tuple[Corpus, ...]:
    dev = tuple(annotated(FOLDER / "dev.jsonl"))
    return (
        Corpus("dev, developed on", "every second of the sixty, from the first", True, dev[::2]),
        Corpus("dev, measured", "the others of the sixty", False, dev[1::2]),
        Corpus("open", "our own, thin types and long texts; read", True, _file("open.jsonl")),
        Corpus("held", "our own, of the same making; never read", False, _file("held.jsonl")),
    )


def _file(name: str) -> tuple[Annotated, ...]:
    return tuple(annotated(FOLDER / name))
