"""Releases for tests, made from a title and paragraphs."""

import datetime as dt

from app.domain.text import MappedText
from app.domain.values import Release


def make_release(
    title: str | None,
    *paragraphs: str,
    published_on: str | None = "2019-10-17",
    publisher: str = "kr-mofa",
    url: str | None = None,
) -> Release:
    text = "\n\n".join([title, *paragraphs] if title else paragraphs)
    return Release(
        source="generic",
        publisher=publisher,
        url=url,
        title=title,
        published_on=dt.date.fromisoformat(published_on) if published_on else None,
        mapped=MappedText.of(text),
        body_start=len(title) + 2 if title else 0,
    )
