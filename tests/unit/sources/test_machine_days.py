"""The day of publication that a page states for machines."""

import datetime as dt
import json
import time

import pytest

from app.domain.values import Document, Release
from app.sources import read_document

TITLE = "Foreign Minister of Ruritania Receives Elbonian Counterpart"
TEXT = "The Foreign Minister of Ruritania met her Elbonian counterpart in Strelsau to discuss trade."
OTHER = "The ministers recalled the treaty on fisheries that both countries signed on 4 May 2022."
DAY = dt.date(2024, 3, 21)


def read(head: str = "", line: str = "", url: str | None = None) -> Release:
    page = f"<html><head>{head}</head><body><h1>{TITLE}</h1>{line}<p>{TEXT}</p><p>{OTHER}</p></body></html>"
    return read_document(Document("page.html", page.encode(), "text/html", url=url))


def meta(name: str, content: str = "2024-03-21") -> str:
    return f'<meta name="{name}" content="{content}">'


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {"@type": "NewsArticle", "datePublished": "2024-03-21T01:00:00+09:00"}
LATER = {"@type": ["NewsArticle"], "datePublished": "2024-03-25", "dateModified": "2024-04-01"}


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2024-03-21T23:30:00-04:00"),  # the day as written in its own offset
        meta("og:article:published_time"),
        meta("DC.date.issued"),
        meta("dc.date"),
        '<meta itemprop="datePublished" content="2024-03-21">',
        data(ARTICLE),
        data([{"@type": "Organization"}, ARTICLE]),
        data({"@graph": [{"@type": {}}, ARTICLE]}),
        data({"@type": "WebPage", "mainEntity": ARTICLE}),
        '<script type="application/ld+json">{"broken</script>' + data(ARTICLE),
        # an impossible day leaves the word to the next
        meta("article:published_time", "2024-02-30") + data(ARTICLE),
    ],
)
@pytest.mark.parametrize("url", [None, "https://www.mofa.go.kr/a", "https://www.gov.uk/a"])
def test_what_machines_read_is_the_day_where_none_is_printed(head: str, url: str | None) -> None:
    assert read(head, url=url).published_on == DAY


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time"),
        meta("article:published_time", "2024-02-30"),
        meta("article:published_time", "1970-01-01T00:00:00Z"),
        meta("article:published_time", "2099-03-21"),
        meta("date", "05/03/2024"),
        data({"@type": "NewsArticle", "dateModified": "2024-03-21"}),
        data({"@type": "Event", "datePublished": "2024-03-21"}),
        data({"@type": "ItemList", "itemListElement": [ARTICLE]}),
        data([ARTICLE, LATER]),
    ],
)
def test_days_of_change_and_days_in_doubt_are_none(head: str) -> None:
    assert read(head).published_on is None


def test_the_printed_day_comes_first() -> None:
    assert read(meta("article:published_time", "2024-03-25"), "<p>21 March 2024</p>").published_on == DAY


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2024-03-21">21 March</time>',
        '<p>Published on <time datetime="2024-03-21T08:00">21 March</time></p>',
        '<p>Published <time datetime="2024-03-21">21 March</time>, updated '
        '<time datetime="2024-03-25">25 March</time></p>',
    ],
)
@pytest.mark.parametrize("url", [None, "https://www.mofa.go.kr/a"])
def test_a_time_beside_the_title_is_its_date_line(line: str, url: str | None) -> None:
    release = read(line=line, url=url)
    assert release.published_on == DAY
    assert release.text.split("\n\n") == [TITLE, TEXT, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        '<p>Last updated: <time datetime="2024-03-21">21 March</time></p>',
        '<p>On <time datetime="2024-03-21">Thursday</time> both ministers opened the bridge to Elbonia.</p>',
        f'<p>{TEXT}</p><p>{TEXT}</p><p>{OTHER}</p><p><time datetime="2024-03-21">21 March</time></p>',
    ],
)
def test_any_other_time_is_of_something_told(line: str) -> None:
    assert read(line=line).published_on is None


def test_a_time_for_publication_counts_wherever_it_stands() -> None:
    line = (
        f'<p>{TEXT}</p><p>{TEXT}</p><p>{OTHER}</p><p><time datetime="2024-03-21" pubdate>21 March</time></p>'
    )
    assert read(line=line).published_on == DAY


def test_a_page_of_many_headings_and_times_is_read_at_once() -> None:
    many = "".join(
        f'<h1>Part {n}</h1><p>Of it <time datetime="2024-03-21">a day</time></p>' for n in range(1000)
    )
    started = time.process_time()
    read(line=many)
    assert time.process_time() - started < 5
