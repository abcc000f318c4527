"""What a page may ask for, and what a cursor is."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidPage
from app.queries.page import Cursor, Order, Page
from app.queries.short_lists import cut

CURSOR = str(Cursor("newest", 738_000, 123))


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


NO_CURSORS = [
    "",
    "nonsense",
    "!!!",
    "ü",
    encoded("newest:1"),
    encoded("newest:1:2:3"),
    encoded("newest:-1:2"),
    encoded("newest:1.5:2"),
    encoded("newest:x:2"),
    encoded("newest:1:9223372036854775808"),
    encoded("newest:99999999999:1"),
    encoded("newest:1:2\x00"),
    encoded("newest:1:2' OR 1=1"),
    encoded("newest:\u0661:2"),
    "\x00",
    "'",
    "A" * 20_000,
]


@pytest.mark.parametrize("text", NO_CURSORS)
@pytest.mark.parametrize("name", ["after", "before"])
def test_what_is_no_cursor_is_refused_and_not_told_in_full(name: str, text: str) -> None:
    with pytest.raises(InvalidPage) as raised:
        Page(**{name: text})  # type: ignore[arg-type]  # the name is a parameter here
    assert raised.value.subject == name
    assert len(raised.value.message) < 150


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ((-1, None), "first is -1; it may be 0 to 100."),
        ((101, None), "first is 101; it may be 0 to 100."),
        ((None, -1), "last is -1; it may be 0 to 100."),
        ((None, 10**30), "last is 10000000000000000000; it may be 0 to 100."),
        ((1, 1), "Give first or last, not both."),
        ((0, 0), "Give first or last, not both."),
    ],
)
def test_wrong_sizes_are_told_what_is_allowed(sizes: tuple[int | None, int | None], message: str) -> None:
    with pytest.raises(InvalidPage) as raised:
        Page(first=sizes[0], last=sizes[1])
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("page", "size", "backward"),
    [
        (Page(), 20, False),
        (Page(first=0), 0, False),
        (Page(last=0), 0, True),
        (Page(first=100), 100, False),
        (Page(last=3), 3, True),
        (Page(after=CURSOR), 20, False),
        (Page(before=CURSOR), 20, True),
        (Page(after=CURSOR, before=CURSOR), 20, False),
        (Page(first=5, before=CURSOR), 5, False),
    ],
)
def test_size_and_direction(page: Page, size: int, backward: bool) -> None:
    assert (page.size, page.backward) == (size, backward)


def test_a_page_from_an_address() -> None:
    pairs = [("first", "5"), ("after", CURSOR), ("before", ""), ("country", "KR")]
    assert Page.from_query(pairs) == Page(first=5, after=CURSOR)


@pytest.mark.parametrize("text", ["x", "1.5", "1e3", "9" * 12, "\u0665"])
def test_a_size_in_an_address_is_a_number(text: str) -> None:
    with pytest.raises(InvalidPage, match="first"):
        Page.from_query([("first", text)])


def test_a_cursor_of_another_order_is_refused() -> None:
    with pytest.raises(InvalidPage, match="after"):
        Page(after=CURSOR).bounds(Order.OLDEST)
    assert Page(after=CURSOR).bounds(Order.NEWEST) == (Cursor("newest", 738_000, 123), None)


@given(st.sampled_from(Order), st.integers(0, 10**7), st.integers(0, 2**63 - 1))
def test_cursors_are_read_as_written(order: Order, rank: int, key: int) -> None:
    text = str(Cursor(order, rank, key))
    assert Cursor.read(text) == Cursor(order, rank, key)
    assert len(text) < 60


@given(st.text() | st.binary(max_size=40).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_any_text_is_a_cursor_or_none(text: str) -> None:
    cursor = Cursor.read(text)
    assert cursor is None or Cursor.read(str(cursor)) == cursor


def test_a_short_list_is_cut() -> None:
    rows = [(0, 1), (0, 2), (3, 1)]
    window = cut(rows, lambda row: row, Page(first=2))
    assert (window.items, window.has_previous, window.has_next) == (rows[:2], False, True)
    window = cut(rows, lambda row: row, Page(first=2, after=window.cursors[-1]))
    assert (window.items, window.has_previous, window.has_next) == (rows[2:], True, False)
    window = cut(rows, lambda row: row, Page(first=0))
    assert (window.items, window.has_previous, window.has_next) == ([], False, True)
    window = cut(rows, lambda row: row, Page(last=0))
    assert (window.items, window.has_previous, window.has_next) == ([], True, False)
