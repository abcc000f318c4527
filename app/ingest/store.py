"""The only writes of releases and what they tell; storing a release twice changes nothing.

Everything of one release is written in one transaction, which the caller opens (`app.db.engine.writing`),
with its rows in the change log. Reading and extracting happen before it and outside of it: `to_extract` in
`standing.py` says what is to be read. Where another writer was faster, `Overtaken` asks to look again.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.db.bodies import Body
from app.db.keys import public_id
from app.domain.addresses import host_of
from app.domain.publishers import BY_SLUG, Publisher, unlisted
from app.domain.values import Extraction, Release
from app.extract.segments import find_sentences
from app.ingest import images, people, searchable, tables
from app.ingest.changes import Change, Image, Noun, created, updated, write_changes
from app.ingest.counting import renew_counts
from app.ingest.digests import text_digest
from app.ingest.event_store import store_told
from app.ingest.identities import settle_people
from app.ingest.listings import renew_listings
from app.ingest.outcomes import Outcome, Result
from app.ingest.participant_store import ensure_participants
from app.ingest.raw import Arrived, Kept, find_kept, keep_read
from app.ingest.reading import Reading, read_events
from app.ingest.stance_store import insert_stances, replace_stances, stances_of
from app.ingest.standing import (
    Stored,
    Verdict,
    facts_of,
    find_key,
    find_stored,
    judge,
    reads_alike,
    to_extract,
)
from app.ingest.tellings import Telling, tellings_of_release
from app.ingest.twin_store import pair_releases
from app.sources import release_identity

LONGEST_HEADING = 120


class Overtaken(Exception):
    """Somebody else stored this release meanwhile: what was extracted does not fit what is stored now."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A release on its way into the tables."""

    connection: tables.Connection
    arrived: Arrived
    kept: Kept | None
    release: Release
    extraction: Extraction
    key: int
    now: dt.datetime
    words: str  # by which the release is found


def store_release(
    connection: tables.Connection,
    arrived: Arrived,
    release: Release,
    extraction: Extraction | None,
    now: dt.datetime,
    words: Body | None = None,
) -> Outcome:
    """Store a release that was read; `extraction` may be None where `to_extract` said so, `words` where the
    text is still to be brought into the form it is searched in.
    """
    key = find_key(connection, release)
    kept = find_kept(connection, arrived.fingerprint)
    stored = find_stored(connection, key)
    verdict = judge(stored, release)
    wanted = to_extract(stored, release, verdict)
    if kept is not None and kept.outcome is not None:
        return Outcome(arrived.name, kept.outcome, public_id("release", key), is_known=True)
    if wanted is None:
        keep_read(connection, arrived, kept, key, now)
        result = Result.WITHDRAWN if verdict is Verdict.WITHDRAWN else Result.SAME
        return Outcome(arrived.name, result, public_id("release", key))
    if extraction is None or not reads_alike(wanted, release):
        raise Overtaken(arrived.name)
    task = _Task(connection, arrived, kept, release, extraction, key, now, words or release.text)
    if stored is None:
        _add(task)
    else:
        _change(task, stored, verdict)
    result = Result.NEW if stored is None else Result.CHANGED
    return Outcome(arrived.name, result, public_id("release", key), len(extraction.events))


def _add(task: _Task) -> None:
    release = task.release
    changes: list[Change] = []
    reading = _read(task, 1, ())
    ensure_publisher(task.connection, release, task.arrived.stated_publisher, changes, task.now)
    image: Image = (
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
        | text_facts(release, 1)
        | {"updated_at": task.now, "stances": stances_of(task.extraction, 1)}
    )
    tables.insert(task.connection, tables.release, [images.release_row(image) | read_by(task.extraction)])
    document = keep_read(task.connection, task.arrived, task.kept, task.key, task.now)
    image["revisions"] = [add_revision(task.connection, task.key, release, document, 1, task.now)]
    insert_stances(task.connection, {task.key: image["stances"]})
    changes.append(created(Noun.RELEASE, image))
    searchable.index(task.connection, "release", {task.key: task.words})
    store_told(task.connection, task.key, (), reading, changes, task.now)
    tables.at_end(task.connection, pair_releases, [task.key])
    write_changes(task.connection, changes, task.now)


