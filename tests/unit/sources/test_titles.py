import pytest

from app.domain.text import MappedText
from app.sources.paragraphs import Paragraph
from app.sources.titles import choose_title

TITLE = "Ruritania and Elbonia Open Two Crossings"
BODY = [
    Paragraph(MappedText.of("Ruritania and Elbonia opened two crossings on their common border on Monday."))
]


def chosen(
    head: list[str], *, url: str | None = None, page_title: str | None = None, tag: str = "p"
) -> str | None:
    lines = [Paragraph(MappedText.of(text), tag) for text in head]
    place = choose_title(lines, BODY, url, page_title)
    return None if place is None else head[place]


@pytest.mark.parametrize(
    "head",
    [
        [TITLE],
        ["Press Releases", TITLE],
        ["Ruritania-Elbonia Relations", TITLE, "April 10, 2016"],
        ["Home > News", "News", TITLE, "2016-04-10 11:14"],
        ["Press Statement", "Richard Roe", "Strelsau", "May 17, 2001", TITLE],
        [TITLE, "From: Foreign Office of Ruritania", "News release", "November 6, 2020 - Strelsau"],
        ["Latest Stories", TITLE, "By Special Correspondent"],
        [TITLE, "Crossings on the common border of Ruritania and Elbonia, \u00a9 Strelsau Photos"],
        [TITLE, "Joint Communiqu\u00e9", "26 September 2015"],
        ["Skip Links", "Ministry of Foreign Affairs", "Subject Index | Search | Help", TITLE],
        ["[Ministry of Foreign Affairs of Ruritania] [Tuesday, Feb 23, 2016]", TITLE],
    ],
)
def test_the_title_is_told_from_what_stands_around_it(head: list[str]) -> None:
    assert chosen(head) == TITLE


@pytest.mark.parametrize(
    "head",
    [[], ["Press Releases"], ["Strelsau", "5 March 2024"], ["Home > News"], ["Ministry of Foreign Affairs"]],
)
def test_no_line_is_made_a_title_for_want_of_one(head: list[str]) -> None:
    assert chosen(head) is None


def test_a_short_title_alone_is_one() -> None:
    assert chosen(["Visit to Elbonia", "Media release", "4 March 2024"]) == "Visit to Elbonia"


def test_who_speaks_is_no_title() -> None:
    head = ["Honouring Those Who Built Ferries", "Press Statement", "Ana B. Strakencz, Secretary of State"]
    assert chosen(head) == head[0]
    assert chosen([*head, "5 March 2024"]) == head[0]


def test_a_page_names_its_title() -> None:
    head = ["Elbonia: Two Crossings on the Border of Ruritania", "New Ways across the River"]
    assert chosen(head, page_title="New Ways across the River | Foreign Office") == head[1]


def test_an_address_names_the_title() -> None:
    head = ["Ruritania and the Border: a Series", "New Ways across the River Today"]
    assert chosen(head) == head[0]
    assert chosen(head, url="https://ministry.example/2024/new-ways-across-the-river-today.html") == head[1]
