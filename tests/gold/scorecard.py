"""`docs/scorecard.md`: how well releases are read, for a reader of the repository; `make score ARGS=--write`.

A section is a heading, words and a table of the parts. To add one, write its table in a module of its own and
a line in `SECTIONS`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.gold import linking, reliability, tables
from tests.gold.corpora import Corpus

SCORECARD = Path(__file__).parents[2] / "docs" / "scorecard.md"
Parts = tuple[Corpus, ...]


def links(_: Parts) -> str:
    """Precision and recall over the pairs of releases in `links.jsonl`."""
    rows = []
    for name, half in zip(("developed on", "only measured"), linking.halves(), strict=True):
        found = linking.figures(linking.judge(pair) for pair in half)
        rows.append(
            [name, str(found.pairs), f"{found.precision:.2f}", f"{found.recall:.2f}", str(found.unread)]
        )
    return tables.table(["pairs", "number", "P", "R", "with an event not read"], rows)


class Section(NamedTuple):
    heading: str
    words: str
    table: Callable[[Parts], str]


INTRODUCTION = """\
# Scorecard: how well releases are read

Written by `make score ARGS=--write`; a test says when it is not what the program reads today. The documents
are press releases retold in our own words and annotated by hand, in `tests/gold/`; `tests/gold/score.py`
compares. A main event is what a release announces. It counts as right when type, days and countries are all
right; an event counts as found when its type, its day (within one) and one party agree.
"""

SECTIONS = (
    Section(
        "What the product is held to",
        """\
The floor is what documents that nobody tuned on must reach, the aim is about where two careful readers of the
annotation guide agree. ✓ the floor holds, ★ the aim is reached. The parts to judge by are `dev-measured` and
`held`: no rule was developed on them. `open` and `held` were made to be hard: types that the sixty hardly
show, ministries that they do not show, long documents.""",
        tables.headline,
    ),
    Section(
        "By type",
        "Left: documents that rules were developed on; right: the others. Types strictly matched.",
        tables.by_type,
    ),
    Section(
        "By difficulty",
        "By traits of a document: no year, several events, HTML, a third country's city …",
        tables.by_difficulty,
    ),
    Section(
        "By ministry",
        """\
Each ministry beside the documents of all others: a figure far above theirs would tell of rules that know one
ministry's habits. Ministries with fewer than three documents are counted together.""",
        tables.by_ministry,
    ),
    Section(
        "Links across releases",
        """\
Thirty pairs of short releases that tell one event and thirty near-misses (`tests/gold/links.jsonl`): are the
accounts of one event put together, and only those? A pair whose event was not read counts as missed.""",
        links,
    ),
    Section(
        "Confidence",
        """\
Each field carries a level: high, medium or low. `make calibrate` counts for every rule how often it was
right on `dev` and `open` (`app/extract/confidence.csv`). What readers are promised is that at least 0.95 of
the high ones and 0.80 of the medium ones are right. The table says what came of it, also on what was not
counted. A field is judged where its event is one of the annotated (two of type, days and parties agree).""",
        reliability.reliability,
    ),
    Section(
        "Confidence by kind of field",
        "The share of right ones among the held documents.",
        reliability.of_kinds,
    ),
)


def scorecard(parts: Parts) -> str:
    return "\n".join([INTRODUCTION, _parts_told(parts), *(told(section, parts) for section in SECTIONS)])


def told(section: Section, parts: Parts) -> str:
    return f"## {section.heading}\n\n{section.words}\n\n{section.table(parts)}"


def _parts_told(parts: Parts) -> str:
    rows = [
        [
            part.name,
            str(len(part.documents)),
            str(_events(part)),
            "yes" if part.developed_on else "no",
            part.told,
        ]
        for part in parts
    ]
    return tables.table(["part", "documents", "events", "rules developed on it", "what it is"], rows)


def _events(part: Corpus) -> int:
    return sum(not e.get("optional") for document in part.documents for e in document["gold"]["events"])
