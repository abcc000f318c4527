"""The other ways an answer leaves the server: met again, known to who asks, as a page. Beside bare uvicorn.

Each is a case: requests with headers to one server. Cases take turns like the reference queries.
"""

import datetime as dt
import json
import random
import sys
import tempfile
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from app.queries.filters import EventFilter, to_query
from tests.bench.load import wrk
from tests.bench.load.asks import Ask, Query, Sample, asks
from tests.bench.load.contenders.readout import Readout
from tests.bench.load.processes import Server, free_port, start
from tests.bench.load.rounds import HEADERS, Figures, Plan
from tests.bench.load.wrk import Request

_DROPPED = ("date", "content-length", "connection", "keep-alive", "transfer-encoding")


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    server: Server
    requests: Sequence[Request]
    headers: dict[str, str]
    longer: int = 1  # its turns are so many times as long, where one answer takes most of a turn

    @property
    def is_met_again(self) -> bool:
        """Whether it is one answer over and over, which bare uvicorn can send as well."""
        return len(self.requests) == 1


def cases_of(readout: Readout, server: Server, known: Sample, plan: Plan) -> list[Case]:
    """What Readout is asked again, and pages that nobody asked before."""
    again = readout.request(Query.Q1, next(asks(Query.Q1, known, 77)))
    told = json.loads(again.body)
    values = {"query": told["query"], "variables": json.dumps(told["variables"])}
    get = Request(f"/graphql?{urlencode(values)}")
    accepting = {"Accept": "application/json", "GraphQL-Require-Preflight": "1"}
    tag = _fetch(server, get, accepting)[1].get("etag", "")
    pages = [_page(ask) for ask in islice(asks(Query.Q1, known, 5), plan.most)]
    warm = [_page(ask) for ask in islice(asks(Query.Q1_WARM, known, 6), plan.most)]
    return [
        Case("GET again", server, [get], accepting),
        Case("POST again", server, [again], HEADERS),
        Case("304", server, [get], accepting | {"If-None-Match": tag}),
        Case("page again", server, [Request("/")], {}),
        Case("page", server, pages, {}),
        Case("page warm", server, warm, {}),
    ]


def table_page(server: Server, known: Sample, plan: Plan) -> Case:
    """Datasette's page of a table with counts of two columns, for the same days."""
    days = islice(asks(Query.Q1, known, 5), plan.most)
    fixed = "_sort_desc=sort_day&_size=20&_facet=type&_facet=status"
    paths = [f"/archive/event?sort_day__gte={ask.first}&sort_day__lte={ask.last}&{fixed}" for ask in days]
    return Case("page", server, [Request(path) for path in paths], {}, longer=10)


def _page(ask: Ask) -> Request:
    """The timeline of some days, with all its choices counted."""
    days = EventFilter(occurred_from=_date(max(ask.first, 1)), occurred_to=_date(ask.last))
    return Request(f"/?{urlencode(to_query(days))}")


_date = dt.date.fromordinal


@contextmanager
def bare(case: Case, on: frozenset[int]) -> Iterator[Case]:
    """Bare uvicorn that sends the bytes that the case was answered with."""
    status, headers, body = _fetch(case.server, case.requests[0], case.headers)
    told = {
        "status": status,
        "headers": [*((k, v) for k, v in headers.items() if k not in _DROPPED), *_length(status, body)],
        "body": b64encode(body).decode(),
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.json"
        file.write_text(json.dumps(told))
        port = free_port()
        module = "tests.bench.load.contenders.bare_app:app"
        options = ("--no-access-log", "--log-level=critical")
        command = (sys.executable, "-m", "uvicorn", module, "--port", str(port), *options)
        server = start(command, port, "/", on=on, environment={"BENCH_ANSWER": str(file)})
        try:
            yield Case(f"bare {case.name}", server, case.requests, case.headers)
        finally:
            server.stop()


def take_turns(cases: Sequence[Case], plan: Plan) -> Iterator[tuple[str, Figures | wrk.LoadFailed]]:
    """The figures of each case, when all its turns are over."""
    found: dict[str, Figures | wrk.LoadFailed] = {case.name: Figures() for case in cases}
    for turn in range(plan.rounds):
        for case in cases:
            figures = found[case.name]
            if isinstance(figures, wrk.LoadFailed):
                continue
            requests = random.Random(turn).sample(case.requests, len(case.requests))
            try:
                turns = replace(plan, seconds=plan.seconds * case.longer)
                figures.add(case.server, requests, turns, case.headers)
            except wrk.LoadFailed as error:
                found[case.name] = error
    yield from found.items()


def _length(status: int, body: bytes) -> list[tuple[str, str]]:
    return [] if status == 304 else [("content-length", str(len(body)))]


def _fetch(server: Server, request: Request, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    asked = urllib.request.Request(server.address + request.path, request.body.encode() or None, headers)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        if error.code != 304:
            raise wrk.LoadFailed(f"{request.path[:80]}: {error.code} {error.read()[:300]!r}") from error
        return 304, {k.lower(): v for k, v in error.headers.items()}, b""
