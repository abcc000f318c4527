"""`make score`: prints how well the program reads the annotated releases."""

import argparse
import sys
from pathlib import Path

from tests.gold import score, tables
from tests.gold.corpora import Corpus, corpora, corpus
from tests.gold.floors import FLOORS, WouldLowerError, pin
from tests.gold.reading import annotated
from tests.gold.scorecard import SCORECARD, SECTIONS, scorecard, told


def main() -> int:
    given = _arguments()
    if given.gold is not None:
        parts: tuple[Corpus, ...] = (corpus(given.gold.name, "", annotated(given.gold, given.raw_dir)),)
    else:
        parts = corpora()
    for part in parts:
        _show(part, given.details and part.developed_on)
    if given.gold is not None:
        groups = (tables.headline, tables.by_type, tables.by_difficulty, tables.by_ministry)
        sys.stdout.writelines(f"\n{group(parts)}" for group in groups)
        return 0
    sys.stdout.writelines(f"\n{told(section, parts)}" for section in SECTIONS)
    if given.write:
        SCORECARD.write_text(scorecard(parts), encoding="utf-8")
    pinned = tuple(part for part in parts if not given.part or part.name in given.part)
    return _pin(pinned, given.lower) if given.pin else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="other documents than those of the repository")
    parser.add_argument("--raw-dir", type=Path, help="where texts stand that are not in that file")
    parser.add_argument(
        "--details",
        action="store_true",
        help="list what was missed and what is wrong where rules are developed",
    )
    parser.add_argument("--write", action="store_true", help=f"write docs/{SCORECARD.name}")
    parser.add_argument(
        "--pin", action="store_true", help=f"raise {FLOORS.name} to a hair below what is measured"
    )
    parser.add_argument("--part", action="append", help="with --pin: only this part; may be repeated")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why floors may be lowered; it is kept")
    return parser.parse_args()


def _show(part: Corpus, details: bool) -> None:
    rows: list[dict[str, list[str]]] | None = [] if details else None
    score.show(
        *score.score(list(part.documents), part.records, details=rows),
        f"{part.name}: {len(part.documents)} documents",
    )
    for row in rows or []:
        sys.stdout.write(f"\n{row['id']}\n")
        sys.stdout.writelines(f"  missed {event}\n" for event in row["missed"])
        sys.stdout.writelines(f"  wrong  {event}\n" for event in row["wrong"])


def _pin(parts: tuple[Corpus, ...], reason: str | None) -> int:
    try:
        lowered = pin(parts, reason)
    except WouldLowerError as refused:
        sys.stderr.write(
            f"Not pinned, these floors would be lowered (--lower REASON allows it):\n{refused}\n"
        )
        return 1
    sys.stdout.writelines(f"lowered {row}\n" for row in lowered)
    return 0


if __name__ == "__main__":
    sys.exit(main())
