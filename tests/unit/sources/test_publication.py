"""Which of the days on a page is that of its publication."""

import datetime as dt

import pytest

from app.domain.text import MappedText
from app.sources.paragraphs import Paragraph
from app.sources.publication import day_before, labelled_day, published_on

TITLE = "Talks on Fisheries in Strelsau"
SENTENCE = (
    "The two ministers met in Strelsau and agreed to hold talks on fisheries before the end of the year."
)
LONG = f"{SENTENCE} They also spoke of the bridge between both countries."


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(MappedText.of(text)) for text in texts]


def day(*head: str, chosen: int | None = 0, body: tuple[str, ...] = (SENTENCE,)) -> str | None:
    found = published_on(lines(*head), chosen, lines(*body), "\n".join((*head, *body)))
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("head", "chosen", "body", "published"),
    [
        ((TITLE, "5 March 2024"), 0, (SENTENCE,), "2024-03-05"),
        # what stands below the title beats the site's clock above it
        (("Monday, 15 July 2024", TITLE, "Strelsau, 5 March 2024"), 1, (SENTENCE,), "2024-03-05"),
        (("5 March 2024", TITLE), 1, (SENTENCE,), "2024-03-05"),
        # the date line beats the dateline, both beat the signature, an update comes last
        ((TITLE, "6 March 2024"), 0, (f"Strelsau, 5 March 2024 - {SENTENCE}",), "2024-03-06"),
        ((TITLE,), 0, (f"Strelsau, 5 March 2024 - {SENTENCE}", "Strelsau, 6 March 2024"), "2024-03-06"),
        ((TITLE,), 0, (f"Strelsau. 5 March 2024. {SENTENCE}",), "2024-03-05"),
        ((TITLE,), 0, (SENTENCE, "Strelsau, 6 March 2024"), "2024-03-06"),
        ((TITLE,), 0, (SENTENCE, f"{SENTENCE} Strelsau, 6 March 2024"), "2024-03-06"),
        ((TITLE, "Last updated: 7 March 2024"), 0, (SENTENCE, "5 March 2024"), "2024-03-05"),
        ((TITLE, "Last updated: 7 March 2024"), 0, (SENTENCE,), "2024-03-07"),
        ((TITLE, "Published 5 March 2024, updated 7 March 2024"), 0, (SENTENCE,), "2024-03-05"),
        # an agency's dateline comes after the page's own date
        ((TITLE, "6 March 2024"), 0, (f"STRELSAU, 5 March 2024 (Yonhap) -- {SENTENCE}",), "2024-03-06"),
        # days of the things told
        ((f"{TITLE} (5 March 2024)",), 0, (SENTENCE,), None),
        ((TITLE,), 0, (f"On 5 March 2024 {SENTENCE}",), None),
        ((TITLE,), 0, (SENTENCE, "Date: 5 March 2024", "Time: 10:00", "Venue: Town hall"), None),
        ((TITLE, "2 March 2024"), 0, (LONG, "9 March 2024", LONG, "16 March 2024", LONG), None),
        # a speech is held when it is given, whatever its venue; a visit is told of
        (("Briefing by the Minister, 5 March 2024, Media Centre, Strelsau",), 0, (SENTENCE,), "2024-03-05"),
        (("Visit by the Minister, 5 March 2024, Media Centre, Strelsau",), 0, (SENTENCE,), None),
        # at the end of a line that says who speaks, and before or behind a title
        ((TITLE, "Spokesperson for Lakes and Bridges | 5 March 2024"), 0, (SENTENCE,), "2024-03-05"),
        ((f"5 March 2024 - {TITLE}",), 0, (SENTENCE,), "2024-03-05"),
        ((f"{TITLE} - 5 March 2024",), 0, (SENTENCE,), "2024-03-05"),
        (("Statements made by the Spokesperson [5 March 2024]", "Fiji"), 1, (SENTENCE,), "2024-03-05"),
        (("Communiqu\u00e9 issued by the Ministry (Strelsau, 05/03/2024)",), 0, (SENTENCE,), "2024-03-05"),
        ((TITLE, "Submitted on Tue, 03/05/2024 - 07:41"), 0, (f"On 4 March {SENTENCE}",), "2024-05-03"),
        ((TITLE,), 0, (f"Strelsau, March 05, 2024, SPA -- {SENTENCE}",), "2024-03-05"),
        ((TITLE,), 0, (f"05.03.2024, Strelsau \u2013 {SENTENCE}",), "2024-03-05"),
        ((TITLE, "05.03.2024"), 0, (f"Washington, D.C.: {SENTENCE}",), "2024-03-05"),
        ((TITLE,), 0, (SENTENCE, "This content was put out by the Ministry on 5 March 2024."), "2024-03-05"),
        ((), None, (SENTENCE,), None),
    ],
)  # fmt: skip
def test_one_day_is_that_of_publication(
    head: tuple[str, ...], chosen: int | None, body: tuple[str, ...], published: str | None
) -> None:
    assert day(*head, chosen=chosen, body=body) == published


@pytest.mark.parametrize(
    ("texts", "published"),
    [
        (("Publish date", "5 March 2024"), dt.date(2024, 3, 5)),
        (("Date: 5 March 2024",), dt.date(2024, 3, 5)),
        (("Related news", "5 March 2024"), None),
        (("Publish date", "Another Meeting"), None),
    ],
)
def test_behind_the_text_only_a_labelled_day_counts(
    texts: tuple[str, ...], published: dt.date | None
) -> None:
    assert labelled_day(lines(*texts)) == published


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (f"05.03.2024 - {TITLE}", True),
        (f"[5 March 2024] {TITLE}", True),
        (f"5 March 2024: {TITLE}", True),
        (f"5 March 2024 {TITLE}", True),
        (f"5 March 2024 in {TITLE}", False),
        (f"{TITLE} - 5 March 2024", False),
    ],
)
def test_a_day_before_a_title_is_told_from_one_inside(title: str, found: bool) -> None:
    assert (day_before(title) is not None) is found
