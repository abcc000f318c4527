"""A plan answers as the general executor does: the same JSON in the same order, or not at all.

The same documents at each run; `make fuzz` writes others, and as many as one likes.
"""

import os
import random
import time
from collections.abc import Sequence
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.version import version_of
from app.graphql.answers import encode
from app.graphql.compiled.runs import NotThere
from app.graphql.context import Context
from app.graphql.fragments import FragmentStore
from app.graphql.limits import Measure
from app.graphql.schema import schema
from tests.property.documents import Asked, Writer

DOCUMENTS = int(os.environ.get("FUZZ_DOCUMENTS", "1200"))  # on each database
SEED = os.environ.get("FUZZ_SEED", "")
PARTS = 4
KEPT_BYTES = 200_000  # so little that some go


@pytest.fixture(scope="module")
def pool(archive: sa.Engine) -> dict[str, Sequence[Any]]:
    """What is there to be asked for, and a little that is not."""
    context = Context(archive, "https://readout.example")
    with context:
        found = schema.execute_sync(
            """{ events(first: 30) { edges { cursor } nodes { id url countries { country { code } } } }
                 releases(first: 20) { edges { cursor } nodes { id url publisher { id } } }
                 participants(first: 30) { edges { cursor } nodes { id name } } }""",
            context_value=context,
        )
    assert found.errors is None
    assert found.data is not None
    lists = found.data.values()
    cursors = [edge["cursor"] for each in lists for edge in each["edges"]]
    nodes = [node for each in lists for node in each["nodes"]]
    countries = [link["country"]["code"] for node in nodes for link in node.get("countries", ())]
    days = ["2024-01-01", "2021-05-20", "2026-12-31"]
    return {
        "ID": [node["id"] for node in nodes] + ["ev_0000000000000", "nothing"],
        "URL": [node["url"] for node in nodes if node.get("url")] + ["https://readout.example/events/x"],
        "String": ["meeting", "minister", "korea", "x"],
        "after": cursors,
        "before": cursors,
        "since": ["0"],
        "search": ["minister", "visit", "seoul meeting"],
        "topics": ["security_defence", "trade_economy"],
        "publishers": ["kr-mofa", "us-state"],
        "CountryCode": [*countries, "KR", "JP", "US"],
        "Date": days,
        "DateTime": [f"{day}T00:00:00Z" for day in days],
        "Language": ["en", "ko"],
        "languages": ["en", "ko"],
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_plans_answer_as_the_general_executor(
    archive: sa.Engine, pool: dict[str, Sequence[Any]], part: int
) -> None:
    chance = random.Random(f"{SEED}{archive.dialect.name}{part}")
    good = 0
    version_of(archive).looked(time.monotonic() + 1_000)  # nobody writes
    kept = FragmentStore(KEPT_BYTES)
    for _ in range(DOCUMENTS // PARTS):
        asked = Writer(schema.graphql_schema, chance, pool).document()
        good += compared(archive, asked, kept)
    assert good > DOCUMENTS // PARTS // 3  # or errors are all that was compared


def compared(engine: sa.Engine, asked: Asked, kept: FragmentStore) -> bool:
    """Whether there was a good answer to compare."""
    prepared = schema.prepared.find(asked.text, None)
    if prepared is None:
        return False
    measure = prepared.measure(asked.variables)
    variables = prepared.variables(asked.variables)
    if measure is None or variables is None:
        return False
    expected = generally(engine, asked, measure)
    for fragments in (None, kept, kept):  # what is kept is made in the second round, and found in the third
        with a_context(engine, fragments) as context:
            context.measure = measure
            try:
                data = encode(prepared.plan(variables).run(context, variables))
            except NotThere:
                return False
            except Exception:
                assert expected.errors, asked
                return False
        assert not expected.errors, (asked, expected.errors)
        assert data == encode(expected.data), asked
    return True


def generally(engine: sa.Engine, asked: Asked, measure: Measure) -> Any:
    with a_context(engine) as context:
        context.measure = measure
        return schema.execute_sync(asked.text, variable_values=asked.variables, context_value=context)


def a_context(engine: sa.Engine, fragments: FragmentStore | None = None) -> Context:
    """With as much time as a machine needs that has much else to do."""
    return Context(engine, "https://readout.example", seconds=600, fragments=fragments)
