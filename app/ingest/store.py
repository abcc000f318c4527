"""The only writes of releases and what they tell; storing a release twice changes nothing.

Everything of one release is written in one transaction, which the caller opens (`app.db.engine.writing`),
with its rows in the change log. Reading and extracting happen before it and outside of it: `to_extract` in
`standing.py` says what is to be read. Where another writer was faster, `Overtaken` asks to look again.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.db import search
from app.db.keys import public_id
from app.domain.publishers import BY_SLUG, Publisher, unlisted
from app.domain.values import Document, Extraction, Release
from app.extract.segments import find_sentences
from app.ingest import images, people, tables
from app.ingest.changes import Change, Image, Noun, created, updated, write_changes
from app.ingest.digests import text_digest
from app.ingest.event_store import load_told, store_events
from app.ingest.matching import Told
from app.ingest.outcomes import Outcome, Result
from app.ingest.participant_store import ensure_participants
from app.ingest.raw import Kept, find_kept, keep_read
from app.ingest.reading import read_events
from app.ingest.searchable import text_of_release
from app.ingest.standing import (
    Stored,
    Verdict,
    facts_of,
    find_stored,
    judge,
    reads_alike,
    release_key,
    to_extract,
)
from app.sources import release_identity
from app.sources.addresses import host_of

LONGEST_HEADING = 120


class Overtaken(Exception):
    """Somebody else stored this release meanwhile: what was extracted does not fit what is stored now."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A release on its way into the tables."""

    connection: sa.Connection
    document: Document
    kept: Kept | None
    release: Release
    extraction: Extraction
    key: int
    now: dt.datetime


def store_release(
    connection: sa.Connection,
    document: Document,
    release: Release,
    extraction: Extraction | None,
    now: dt.datetime,
) -> Outcome:
    """Store a release that was read; `extraction` may be None where `to_extract` said so."""
    key = release_key(release)
    kept = find_kept(connection, document)
    stored = find_stored(connection, key)
    verdict = judge(stored, release)
    wanted = to_extract(stored, release, verdict)
    if kept is not None and kept.outcome is not None:
        return Outcome(document.name, kept.outcome, public_id("release", key))
    if wanted is None:
        keep_read(connection, document, kept, key, now)
        result = Result.WITHDRAWN if verdict is Verdict.WITHDRAWN else Result.SAME
        return Outcome(document.name, result, public_id("release", key))
    if extraction is None or not reads_alike(wanted, release):
        raise Overtaken(document.name)
    task = _Task(connection, document, kept, release, extraction, key, now)
    if stored is None:
        _add(task)
    else:
        _change(task, stored, verdict)
    result = Result.NEW if stored is None else Result.CHANGED
    return Outcome(document.name, result, public_id("release", key), len(extraction.events))


def _add(task: _Task) -> None:
    release, extraction = task.release, task.extraction
    changes: list[Change] = []
    reading = read_events(release, task.key, 1, extraction, task.now)
    met = [people.issuer(_publisher(release, task.document), task.now), *reading.people.values()]
    known = ensure_participants(task.connection, met, changes, task.now)
    image = (
        {
            "id": task.key,
            "identity": release_identity(release),
            "publisher": release.publisher,
            "url": release.url,
            "created_at": task.now,
            "withdrawn_at": None,
            "withdrawn_reason": None,
        }
        | facts_of(release, None)
        | _text_of(release, 1)
        | _state_of(task)
    )
    tables.insert(task.connection, tables.release, [images.release_row(image)])
    document = keep_read(task.connection, task.document, task.kept, task.key, task.now)
    image["revisions"] = [_add_revision(task, document, 1)]
    changes.append(created(Noun.RELEASE, image))
    search.index_texts(task.connection, "release", {task.key: text_of_release(image)})
    store_events(task.connection, image, reading, [], known, changes, task.now)
    write_changes(task.connection, changes, task.now)


def _change(task: _Task, stored: Stored, verdict: Verdict) -> None:
    """A new revision, or other facts about the present one; the events are what is read now."""
    changes: list[Change] = []
    before = images.load_releases(task.connection, [task.key])[task.key]
    told = _told(task, stored)
    document = keep_read(task.connection, task.document, task.kept, task.key, task.now)
    after = before | facts_of(task.release, stored) | _state_of(task)
    if verdict is Verdict.REVISED:
        number = stored.revision + 1
        revision = _add_revision(task, document, number)
        after |= _text_of(task.release, number) | {"revisions": [*before["revisions"], revision]}
    row = images.release_row(after)
    tables.update_by_id(task.connection, tables.release, row.pop("id"), row)
    changes.append(updated(Noun.RELEASE, before, after))
    search.index_texts(task.connection, "release", {task.key: text_of_release(after)})
    reading = read_events(task.release, task.key, after["revision"], task.extraction, task.now)
    known = ensure_participants(task.connection, reading.people.values(), changes, task.now)
    store_events(task.connection, after, reading, told, known, changes, task.now)
    write_changes(task.connection, changes, task.now)


def _told(task: _Task, stored: Stored) -> list[Told]:
    """The stored events of the release with the words that state them in its stored text."""
    return [
        Told(event, stored.text[account["start"] : account["end"]])
        for event in load_told(task.connection, task.key)
        for account in event["accounts"]
        if account["release_id"] == task.key
    ]


def _text_of(release: Release, revision: int) -> Image:
    return {
        "title": release.title,
        "heading": heading_of(release),
        "text": release.text,
        "body_start": release.body_start,
        "revision": revision,
        "text_sha256": text_digest(release.title, release.text),
    }


def _state_of(task: _Task) -> Image:
    return {
        "extractor_version": task.extraction.extractor_version,
        "dictionary_digest": task.extraction.dictionary_digest,
        "updated_at": task.now,
    }


def _add_revision(task: _Task, document: int, number: int) -> Image:
    """Store one version of title and text; what is told of it is all but the text itself."""
    release = task.release
    told: dict[str, Any] = {
        "number": number,
        "title": release.title,
        "body_start": release.body_start,
        "sha256": text_digest(release.title, release.text),
        "captured_at": task.now,
    }
    row = told | {"release_id": task.key, "text": release.text, "document_id": document}
    tables.insert(task.connection, tables.release_revision, [row])
    return told


def heading_of(release: Release) -> str:
    """The title, else the first sentence, cut at a word."""
    if release.title:
        return release.title
    sentence = next((s.span.of(release.text) for s in find_sentences(release)), release.text)
    folded = " ".join(sentence.split())
    if len(folded) <= LONGEST_HEADING:
        return folded
    return folded[:LONGEST_HEADING].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _publisher(release: Release, document: Document) -> Publisher:
    """Who issued it; a publisher nobody listed is called as its address or its file calls it."""
    listed = BY_SLUG.get(release.publisher)
    if listed:
        return listed
    called = (unlisted(name) for name in (host_of(release.url), document.stated_publisher) if name)
    return next((made for made in called if made.slug == release.publisher), unlisted(release.publisher))
