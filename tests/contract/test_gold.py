"""How well the annotated releases are read must not drop; `make score` prints the whole table."""

import json

import pytest

from tests.gold.floors import FLOORS, PINNED, digest, measure
from tests.gold.reading import annotated, readings

PIN = json.loads(FLOORS.read_text(encoding="utf-8"))
NAMES = [f"{name} {figure}" for name, figures in PINNED.items() for figure in figures]
LEAST = {"EVENTS strict precision": 0.80, "EVENTS strict f1": 0.50}  # no floor may be pinned below

pytestmark = pytest.mark.xdist_group("gold")  # one worker reads them, once


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    documents = annotated()
    return measure(documents, readings(documents))


def test_floors_belong_to_these_documents() -> None:
    assert PIN["digest"] == digest(), "documents changed: look at make score, then python -m tests.gold --pin"
    assert list(PIN["floors"]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_figure_is_not_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= PIN["floors"][name]


@pytest.mark.parametrize("name", LEAST)
def test_floor_is_high_enough(name: str) -> None:
    assert PIN["floors"][name] >= LEAST[name]
