"""What a change does to the address bar and the focus."""

import pytest
from starlette.requests import Request

from app.web import history


def request(**headers: str) -> Request:
    raw = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": raw})


PUSH, REPLACE = "HX-Push-Url", "HX-Replace-Url"


@pytest.mark.parametrize(
    ("before", "after", "header"),
    [
        ("/", "/?country=JP", PUSH),
        ("/?country=JP", "/", PUSH),
        ("/?country=JP", "/?country=JP", REPLACE),
        ("/?country=JP&country=KR", "/?country=KR&country=JP", REPLACE),
        ("/", "/?q=m", PUSH),  # the first words are a step, so that going back undoes the search
        ("/?q=m", "/?q=mi", REPLACE),
        ("/?q=mi", "/", PUSH),
        ("/?q=m", "/?q=mi&country=JP", PUSH),
        ("/?from=0002-01-01", "/?from=0020-01-01", REPLACE),  # a year being typed
        ("/?from=2020-01-01", "/?from=2021-01-01", PUSH),
        ("/?country=JP", "/?country=KR", PUSH),
    ],
)
def test_push_a_step_and_replace_more_of_the_same(before: str, after: str, header: str) -> None:
    asked = request(HX_Request_Type="partial", HX_Current_URL=f"http://test{before}")
    assert history.headers(asked, after) == {header: after}


def test_a_whole_page_moves_nothing() -> None:
    assert history.headers(request(HX_Request_Type="full"), "/?country=JP") == {}


@pytest.mark.parametrize(
    ("source", "focus"),
    [
        ("div#plot", "plot"),
        ("a#plot-out", "plot"),
        ("a#page-next", "list"),
        ("a#chip-country-JP", "list"),
        ("a#way-chip-q-one", "list"),
        ("form#filters", ""),
        ("", ""),
    ],
)
def test_focus_follows_what_was_acted_on(source: str, focus: str) -> None:
    assert history.focus(request(HX_Request_Type="partial", HX_Source=source)) == focus
    assert history.focus(request(HX_Source=source)) == ""


@pytest.mark.parametrize(
    ("source", "pairs", "swap"),
    [
        ("form#filters", [("country", "JP"), ("country", "")], "innerMorph"),
        ("form#filters", [("country", "")], "innerMorph"),
        ("form#filters", [("country", "JP"), ("country", "IS")], "innerHTML"),
        ("a#chip-country-JP", [], "innerHTML"),
    ],
)
def test_controls_are_made_anew_unless_the_reader_is_at_them(
    source: str, pairs: list[tuple[str, str]], swap: str
) -> None:
    assert history.form_swap(request(HX_Source=source), pairs) == swap
