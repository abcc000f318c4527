"""Raw documents as they arrived, read or refused: kept whole, found again by their fingerprint."""

import datetime as dt
import json
import zlib
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.domain.codes import ReleaseKind
from app.domain.values import Document
from app.ingest import tables
from app.ingest.digests import fingerprint, stated_values
from app.ingest.outcomes import Result

_KEPT = (
    sa.select(tables.document.c.id, tables.document.c.release_id, tables.release.c.withdrawn_at)
    .outerjoin(tables.release, tables.release.c.id == tables.document.c.release_id)
    .where(tables.document.c.fingerprint == sa.bindparam("wanted"))
)
_KEEP = sa.insert(tables.document).returning(tables.document.c.id)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of a document that arrived before; `release` None while it is refused."""

    id: int
    release: int | None
    withdrawn: bool

    @property
    def outcome(self) -> Result | None:
        """What reading it once more would do; None where it is to be tried."""
        if self.release is None:
            return None
        return Result.WITHDRAWN if self.withdrawn else Result.SAME


def find_kept(connection: sa.Connection, document: Document) -> Kept | None:
    row = connection.execute(_KEPT, {"wanted": fingerprint(document)}).first()
    return None if row is None else Kept(row.id, row.release_id, row.withdrawn_at is not None)


def keep_read(
    connection: sa.Connection, document: Document, kept: Kept | None, release: int, now: dt.datetime
) -> int:
    """Keep a document that belongs to a release; returns its id."""
    return _keep(connection, document, kept, now, {"release_id": release})


def keep_refused(
    connection: sa.Connection,
    document: Document,
    kept: Kept | None,
    code: str,
    message: str,
    now: dt.datetime,
) -> int:
    """Keep a document that could not be read, for another try."""
    why = {"refused_code": code, "refused_message": message}
    return _keep(connection, document, kept, now, why)


def _keep(
    connection: sa.Connection,
    document: Document,
    kept: Kept | None,
    now: dt.datetime,
    standing: dict[str, Any],
) -> int:
    """`standing` says what became of it; what is not named there is cleared."""
    standing = {"release_id": None, "refused_code": None, "refused_message": None} | standing
    if kept is not None:
        tables.update_by_id(connection, tables.document, kept.id, standing)
        return kept.id
    row = {
        "fingerprint": fingerprint(document),
        "name": storable(document.name),
        "url": storable(document.url) if document.url else None,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "stated": json.dumps(stated_values(document), sort_keys=True),
        "content": zlib.compress(document.content),
        "captured_at": now,
    }
    return int(connection.execute(_KEEP, row | standing).scalar_one())


def restore(row: tables.Row) -> Document:
    """The document of a stored row, as it arrived."""
    stated = json.loads(row["stated"])
    day, kind = stated["published_on"], stated.get("kind")
    return Document(
        name=row["name"],
        content=zlib.decompress(row["content"]),
        media_type=row["media_type"],
        encoding=row["encoding"],
        url=row["url"],
        source=stated["source"],
        stated_title=stated["title"],
        stated_published_on=dt.date.fromisoformat(day) if day else None,
        stated_publisher=stated["publisher"],
        stated_language=stated.get("language"),
        stated_kind=ReleaseKind(kind) if kind else None,
        paraphrase=stated["paraphrase"],
    )


def storable(text: str) -> str:
    """Text both databases take: file names and addresses may hold what is no character."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
