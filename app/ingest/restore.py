"""Restores the record as it stood after a change: a database of the same tables, made from the log.

The log holds the whole state of each release, event and participant after each of its changes, so the newest
entry of each up to a position is the record there. The texts of revisions alone are not in it; they never
change, and are copied. What follows from facts by rules (the words by which things are found, what lists go
by, pairs of translations) is made anew, as ingest makes it.

Left out is what no answer about a past state rests on: documents, tellings and links between accounts,
decisions, redirects, and by what a release was read last.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from app.db import models, search
from app.ingest import images, tables
from app.ingest.changes import Image, Noun, decode
from app.ingest.event_store import index_events, people_of
from app.ingest.listings import renew_listings
from app.ingest.stance_store import insert_stances
from app.ingest.twin_store import pair_all

AT_ONCE = 500  # things in memory

_log = tables.change.c
_UNKNOWN_READER = {"extractor_version": "", "dictionary_digest": ""}


def position_at(connection: sa.Connection, instant: dt.datetime) -> int:
    """The last change that was made up to an instant; 0 before the first."""
    return connection.execute(sa.select(sa.func.max(_log.seq)).where(_log.at <= instant)).scalar() or 0


def count_things(connection: sa.Connection, position: int) -> int:
    """How many releases, events and participants have a change up to a position."""
    changed = sa.select(_log.noun, _log.entity_id).where(_log.seq <= position).distinct().subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(changed)).scalar_one()


def restore(source: sa.Connection, position: int, target: sa.Connection) -> None:
    """Fill an empty SQLite database, in an open transaction, with the record at a position in the log."""
    models.SQLModel.metadata.create_all(target)
    search.create_tables(target)
    for participants in _standing(source, Noun.PARTICIPANT, position):
        images.insert_participants(target, participants)
    for releases in _standing(source, Noun.RELEASE, position):
        _add_releases(source, releases, target)
    for events in _standing(source, Noun.EVENT, position):
        _add_events(events, target)
    pair_all(target)


def _standing(connection: sa.Connection, noun: Noun, position: int) -> Iterator[Sequence[Image]]:
    """What stood at a position, in portions; what was deleted or merged by then did not."""
    newest = (
        sa.select(sa.func.max(_log.seq))
        .where(_log.noun == noun.value, _log.seq <= position)
        .group_by(_log.entity_id)
    )
    standing = sa.select(_log.seq).where(_log.seq.in_(newest), _log.after.is_not(None)).order_by(_log.seq)
    found = list(connection.execute(standing).scalars())
    for start in range(0, len(found), AT_ONCE):
        portion = sa.select(_log.after).where(_log.seq.in_(found[start : start + AT_ONCE]))
        yield [decode(after) for after in connection.execute(portion).scalars()]


def _add_releases(source: sa.Connection, releases: Sequence[Image], target: sa.Connection) -> None:
    rows = [images.release_row(image) | _UNKNOWN_READER for image in releases]
    tables.insert(target, tables.release, rows)
    captured = {(image["id"], each["number"]) for image in releases for each in image["revisions"]}
    revision = tables.release_revision
    of_these = revision.c.release_id.in_([image["id"] for image in releases])
    stored = source.execute(sa.select(revision).where(of_these)).mappings()
    kept = [dict(row) for row in stored if (row["release_id"], row["number"]) in captured]
    tables.insert(target, revision, kept)
    insert_stances(target, {image["id"]: image["stances"] for image in releases})


def _add_events(events: Sequence[Image], target: sa.Connection) -> None:
    images.write_events(target, events, (), ())
    renew_listings(target, [image["id"] for image in events])
    index_events(target, events, images.load_participants(target, people_of(events)))
