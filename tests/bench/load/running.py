"""A whole run: archives, servers, agreement, turns, and what is left to say of who could not take part."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from app.db.engine import opened_engine, reading
from tests.bench import storing
from tests.bench.load import agreement, faces, rounds, wrk
from tests.bench.load.archives import Archives
from tests.bench.load.asks import Query, Sample, sample
from tests.bench.load.contenders.base import Contender
from tests.bench.load.contenders.datasette import Datasette
from tests.bench.load.contenders.naive import Naive
from tests.bench.load.contenders.peers import NotInstalled, Peers
from tests.bench.load.contenders.postgraphile import PostGraphile
from tests.bench.load.contenders.readout import Readout
from tests.bench.load.processes import NotStarted, Server, pin
from tests.bench.load.results import Results
from tests.bench.load.rounds import Figures, Plan
from tests.bench.load.starting import started_in

PEERS = ("naive", "postgraphile", "datasette")
STARTS = 3


def run(
    archives: Archives,
    results: Results,
    plan: Plan,
    backends: Sequence[str],
    peers: Sequence[str],
) -> None:
    """Measure everything; what cannot be measured is told in `results.absent`."""
    pin(plan.load_on)
    databases = {backend: archives.url(backend, results.events) for backend in backends}
    contenders = [*map(Readout, databases.values()), *_peers(databases, peers, results)]
    if wrk.is_installed():
        _load(contenders, results, plan, _sample(databases[backends[0]]))
        small = [archives.url(backend, results.few) for backend in backends]
        _load_small([Readout(url) for url in small], results, plan, _sample(small[0]))
    else:
        results.absent["all under load"] = wrk.MISSING
    starting = [who for who in contenders if isinstance(who, Readout | Naive)]
    with tempfile.TemporaryDirectory() as folder:
        results.stored |= {name: storing.measure(storing.samples(), Path(folder), name) for name in backends}
    results.starts |= started_in({who.name: who for who in starting}, STARTS, plan.server_on)


def _load(
    contenders: Sequence[Contender],
    results: Results,
    plan: Plan,
    known: Sample,
) -> None:
    with ExitStack() as stack:
        running = [pair for who in contenders for pair in _started(who, plan, results, stack)]
        _check(running, known)
        for name, query, found in rounds.take_turns(running, known, plan):
            _keep(results, (name, query), found)
        for who, server in running:
            if isinstance(who, Readout | Datasette):
                _take_faces(who, server, known, plan, results)
        results.peaks |= {who.name: server.peak_mib() for who, server in running}


def _load_small(
    contenders: Sequence[Contender],
    results: Results,
    plan: Plan,
    known: Sample,
) -> None:
    """The same queries over the small archive, which p95 is compared with."""
    with ExitStack() as stack:
        running = [pair for who in contenders for pair in _started(who, plan, results, stack)]
        for name, query, found in rounds.take_turns(running, known, plan):
            if isinstance(found, Figures):
                results.small[name, query] = found
            else:
                results.absent[f"{name}, {query}, {results.few:,} events"] = str(found)


def _sample(url: str) -> Sample:
    with opened_engine(url) as engine, reading(engine) as connection:
        return sample(connection)


def _peers(databases: dict[str, str], wanted: Sequence[str], results: Results) -> Iterator[Contender]:
    peers = Peers()
    if "naive" in wanted:
        yield from map(Naive, databases.values())
    if "postgraphile" in wanted and "postgresql" in databases:
        yield PostGraphile(databases["postgresql"], peers)
    if "datasette" in wanted and "sqlite" in databases:
        yield Datasette(Path(databases["sqlite"].removeprefix("sqlite:///")), peers)
    results.absent |= {peer: "left out by --peers" for peer in PEERS if peer not in wanted}


def _started(
    who: Contender, plan: Plan, results: Results, stack: ExitStack
) -> Iterator[tuple[Contender, Server]]:
    try:
        server = who.start(plan.server_on)
    except (NotInstalled, NotStarted) as error:
        results.absent[who.name] = str(error)
        return
    stack.callback(server.stop)
    sys.stderr.write(f"{who.name} answers at {server.address}\n")
    yield who, server


def _check(running: Sequence[tuple[Contender, Server]], known: Sample) -> None:
    found = agreement.disagreements(running, known)
    if found:
        raise SystemExit("Contenders answer differently, so nothing was measured:\n" + "\n".join(found))


def _keep(results: Results, key: tuple[str, Query | str], found: Figures | wrk.LoadFailed) -> None:
    if isinstance(found, Figures):
        results.figures[key] = found
        sys.stderr.write(f"{key[0]}, {key[1]}: {found.per_second:,.0f}/s, {found.cpu_ms:.2f} ms\n")
    else:
        results.absent[f"{key[0]}, {key[1]}"] = str(found)


def _take_faces(
    who: Readout | Datasette,
    server: Server,
    known: Sample,
    plan: Plan,
    results: Results,
) -> None:
    with ExitStack() as stack:
        if isinstance(who, Readout):
            cases = faces.cases_of(who, server, known, plan)
            cases += [
                stack.enter_context(faces.bare(case, plan.server_on)) for case in cases if case.is_met_again
            ]
        else:
            cases = [faces.table_page(server, known, plan)]
        for case, found in faces.take_turns(cases, plan):
            _keep(results, (who.name, case), found)
