"""How a stored release stands to a new reading of the document its present text was read from.

A reader that learnt to cut a menu away gives another text of the same document. That is a new revision,
with the document of the one before: evidence that is in the change log, or that somebody noted down, counts
in a revision, and still quotes its words. A text that an earlier revision has is that revision again.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.domain.text import MappedText
from app.domain.values import Document, Extraction, Release
from app.ingest import images, tables
from app.ingest.changes import Change, Image, Noun, changed_fields, updated, write_changes
from app.ingest.digests import text_digest
from app.ingest.event_store import store_told
from app.ingest.identities import settle_people
from app.ingest.raw import restore
from app.ingest.reading import read_events
from app.ingest.stance_store import stances_of
from app.ingest.store import (
    Overtaken,
    add_revision,
    ensure_publisher,
    heading_of,
    read_by,
    text_facts,
    write_release,
)
from app.ingest.tellings import tellings_of_release
from app.ingest.twin_store import pair_releases
from app.sources import release_identity


@dataclass(frozen=True, slots=True)
class Present:
    """A release as it is stored, with the document of its present revision.

    `is_sole` where no other document tells of it; then its day is what that document says, or none.
    """

    key: int
    row: tables.Row
    document: Document
    document_id: int
    versions: dict[str, sa.Row[Any]]  # all revisions by digest
    is_sole: bool


def find_present(connection: sa.Connection, key: int) -> Present:
    row = tables.select_in(connection, tables.release.c.id, [key])[0]
    version, document = tables.release_revision.c, tables.document.c
    revisions = connection.execute(sa.select(tables.release_revision).where(version.release_id == key)).all()
    kept = next(each.document_id for each in revisions if each.number == row["revision"])
    documents = connection.execute(sa.select(document.id).where(document.release_id == key).limit(2)).all()
    return Present(
        key=key,
        row=row,
        document=restore(
            dict(connection.execute(sa.select(tables.document).where(document.id == kept)).mappings().one())
        ),
        document_id=kept,
        versions={each.sha256: each for each in revisions},
        is_sole=len(documents) == 1,
    )


def is_up_to_date(present: Present, release: Release, versions: tuple[str, str]) -> bool:
    """Whether these versions have read this very text with these facts beside it."""
    row = present.row
    read = (row["extractor_version"], row["dictionary_digest"])
    facts = _facts(present, release)
    return (
        read == versions
        and text_digest(release.title, release.text) == row["text_sha256"]
        and all(row[name] == value for name, value in facts.items())
    )


def wanted(present: Present, release: Release) -> Release:
    """The release as it is to be read for events: in the text that evidence will point into."""
    made = dataclasses.replace(release, published_on=_facts(present, release)["published_on"])
    known = present.versions.get(text_digest(release.title, release.text))
    if known is None:
        return made
    text = release.mapped if known.text == release.text else MappedText.of(known.text)  # but for white space
    return dataclasses.replace(made, title=known.title, mapped=text, body_start=known.body_start)


def store_again(
    connection: sa.Connection,
    present: Present,
    release: Release,
    extraction: Extraction,
    now: dt.datetime,
    *,
    write: bool = True,
) -> list[Change]:
    """Write what a release tells now, in the caller's transaction; returns the changes, none where none are.

    `extraction` is of what `wanted` gave. Without `write` the log is left alone, for who will undo the rest.
    """
    before = images.load_releases(connection, [present.key])[present.key]
    if before["updated_at"] != present.row["updated_at"] or before["withdrawn_at"] is not None:
        raise Overtaken(present.document.name)
    release = wanted(present, release)
    changes: list[Change] = []
    told = tellings_of_release(connection, present.key)
    ensure_publisher(connection, release, present.document.stated_publisher, changes, now)
    after = before | _facts(present, release) | _identity(connection, present, release)
    after |= _text(connection, present, release, before, now)
    after["stances"] = stances_of(extraction, after["revision"])
    if changed_fields(before, after):
        after["updated_at"] = now
        write_release(connection, before, after, extraction)
        changes.append(updated(Noun.RELEASE, before, after))
    elif read_by(extraction) != {name: present.row[name] for name in read_by(extraction)}:
        tables.update_by_id(connection, tables.release, present.key, read_by(extraction))
    reading = read_events(release, heading_of(release), after["revision"], extraction, now)
    settle_people(connection, reading, told, now)
    store_told(connection, present.key, told, reading, changes, now)
    if changes:
        pair_releases(connection, [present.key])
    if write:
        write_changes(connection, changes, now)
    return changes


def _facts(present: Present, release: Release) -> dict[str, Any]:
    """What is known beside the text; a day that a document without one does not deny is kept."""
    day = release.published_on or (None if present.is_sole else present.row["published_on"])
    return {
        "source": release.source,
        "publisher": release.publisher,
        "url": release.url,
        "kind": release.kind.value,
        "language": release.language,
        "published_on": day,
        "paraphrase": release.paraphrase,
    }


def _identity(connection: sa.Connection, present: Present, release: Release) -> Image:
    """What later documents of the same release are known by; another release may have it already."""
    identity = release_identity(release)
    own = tables.release.c
    taken = connection.execute(
        sa.select(own.id).where(own.identity == identity, own.id != present.key)
    ).scalar()
    return {} if taken is not None else {"identity": identity}


def _text(
    connection: sa.Connection, present: Present, release: Release, before: Image, now: dt.datetime
) -> Image:
    """Title and text: those of the present revision, of an earlier one, or of a new one."""
    digest = text_digest(release.title, release.text)
    if digest == present.row["text_sha256"]:
        return {}
    known = present.versions.get(digest)
    if known is None:
        number = before["revisions"][-1]["number"] + 1
        added = add_revision(connection, present.key, release, present.document_id, number, now)
        return text_facts(release, number) | {"revisions": [*before["revisions"], added]}
    return text_facts(release, known.number)
