import datetime as dt

import pytest

from app.domain.values import Document, Release
from app.errors import LayoutChanged
from app.sources import read_document

SKIP = "바로가기 메뉴\n본문 바로가기\n주메뉴 바로가기\n검색창 열기\nKOR\n\n"
TITLE = "Vice Minister Hong Meets with Ruritanian Counterpart"
TEXT = "1. Vice Minister of Foreign Affairs Hong Gil-dong met in Seoul with Rudolf Elphberg on March 5."


def read(text: str, url: str | None = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1") -> Release:
    return read_document(Document("page.txt", text.encode(), url=url))


@pytest.mark.parametrize(
    "stamp",
    [
        "Date\n2024-03-05\nhit\n184",
        "Date\n2024-03-05\nHit\n1,184",
        "\u2022 Date : 2024-03-05 18:25:47\n\u2022 Hit : 204",
        "Date 2024-03-05\nhit 184",
        "Date : 2024-03-05\n\nHit : 184",
        "작성일\n2024-03-05\n조회수\n120",
    ],
)
def test_date_and_counter_in_all_their_forms(stamp: str) -> None:
    release = read(f"{SKIP}Press Releases\n\n{TITLE}\n\n{stamp}\n\n{TEXT}\n")
    assert (release.title, release.published_on, release.text) == (
        TITLE,
        dt.date(2024, 3, 5),
        f"{TITLE}\n\n{TEXT}",
    )


@pytest.mark.parametrize("board", ["", "Press Releases\n", "Press Releases\n\n"])
@pytest.mark.parametrize(("above", "below"), [("\n", "\n"), ("\n\n", "\n"), ("\n", "\n\n"), ("\n\n", "\n\n")])
@pytest.mark.parametrize(
    "stamp",
    [
        "2024-03-05 13:46:40\nhit 412",
        "2024-03-05\nhit\n412",
        "2024-03-05 13:46:40 hit 412",
        "2024-03-05",
        "hit 412\n2024-03-05 13:46:40",
        "Date : 2024-03-05 13:46:40\nhit : 412",
        "Date : 2024-03-05 13:46:40\n\nhit : 412",
        "Hits : 412\nDate : 2024-03-05",
    ],
)
def test_date_and_counter_close_to_title_and_text(board: str, above: str, below: str, stamp: str) -> None:
    release = read(f"{board}{TITLE}{above}{stamp}{below}{TEXT}\n\n2. They agreed to meet again.\n")
    assert (release.title, release.published_on) == (TITLE, dt.date(2024, 3, 5))
    assert release.text.startswith(f"{TITLE}\n\n{TEXT}")


@pytest.mark.parametrize(
    "page",
    [
        "Ministry of Foreign Affairs of the Republic of Korea\nPress Release\n2024-03-05\n\n{}\n\n{}",
        "Ministry of Foreign Affairs\n\nPress Release\n\nMarch 5, 2024\n\n{}\n\n{}",
        "Ministry of Foreign Affairs\n2024-03-05\n\n{}\n\n{}",
        "2024-03-05\n{}\n\n{}",
        "Ministry of Foreign Affairs\nPress Release\n\n{}\n\n5 March 2024\n\n{}",
    ],
)
def test_a_letter_head_with_the_day(page: str) -> None:
    release = read(page.format(TITLE, TEXT.removeprefix("1. ")))
    assert (release.title, release.published_on) == (TITLE, dt.date(2024, 3, 5))
    assert release.text == f"{TITLE}\n\n{TEXT.removeprefix('1. ')}"


def test_a_title_that_looks_like_a_menu_stands_before_the_date() -> None:
    title = "Visit"
    assert read(f"{title}\nDate : 2024-03-05\nhit : 4\n{TEXT}").title == title


@pytest.mark.parametrize("count", [1, 184, 7101])
def test_the_counter_is_no_part_of_the_text(count: int) -> None:
    first = read(f"{SKIP}Press Releases\n\n{TITLE}\n\nDate\n2024-03-05\nhit\n3\n\n{TEXT}")
    assert (
        read(f"{SKIP}Press Releases\n\n{TITLE}\n\nDate\n2024-03-05\nhit\n{count}\n\n{TEXT}").text
        == first.text
    )


@pytest.mark.parametrize(
    "head",
    [
        f"{SKIP}Press Releases\n\n{TITLE}\n\n\n",
        f"{SKIP}Ministry News\n\n{TITLE}\n\n",
        "Skip navigation\n\nCountries Information\n\n  1. HOME\n  2. Press\n"
        f"Press Releases\nPress Releases 상세보기\n\n{TITLE}\n\n",
    ],
)
def test_pages_without_a_date(head: str) -> None:
    release = read(head + TEXT)
    assert (release.title, release.published_on, release.text) == (TITLE, None, f"{TITLE}\n\n{TEXT}")


def test_a_board_nobody_listed_is_known_by_its_place() -> None:
    release = read(f"{SKIP}Ambassador's Corner\n\n{TITLE}\n\nDate\n2024-03-05\nhit\n3\n\n{TEXT}")
    assert release.text == f"{TITLE}\n\n{TEXT}"


def test_a_title_without_a_board() -> None:
    assert read(f"{SKIP}{TITLE}\n\nDate\n2024-03-05\nhit\n3\n\n{TEXT}").title == TITLE


def test_a_body_alone_has_no_title() -> None:
    release = read(f"{TEXT}\n\n2. They agreed to meet again.")
    assert (release.title, release.text) == (None, f"{TEXT}\n\n2. They agreed to meet again.")


def test_a_date_in_the_text_is_no_stamp() -> None:
    release = read(f"{SKIP}Press Releases\n\n{TITLE}\n\n{TEXT}\n\nDate of the next meeting: to be announced")
    assert release.published_on is None
    assert "to be announced" in release.text


def test_what_follows_the_text_is_left_out() -> None:
    release = read(
        f"{SKIP}Press Releases\n\n{TITLE}\n\n{TEXT}\n\n첨부파일\nrelease.hwp\n이전글\n다음글\n목록"
    )
    assert release.text == f"{TITLE}\n\n{TEXT}"


@pytest.mark.parametrize("page", [SKIP, SKIP + "Press Releases\n", SKIP + "Error\n"])
def test_a_page_of_menus_alone_says_what_was_looked_for(page: str) -> None:
    with pytest.raises(LayoutChanged, match="kr_mofa: looked for"):
        read(page)


@pytest.mark.parametrize("board", ["", f"{SKIP}Press Briefings\n\n"])
@pytest.mark.parametrize("label", ["", "Press Briefing\n\n"])
def test_a_briefing_begins_when_its_spokesperson_says(board: str, label: str) -> None:
    title = "Spokesperson's Press Briefing (March 5, 2024)"
    opening = "Spokesperson Hong Gil-dong\n\nMarch 5, 2024  14:30  KST\n\nGood afternoon. Let me begin.\n\n"
    release = read(f"{board}{title}\n\n{label}{opening}{TEXT[3:]}\n")
    assert (release.title, release.published_on) == (title, dt.date(2024, 3, 5))


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("외교부 차관은 2024년 8월 5일 칠레 외교차관과 전화통화를 했다.", dt.date(2024, 8, 5)),
        ("외교부 차관은 2024년 8월 5일(월) 칠레를 방문할 예정이다.", None),
    ],
)
def test_a_korean_release_without_a_date_came_out_on_the_day_told(told: str, day: dt.date | None) -> None:
    assert read(f"한-칠레 외교차관 전화통화\n\n{told}").published_on == day
