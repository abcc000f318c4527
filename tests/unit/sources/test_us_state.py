import datetime as dt

import pytest

from app.domain.codes import ReleaseKind
from app.domain.values import Document, Release
from app.errors import LayoutChanged
from app.sources import read_document

TITLE = "Secretary\u2019s Call with Ruritanian Foreign Minister Elphberg"


def read(html: str, title: str | None = TITLE) -> Release:
    return read_document(
        Document("item", html.encode(), "text/html", url="https://www.state.gov/a/", stated_title=title)
    )


def test_who_speaks_is_part_of_the_text() -> None:
    office = read("<p>Office of the Spokesperson</p><p>They spoke.</p>")
    secretary = read("<p>John Q. Public, Secretary of State</p><p>They spoke.</p>")
    assert office.text.split("\n\n") == [TITLE, "Office of the Spokesperson", "They spoke."]
    assert office.text != secretary.text


def test_scripts_inside_are_left_out() -> None:
    assert (
        read("<p>They spoke.</p><script>var a = '<p>not this</p>';</script><p>They ended.</p>").text
        == f"{TITLE}\n\nThey spoke.\n\nThey ended."
    )


def test_a_page_of_another_layout_is_read_as_any_page_is() -> None:
    page = f"<h1>{TITLE}</h1><p>MAY 3, 2022</p><p>The Secretary spoke with Foreign Minister Elphberg.</p>"
    release = read(f"<html><body>{page}</body></html>", title=None)
    assert (release.title, release.published_on) == (TITLE, dt.date(2022, 5, 3))


@pytest.mark.parametrize(
    ("title", "html", "kind"),
    [
        (
            TITLE,
            "<p>The below is attributable to Spokesperson Roe:</p><p>They spoke.</p>",
            ReleaseKind.READOUT,
        ),
        ("Department Press Briefing \u2013 June 1, 2021", "<p>MR ROE: Good day.</p>", ReleaseKind.BRIEFING),
        (
            "With a Reporter",
            "<p>Strelsau</p><p>QUESTION: Well?</p><p>SECRETARY PUBLIC: Well.</p>",
            ReleaseKind.REMARKS,
        ),
        (
            "Ruritania National Day",
            "<p>John Q. Public, Secretary of State</p><p>I congratulate.</p>",
            ReleaseKind.STATEMENT,
        ),
        (
            "Flood Relief",
            "<p>Office of the Spokesperson</p><p>Tents are on their way.</p>",
            ReleaseKind.PRESS_RELEASE,
        ),
    ],
)
def test_kinds(title: str, html: str, kind: ReleaseKind) -> None:
    assert read(html, title).kind is kind


def test_changes_of_markup_change_no_text() -> None:
    plain = read("<p>They spoke on June 5th.</p>")
    assert (
        read('<p><span style="font-weight: 400;">They spoke on June 5<sup>th</sup>.\u00a0</span></p>\n').text
        == plain.text
    )


def test_a_whole_page_needs_its_heading() -> None:
    page = "<html><body>{}<div class='entry-content'><p>They spoke.</p></div></body></html>"
    heading = '<h1>A Call</h1><p class="article-meta__publish-date">June 5, 2021</p>'
    release = read(page.format(heading), None)
    assert (release.title, release.published_on) == ("A Call", dt.date(2021, 6, 5))
    with pytest.raises(LayoutChanged, match="us_state: looked for one h1, found 0"):
        read(page.format(""), None)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("", "<p>June 5, 2021</p>"),
        ('<meta property="article:published_time" content="2021-06-05T20:00:00-04:00">', ""),
    ],
)
def test_a_page_without_the_usual_date_line_has_its_day(head: str, line: str) -> None:
    content = "<div class='entry-content'><p>They spoke.</p></div>"
    release = read(f"<head>{head}</head><body><h1>A Call</h1>{line}{content}</body>", None)
    assert (release.text, release.published_on) == ("A Call\n\nThey spoke.", dt.date(2021, 6, 5))
