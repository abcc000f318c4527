"""How well the annotated releases are read must not drop; `make score` prints the whole table."""

import pytest

from tests.gold.corpora import Corpus, corpora
from tests.gold.figures import BARS, figures_of
from tests.gold.floors import HAIR, pinned, raised
from tests.gold.scorecard import SCORECARD, scorecard

PIN = pinned()
PARTS = ("dev-developed", "dev-measured", "open", "held")

pytestmark = pytest.mark.xdist_group("gold")  # one worker reads them, once


@pytest.fixture(scope="module")
def parts() -> dict[str, Corpus]:
    return {part.name: part for part in corpora()}


@pytest.fixture(scope="module")
def figures(parts: dict[str, Corpus]) -> dict[str, dict[str, float]]:
    return {name: figures_of(part) for name, part in parts.items()}


@pytest.mark.parametrize("name", PARTS)
def test_floors_belong_to_these_documents(parts: dict[str, Corpus], name: str) -> None:
    theirs = PIN["parts"][name]
    assert theirs["digest"] == parts[name].digest, "documents changed: make score, then ARGS=--pin"
    assert list(theirs["floors"]) == list(BARS)


@pytest.mark.parametrize("measure", BARS)
@pytest.mark.parametrize("name", PARTS)
def test_figure_is_not_below_its_floor(figures: dict[str, dict[str, float]], name: str, measure: str) -> None:
    assert figures[name][measure] >= PIN["parts"][name]["floors"][measure]


@pytest.mark.parametrize("measure", BARS)
def test_what_the_product_is_held_to_holds_where_nobody_tuned(
    figures: dict[str, dict[str, float]], measure: str
) -> None:
    assert figures["dev-measured"][measure] >= BARS[measure].floor


def test_scorecard_is_what_the_program_reads_today(parts: dict[str, Corpus]) -> None:
    assert SCORECARD.read_text(encoding="utf-8") == scorecard(tuple(parts.values())), (
        "make score ARGS=--write"
    )


def test_no_two_documents_have_one_id() -> None:
    ids = [document["id"] for part in corpora() for document in part.documents]
    assert sorted(ids) == sorted(set(ids))


def test_lowered_floors_have_a_reason() -> None:
    assert all(row["reason"].strip() and row["floors"] for row in PIN["lowered"])


@pytest.mark.parametrize(
    ("before", "measured", "developed_on", "floor", "fallen"),
    [
        (0.0, 0.906, True, 0.901, False),  # a hair below
        (0.0, 1.0, True, 1.0, False),  # what is perfect stays so
        (0.0, 0.752, False, 0.75, False),  # a hair below would be below what the product is held to
        (0.0, 0.752, True, 0.747, False),
        (0.905, 0.907, True, 0.905, False),  # not lowered by the hair
        (0.905, 0.9, True, 0.895, True),
    ],
)
def test_floors_rise_and_fall_only_with_what_is_measured(
    before: float, measured: float, developed_on: bool, floor: float, fallen: bool
) -> None:
    name = "EVENTS strict f1"
    floors, lower = raised({name: before}, {name: measured}, developed_on)
    assert floors[name] == pytest.approx(floor)
    assert lower == ({name: before} if fallen else {})
    assert HAIR < 0.01
