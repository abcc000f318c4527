import datetime as dt

import pytest

from app.domain.values import Document
from app.sources import read_document

FIRST = (
    "The Foreign Minister of Ruritania met her Elbonian counterpart in Strelsau on Monday to discuss trade."
)
SECOND = "The ministers agreed to hold the next round of the border commission in the spring."
TITLE = "Foreign Minister of Ruritania Receives Elbonian Counterpart"


def read_days(text: str) -> dt.date | None:
    return read_document(Document("page.txt", text.encode())).published_on


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("5 March 2024", "2024-03-05"),
        ("Mar 5,2024", "2024-03-05"),
        ("05/03/2024", "2024-03-05"),
        ("03/05/2024 02:15 PM EST", "2024-03-05"),
        ("From:\nForeign Office\nPublished\n5 March 2024", "2024-03-05"),
        ("5 March 2024\n\nUpdated on 6 March 2024", "2024-03-05"),
        ("Last updated: 6 March 2024", "2024-03-06"),
        ("Posted March 2024", None),
        ("", None),
    ],
)
def test_the_day_of_the_date_line(head: str, day: str | None) -> None:
    found = read_days(f"{TITLE}\n\n{head}\n\n{FIRST}\n\n{SECOND}")
    assert found == (dt.date.fromisoformat(day) if day else None)


def test_a_date_line_beats_a_signature() -> None:
    assert read_days(f"{TITLE}\n\n5 March 2024\n\n{FIRST}\n\nStrelsau, 4 March 2024") == dt.date(2024, 3, 5)


def test_a_signature_beats_the_day_of_a_repost() -> None:
    assert read_days(f"date 2024-03-07 {TITLE}\n\n{FIRST}\n\nStrelsau\nMarch 4, 2024") == dt.date(2024, 3, 4)


def test_an_agencys_dateline_does_not_beat_the_day_of_the_page() -> None:
    text = f"{TITLE}\n\nPublished March 6, 2024\n\nSTRELSAU, (Sputnik - 5th March, 2024) {FIRST}"
    assert read_days(text) == dt.date(2024, 3, 6)


def test_a_day_in_the_text_is_no_day_of_publication() -> None:
    assert read_days(f"{TITLE}\n\n{FIRST}\n\nThe commission last met on 3 March 2024.") is None


@pytest.mark.parametrize(
    ("mentioned", "day"),
    [("March 7, 2023", "2023-03-07"), ("3 July 2023", "2023-07-03"), ("2001", "2023-07-03")],
)
def test_a_day_and_month_in_doubt_are_settled_by_the_text(mentioned: str, day: str) -> None:
    text = f"{TITLE}\n\n03/07/2023\n\n{FIRST}\n\nThe commission, which was set up on {mentioned}, will go on."
    assert read_days(text) == dt.date.fromisoformat(day)


def test_what_the_page_states_for_machines_comes_last() -> None:
    page = f'<head><meta property="article:published_time" content="2024-03-05T10:00"></head><p>{FIRST}</p>'
    assert read_days(page) == dt.date(2024, 3, 5)
    assert read_days(page.replace("<p>", "<p>Strelsau, 4 March 2024</p><p>")) == dt.date(2024, 3, 4)


def test_lines_between_title_and_text_are_kept_unless_they_are_the_date() -> None:
    text = f"{TITLE}\n\nJoint Communiqu\u00e9\n\n5 March 2024\n\n{FIRST}"
    assert read_document(Document("page.txt", text.encode())).text.split("\n\n") == [
        TITLE,
        "Joint Communiqu\u00e9",
        FIRST,
    ]


def test_a_page_of_headings_alone_is_a_title() -> None:
    release = read_document(Document("page.html", f"<h1>{TITLE}</h1>".encode()))
    assert (release.title, release.text) == (TITLE, TITLE)


def test_a_document_of_short_lines_loses_none_of_them() -> None:
    lines = [f"Line number {n} of the list" for n in range(200)]
    release = read_document(Document("list.txt", "\n\n".join(lines).encode()))
    assert set(lines[-100:]) <= set(release.text.split("\n\n"))


def test_who_issues_a_release_without_a_title_stays_in_its_text() -> None:
    byline = "Senator the Hon Jane Roe CSC, Minister for Trade"
    release = read_document(Document("page.txt", f"{byline}\n\n5 March 2024\n\n{FIRST}\n\n{SECOND}".encode()))
    assert release.title is None
    assert release.text.startswith(byline)
