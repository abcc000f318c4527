"""`make score`: prints how well the program reads the annotated releases; `--pin` writes the floors."""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from tests.gold import score
from tests.gold.floors import FLOORS, measure, pin
from tests.gold.reading import GOLD, Annotated, annotated, readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--raw-dir", type=Path)
    parser.add_argument("--details", action="store_true", help="list what was missed and what is wrong")
    parser.add_argument(
        "--pin", action="store_true", help=f"write {FLOORS.name}, a hair below what is measured"
    )
    given = parser.parse_args()

    documents = annotated(given.gold, given.raw_dir)
    read = readings(documents)
    details: list[Annotated] | None = [] if given.details else None
    score.show(*score.score(documents, read, details=details), f"{len(documents)} documents")
    by_ministry: dict[str, list[Annotated]] = defaultdict(list)
    for document in documents:
        by_ministry[document["ministry"]].append(document)
    sys.stdout.write(f"\n{'by ministry':<28} documents  strict P / R / F1\n")
    for ministry, theirs in sorted(by_ministry.items()):
        figures = score.score(theirs, read)[0]["EVENTS strict"]
        told = " / ".join(f"{figures[name]:.2f}" for name in ("precision", "recall", "f1"))
        sys.stdout.write(f"{ministry:<28} {len(theirs):>9}  {told}\n")
    for row in details or []:
        sys.stdout.write(f"\n{row['id']}\n")
        sys.stdout.writelines(f"  missed {event}\n" for event in row["missed"])
        sys.stdout.writelines(f"  wrong  {event}\n" for event in row["wrong"])
    if given.pin:
        pin(measure(documents, read))


if __name__ == "__main__":
    main()
