"""The load of `make bench`: what is asked, whether all answer alike, what the table says."""

from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pytest

from app.db.engine import opened_engine, reading
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape
from tests.bench.load import wrk
from tests.bench.load.agreement import disagreements
from tests.bench.load.archives import name_of
from tests.bench.load.asks import Query, Sample, asks, sample
from tests.bench.load.bars import GRAPHILE, POSTGRES
from tests.bench.load.contenders.naive import Naive
from tests.bench.load.contenders.readout import Readout
from tests.bench.load.report import report
from tests.bench.load.results import Results
from tests.bench.load.rounds import Figures, Plan

KNOWN = Sample(events=((730_000, 7), (731_000, 8), (732_000, 9)), families=("Belova", "Drazan"))


@pytest.mark.parametrize("query", Query)
def test_asks_are_the_same_for_a_seed_and_others_for_another(query: Query) -> None:
    drawn = [list(islice(asks(query, KNOWN, seed), 50)) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize("query", [Query.Q1, Query.Q1_WARM, Query.Q2, Query.Q3])
def test_no_ask_is_met_twice(query: Query) -> None:
    drawn = list(islice(asks(query, KNOWN, 1), 1000))
    assert len(set(drawn)) > 990


def test_contenders_answer_with_the_same_events(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/archive.db"
    fill(url, Shape(events=600), log=False)
    with opened_engine(url) as engine, reading(engine) as connection:
        known = sample(connection)
    with ExitStack() as stack:
        running = []
        for who in (Readout(url), Naive(url)):
            server = who.start(frozenset())
            stack.callback(server.stop)
            assert server.cpu_seconds() > 0
            running.append((who, server))
        assert disagreements(running, known) == []


def _figures(per_second: int, cpu_ms: float) -> Figures:
    load = wrk.Load(requests=per_second, seconds=1, bytes=1, p50=1, p95=2, p99=3)
    return Figures([load], [cpu_ms * per_second / 1000])


def test_report_says_which_bars_are_met() -> None:
    results = Results(events=100_000, few=10_000, absent={"Datasette": "no network"})
    results.figures[POSTGRES, Query.Q1] = _figures(3000, 0.3)
    results.figures[GRAPHILE, Query.Q1] = _figures(1000, 1.0)
    results.figures[POSTGRES, Query.Q6] = _figures(1500, 0.6)
    results.figures[GRAPHILE, Query.Q6] = _figures(1000, 1.0)
    lines = report(results, Plan()).splitlines()

    def line(beginning: str) -> str:
        return next(line for line in lines if line.startswith(f"| {beginning}"))

    assert line("Q1 against PostGraphile").endswith("| 3.00x | 3.33x | met |")
    assert line("Q6 against PostGraphile").endswith("| 1.50x | 1.67x | **missed** by 1.3x |")
    assert line("Q5 against PostGraphile").endswith("| not measured |")
    assert "- not measured: Datasette (no network)" in lines


def test_names_of_sizes() -> None:
    assert [name_of(n) for n in (10_000, 100_000, 1_000_000, 1234)] == ["10k", "100k", "1m", "1234"]
