"""Reads stored releases again with today's rules, from the raw documents they were read from.

What was read by the same extractor and dictionaries, and reads the same to its source, is passed over. Any
other release is extracted again, and what differs is written in one transaction of its own, so a run that
is stopped half way leaves whole releases; the next one goes on. A release that fails is reported and stays
as it was.
"""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import parse_id, public_id
from app.domain.values import Document, Release
from app.errors import AppError, DatabaseNotReady, NotFound
from app.extract import EXTRACTOR_VERSION, digest
from app.extract import extract as extract_events
from app.ingest import images, tables
from app.ingest.changes import Change, Image
from app.ingest.pipeline import Clock, utc_now
from app.ingest.preparing import INTERNAL, check_storable
from app.ingest.quoting import Extractor, read_with
from app.ingest.rereading import Present, find_present, is_up_to_date, store_again, wanted
from app.ingest.store import Overtaken
from app.ingest.tellings import tellings_of_release
from app.sources import read_document

log = logging.getLogger("readout.reextract")

BATCH = 200  # releases looked up at a time
ATTEMPTS = 10


class Result(StrEnum):
    """What reading a release again did."""

    SAME = "same"  # nothing
    CHANGED = "changed"
    FAILED = "failed"  # it stays as it was


@dataclass(frozen=True, slots=True)
class Versions:
    """What a reading is made by: the same versions read the same."""

    extractor: str
    dictionaries: str


@dataclass(frozen=True, slots=True)
class Reread:
    """One release; `changes` are those of the log, `before` the events it told before, by key."""

    release: str
    heading: str
    result: Result
    changes: tuple[Change, ...] = ()
    before: dict[int, Image] = field(default_factory=dict)
    code: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How releases are read: those of the program, or others for a test."""

    read: Callable[[Document], Release] = read_document
    extract: Extractor = extract_events
    versions: Versions = field(default_factory=lambda: Versions(EXTRACTOR_VERSION, digest()))


@dataclass(frozen=True, slots=True)
class Choice:
    """Which releases are read again: those named, or published (undated: first captured) since a day, or all.

    `every` reads those too that today's versions have read.
    """

    releases: tuple[str, ...] = ()
    since: dt.date | None = None
    every: bool = False


class _Undone(Exception):
    """Ends a transaction whose work is not to stay."""


def reextract(
    engine: sa.Engine,
    choice: Choice,
    *,
    dry_run: bool = False,
    now: Clock = utc_now,
    rules: Rules | None = None,
) -> Iterator[Reread]:
    """Read releases again in the order in which they arrived; raises `DatabaseNotReady` and `NotFound`.

    With `dry_run` nothing stays written, and what would change is told all the same.
    """
    rules = rules or Rules()
    for keys in _batches(engine, choice):
        for key in keys:
            yield _reread(engine, key, choice, rules, now, dry_run=dry_run)


def count_releases(engine: sa.Engine, choice: Choice) -> int:
    if choice.releases:
        return len(choice.releases)
    with reading(engine) as connection:
        own = tables.release
        return int(
            connection.execute(
                sa.select(sa.func.count()).select_from(own).where(*_chosen(choice))
            ).scalar_one()
        )


def _chosen(choice: Choice) -> list[sa.ColumnElement[bool]]:
    own = tables.release.c
    conditions: list[sa.ColumnElement[bool]] = [own.withdrawn_at.is_(None)]
    if choice.since is not None:
        start = dt.datetime.combine(choice.since, dt.time.min, dt.UTC)
        undated = sa.and_(own.published_on.is_(None), own.created_at >= start)
        conditions.append(sa.or_(own.published_on >= choice.since, undated))
    return conditions


def _batches(engine: sa.Engine, choice: Choice) -> Iterator[Collection[int]]:
    """Keys of releases in the order of their documents: who was met first is met first again."""
    if choice.releases:
        yield [_key(engine, named) for named in choice.releases]
        return
    release, version, document = tables.release, tables.release_revision, tables.document
    present = sa.and_(version.c.release_id == release.c.id, version.c.number == release.c.revision)
    last = 0
    while True:
        statement = (
            sa.select(document.c.id, release.c.id.label("release"))
            .join_from(document, release, release.c.id == document.c.release_id)
            .join(version, sa.and_(present, version.c.document_id == document.c.id))
            .where(document.c.id > last, *_chosen(choice))
            .order_by(document.c.id)
            .limit(BATCH)
        )
        with reading(engine) as connection:
            rows = connection.execute(statement).all()
        if not rows:
            return
        yield [row.release for row in rows]
        last = rows[-1].id


def _key(engine: sa.Engine, named: str) -> int:
    key = parse_id("release", named)
    with reading(engine) as connection:
        own = tables.release.c
        found = connection.execute(
            sa.select(own.id).where(own.id == key, own.withdrawn_at.is_(None))
        ).scalar()
    if found is None:
        raise NotFound("release", named)
    return int(found)


def _reread(
    engine: sa.Engine, key: int, choice: Choice, rules: Rules, now: Clock, *, dry_run: bool
) -> Reread:
    name = public_id("release", key)
    heading = ""
    try:
        for _ in range(ATTEMPTS):
            with reading(engine) as connection:
                present = find_present(connection, key)
            heading = present.row["heading"]
            try:
                return _again(engine, present, choice, rules, now(), dry_run=dry_run)
            except Overtaken:
                continue
        raise Overtaken(name)
    except DatabaseNotReady:
        raise
    except AppError as error:
        return Reread(name, heading, Result.FAILED, code=error.code, message=error.message)
    except Exception as defect:
        log.exception("%s could not be read again", name)
        message = f"a defect of the program ({type(defect).__name__}: {str(defect)[:200]})."
        return Reread(name, heading, Result.FAILED, code=INTERNAL, message=message)


def _again(
    engine: sa.Engine, present: Present, choice: Choice, rules: Rules, now: dt.datetime, *, dry_run: bool
) -> Reread:
    release = rules.read(present.document)
    check_storable(release, present.document)
    name, heading = public_id("release", present.key), present.row["heading"]
    versions = (rules.versions.extractor, rules.versions.dictionaries)
    if not choice.every and is_up_to_date(present, release, versions):
        return Reread(name, heading, Result.SAME)
    extraction = read_with(rules.extract, wanted(present, release))
    before: dict[int, Image] = {}
    changes: list[Change] = []
    try:
        with writing(engine) as connection:
            told = {each.event for each in tellings_of_release(connection, present.key)} - {None}
            before = images.load_events(connection, {key for key in told if key is not None})
            changes = store_again(connection, present, release, extraction, now, write=not dry_run)
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    result = Result.CHANGED if changes else Result.SAME
    return Reread(name, heading, result, tuple(changes), before)
