"""The figures that must not drop, in `floors.json` with the digest of the documents they were measured on.

`python -m tests.gold --pin` writes them anew. A floor is lowered only on purpose, with its reason.
"""

import hashlib
import json
import math
from pathlib import Path

from tests.gold import score
from tests.gold.reading import GOLD, Annotated

FLOORS = Path(__file__).parent / "floors.json"
HAIR = 0.005  # so that one document read otherwise, for better reasons elsewhere, is no failure

# Measure of the scorer → the figures of it that are pinned.
PINNED = {
    "PRIMARY type+date+countries": ("f1",),
    "EVENTS strict": ("precision", "f1"),
    "EVENTS relaxed (no type)": ("f1",),
    "COUNTRIES per event": ("f1",),
    "PARTICIPANTS per event": ("f1",),
    "PEOPLE by document (name+country)": ("f1",),
    "topics (primary)": ("f1",),
    "stances act+actors+targets": ("f1",),
    "mentioned events: recall (strict)": ("mean",),
    "DATES exact": ("mean",),
    "place": ("mean",),
    "TITLE exact": ("mean",),
    "PUBLISHED_ON": ("mean",),
    "evidence: F1 >= 0.5": ("mean",),
    "evidence is a substring": ("mean",),
}


def digest() -> str:
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def measure(documents: list[Annotated], read: dict[str, Annotated]) -> dict[str, float]:
    """Every pinned figure, "EVENTS strict precision": 0.87."""
    rates, means = score.score(documents, read)
    figures = {**rates, **means}
    return {f"{name} {figure}": figures[name][figure] for name, wanted in PINNED.items() for figure in wanted}


def pin(figures: dict[str, float]) -> None:
    # what must be perfect stays so
    floors = {
        name: 1.0 if value == 1 else math.floor((value - HAIR) * 1000) / 1000
        for name, value in figures.items()
    }
    FLOORS.write_text(json.dumps({"digest": digest(), "floors": floors}, indent=2) + "\n", encoding="utf-8")
