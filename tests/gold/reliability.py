"""Whether the levels of confidence keep their word: how many fields of each level are right."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from app.domain.codes import Confidence
from app.extract.confidence import FILE, Basis, families, read_table
from tests.gold.calibrate import calibrate, counted_on
from tests.gold.corpora import Corpus
from tests.gold.judging import Judged, judged_in
from tests.gold.tables import table

LEVELS = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)

Counts = Counter[tuple[Confidence, bool]]  # fields by level, and whether they are right


def reliability(parts: tuple[Corpus, ...]) -> str:
    """By level: on the documents counted, on ministries left out of the counting, on the held documents."""
    counted = counted_on(parts)
    judged = judged_in(counted)
    today = read_table(FILE.read_text(encoding="utf-8"))
    columns = {
        "documents the table was counted on": counts(judged, today),
        "each ministry by a table counted without it": without_each_ministry(judged),
        "held": counts(judged_in([part for part in parts if part not in counted]), today),
    }
    rows = ([level.value, *(_told(column, level) for column in columns.values())] for level in LEVELS)
    return table(["level", *columns], rows)


def of_kinds(parts: tuple[Corpus, ...]) -> str:
    """By kind of field, on the held documents."""
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for row in judged_in([part for part in parts if part not in counted_on(parts)]):
        by_kind[row.kind].append(row)
    today = read_table(FILE.read_text(encoding="utf-8"))
    rows = []
    for kind, judged in sorted(by_kind.items()):
        counted = counts(judged, today)
        rows.append([kind, *(_told(counted, level) for level in LEVELS)])
    return table(["held, by kind", *(level.value for level in LEVELS)], rows)


def without_each_ministry(judged: list[Judged]) -> Counts:
    total: Counts = Counter()
    for ministry in {row.ministry for row in judged}:
        rest = calibrate(row for row in judged if row.ministry != ministry)
        total += counts((row for row in judged if row.ministry == ministry), rest)
    return total


def counts(judged: Iterable[Judged], rows: Iterable[Basis]) -> Counts:
    levels = {(basis.kind, basis.rule): basis.level for basis in rows}
    return Counter((_level(row, levels), row.right) for row in judged)


def _level(row: Judged, levels: dict[tuple[str, str], Confidence]) -> Confidence:
    known = (levels[row.kind, family] for family in families(row.rule) if (row.kind, family) in levels)
    return next(known, Confidence.LOW)


def _told(counted: Counts, level: Confidence) -> str:
    right, wrong = counted[level, True], counted[level, False]
    return f"{right / (right + wrong):.3f} of {right + wrong}" if right + wrong else "none"
