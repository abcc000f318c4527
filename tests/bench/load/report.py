"""The tables of a run, as Markdown."""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.load.asks import Query
from tests.bench.load.bars import Bar, bars
from tests.bench.load.results import Key, Results
from tests.bench.load.rounds import Figures, Plan
from tests.bench.storing import line


def report(results: Results, plan: Plan) -> str:
    return "\n".join(
        [
            *_machine(results, plan),
            "",
            *_rates(results),
            "",
            *_cases(results),
            "",
            *_rest(results),
            "",
            *_bars(results),
            "",
        ]
    )


def _machine(results: Results, plan: Plan) -> Iterator[str]:
    turns = f"{plan.rounds} rounds of {plan.seconds} s, {plan.connections} connections"
    yield f"{results.events:,} events; {turns}."
    yield (
        f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}."
    )


def _processor() -> str:
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _rates(results: Results) -> Iterator[str]:
    names = list(dict.fromkeys(name for name, case in results.figures if isinstance(case, Query)))
    yield f"| answers/s (CPU ms each) | {' | '.join(Query)} |"
    yield f"|---|{'---|' * len(Query)}"
    for name in names:
        yield f"| {name} | {' | '.join(_cell(results, (name, query)) for query in Query)} |"
    for name in dict.fromkeys(name for name, _ in results.small):
        cells = (_cell_of(results.small.get((name, query))) for query in Query)
        yield f"| {name}, {results.few:,} events | {' | '.join(cells)} |"


def _cases(results: Results) -> Iterator[str]:
    yield "| other ways | answers/s | CPU ms | p99 ms |"
    yield "|---|---|---|---|"
    for (name, case), found in results.figures.items():
        if not isinstance(case, Query):
            cells = f"{found.per_second:,.0f} | {found.cpu_ms:.3f} | {found.p99:.1f}"
            yield f"| {name}: {case} | {cells} |"


def _rest(results: Results) -> Iterator[str]:
    for name, (wall, cpu) in results.starts.items():
        yield f"- {name}: first answer after {wall:.2f} s, {cpu:.2f} s of CPU"
    for name, mib in results.peaks.items():
        yield f"- {name}: at most {mib:.0f} MiB"
    for backend, storing in results.stored.items():
        yield f"- stored in {backend}: {line(storing)}"
    for name, why in results.absent.items():
        yield f"- not measured: {name} ({why})"


def _bars(results: Results) -> Iterator[str]:
    yield "| bar | demand | measured | by CPU | |"
    yield "|---|---|---|---|---|"
    for bar in bars(results):
        value = bar.measured(results)
        wanted = f"{'≤' if bar.at_most else '≥'} {bar.demand:g}{bar.unit}"
        if value is None:
            yield f"| {bar.label} | {wanted} | | | not measured |"
            continue
        beside = bar.beside(results)
        by_cpu = f"{beside:.2f}{bar.unit}" if beside is not None else ""
        yield f"| {bar.label} | {wanted} | {value:.2f}{bar.unit} | {by_cpu} | {_verdict(bar, value)} |"


def _verdict(bar: Bar, value: float) -> str:
    if bar.is_met(value):
        return "met"
    short = value / bar.demand if bar.at_most else bar.demand / value
    return f"**missed** by {short:.1f}x"


def _cell(results: Results, key: Key) -> str:
    return _cell_of(results.figures.get(key))


def _cell_of(found: Figures | None) -> str:
    return f"{found.per_second:,.0f} ({found.cpu_ms:.2f})" if found else ""
