"""The sentences of releases, as the extractor cuts their texts."""

from collections.abc import Iterable
from typing import TypedDict

import sqlalchemy as sa

from app.extract.segments import sentences_of
from app.queries import tables as t
from app.queries.quotes import revision_of


class Sentence(TypedDict):
    """One sentence of a text, or its title, or a line without a full stop; `index` counts from 0."""

    index: int
    text: str
    start: int
    end: int


def sentences_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[Sentence]]:
    """As the extractor cuts the present text: the title, then what the body says."""
    own = t.release.c
    wanted = list(keys)
    rows = connection.execute(sa.select(own.id, own.text, own.body_start).where(own.id.in_(wanted)))
    return {row.id: sentences_in(row.text, row.body_start) for row in rows}


def sentences_of_accounts(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[Sentence]]:
    """Of the version of its release that an account counts in; one statement."""
    own, version = t.event_account.c, t.release_revision.c
    source = t.event_account.join(t.release_revision, revision_of(own.release_id, own.revision))
    rows = connection.execute(
        sa.select(own.id, version.text, version.body_start).select_from(source).where(own.id.in_(list(keys)))
    )
    return {row.id: sentences_in(row.text, row.body_start) for row in rows}


def sentences_in(text: str, body_start: int) -> list[Sentence]:
    return [
        {
            "index": sentence.number,
            "text": sentence.span.of(text),
            "start": sentence.span.start,
            "end": sentence.span.end,
        }
        for sentence in sentences_of(text, body_start)
    ]
