"""`make bench`: how fast the program is on this machine.

Without a command the server is measured under load, beside its peers, and the table says which bars it meets
(docs/performance.md). `extraction` measures reading, `storing` what follows it, `archive` fills a database
with a synthetic archive.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from app.ingest.documents import open_documents
from tests.bench import extraction, storing
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape
from tests.bench.load.archives import FOLDER, Archives
from tests.bench.load.report import report
from tests.bench.load.results import Results
from tests.bench.load.rounds import Plan
from tests.bench.load.running import PEERS, run
from tests.databases import BACKENDS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    _add_load(parser)
    read = commands.add_parser("extraction", help="releases read a second on one core, and by which stages")
    read.add_argument("--rounds", type=int, default=5, help="how often each text is read (5)")
    read.add_argument("--floor", type=float, default=0.0, help="releases a second that it must reach")
    read.set_defaults(run=_read)
    store = commands.add_parser("storing", help="releases stored a second, against raw inserts of their rows")
    store.add_argument("files", nargs="*", help="what to store (the samples)")
    store.add_argument("--databases", nargs="+", default=BACKENDS, choices=BACKENDS, help="both if left out")
    store.set_defaults(run=_store)
    make = commands.add_parser("archive", help="fill an empty database with made-up releases and events")
    make.add_argument("--events", type=int, default=10_000, help="how many (10000)")
    make.add_argument("--database", required=True, help="its URL: sqlite:///FILE or postgresql://…")
    make.add_argument("--seed", type=int, default=1, help="another one makes another archive (1)")
    make.add_argument("--without-log", action="store_true", help="leave the log of changes empty")
    make.set_defaults(run=_fill)
    given = parser.parse_args()
    return int(given.run(given))


def _add_load(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--events", type=int, default=100_000, help="size of the archive (100000)")
    add("--few", type=int, default=10_000, help="size of the small one that p95 is compared with (10000)")
    add("--rounds", type=int, default=3, help="turns of each contender at each query (3)")
    add("--seconds", type=int, default=2, help="length of a turn (2)")
    add("--connections", type=int, default=16, help="of the load (16)")
    add("--databases", nargs="+", default=BACKENDS, choices=BACKENDS, help="both if left out")
    add("--peers", nargs="*", default=PEERS, choices=PEERS, help="all if left out, none if empty")
    add("--folder", type=Path, default=FOLDER, help="where the archives of SQLite are kept")
    add("--postgres", help="URL of a server whose databases bench10k … are made; else one is started")
    parser.set_defaults(run=_load)


def _load(given: argparse.Namespace) -> int:
    results = Results(given.events, given.few)
    plan = Plan(given.rounds, given.seconds, given.connections)
    run(Archives(given.folder, given.postgres), results, plan, given.databases, given.peers)
    sys.stdout.write(report(results, plan))
    return 0


def _read(given: argparse.Namespace) -> int:
    result = extraction.measure(extraction.releases(), given.rounds)
    sys.stdout.write(extraction.table(result))
    return 0 if result.per_second >= given.floor else 1


def _store(given: argparse.Namespace) -> int:
    items = list(open_documents(given.files)) if given.files else storing.samples()
    for backend in given.databases:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"{backend}: {storing.line(storing.measure(items, Path(folder), backend))}\n")
    return 0


def _fill(given: argparse.Namespace) -> int:
    filled = fill(given.database, Shape(given.events, given.seed), log=not given.without_log)
    sys.stdout.write(f"{given.events:,} events in {filled.seconds:.0f} s, {filled.size / 1e6:,.0f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
