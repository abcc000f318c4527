"""No query of the documents, and none that is measured, reads a table that grows from end to end."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.ingest.documents import open_documents
from app.ingest.pipeline import ingest
from app.settings import bundled
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape
from tests.bench.load.asks import Query, asks, sample
from tests.bench.load.contenders.readout import Readout
from tests.databases import BACKENDS, Databases
from tests.documents import DOCUMENTS, Example, examples_of
from tests.plans import as_if_large, scans_of
from tests.statements import Statement, statements_of
from tests.unit.graphql.serving import Api

EXAMPLES = [
    example for document in DOCUMENTS for example in examples_of(document) if example.what.kind == "graphql"
]
ASKS = 5
# Of SQLite, once in ten minutes (`app/queries/sizes.py`). PostgreSQL explains, which says what it expects.
COUNTS = ("SELECT count(*) FROM event", "SELECT count(*) FROM release")


@pytest.fixture(scope="module", params=BACKENDS)
def samples(databases: Databases, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """The archive that the documents ask."""
    made = databases.create(request.param)
    ingest(made, open_documents([str(bundled("samples") / "releases.jsonl")]))
    yield made
    databases.drop(made)


@pytest.fixture(scope="module", params=BACKENDS)
def synthetic(databases: Databases, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An archive like those that are measured."""
    made = databases.create_bare(request.param)
    fill(made.url.render_as_string(hide_password=False), Shape(events=600))
    yield made
    databases.drop(made)


def scans(engine: sa.Engine, statements: Iterable[Statement]) -> list[tuple[str, Statement]]:
    distinct = {str(each): each for each in statements if not (each.startswith("EXPLAIN") or each in COUNTS)}
    with reading(engine) as connection:
        as_if_large(connection)
        return [(scan, each) for each in distinct.values() for scan in scans_of(connection, each)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_documented_query_scans_nothing(samples: sa.Engine, example: Example) -> None:
    api = Api(samples)
    variables = json.loads(example.variables.content) if example.variables else None
    with api.statements() as seen:
        api.answer(example.what.content, variables)
    assert scans(samples, seen) == []


@pytest.mark.parametrize("query", Query)
def test_a_measured_query_scans_nothing(synthetic: sa.Engine, query: Query) -> None:
    api, readout = Api(synthetic), Readout(str(synthetic.url))
    with reading(synthetic) as connection:
        known = sample(connection)
    with api.statements() as seen:
        for ask in islice(asks(query, known, 1), ASKS):
            told = json.loads(readout.request(query, ask).body)
            api.ask(told["query"], **told["variables"])
    assert seen
    assert scans(synthetic, seen) == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id FROM event WHERE place = 'Seoul'",
        "SELECT count(*) FROM event",
        "SELECT event.id FROM event JOIN release ON release.title = event.place LIMIT 3",
    ],
)
def test_a_scan_would_be_found(synthetic: sa.Engine, text: str) -> None:
    with statements_of(synthetic) as seen, reading(synthetic) as connection:
        connection.exec_driver_sql(text)
        as_if_large(connection)
        assert scans_of(connection, seen[0])
