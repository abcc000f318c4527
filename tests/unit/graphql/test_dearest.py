"""The dearest documents that are accepted: answered, within the bounds of bytes and statements."""

import json

import pytest

from app.graphql.limits import LIMITS
from tests.unit.graphql.dearest import dearest
from tests.unit.graphql.serving import Api

MOST_STATEMENTS = 1_000  # a price of 20 points each at least, and some for the way there


@pytest.mark.parametrize("seed", range(6))
def test_the_dearest_accepted_documents_are_answered_within_bounds(api: Api, seed: int) -> None:
    with api.statements() as seen:
        response = api.post(json.dumps({"query": dearest(seed)}))
    assert response.status_code == 200
    assert "errors" not in response.json(), response.json()["errors"][0]
    assert response.json()["extensions"]["cost"]["asked"] <= LIMITS.cost
    assert len(response.content) <= LIMITS.answer_bytes + 1_000
    assert len(seen) <= MOST_STATEMENTS
