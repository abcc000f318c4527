"""Figures as tables that read well in a terminal and as Markdown."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tests.gold.corpora import Corpus, joined
from tests.gold.figures import BARS, PRIMARY, STRICT, figures, figures_of, without
from tests.gold.reading import Annotated

FEW = 3  # a ministry with fewer documents is counted among "others"

Parts = tuple[Corpus, ...]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    told = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    told.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(told) + "\n"


def headline(parts: Parts) -> str:
    """Every measure the product is held to; ✓ where the floor holds, ★ where the aim is reached."""
    measured = [figures_of(part) for part in parts]
    rows = []
    for name, bar in BARS.items():
        cells = [f"{theirs.get(name, 1.0):.3f} {_mark(theirs.get(name, 1.0), bar)}" for theirs in measured]
        rows.append([name, f"{bar.floor:.2f}", f"{bar.aim:.2f}", *cells])
    return table(["measure", "floor", "aim", *(part.name for part in parts)], rows)


def _mark(value: float, bar: tuple[float, float]) -> str:
    floor, aim = bar
    return "★" if value >= aim else "✓" if value >= floor else "-"


def by_type(parts: Parts) -> str:
    """Events by their type, strictly matched."""
    sides = [figures_of(side) for side in _sides(parts)]
    names = {name.split()[1] for theirs in sides for name in theirs if name.startswith("type ")} - {"on"}
    header = ["type", *(title for _ in sides for title in ("events", "P", "R", "F1"))]
    return table(
        header, ([name, *(c for theirs in sides for c in _of_type(theirs, name))] for name in sorted(names))
    )


def _of_type(theirs: dict[str, float], type_: str) -> list[str]:
    name = f"type {type_}"
    if f"{name} tp" not in theirs:
        return ["0", "", "", ""]
    events = theirs[f"{name} tp"] + theirs[f"{name} fn"]
    return [f"{events:.0f}", *_prf(theirs, name)]


def by_difficulty(parts: Parts) -> str:
    return _grouped(parts, "difficulty", lambda document: str(document["difficulty"]))


def by_ministry(parts: Parts) -> str:
    counted = _groups(joined(parts).documents, lambda document: str(document["ministry"]))
    return _grouped(
        parts,
        "ministry",
        lambda document: ministry if len(counted[ministry := str(document["ministry"])]) >= FEW else "others",
    )


def _grouped(parts: Parts, noun: str, key: Callable[[Annotated], str]) -> str:
    """A group's figures beside those of all other documents."""
    whole = joined(parts)
    all_ = figures_of(whole)
    rows = []
    for name, theirs in sorted(_groups(whole.documents, key).items()):
        f = figures(theirs, whole.records)
        others = (f"{without(all_, f, measure):.2f}" for measure in (STRICT, PRIMARY))
        rows.append([name, str(len(theirs)), *_prf(f, STRICT), *_prf(f, PRIMARY), *others])
    header = [noun, "documents", *("events P", "R", "F1"), *("main events P", "R", "F1")]
    return table([*header, "the others: F1", "main F1"], rows)


def _groups(documents: Iterable[Annotated], key: Callable[[Annotated], str]) -> dict[str, list[Annotated]]:
    groups: dict[str, list[Annotated]] = defaultdict(list)
    for document in documents:
        groups[key(document)].append(document)
    return groups


def _sides(parts: Parts) -> list[Corpus]:
    """What rules were developed on, and what not, each as one."""
    return [joined(side) for on in (True, False) if (side := tuple(p for p in parts if p.developed_on is on))]


def _prf(theirs: dict[str, float], name: str) -> list[str]:
    return [f"{theirs[f'{name} {key}']:.2f}" for key in ("precision", "recall", "f1")]
