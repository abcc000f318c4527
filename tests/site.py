"""A small archive for tests of pages and feeds, read through the real pipeline; and a look at answers.

Some of the samples, and two releases of no ministry: one that tries to be markup, one in Korean.
"""

import datetime as dt
import itertools
import json
from collections.abc import Iterator

import httpx
import sqlalchemy as sa
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.applications import Starlette

from app.domain.values import Document
from app.ingest.pipeline import ingest
from app.settings import bundled
from tests.unit.web.asking import get

SAMPLES = 14
HOSTILE = (
    '<script>alert(1)</script> & "quotes" on the Press Desk\n\n'
    "The Foreign Minister of Japan met the Foreign Minister of Australia in Tokyo on 3 March 2022 "
    "<img src=x onerror=alert(1)> & spoke of trade.\n\nNothing else was said </p></body>."
)
KOREAN = "한일 외교장관 회담 개최\n\n외교부 장관은 2022년 3월 4일 도쿄에서 일본 외무대신과 회담을 가졌다."


def fill(engine: sa.Engine) -> None:
    """Reads the archive into an empty database."""
    summary = ingest(engine, _documents(), now=lambda: dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    assert not summary.refused


def _documents() -> Iterator[Document]:
    with (bundled("samples") / "releases.jsonl").open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, SAMPLES):
            record = json.loads(line)
            yield Document(
                record["url"],
                record["raw_text"].encode(),
                media_type="text/plain",
                url=record["url"],
                stated_publisher=record["source"],
                paraphrase=True,
            )
    for name, text in (("hostile", HOSTILE), ("korean", KOREAN)):
        yield Document(
            name,
            text.encode(),
            media_type="text/plain",
            url=f"https://press.example/{name}",
            stated_published_on=dt.date(2022, 3, 4),
        )


class Page:
    """An HTML answer, and what tests ask of it."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.tree = LexborHTMLParser(markup)

    def all(self, selector: str) -> list[LexborNode]:
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        (found,) = self.tree.css(selector)
        return found

    def values(self, selector: str, attribute: str) -> list[str]:
        return [node.attributes.get(attribute) or "" for node in self.tree.css(selector)]

    def text(self, selector: str) -> str:
        return " ".join(self.one(selector).text().split())

    @property
    def events(self) -> list[str]:
        """Addresses of the events listed, in order."""
        return self.values("main article h3 a", "href")

    @property
    def total(self) -> int:
        return int(self.one('main [role="status"] data').attributes["value"] or "")


def page(app: Starlette, path: str, **headers: str) -> Page:
    answer = get(app, path, accept="text/html", **headers)
    assert answer.status_code == 200, path
    return Page(answer.text)


def part(app: Starlette, path: str, **headers: str) -> httpx.Response:
    return get(app, path, hx_request="true", hx_request_type="partial", **headers)
