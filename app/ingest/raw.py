"""Raw documents as they arrived, read or refused: kept whole, found again by their fingerprint."""

import datetime as dt
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.codes import ReleaseKind
from app.domain.values import Document
from app.ingest import tables
from app.ingest.digests import fingerprint, stated_values
from app.ingest.outcomes import Result


@dataclass(frozen=True, slots=True)
class Arrived:
    """A document as it is kept: a row, but for when it was captured and what became of it."""

    name: str
    fingerprint: str
    row: tables.Row
    stated_publisher: str | None = None

    @classmethod
    def of(cls, document: Document) -> "Arrived":
        digest = fingerprint(document)
        row = {
            "fingerprint": digest,
            "name": storable(document.name),
            "url": storable(document.url) if document.url else None,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "stated": json.dumps(stated_values(document), sort_keys=True),
            "content": zlib.compress(document.content),
        }
        return cls(document.name, digest, row, document.stated_publisher)


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


def find_kept(connection: tables.Connection, fingerprint: str) -> Kept | None:
    found = tables.select_in(connection, tables.document.c.fingerprint, [fingerprint])
    if not found:
        return None
    (row,) = found
    told = [row["release_id"]] if row["release_id"] is not None else []
    release = tables.select_in(connection, tables.release.c.id, told)
    return Kept(row["id"], row["release_id"], any(each["withdrawn_at"] is not None for each in release))


def keep_read(
    connection: tables.Connection, arrived: Arrived, kept: Kept | None, release: int, now: dt.datetime
) -> int:
    """Keep a document that belongs to a release; returns its id."""
    return _keep(connection, arrived, kept, now, {"release_id": release})


def keep_refused(
    connection: tables.Connection,
    arrived: Arrived,
    kept: Kept | None,
    code: str,
    message: str,
    now: dt.datetime,
) -> int:
    """Keep a document that could not be read, for another try."""
    why = {"refused_code": code, "refused_message": message}
    return _keep(connection, arrived, kept, now, why)


def _keep(
    connection: tables.Connection,
    arrived: Arrived,
    kept: Kept | None,
    now: dt.datetime,
    standing: dict[str, Any],
) -> int:
    """`standing` says what became of it; what is not named there is cleared."""
    standing = {"release_id": None, "refused_code": None, "refused_message": None} | standing
    if kept is not None:
        tables.update_by_id(connection, tables.document, kept.id, standing)
        return kept.id
    row = arrived.row | {"captured_at": now} | standing
    return tables.insert_numbered(connection, tables.document, row)


def restore(row: Mapping[str, Any]) -> Document:
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
