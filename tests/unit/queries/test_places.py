"""Where the words of a search stand in a text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db.occurring import terms_in
from app.db.search import read_query
from app.queries.places import places_of


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Talks on missiles", "missile", ["missiles"]),
        ("Talks on missiles", "talk missile", ["Talks", "missiles"]),
        ("The defense talks and talks of defense", '"defense talks"', ["defense talks"]),
        ("Consultations were held", "consult*", ["Consultations"]),
        ("The D.P.R.K. said", "DPRK", ["D.P.R.K."]),
        ("외교장관은 회담했다", "외교장관", ["외교장관은"]),
        ("Talks on missiles", "-missile talks", ["Talks"]),
        ("Talks", "", []),
        ("Talks", '"', []),
    ],
)
def test_words_and_phrases_are_found_as_they_stand(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(text, words)] == found


@given(st.text(max_size=80), st.text(max_size=20))
def test_places_are_in_order_apart_and_there_where_the_search_finds_something(text: str, words: str) -> None:
    places = places_of(text, words)
    assert all(start < end <= len(text) for start, end in places)
    assert all(end <= following for (_, end), (following, _) in itertools.pairwise(places))
    assert bool(places) == bool(terms_in(text, read_query(words)))
