"""The benchmark of extraction: what it reads and what it says."""

import inspect
from collections import Counter

from tests.bench.extraction import LENGTH, Result, measure, releases, stage_of, table


def test_every_text_has_the_length_that_the_figure_speaks_of() -> None:
    lengths = [len(release.text) for release in releases()]
    assert len(lengths) >= 60
    assert min(lengths) > 0.9 * LENGTH
    assert max(lengths) <= 1.2 * LENGTH  # the title may stand before the text


def test_a_measurement_counts_every_text_once_with_its_quickest_round() -> None:
    result = measure(releases(500)[:3], rounds=2)
    assert len(result.seconds) == 3
    assert all(second > 0 for second in result.seconds)


def test_time_belongs_to_the_module_of_the_extractor_that_is_at_work() -> None:
    assert stage_of(inspect.currentframe()) == "other"


def test_table_tells_releases_a_second_and_shares() -> None:
    told = table(Result((0.01, 0.02, 0.03), Counter({"people": 3, "dates": 1})))
    assert "3 releases of 3,000 characters" in told
    assert "50 releases/s (CPU of one: median 20.0 ms, slowest 30.0 ms)" in told
    assert "people" in told
    assert "75%" in told
