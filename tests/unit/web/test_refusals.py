"""Each reason for which a filter is refused is told in the language of the page."""

import pytest

from app.errors import InvalidFilter
from app.queries.criteria import MAX_VALUES
from app.queries.filters import EventFilter, ReleaseFilter
from app.web import refusals
from app.web.language import in_force

WRONG = {
    "country": "ZZ",
    "topic": "x",
    "type": "x",
    "participant": "x",
    "publisher": "?",
    "from": "x",
    "updated_from": "x",
    "min_publishers": "x",
    "q": "x" * 501,
}


def refusals_of(*pairs: tuple[str, str]) -> list[InvalidFilter]:
    with pytest.raises(InvalidFilter) as failure:
        EventFilter.from_query(pairs)
    return [failure.value, *failure.value.others]


@pytest.mark.parametrize(
    "pairs",
    [
        *([pair] for pair in WRONG.items()),
        [("from", "2024-02-01"), ("to", "2024-01-01")],
        [("participant", f"pt_{n:013}") for n in range(MAX_VALUES + 1)],
    ],
    ids=lambda pairs: str(pairs[0][0]),
)
def test_a_reason_has_its_words_in_each_language(pairs: list[tuple[str, str]]) -> None:
    for refused in refusals_of(*pairs):
        told = refusals.in_words("Day", refused)
        assert told.endswith(refusals.FOR_READERS.get(refused.reason, refused.reason))
        with in_force("ko"):
            assert told.removeprefix("Day") not in refusals.in_words("날", refused)


def test_a_language_of_releases_has_its_words() -> None:
    with pytest.raises(InvalidFilter) as failure:
        ReleaseFilter.from_query([("language", "x")])
    with in_force("ko"):
        assert failure.value.reason not in refusals.in_words("언어", failure.value)


def test_what_is_none_of_them_is_named() -> None:
    (refused,) = refusals_of(("level", "king"))
    with in_force("ko"):
        assert "HEAD_OF_STATE" in refusals.in_words("급", refused)
