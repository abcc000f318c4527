"""How a release that was read stands to what is stored: new, another text, other facts, or nothing new."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.db.keys import derive_key
from app.domain.text import MappedText
from app.domain.values import Release
from app.ingest import tables
from app.ingest.digests import text_digest
from app.sources import release_identity


class Verdict(StrEnum):
    NEW = "new"
    REVISED = "revised"  # a text that no revision has
    RESTATED = "restated"  # the present text with other facts beside it
    SAME = "same"  # the present text, or an earlier one once more
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Stored:
    """The release as it is stored; `digests` are those of all its revisions."""

    key: int
    title: str | None
    text: str
    body_start: int
    revision: int
    digest: str
    digests: frozenset[str]
    facts: dict[str, Any]
    withdrawn_at: dt.datetime | None


def release_key(release: Release) -> int:
    """The key of a release that is met for the first time."""
    return derive_key("release", release_identity(release))


def find_key(connection: tables.Connection, release: Release) -> int:
    """The key of the release that is stored under this identity, else the one it will get.

    What identifies a release may change with the rules (`rereading.py`); its key does not.
    """
    identity = release_identity(release)
    own = release_key(release)
    known = tables.select_in(connection, tables.release.c.identity, [identity])
    if known:
        return int(known[0]["id"])
    is_taken = tables.select_in(connection, tables.release.c.id, [own])
    return derive_key("release", identity, "again") if is_taken else own


def find_stored(connection: tables.Connection, key: int) -> Stored | None:
    found = tables.select_in(connection, tables.release.c.id, [key])
    if not found:
        return None
    (row,) = found
    revisions = tables.select_in(connection, tables.release_revision.c.release_id, [key])
    return Stored(
        key=key,
        title=row["title"],
        text=row["text"],
        body_start=row["body_start"],
        revision=row["revision"],
        digest=row["text_sha256"],
        digests=frozenset(revision["sha256"] for revision in revisions),
        facts={name: row[name] for name in ("source", "kind", "language", "published_on", "paraphrase")},
        withdrawn_at=row["withdrawn_at"],
    )


def facts_of(release: Release, stored: Stored | None) -> dict[str, Any]:
    """What is known of a release beside its text. A day once known is not lost to a copy without one."""
    return {
        "source": release.source,
        "kind": release.kind.value,
        "language": release.language,
        "published_on": release.published_on or (stored.facts["published_on"] if stored else None),
        "paraphrase": release.paraphrase,
    }


def judge(stored: Stored | None, release: Release) -> Verdict:
    if stored is None:
        return Verdict.NEW
    if stored.withdrawn_at is not None:
        return Verdict.WITHDRAWN
    digest = text_digest(release.title, release.text)
    if digest not in stored.digests:
        return Verdict.REVISED
    if digest == stored.digest and facts_of(release, stored) != stored.facts:
        return Verdict.RESTATED
    return Verdict.SAME


def to_extract(stored: Stored | None, release: Release, verdict: Verdict) -> Release | None:
    """The release as it is to be read for events; None where nothing is to be read.

    With other facts about the same text, the stored text is what evidence points into: the new one may
    differ from it in white space. A day already known helps to read a text that came without.
    """
    if verdict in (Verdict.SAME, Verdict.WITHDRAWN):
        return None
    if stored is None:
        return release
    dated = dataclasses.replace(release, published_on=facts_of(release, stored)["published_on"])
    if verdict is Verdict.REVISED:
        return dated
    return dataclasses.replace(
        dated, title=stored.title, mapped=MappedText.of(stored.text), body_start=stored.body_start
    )


def reads_alike(wanted: Release, release: Release) -> bool:
    """Whether what was extracted from one release holds for the other."""
    return (wanted.text, wanted.title, wanted.body_start, wanted.published_on) == (
        release.text,
        release.title,
        release.body_start,
        release.published_on,
    )
