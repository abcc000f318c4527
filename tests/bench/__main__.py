"""`make bench`: how fast the program is on this machine.

`python -m tests.bench extraction` measures reading, `python -m tests.bench archive` fills a database with a
synthetic archive.
"""

import argparse
import sys

from tests.bench import extraction
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("extraction", help="releases read a second on one core, and by which stages")
    read.add_argument("--rounds", type=int, default=5, help="how often each text is read (5)")
    read.add_argument("--floor", type=float, default=0.0, help="releases a second that it must reach")
    read.set_defaults(run=_read)
    make = commands.add_parser("archive", help="fill an empty database with made-up releases and events")
    make.add_argument("--events", type=int, default=10_000, help="how many (10000)")
    make.add_argument("--database", required=True, help="its URL: sqlite:///FILE or postgresql://…")
    make.add_argument("--seed", type=int, default=1, help="another one makes another archive (1)")
    make.add_argument("--without-log", action="store_true", help="leave the log of changes empty")
    make.set_defaults(run=_fill)
    given = parser.parse_args()
    return int(given.run(given))


def _read(given: argparse.Namespace) -> int:
    result = extraction.measure(extraction.releases(), given.rounds)
    sys.stdout.write(extraction.table(result))
    return 0 if result.per_second >= given.floor else 1


def _fill(given: argparse.Namespace) -> int:
    filled = fill(given.database, Shape(given.events, given.seed), log=not given.without_log)
    sys.stdout.write(f"{given.events:,} events in {filled.seconds:.0f} s, {filled.size / 1e6:,.0f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
