"""From documents to stored releases, one outcome each; one bad document never stops the others.

A document is read and its events are extracted outside of any transaction; then everything of it is stored in
one. What cannot be read is kept for another try. Only a database that cannot be used ends the run, and what
was stored before stays.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Iterator

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.values import Document, Extraction, Release
from app.errors import AppError, DatabaseNotReady, UnreadableDocument
from app.extract import extract as extract_events
from app.ingest.documents import Item
from app.ingest.outcomes import Outcome, Result, Summary, Tally
from app.ingest.raw import find_kept, keep_refused, storable
from app.ingest.refused import Refused
from app.ingest.standing import find_key, find_stored, judge, to_extract
from app.ingest.store import Overtaken, store_release
from app.sources import read_document

log = logging.getLogger("readout.ingest")

Clock = Callable[[], dt.datetime]
Reader = Callable[[Document], Release]
Extractor = Callable[[Release], Extraction]
# Told of an outcome in the transaction that stores it.
Note = Callable[[sa.Connection, Outcome], None]

ATTEMPTS = 10  # each but the first because another writer stored the same release in between
INTERNAL = "INTERNAL"  # a defect of the program met in one document; the log has its trace


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def ingest(
    engine: sa.Engine,
    items: Iterable[Item],
    *,
    now: Clock = utc_now,
    on_outcome: Callable[[Outcome], None] = lambda _: None,
    read: Reader = read_document,
    extract: Extractor = extract_events,
) -> Summary:
    """Store every document; `on_outcome` is told of each. Raises `DatabaseNotReady`, nothing else."""
    started = time.monotonic()
    tally = Tally()
    for item in _opened(items):
        outcome = ingest_one(engine, item, now=now, read=read, extract=extract)
        tally.add(outcome)
        on_outcome(outcome)
    return tally.summary(time.monotonic() - started)


def _opened(items: Iterable[Item]) -> Iterator[Item]:
    """The items; a defect of what opens them ends them, as one more refusal."""
    try:
        yield from items
    except DatabaseNotReady:
        raise
    except Exception as defect:
        log.exception("the input could not be opened to its end")
        name = "the rest of the input"
        yield Refused(name, UnreadableDocument(f"{name}: {_words_of(defect)}", subject=name))


def ingest_one(
    engine: sa.Engine,
    item: Item,
    *,
    now: Clock = utc_now,
    read: Reader = read_document,
    extract: Extractor = extract_events,
    note: Note | None = None,
) -> Outcome:
    """What became of one document."""
    document = item.document if isinstance(item, Refused) else item
    try:
        if isinstance(item, Refused):
            raise item.error
        return _store(engine, item, now, read, extract, note)
    except DatabaseNotReady:
        raise
    except AppError as error:
        code, message = error.code, error.message
    except Exception as defect:
        log.exception("%s could not be ingested", storable(item.name))
        code, message = INTERNAL, f"{item.name}: {_words_of(defect)}"
    refusal = _refusal(item.name, code, message)
    if document is not None:
        _keep_refused(engine, document, refusal, now(), note)
    return refusal


def _store(
    engine: sa.Engine,
    document: Document,
    now: Clock,
    read: Reader,
    extract: Extractor,
    note: Note | None,
) -> Outcome:
    with reading(engine) as connection:
        kept = find_kept(connection, document)
    if kept is not None and kept.outcome is not None:
        outcome = Outcome(document.name, kept.outcome, public_id("release", kept.release or 0))
        if note is not None:
            with writing(engine) as connection:
                note(connection, outcome)
        return outcome
    release = read(document)
    check_storable(release, document)
    return _extract_and_store(engine, document, release, now, extract, note)


def _extract_and_store(
    engine: sa.Engine,
    document: Document,
    release: Release,
    now: Clock,
    extract: Extractor,
    note: Note | None,
    attempts: int = ATTEMPTS,
) -> Outcome:
    with reading(engine) as connection:
        stored = find_stored(connection, find_key(connection, release))
    wanted = to_extract(stored, release, judge(stored, release))
    extraction = extract(wanted) if wanted is not None else None
    try:
        with writing(engine) as connection:
            outcome = store_release(connection, document, wanted or release, extraction, now())
            if note is not None:
                note(connection, outcome)
            return outcome
    except Overtaken:
        if attempts == 1:
            raise
    return _extract_and_store(engine, document, release, now, extract, note, attempts - 1)


def check_storable(release: Release, document: Document) -> None:
    """PostgreSQL takes no NUL in a text, neither database half a character: refused alike by both."""
    for text in (release.text, release.title or "", release.url or ""):
        if storable(text) != text:
            raise UnreadableDocument(
                f"{document.name} holds characters that are none (NUL or half of a pair).",
                subject=document.name,
            )


def _words_of(defect: Exception) -> str:
    return f"a defect of the program ({type(defect).__name__}: {str(defect)[:200]})."


def _refusal(name: str, code: str, message: str) -> Outcome:
    return Outcome(storable(name), Result.REFUSED, code=code, message=storable(message))


def _keep_refused(
    engine: sa.Engine, document: Document, refusal: Outcome, now: dt.datetime, note: Note | None
) -> None:
    with writing(engine) as connection:
        kept = find_kept(connection, document)
        if kept is None or kept.release is None:
            keep_refused(connection, document, kept, str(refusal.code), str(refusal.message), now)
        if note is not None and refusal.code != INTERNAL:
            note(connection, refusal)
