import pytest

from app.domain.text import MappedText
from app.sources.furniture import is_menu, without_end
from app.sources.paragraphs import Paragraph

PROSE = "The commission met in Strelsau and agreed on two crossings, on a timetable and on a hotline. " * 2


@pytest.mark.parametrize(
    "line",
    [
        "바로가기 메뉴",
        "본문 바로가기",
        "검색창 열기",
        "KOR",
        "Skip to main content",
        "Skip Links",
        "Home > News > Press Releases",
        "Home \u00bb News",
        "Top > Countries & Regions > Elbonia",
        "Subject Index | Bookmark | Share",
        "SCREEN SIZE",
        "1. Ministry of Foreign Affairs, Republic of Korea facebook",
        "Example-News.com",
        "https://ministry.example/news",
        "Submit Release",
        "3 min read",
        "We use cookies to make this site work for you.",
        "An official website of the United States Government. Here's how you know",
        "photo",
        "Here you can find releases and other news published by the Department.",
    ],
)
def test_menu_lines(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Press Releases",
        "Foreign Minister visits Elbonia",
        "Home secretaries of both countries meet",
        "Next round of talks set for May",
        "Search for missing sailors: Ruritania sends a ship and two helicopters",
        "Trade between the two | a first look",
        PROSE,
    ],
)
def test_lines_of_a_release_are_no_menu(line: str) -> None:
    assert not is_menu(line)


@pytest.mark.parametrize(
    "end",
    [
        ["Prev", "Next", "List"],
        ["이전글", "다음글", "목록"],
        ["Click here for Elbonian version Text.pdf", "Write a Comment Write a Comment", "\u2022 Name *"],
        ["Back to Press Releases"],
        ["<Suggest To A Friend>"],
        [".    .    .    .    ."],
        ["Hit : 204"],
        ["Tel. 02-2100-7500"],
        ["Press office, phone: (02) 2100 7500"],
        ["Attachments", "statement.hwp"],
        ["\u00a9 Ministry of Foreign Affairs"],
        ["Related articles", "Ruritania and Elbonia to meet", "Flood in Zenda"],
    ],
)
def test_the_end_of_a_page_is_cut_off(end: list[str]) -> None:
    lines = [Paragraph(MappedText.of(text)) for text in (PROSE, "They will meet again.", *end)]
    assert [str(line) for line in without_end(lines)] == [PROSE, "They will meet again."]


@pytest.mark.parametrize(
    "line",
    [
        "MINISTRY OF FOREIGN AFFAIRS",
        "5 MARCH 2024",
        "* unofficial translation",
        "/end/",
        "Later the two Ministers spoke by phone.",
        "In a phone call on March 5 they agreed to meet again.",
    ],
)
def test_signatures_and_notes_stay(line: str) -> None:
    lines = [Paragraph(MappedText.of(text)) for text in (PROSE, line)]
    assert without_end(lines) == lines


def test_an_end_line_with_prose_behind_it_ends_nothing() -> None:
    lines = [Paragraph(MappedText.of(text)) for text in (PROSE, "List", PROSE)]
    assert without_end(lines) == lines


def test_links_at_the_end_go_and_links_within_stay() -> None:
    link = Paragraph(MappedText.of("The full text"), linked=1.0)
    prose = Paragraph(MappedText.of(PROSE))
    assert without_end([prose, link]) == [prose]
    assert without_end([prose, link, prose]) == [prose, link, prose]


def test_nothing_is_left_out_of_a_body_of_one_line() -> None:
    lines = [Paragraph(MappedText.of("List"))]
    assert without_end(lines) == lines
