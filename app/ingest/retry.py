"""Reads again what was refused before, as it was kept: a better program may understand it now."""

import io
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.domain.values import Document
from app.ingest import tables
from app.ingest.documents import DEFAULT_MAX_DOCUMENT_BYTES, Item
from app.ingest.feeds import documents_of_feed
from app.ingest.json_lines import documents_of_json_lines
from app.ingest.raw import restore
from app.ingest.refused import FEED, JSON_LINE


def refused_documents(
    engine: sa.Engine, *, max_document_bytes: int = DEFAULT_MAX_DOCUMENT_BYTES
) -> Iterator[Item]:
    """What is kept as refused, in the order it came, opened again."""
    table = tables.document
    with reading(engine) as connection:
        refused = sa.select(table.c.id).where(table.c.refused_code.is_not(None)).order_by(table.c.id)
        keys = list(connection.execute(refused).scalars())
    for key in keys:
        with reading(engine) as connection:
            row = connection.execute(sa.select(table).where(table.c.id == key)).mappings().first()
        if row is None:
            continue
        items = list(_open(restore(dict(row)), max_document_bytes))
        yield from items
        if row["media_type"] in (FEED, JSON_LINE) and all(isinstance(item, Document) for item in items):
            _forget(engine, key)  # what it held was handed on, and is kept by itself


def count_refused(engine: sa.Engine) -> int:
    table = tables.document
    with reading(engine) as connection:
        counted = sa.select(sa.func.count()).where(table.c.refused_code.is_not(None))
        return int(connection.execute(counted).scalar_one())


def _open(document: Document, limit: int) -> Iterable[Item]:
    stream = io.BytesIO(document.content)
    if document.media_type == JSON_LINE:
        name, number = _place_of(document, ":")
        return documents_of_json_lines(stream, name=name, source=document.source, limit=limit, first=number)
    if document.media_type == FEED:
        name, number = _place_of(document, "#")
        return documents_of_feed(
            stream, name=name, source=document.source, limit=limit, base_url=document.url, first=number
        )
    return [document]


def _place_of(document: Document, mark: str) -> tuple[str, int]:
    """The container that a line or an item came in, and its number there."""
    name, _, number = document.name.rpartition(mark)
    return name, int(number)


def _forget(engine: sa.Engine, key: int) -> None:
    with writing(engine) as connection:
        tables.delete_in(connection, tables.document.c.id, [key])
