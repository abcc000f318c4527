"""What is asked of the product: ratios in one run, which carry over from machine to machine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.load.asks import Query
from tests.bench.load.results import Key, Results
from tests.databases import BACKENDS

LITE, POSTGRES = "Readout, SQLite", "Readout, PostgreSQL"
NAIVE_LITE, NAIVE_POSTGRES = "naive Strawberry, SQLite", "naive Strawberry, PostgreSQL"
GRAPHILE, DATASETTE = "PostGraphile", "Datasette"
LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bar:
    """`demand` is the least, or with `at_most` the most; `beside` is the same by CPU, which noise spares."""

    label: str
    demand: float
    measured: Callable[[Results], float | None]
    at_most: bool = False
    beside: Callable[[Results], float | None] = lambda _results: None
    unit: str = "x"

    def is_met(self, value: float) -> bool:
        return value <= self.demand if self.at_most else value >= self.demand


def _faster(label: str, demand: float, own: Key, other: Key) -> Bar:
    def by_cpu(results: Results) -> float | None:
        share = results.cpu_share(own, other)
        return 1 / share if share else None

    return Bar(label, demand, lambda results: results.faster(own, other), beside=by_cpu)


def _grows(query: Query, demand: float, own: str) -> Bar:
    label = f"{query}, {own.removeprefix('Readout, ')}: p95 over that of the small archive"
    return Bar(label, demand, lambda results: results.grows((own, query)), at_most=True)


def _peak(own: str) -> Callable[[Results], float | None]:
    return lambda results: results.peaks.get(own)


def _cpu_share(own: Key, other: Key) -> Callable[[Results], float | None]:
    return lambda results: results.cpu_share(own, other)


def _written(backend: str) -> Callable[[Results], float | None]:
    return lambda results: results.stored[backend].written_ratio if backend in results.stored else None


def bars(results: Results) -> Iterator[Bar]:
    yield from _against_postgraphile()
    yield from _against_others()
    yield from _faces()
    for own in (LITE, POSTGRES):
        yield from (_grows(query, 1.5, own) for query in (Query.Q1, Query.Q3, Query.Q6))
        yield from (_grows(query, 2.0, own) for query in (Query.Q2, Query.Q5))
        yield _grows(Query.Q4, 3.0, own)
        yield _faster(
            f"rare country and types against own Q2, {own.removeprefix('Readout, ')}",
            0.6,
            (own, Query.Q2_RARE),
            (own, Query.Q2),
        )
        yield Bar(
            f"peak memory under the whole load, {own.removeprefix('Readout, ')}",
            280 if results.events >= LARGE else 160,
            _peak(own),
            at_most=True,
            unit=" MiB",
        )


def _against_postgraphile() -> Iterator[Bar]:
    for query, demand in (
        (Query.Q1, 2.0),
        (Query.Q2, 2.0),
        (Query.Q5, 1.6),
        (Query.Q6, 2.0),
        (Query.Q1_WARM, 5.0),
        (Query.Q3, 50.0),
        (Query.Q4, 1.8),
    ):
        own, other = (POSTGRES, query), (GRAPHILE, query)
        yield _faster(f"{query} against PostGraphile, PostgreSQL", demand, own, other)
    for query in (Query.Q1, Query.Q2):
        own, other = (POSTGRES, query), (GRAPHILE, query)
        yield Bar(
            f"{query}: CPU for one answer against PostGraphile",
            0.5,
            _cpu_share(own, other),
            at_most=True,
        )
    own, other = (POSTGRES, Query.Q1), (GRAPHILE, Query.Q1)
    yield Bar(
        "Q1: p99 against PostGraphile",
        0.5,
        lambda results: results.waits(own, other),
        at_most=True,
    )


def _against_others() -> Iterator[Bar]:
    yield _faster("Q1 against naive, PostgreSQL", 25, (POSTGRES, Query.Q1), (NAIVE_POSTGRES, Query.Q1))
    yield _faster("Q1 against naive, SQLite", 30, (LITE, Query.Q1), (NAIVE_LITE, Query.Q1))
    yield _faster("Q3 against Datasette, SQLite", 10, (LITE, Query.Q3), (DATASETTE, Query.Q3))
    yield _faster("Q4 against Datasette, SQLite", 5, (LITE, Query.Q4), (DATASETTE, Query.Q4))
    yield _faster("page against Datasette's table page, SQLite", 10, (LITE, "page"), (DATASETTE, "page"))

    def started(results: Results) -> float | None:
        own, naive = results.starts.get(LITE), results.starts.get(NAIVE_LITE)
        return own[1] / naive[1] if own and naive else None

    yield Bar("CPU from start to first answer against naive", 1.3, started, at_most=True)

    for backend in BACKENDS:
        yield Bar(f"writing in batches against raw executemany, {backend}", 0.6, _written(backend))


def _faces() -> Iterator[Bar]:
    for case, demand in (("GET again", 0.75), ("POST again", 0.75), ("304", 0.7), ("page again", 0.6)):
        yield _faster(f"{case} against bare uvicorn", demand, (LITE, case), (LITE, f"bare {case}"))
    yield _faster("page with fragments warm against its own uncached", 6, (LITE, "page warm"), (LITE, "page"))
