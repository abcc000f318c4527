"""Takes turns: each query is sent to one contender after the other, again and again, and medians are kept.

What else runs on the machine then meets all of them alike, so ratios hold where absolute figures do not.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from tests.bench.load import wrk
from tests.bench.load.asks import Query, Sample, asks
from tests.bench.load.contenders.base import Contender
from tests.bench.load.processes import Server, cores

HEADERS = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How often, how long and where; made before anything is pinned.

    `most` asks are made for one turn, so none is sent twice where fewer do.
    """

    rounds: int = 3
    seconds: int = 2
    connections: int = 16
    most: int = 12_000
    server_on: frozenset[int] = field(default_factory=lambda: cores()[0])
    load_on: frozenset[int] = field(default_factory=lambda: cores()[1])


@dataclass(slots=True)
class Figures:
    """Of one contender and query, over all turns; times in milliseconds."""

    loads: list[wrk.Load] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)

    def add(
        self,
        server: Server,
        requests: Sequence[wrk.Request],
        plan: Plan,
        headers: dict[str, str],
    ) -> None:
        """Take one turn."""
        server.settle()
        before = server.cpu_seconds()
        load = send(server, requests, plan, plan.seconds, headers)
        self.cpu_seconds.append(server.cpu_seconds() - before)
        self.loads.append(load)

    @property
    def per_second(self) -> float:
        return median(load.per_second for load in self.loads)

    @property
    def cpu_ms(self) -> float:
        """CPU of the server for one answer."""
        pairs = zip(self.cpu_seconds, self.loads, strict=True)
        return median(1000 * used / load.requests for used, load in pairs)

    @property
    def p50(self) -> float:
        return median(load.p50 for load in self.loads)

    @property
    def p95(self) -> float:
        return median(load.p95 for load in self.loads)

    @property
    def p99(self) -> float:
        return median(load.p99 for load in self.loads)


Table = Mapping[tuple[str, Query], Figures]


def take_turns(
    running: Sequence[tuple[Contender, Server]], known: Sample, plan: Plan
) -> Iterator[tuple[str, Query, Figures | wrk.LoadFailed]]:
    """The figures of each contender and query, when all its turns are over."""
    for query in Query:
        taking_part = [(who, server) for who, server in running if query in who.queries]
        found: defaultdict[str, Figures] = defaultdict(Figures)
        failed: dict[str, wrk.LoadFailed] = {}
        for turn in range(plan.rounds):
            for who, server in taking_part:
                if who.name in failed:
                    continue
                try:
                    _turn(who, server, query, known, plan, turn, found[who.name])
                except wrk.LoadFailed as error:
                    failed[who.name] = error
        for who, _ in taking_part:
            yield who.name, query, failed.get(who.name, found[who.name])


def _turn(
    who: Contender,
    server: Server,
    query: Query,
    known: Sample,
    plan: Plan,
    turn: int,
    figures: Figures,
) -> None:
    drawn = islice(asks(query, known, turn), plan.most)
    requests = [who.request(query, ask) for ask in drawn]
    if not turn:  # plans, caches of documents and pages of the database are warm when it counts
        with contextlib.suppress(wrk.LoadFailed):
            send(server, requests[-2000:], plan, 1, HEADERS)
    figures.add(server, requests, plan, HEADERS)


def send(
    server: Server,
    requests: Sequence[wrk.Request],
    plan: Plan,
    seconds: int,
    headers: dict[str, str],
) -> wrk.Load:
    """One turn at one server."""
    return wrk.send(
        server.address,
        requests,
        seconds=seconds,
        connections=plan.connections,
        headers=headers,
        cores=plan.load_on,
    )
