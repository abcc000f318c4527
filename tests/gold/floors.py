"""The figures that must not drop, in `floors.json` by part, with the digest of the documents measured.

`python -m tests.gold --pin` raises them to a hair below what is measured. It lowers one only with
`--lower REASON`, and the reason is kept in the file. Where a part that no rule was developed on reaches the
floor that the product is held to (`BARS`), the pinned floor is that one or more.
"""

import json
import math
from pathlib import Path
from typing import Any

from tests.gold.corpora import Corpus
from tests.gold.figures import BARS, Figures, figures_of

FLOORS = Path(__file__).parent / "floors.json"
HAIR = 0.005  # so that one document read otherwise, for better reasons elsewhere, is no failure

Pinned = dict[str, Any]  # what floors.json holds


class WouldLowerError(Exception):
    """Some floors are above what is measured, and no reason was given."""


def pinned() -> Pinned:
    return dict(json.loads(FLOORS.read_text(encoding="utf-8")))


def pin(parts: tuple[Corpus, ...], reason: str | None) -> list[str]:
    """Writes the floors anew; what was lowered, in words."""
    old = pinned()
    new: Pinned = {"parts": dict(old["parts"]), "lowered": list(old["lowered"])}
    lowered: list[str] = []
    for part in parts:
        before = old["parts"].get(part.name, {"floors": {}})["floors"]
        floors, fallen = raised(before, figures_of(part), part.developed_on)
        new["parts"][part.name] = {"digest": part.digest, "floors": floors}
        lowered += [f"{part.name}: {name} from {was} to {floors[name]}" for name, was in fallen.items()]
    if lowered and reason is None:
        raise WouldLowerError("\n".join(lowered))
    if lowered:
        new["lowered"].append({"reason": reason, "floors": lowered})
    FLOORS.write_text(json.dumps(new, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return lowered


def raised(
    before: Figures, measured: Figures, developed_on: bool
) -> tuple[dict[str, float], dict[str, float]]:
    """The new floors, and the old ones that are above what is measured."""
    floors, fallen = {}, {}
    for name, bar in BARS.items():
        value = measured.get(name, 1.0)
        floor = 1.0 if value == 1 else math.floor((value - HAIR) * 1000) / 1000
        if not developed_on and value >= bar.floor:
            floor = max(floor, bar.floor)
        if value < before.get(name, 0.0):
            fallen[name] = before[name]
        else:
            floor = max(floor, before.get(name, 0.0))
        floors[name] = floor
    return floors, fallen
