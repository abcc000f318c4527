"""A whole run: archives, servers, agreement, turns, and what is left to say of who could not take part."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from app.db.engine import opened_engine, reading
from tests.bench.load import agreement, faces, rounds, wrk
from tests.bench.load.archives import Archives
from tests.bench.load.asks import Query, Sample, sample
from tests.bench.load.contenders.base import Contender
from tests.bench.load.contenders.datasette import Datasette
from tests.bench.load.contenders.naive import Naive
from tests.bench.load.contenders.peers import NotInstalled, Peers
from tests.bench.load.contenders.postgraphile import PostGraphile
from tests.bench.load.contenders.readout import Readout
from tests.bench.load.processes import NotStarted, Server, cores, pin
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
    served_on, rest = cores()
    pin(rest)
    if not wrk.is_installed():
        results.absent["everything under load"] = wrk.MISSING
        return
    databases = {backend: archives.url(backend, results.events) for backend in backends}
    small = {backend: archives.url(backend, results.few) for backend in backends}
    known = _sample(databases[backends[0]])
    contenders = [*map(Readout, databases.values()), *_peers(databases, peers, results)]
    with ExitStack() as stack:
        running = [pair for who in contenders for pair in _started(who, served_on, results, stack)]
        _check(running, known)
        for name, query, found in rounds.take_turns(running, known, plan, rest):
            _keep(results, (name, query), found)
        for who, server in running:
            if isinstance(who, Readout | Datasette):
                _take_faces(who, server, known, plan, results, served_on, rest)
        results.peaks |= {who.name: server.peak_mib() for who, server in running}
    with ExitStack() as stack:
        running = [
            pair for url in small.values() for pair in _started(Readout(url), served_on, results, stack)
        ]
        for name, query, found in rounds.take_turns(running, _sample(small[backends[0]]), plan, rest):
            if isinstance(found, Figures):
                results.small[name, query] = found
    starting = [who for who in contenders if isinstance(who, Readout | Naive)]
    results.starts |= started_in({who.name: who for who in starting}, STARTS, served_on)


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
    who: Contender, on: set[int], results: Results, stack: ExitStack
) -> Iterator[tuple[Contender, Server]]:
    try:
        server = who.start(on)
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
    served_on: set[int],
    rest: set[int],
) -> None:
    with ExitStack() as stack:
        if isinstance(who, Readout):
            cases = faces.cases_of(who, server, known, plan)
            cases += [stack.enter_context(faces.bare(case, served_on)) for case in cases if case.is_met_again]
        else:
            cases = [faces.table_page(server, known, plan)]
        for case, found in faces.take_turns(cases, plan, rest):
            _keep(results, (who.name, case), found)