def _change(task: _Task, stored: Stored, verdict: Verdict) -> None:
    """A new revision, or other facts about the present one; the events are what is read now."""
    changes: list[Change] = []
    before = images.load_releases(task.connection, [task.key])[task.key]
    told = tellings_of_release(task.connection, task.key)
    document = keep_read(task.connection, task.arrived, task.kept, task.key, task.now)
    after = before | facts_of(task.release, stored) | {"updated_at": task.now}
    if verdict is Verdict.REVISED:
        number = before["revisions"][-1]["number"] + 1
        revision = add_revision(task.connection, task.key, task.release, document, number, task.now)
        after |= text_facts(task.release, number) | {"revisions": [*before["revisions"], revision]}
    after["stances"] = stances_of(task.extraction, after["revision"])
    write_release(task.connection, before, after, task.extraction)
    changes.append(updated(Noun.RELEASE, before, after))
    reading = _read(task, after["revision"], told)
    store_told(task.connection, task.key, told, reading, changes, task.now)
    tables.at_end(task.connection, pair_releases, [task.key])
    write_changes(task.connection, changes, task.now)


def _read(task: _Task, revision: int, told: Sequence[Telling]) -> Reading:
    """What the release tells now, with everybody in it; `told` is what it told before."""
    reading = read_events(task.release, heading_of(task.release), revision, task.extraction, task.now)
    settle_people(task.connection, reading, told, task.now)
    return reading


def write_release(connection: tables.Connection, before: Image, after: Image, extraction: Extraction) -> None:
    """Bring a stored release, its stances and the words it is found by to the state of its image."""
    row = images.release_row(after) | read_by(extraction)
    tables.update_by_id(connection, tables.release, row.pop("id"), row)
    if before["stances"] != after["stances"]:
        replace_stances(connection, after["id"], after["stances"])
    searchable.index(connection, "release", {after["id"]: after["text"]})
    if any(before[name] != after[name] for name in ("publisher", "published_on")):
        _renew_told(connection, after)


def _renew_told(connection: tables.Connection, release: Image) -> None:
    """What events are listed and counted by of a release, though it tells them as before."""
    accounts = tables.select_in(connection, tables.event_account.c.release_id, [release["id"]])
    for account in accounts:
        issued = {"publisher": release["publisher"]}
        tables.update_by_id(connection, tables.event_account, account["id"], issued)
    events = {account["event_id"] for account in accounts}
    tables.at_end(connection, renew_listings, events)
    tables.at_end(connection, renew_counts, events)


def text_facts(release: Release, revision: int) -> Image:
    return {
        "title": release.title,
        "heading": heading_of(release),
        "text": release.text,
        "body_start": release.body_start,
        "revision": revision,
        "text_sha256": text_digest(release.title, release.text),
    }


def read_by(extraction: Extraction) -> Image:
    """The versions that made a reading, as columns of the release."""
    return {
        "extractor_version": extraction.extractor_version,
        "dictionary_digest": extraction.dictionary_digest,
    }


def add_revision(
    connection: tables.Connection, key: int, release: Release, document: int, number: int, now: dt.datetime
) -> Image:
    """Store one version of title and text; what is told of it is all but the text itself."""
    told: dict[str, Any] = {
        "number": number,
        "title": release.title,
        "body_start": release.body_start,
        "sha256": text_digest(release.title, release.text),
        "captured_at": now,
    }
    row = told | {"release_id": key, "text": release.text, "document_id": document}
    tables.insert(connection, tables.release_revision, [row])
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


def ensure_publisher(
    connection: tables.Connection,
    release: Release,
    stated: str | None,
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Whoever issues a release has a record; `stated` is how the document calls them."""
    if not tables.select_in(connection, tables.publisher.c.slug, [release.publisher]):
        issuer = people.issuer(_publisher(release, stated), now)
        ensure_participants(connection, [issuer], changes, now)


def _publisher(release: Release, stated: str | None) -> Publisher:
    """Who issued it; a publisher nobody listed is called as its address or its file calls it."""
    listed = BY_SLUG.get(release.publisher)
    if listed:
        return listed
    called = (unlisted(name) for name in (host_of(release.url), stated) if name)
    return next((made for made in called if made.slug == release.publisher), unlisted(release.publisher))
