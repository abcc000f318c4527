"""From what a source read to a `Release`: stated values laid over it, publisher, language, kind, canonical
text.
"""

import re

from app.domain.addresses import host_of
from app.domain.publishers import BY_SLUG, Publisher, publisher_of_name, publisher_of_url, unlisted
from app.domain.text import MappedText
from app.domain.values import Document, Release
from app.errors import UnreadableDocument
from app.sources.base import Page, Reading, Source
from app.sources.kinds import kind_of
from app.sources.languages import language_of
from app.sources.machine_days import machine_day, time_line

_NOT_WORD = re.compile(r"\W+")
_PARAGRAPHS = "\n\n"


def release_of(page: Page, reading: Reading, source: Source, url: str | None) -> Release:
    """The release; `url` is already canonical. A document without any text in it is refused."""
    document = page.document
    title = _stated_title(document, reading) or reading.title
    body = _without_date_line(page, _without_title(title, reading.body))
    parts = ([title] if title else []) + body
    if not parts:
        raise UnreadableDocument(
            f"{document.name}: looked for a title or a paragraph, found none.", subject=document.name
        )
    mapped = MappedText.join(_PARAGRAPHS, parts)
    body_start = min(len(title) + len(_PARAGRAPHS), len(mapped)) if title else 0
    return Release(
        source=source.name,
        publisher=_publisher(document, source, url, reading.issuer).slug,
        url=url,
        title=title.text if title else None,
        published_on=document.stated_published_on or reading.published_on or machine_day(page),
        mapped=mapped,
        body_start=body_start,
        kind=document.stated_kind
        or reading.kind
        or kind_of(title.text if title else None, url, mapped.text[body_start:]),
        language=document.stated_language or language_of(mapped.text),
        paraphrase=document.paraphrase,
    )


def first_paragraph(release: Release) -> str:
    """The first paragraph after the title."""
    return release.text[release.body_start :].split(_PARAGRAPHS, 1)[0]


def what_it_says(line: str) -> str:
    """The letters and digits of a line, which its case and punctuation do not change."""
    return _NOT_WORD.sub("", line).casefold()


def _stated_title(document: Document, reading: Reading) -> MappedText | None:
    """The stated title, standing where the document prints it, if it does."""
    stated = " ".join((document.stated_title or "").split())
    if not stated:
        return None
    printed = [reading.title] if reading.title else []
    for candidate in (*printed, *reading.body[:1]):
        if candidate.text == stated:
            return candidate
    return MappedText.inserted(stated)


def _without_title(title: MappedText | None, body: tuple[MappedText, ...]) -> list[MappedText]:
    paragraphs = [paragraph for paragraph in body if paragraph.text]
    if title and paragraphs and what_it_says(paragraphs[0].text) == what_it_says(title.text):
        return paragraphs[1:]
    return paragraphs


def _without_date_line(page: Page, body: list[MappedText]) -> list[MappedText]:
    """The body without the line of a `<time>` beside the title: a day of nothing that is told."""
    dated = time_line(page)
    return [line for line in body if line.starts[0] != dated[1].starts[0]] if dated else body


def _publisher(document: Document, source: Source, url: str | None, issuer: str | None) -> Publisher:
    """Who issued it: the owner of the address, whom the file names, whom the source reads, whom the page
    names; else the host's name.

    A host that nobody listed comes before a name that nobody listed, so that a release has one publisher,
    and one id, whether it came by a feed that names itself or by its address alone.
    """
    stated = document.stated_publisher
    listed = (publisher_of_url(url) if url else None) or (publisher_of_name(stated) if stated else None)
    if listed:
        return listed
    if slug := source.publisher or issuer:
        return BY_SLUG[slug]
    return unlisted(host_of(url) or stated or "unknown")
