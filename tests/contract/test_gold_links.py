"""How well accounts of one event are found must not drop below what is promised."""

import pytest

from tests.gold.linking import Figures, Pair, figures, halves, judge, pairs

PRECISION, RECALL = 0.98, 0.80


def test_thirty_pairs_belong_together_and_thirty_nearly_do() -> None:
    given = pairs()
    assert len({pair["id"] for pair in given}) == 60
    assert sum(pair["same"] for pair in given) == 30


@pytest.mark.parametrize("half", halves(), ids=["developed on", "only measured"])
def test_links_are_as_right_and_as_complete_as_promised(half: list[Pair]) -> None:
    found = figures(judge(pair) for pair in half)
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_figures_count_what_was_linked_wrongly_and_what_was_missed() -> None:
    together, apart = (next(pair for pair in pairs() if pair["same"] is same) for same in (True, False))
    right, wrong = judge(together), judge(apart)
    assert figures([right, wrong]) == Figures(1.0, 1.0, 2, 0)
    assert figures([judge(apart | {"one": together["one"], "other": together["other"]})]).precision == 0.0
