"""Releases of a list, with the words that were searched for marked where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from app.queries import releases, shapes
from app.queries.filters import ReleaseFilter
from app.queries.page import Page, Window
from app.web import cards
from app.web.cards import ReleaseCard
from app.web.excerpts import Pieces, excerpt, marked


@dataclass(frozen=True, slots=True)
class FoundRelease:
    """A release of a list; `excerpt` is where its text has the words searched for, with them marked."""

    card: ReleaseCard
    heading: Pieces
    excerpt: Pieces


def found_releases(connection: sa.Connection, wanted: ReleaseFilter, page: Page) -> Window[FoundRelease]:
    """A page of the list."""
    window = releases.list_releases(connection, wanted, page)
    keys = [release["key"] for release in window.items] if wanted.search else []
    texts = releases.texts_of(connection, keys)
    return window.with_items([_found(release, wanted.search, texts) for release in window.items])


def _found(release: shapes.ReleaseCard, words: str | None, texts: Mapping[int, str]) -> FoundRelease:
    heading, text = release["heading"], excerpt(texts.get(release["key"], ""), words)
    return FoundRelease(
        cards.release_card(release),
        marked(heading, words),
        text if any(piece.marked for piece in text) else (),
    )
