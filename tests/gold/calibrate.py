"""`make calibrate`: counts how often each rule is right and writes `app/extract/confidence.csv`.

Counted on the documents of `dev.jsonl` and `open.jsonl`; `held.jsonl` only checks the outcome: the scorecard
prints how often fields of each level are right there, and in a ministry that was left out of the counting.
"""

import csv
import hashlib
import io
import sys
from collections import Counter
from collections.abc import Iterable

from app.extract.confidence import ALL, COLUMNS, ENOUGH, FILE, Basis, families, level_of
from tests.gold.corpora import Corpus, corpora
from tests.gold.judging import Judged, judged_in

NOTE = """\
# How often each rule was right on annotated documents, and the level of confidence that follows from it.
# Source: counted by `make calibrate` on tests/gold/dev.jsonl and tests/gold/open.jsonl; tests/gold/judging.py
# says what is right. kind: what is read; rule: a rule id, or the beginning of several, or * for all; right,
# of: cases; share: (right + 1) / (of + 2); level: what readers are told (the cuts stand in confidence.py).
# digest: %s
"""


def main() -> None:
    table = calibrate(judged_in(counted_on(corpora())))
    FILE.write_text(table_text(table), encoding="utf-8")
    sys.stdout.write(f"{FILE}: {len(table)} rows\n")


def counted_on(parts: Iterable[Corpus]) -> list[Corpus]:
    return [part for part in parts if part.name != "held"]


def calibrate(judged: Iterable[Judged]) -> list[Basis]:
    """The rows that tell something: of enough cases, and not the same as the row of the family."""
    right: Counter[tuple[str, str]] = Counter()
    of: Counter[tuple[str, str]] = Counter()
    for row in judged:
        for family in families(row.rule):
            of[row.kind, family] += 1
            right[row.kind, family] += row.right
    return [
        _basis(kind, rule, right[kind, rule], cases)
        for (kind, rule), cases in sorted(of.items())
        if rule == ALL or (cases >= ENOUGH and cases < of[kind, families(rule)[1]])
    ]


def _basis(kind: str, rule: str, right: int, of: int) -> Basis:
    share = (right + 1) / (of + 2)
    return Basis(kind, rule, right, of, round(share, 3), level_of(share))


def table_text(table: Iterable[Basis]) -> str:
    rows = _rows(table)
    return NOTE % digest(rows) + rows


def _rows(table: Iterable[Basis]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table:
        writer.writerow((row.kind, row.rule, row.right, row.of, f"{row.share:.3f}", row.level.value))
    return out.getvalue()


def digest(rows: str) -> str:
    """Of the table, so that a row changed by hand is noticed; the rules may change without it."""
    return hashlib.sha256(rows.encode()).hexdigest()


if __name__ == "__main__":
    main()
