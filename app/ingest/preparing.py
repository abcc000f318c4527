"""Everything about documents that needs no writing: reading, extracting, the forms in which they are kept.

It may be done in other processes (`workers.py`). What is stored is looked at once for many documents: those
that are known are passed over, and a text that is known is not extracted again.
"""

import dataclasses
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.db.bodies import Body, body_of
from app.db.engine import reading
from app.db.keys import public_id
from app.domain.values import Document, Extraction, Release
from app.errors import AppError, DatabaseNotReady, UnreadableDocument
from app.extract import extract as extract_events
from app.ingest import tables
from app.ingest.batch import Batch
from app.ingest.documents import Item
from app.ingest.outcomes import Outcome, Result
from app.ingest.quoting import Extractor, read_with
from app.ingest.raw import Arrived, find_kept, storable
from app.ingest.refused import Refused
from app.ingest.standing import find_key, find_stored, judge, release_key, to_extract
from app.sources import read_document, release_identity

log = logging.getLogger("readout.ingest")

INTERNAL = "INTERNAL"  # a defect of the program met in one document; the log has its trace


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents become releases, and releases events: as the program does it, or a test."""

    read: Callable[[Document], Release] = read_document
    extract: Extractor = extract_events


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be stored: what was read from it, or the `outcome` where nothing is to be read.

    `arrived` is None where its bytes are not known. The release is as it is to be read for events.
    """

    name: str
    arrived: Arrived | None
    outcome: Outcome | None = None
    release: Release | None = None
    extraction: Extraction | None = None
    words: Body | None = None

    @property
    def is_known(self) -> bool:
        """Whether the document was stored before."""
        return self.outcome is not None and self.outcome.result is not Result.REFUSED


def prepare(engine: sa.Engine, items: Sequence[Item], reader: Reader) -> list[Prepared]:
    """One for each item, in order. Raises `DatabaseNotReady`, nothing else."""
    arrived = [_arrived(item) for item in items]
    with reading(engine) as connection:
        known = _known(connection, arrived)
    found = [
        known.get(own.fingerprint if own else "") or _read(item, own, reader)
        for item, own in zip(items, arrived, strict=True)
    ]
    with reading(engine) as connection:
        wanted = _wanted(connection, found)
    return [
        one if one.release is None else _extracted(one, release, reader, engine.dialect.name)
        for one, release in zip(found, wanted, strict=True)
    ]


def _arrived(item: Item) -> Arrived | None:
    document = item.document if isinstance(item, Refused) else item
    return None if document is None else Arrived.of(document)


def _known(connection: sa.Connection, arrived: Sequence[Arrived | None]) -> dict[str, Prepared]:
    """Documents of which reading once more would say nothing new, by fingerprint."""
    batch = Batch(connection)
    some = [each for each in arrived if each is not None]
    rows = batch.select_in(tables.document.c.fingerprint, [each.fingerprint for each in some])
    batch.select_in(tables.release.c.id, [row["release_id"] for row in rows if row["release_id"]])
    found: dict[str, Prepared] = {}
    for each in some:
        kept = find_kept(batch, each.fingerprint)
        if kept is not None and kept.outcome is not None:
            release = public_id("release", kept.release or 0)
            outcome = Outcome(each.name, kept.outcome, release, is_known=True)
            found[each.fingerprint] = Prepared(each.name, each, outcome)
    return found


def _wanted(connection: sa.Connection, found: Sequence[Prepared]) -> list[Release | None]:
    """The releases as they are to be extracted; None where they are not."""
    batch = Batch(connection)
    read = [one.release for one in found if one.release is not None]
    rows = batch.select_in(tables.release.c.identity, [release_identity(release) for release in read])
    keys = {*map(release_key, read), *(row["id"] for row in rows)}
    batch.select_in(tables.release.c.id, keys)
    batch.select_in(tables.release_revision.c.release_id, keys)
    return [one.release and _to_extract(batch, one.release) for one in found]


def _to_extract(batch: Batch, release: Release) -> Release | None:
    stored = find_stored(batch, find_key(batch, release))
    return to_extract(stored, release, judge(stored, release))


def _read(item: Item, arrived: Arrived | None, reader: Reader) -> Prepared:
    try:
        if isinstance(item, Refused):
            raise item.error
        release = reader.read(item)
        check_storable(release, item)
    except Exception as error:
        return Prepared(item.name, arrived, refusal(item.name, error))
    return Prepared(item.name, arrived, release=release)


def _extracted(one: Prepared, wanted: Release | None, reader: Reader, dialect: str) -> Prepared:
    if wanted is None:
        return one
    try:
        extraction = read_with(reader.extract, wanted)
    except Exception as error:
        return Prepared(one.name, one.arrived, refusal(one.name, error))
    words = body_of(wanted.text, dialect)
    return dataclasses.replace(one, release=wanted, extraction=extraction, words=words)


def check_storable(release: Release, document: Document) -> None:
    """PostgreSQL takes no NUL in a text, neither database half a character: refused alike by both."""
    for text in (release.text, release.title or "", release.url or ""):
        if storable(text) != text:
            raise UnreadableDocument(
                f"{document.name} holds characters that are none (NUL or half of a pair).",
                subject=document.name,
            )


def refusal(name: str, error: Exception) -> Outcome:
    """Why a document is refused; a defect of the program is logged with its trace."""
    if isinstance(error, DatabaseNotReady):
        raise error
    if isinstance(error, AppError):
        return refused(name, error.code, error.message)
    log.error("%s could not be ingested", storable(name), exc_info=error)
    return refused(name, INTERNAL, f"{name}: {words_of(error)}")


def refused(name: str, code: str, message: str) -> Outcome:
    return Outcome(storable(name), Result.REFUSED, code=code, message=storable(message))


def words_of(defect: Exception) -> str:
    return f"a defect of the program ({type(defect).__name__}: {str(defect)[:200]})."
