"""How sure a reading is: high, medium or low, from what annotated documents say about its rule.

`confidence.csv` counts, for each kind of field and each rule, how often the rule was right where people had
annotated the documents; `make calibrate` counts anew. Rules met fewer than `ENOUGH` times there stand with
their family (rules whose ids begin alike, in the end all of the kind), and so does a rule that nobody has met
yet. Shares are Laplace's, (right + 1) / (cases + 2): nothing is certain because it was right three times.
"""

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.codes import Confidence
from app.domain.values import Evidence

FILE = Path(__file__).with_name("confidence.csv")
COLUMNS = ("kind", "rule", "right", "of", "share", "level")
ALL = "*"  # every rule of a kind

ENOUGH = 20  # cases a rule needs to be judged alone: with fewer than 18 not even a perfect one could be high
# One wrong in twenty is what two careful readers leave between them (they agree on 0.95 of whole events); one
# in five is the most that is worth showing without a warning.
HIGH, MEDIUM = 0.95, 0.80


@dataclass(frozen=True, slots=True)
class Basis:
    """What a level rests on: `rule` is the rule itself, its family, or `ALL`."""

    kind: str
    rule: str
    right: int
    of: int
    share: float  # of right ones, Laplace's
    level: Confidence

    def told(self, rule: str) -> str:
        """ "high: 80 of 81 right by this rule", "low: 35 of 44 right by any rule for: place"."""
        by = "this rule" if self.rule == rule else f"the family {self.rule}"
        if self.rule == ALL:
            by = f"any rule for: {self.kind}"
        return f"{self.level.value}: {self.right} of {self.of} right by {by}"


def confidence_of(row: Evidence, primary: bool) -> Confidence:
    """The level of one row of evidence of an event."""
    return basis_of(kind_of(row, primary), row.rule).level


def kind_of(row: Evidence, primary: bool) -> str:
    """What the row speaks for. That an event is told, and its type, are surer where it is the main event."""
    field = row.supports.partition(":")[0]
    if field in ("event", "type"):
        return f"{field} of a {'main' if primary else 'mentioned'} event"
    return "country of a participant" if row.rule.startswith("person.country.") else field


@cache  # of as many rules as the extractor has
def basis_of(kind: str, rule: str) -> Basis:
    """The row of the rule, or of the nearest family that was counted."""
    table = _table()
    counted = (table[kind, family] for family in families(rule) if (kind, family) in table)
    return next(counted, Basis(kind, ALL, 0, 0, 0.0, Confidence.LOW))


def families(rule: str) -> tuple[str, ...]:
    """The rule, then what it belongs to: "date.day.month_day", "date.day", "date", "*"."""
    parts = rule.split(".")
    return (*(".".join(parts[:length]) for length in range(len(parts), 0, -1)), ALL)


def level_of(share: float) -> Confidence:
    if share >= HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if share >= MEDIUM else Confidence.LOW


@cache
def _table() -> dict[tuple[str, str], Basis]:
    return {(basis.kind, basis.rule): basis for basis in read_table(FILE.read_text(encoding="utf-8"))}


def read_table(text: str) -> list[Basis]:
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return [
        Basis(
            row["kind"],
            row["rule"],
            int(row["right"]),
            int(row["of"]),
            float(row["share"]),
            Confidence(row["level"]),
        )
        for row in rows
    ]


@cache
def confidence_digest() -> str:
    return hashlib.sha256(FILE.read_bytes()).hexdigest()
