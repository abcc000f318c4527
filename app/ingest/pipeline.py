"""From documents to stored releases, one outcome each; one bad document never stops the others.

Documents are read and their events extracted outside of any transaction, in other processes where there are
many (`workers.py`); then those of a batch are stored in one. Where something of a batch fails, each of it is
stored by itself. What cannot be read is kept for another try. Only a database that cannot be used ends the
run, and what was stored before stays.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import sqlalchemy as sa

from app.db.engine import writing
from app.errors import DatabaseNotReady, UnreadableDocument
from app.ingest.ahead import look_ahead
from app.ingest.batch import Batch, gathered
from app.ingest.documents import Item
from app.ingest.outcomes import Outcome, Result, Summary, Tally
from app.ingest.portions import Portion, Sizes, batches, portions
from app.ingest.preparing import INTERNAL, Prepared, Reader, prepare, refusal, words_of
from app.ingest.raw import find_kept, keep_refused
from app.ingest.refused import Refused
from app.ingest.store import Overtaken, store_release
from app.ingest.workers import prepared_by

log = logging.getLogger("readout.ingest")

Clock = Callable[[], dt.datetime]
# Told of an outcome in the transaction that stores it.
Note = Callable[[sa.Connection, Outcome], None]

ATTEMPTS = 10  # each but the first because another writer stored the same release in between
PROGRAM = Reader()


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def ingest(
    engine: sa.Engine,
    items: Iterable[Item],
    *,
    now: Clock = utc_now,
    on_outcomes: Callable[[Sequence[Outcome]], None] = lambda _: None,
    reader: Reader = PROGRAM,
    workers: int = 1,
    sizes: Sizes | None = None,
) -> Summary:
    """Store every document; raises `DatabaseNotReady`, nothing else.

    `on_outcomes` is told of those that are stored together, as soon as they are. With more than one of
    `workers`, documents are read in as many other processes; what is stored is the same for any number.
    """
    started = time.monotonic()
    tally = Tally()
    sizes = sizes or Sizes()
    read = prepared_by(engine, portions(_opened(items), sizes), reader, workers)
    for batch in batches(read, sizes):
        outcomes = _store_together(engine, batch, now, reader)
        for outcome in outcomes:
            tally.add(outcome)
        on_outcomes(outcomes)
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
        yield Refused(name, UnreadableDocument(f"{name}: {words_of(defect)}", subject=name))


def ingest_one(
    engine: sa.Engine,
    item: Item,
    *,
    now: Clock = utc_now,
    reader: Reader = PROGRAM,
    note: Note | None = None,
) -> Outcome:
    """What became of one document."""
    (prepared,) = prepare(engine, [item], reader)
    return _store_alone(engine, item, prepared, now, reader, note)


def _store_together(engine: sa.Engine, batch: Portion, now: Clock, reader: Reader) -> list[Outcome]:
    if all(prepared.is_known for _, prepared in batch):
        return [prepared.outcome for _, prepared in batch if prepared.outcome is not None]
    try:
        with writing(engine) as connection, gathered(connection) as together:
            look_ahead(together, [prepared for _, prepared in batch])
            return [_store(together, prepared, now()) for _, prepared in batch]
    except DatabaseNotReady:
        raise
    except Exception as error:  # what it is, and of which document, is found out one by one
        log.debug("a batch of %d is stored one by one (%s)", len(batch), type(error).__name__)
    return [_store_alone(engine, item, prepared, now, reader) for item, prepared in batch]


def _store_alone(
    engine: sa.Engine,
    item: Item,
    prepared: Prepared,
    now: Clock,
    reader: Reader,
    note: Note | None = None,
) -> Outcome:
    error: Exception = Overtaken(item.name)
    for _ in range(ATTEMPTS):
        try:
            with writing(engine) as connection:
                with gathered(connection) as own:
                    outcome = _store(own, prepared, now())
                if note is not None and outcome.code != INTERNAL:
                    note(connection, outcome)
                return outcome
        except DatabaseNotReady:
            raise
        except Overtaken:
            (prepared,) = prepare(engine, [item], reader)
        except Exception as defect:
            error = defect
            break
    failed = Prepared(prepared.name, prepared.arrived, refusal(item.name, error))
    with writing(engine) as connection, gathered(connection) as own:
        return _store(own, failed, now())


def _store(batch: Batch, prepared: Prepared, now: dt.datetime) -> Outcome:
    arrived, outcome = prepared.arrived, prepared.outcome
    if outcome is None and prepared.release is not None and arrived is not None:
        return store_release(batch, arrived, prepared.release, prepared.extraction, now, prepared.words)
    assert outcome is not None
    if outcome.result is Result.REFUSED and arrived is not None:
        kept = find_kept(batch, arrived.fingerprint)
        if kept is None or kept.release is None:
            keep_refused(batch, arrived, kept, str(outcome.code), str(outcome.message), now)
    return outcome
