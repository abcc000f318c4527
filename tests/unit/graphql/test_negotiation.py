"""Which form a client gets."""

import pytest

from app.graphql.negotiation import best_of, json_type, prefers_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (None, False),
        ("", False),
        ("*/*", False),
        ("text/html", True),
        (BROWSER, True),
        ("application/json, text/html", False),
        ("text/html;q=0.5, application/json;q=0.9", False),
        ("text/*", True),
    ],
)
def test_page_is_for_who_prefers_it(accept: str | None, page: bool) -> None:
    assert prefers_page(accept) is page


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (None, True),
        ("*/*", True),
        (BROWSER, True),
        ("application/json", False),
        ("application/json, */*", False),
    ],
)
def test_page_is_for_who_follows_a_link(accept: str | None, page: bool) -> None:
    assert prefers_page(accept, asks=False) is page


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("a/b;q=0.5, a/c", "a/c"),
        ("a/*;q=0.9, a/b;q=0.1", "a/c"),
        ("*/*;q=0.1, a/b", "a/b"),
        ("a/b;q=0", None),
        ("a/b;q=none", "a/b"),
        ("x/y", None),
        ("," * 1000, None),
    ],
)
def test_weight_then_precision_then_place_decide(accept: str, best: str | None) -> None:
    assert best_of(accept, ("a/b", "a/c")) == best


def test_json_is_plain_for_who_takes_neither() -> None:
    assert json_type("image/png") == "application/json"
