"""A thing with everything that hangs on it as one nested value: the form that is compared, logged, stored.

`load_*` reads images from the tables, `insert_*` and `replace_*` write them; the change log holds them as
JSON. What stands in the tables twice for the sake of indexes (`sort_day`, the type beside a country, the
publisher beside an account) is not in an image. A column added to a table is added here, and the log carries
it from then on.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import orjson

from app.ingest import tables
from app.ingest.changes import Image, encode
from app.ingest.hanging import country_rows, dated, day_number, listed, participation_rows
from app.ingest.stance_store import load_stances
from app.ingest.tables import Row

_EVENT_FIELDS = tuple(column.name for column in tables.event.columns if column.name != "sort_day")
# By what a release was read last is no fact about it: to read it again with the same result changes nothing.
_READ_BY = ("extractor_version", "dictionary_digest")
_RELEASE_FIELDS = tuple(
    column.name for column in tables.release.columns if column.name not in ("sort_day", *_READ_BY)
)
_PARTICIPANT_FIELDS = tuple(column.name for column in tables.participant.columns)
_REVISION_FIELDS = ("number", "title", "body_start", "sha256", "captured_at")
_ACCOUNT_FIELDS = ("id", "release_id", "prominence", "revision", "start", "end")
_EVIDENCE_FIELDS = ("supports", "revision", "start", "end", "rule", "entry", "confidence")
_PARTICIPATION_FIELDS = ("id", "participant_id", "country", "role")
_POST_FIELDS = ("id", "title", "rank", "organization", "country", "as_of")

_HANGS_ON_EVENT = (
    tables.event_listing,
    tables.event_country,
    tables.event_subject,
    tables.event_organization,
    tables.event_topic,
    tables.participation,
)


# Events


def load_events(connection: tables.Connection, keys: Collection[int]) -> dict[int, Image]:
    """Events by key, withdrawn ones too; the accounts of withdrawn releases are left out."""
    if not keys:
        return {}
    images = {
        row["id"]: _pick(row, _EVENT_FIELDS)
        for row in tables.select_in(connection, tables.event.c.id, keys, tables.event.c.id)
    }
    _load_lists(connection, images)
    _load_participations(connection, images)
    _load_accounts(connection, images)
    return images


def _load_lists(connection: tables.Connection, images: dict[int, Image]) -> None:
    for name, table, fields in (
        ("countries", tables.event_country, ("country", "role")),
        ("subjects", tables.event_subject, "country"),
        ("organizations", tables.event_organization, "participant_id"),
        ("topics", tables.event_topic, "topic"),
    ):
        rows = _by(tables.select_in(connection, table.c.event_id, images, table.c.ordinal), "event_id")
        for key, image in images.items():
            image[name] = [
                row[fields] if isinstance(fields, str) else _pick(row, fields) for row in rows[key]
            ]


def _load_participations(connection: tables.Connection, images: dict[int, Image]) -> None:
    table = tables.participation
    rows = tables.select_in(connection, table.c.event_id, images, table.c.ordinal)
    held = {row["post_id"] for row in rows if row["post_id"] is not None}
    posts = {
        row["id"]: _pick(row, _POST_FIELDS) for row in tables.select_in(connection, tables.post.c.id, held)
    }
    grouped = _by(rows, "event_id")
    for key, image in images.items():
        image["participations"] = [
            _pick(row, _PARTICIPATION_FIELDS) | {"post": posts.get(row["post_id"])} for row in grouped[key]
        ]


def _load_accounts(connection: tables.Connection, images: dict[int, Image]) -> None:
    rows = _visible_accounts(connection, images)
    table = tables.evidence
    spans = _by(
        tables.select_in(connection, table.c.account_id, {row["id"] for row in rows}, table.c.ordinal),
        "account_id",
    )
    grouped = _by(rows, "event_id")
    for key, image in images.items():
        image["accounts"] = [
            _pick(row, _ACCOUNT_FIELDS)
            | {"evidence": [_pick(span, _EVIDENCE_FIELDS) for span in spans[row["id"]]]}
            | ({"told": orjson.loads(row["told"])} if row["told"] else {})
            for row in grouped[key]
        ]


def _visible_accounts(connection: tables.Connection, events: Collection[int]) -> list[Row]:
    account, release = tables.event_account.c, tables.release.c
    rows = tables.select_in(connection, account.event_id, events, account.id)
    told = tables.select_in(connection, release.id, {row["release_id"] for row in rows})
    hidden = {row["id"] for row in told if row["withdrawn_at"] is not None}
    return [row for row in rows if row["release_id"] not in hidden]


def look_for_events(connection: tables.Connection, keys: Collection[int]) -> None:
    """Ask for what may hang on events that need not be there."""
    for table in (*_HANGS_ON_EVENT, tables.event_account):
        tables.select_in(connection, table.c.event_id, keys)


def write_events(
    connection: tables.Connection, new: Sequence[Image], changed: Sequence[Image], gone: Collection[int]
) -> None:
    """Insert events, bring stored ones to the state of their images, delete others.

    All that hung on them goes first: an account may move from one event to another.
    """
    _delete_what_hangs(connection, [*(image["id"] for image in changed), *gone])
    tables.insert(connection, tables.event, [_event_row(image) for image in new])
    for image in changed:
        row = _event_row(image)
        tables.update_by_id(connection, tables.event, row.pop("id"), row)
    _insert_what_hangs(connection, [*new, *changed])
    tables.delete_in(connection, tables.event.c.id, gone)


def _event_row(image: Image) -> dict[str, Any]:
    return {name: image[name] for name in _EVENT_FIELDS} | {"sort_day": day_number(image["starts_on"])}


def _insert_what_hangs(connection: tables.Connection, images: Sequence[Image]) -> None:
    _insert_posts(connection, images)
    tables.insert(connection, tables.event_country, [row for i in images for row in country_rows(i)])
    tables.insert(connection, tables.event_subject, listed(images, "subjects", "country"))
    tables.insert(connection, tables.event_organization, dated(images, "organizations", "participant_id"))
    tables.insert(connection, tables.event_topic, dated(images, "topics", "topic"))
    tables.insert(connection, tables.participation, [row for i in images for row in participation_rows(i)])
    accounts = [(image, account) for image in images for account in image["accounts"]]
    issuers = _issuers(connection, {account["release_id"] for _, account in accounts})
    tables.insert(
        connection,
        tables.event_account,
        [
            _pick(account, _ACCOUNT_FIELDS)
            | {
                "event_id": image["id"],
                "told": encode(account["told"]) if "told" in account else None,
                "publisher": issuers[account["release_id"]],
                "sort_day": day_number(image["starts_on"]),
            }
            for image, account in accounts
        ],
    )
    tables.insert(
        connection,
        tables.evidence,
        [
            dict(span) | {"account_id": account["id"], "ordinal": ordinal}
            for _, account in accounts
            for ordinal, span in enumerate(account["evidence"])
        ],
    )


def _issuers(connection: tables.Connection, releases: Collection[int]) -> dict[int, str]:
    """The publishers of releases."""
    rows = tables.select_in(connection, tables.release.c.id, releases)
    return {row["id"]: row["publisher"] for row in rows}


def _delete_what_hangs(connection: tables.Connection, keys: Collection[int]) -> None:
    """Only what images hold: the accounts of withdrawn releases stay."""
    if not keys:
        return
    told = [account["id"] for account in _visible_accounts(connection, keys)]
    tables.delete_in(connection, tables.evidence.c.account_id, told)
    tables.delete_in(connection, tables.event_account.c.id, told)
    for table in _HANGS_ON_EVENT:
        tables.delete_in(connection, table.c.event_id, keys)


def _insert_posts(connection: tables.Connection, images: Sequence[Image]) -> None:
    """The posts that are not stored yet: one held on a day is the same in every event of that day."""
    posts = {
        held["post"]["id"]: held["post"] | {"participant_id": held["participant_id"]}
        for image in images
        for held in image["participations"]
        if held["post"] is not None
    }
    known = {row["id"] for row in tables.select_in(connection, tables.post.c.id, posts)}
    tables.insert(connection, tables.post, [row for key, row in posts.items() if key not in known])


# Releases


def load_releases(connection: tables.Connection, keys: Collection[int]) -> dict[int, Image]:
    table = tables.release_revision
    revisions = _by(tables.select_in(connection, table.c.release_id, keys, table.c.number), "release_id")
    stances = load_stances(connection, keys)
    return {
        row["id"]: _pick(row, _RELEASE_FIELDS)
        | {"revisions": [_pick(revision, _REVISION_FIELDS) for revision in revisions[row["id"]]]}
        | {"stances": stances[row["id"]]}
        for row in tables.select_in(connection, tables.release.c.id, keys)
    }


def release_row(image: Image) -> dict[str, Any]:
    return {name: image[name] for name in _RELEASE_FIELDS} | {"sort_day": day_number(image["published_on"])}


# Participants


def load_participants(connection: tables.Connection, keys: Collection[int]) -> dict[int, Image]:
    alias, publisher = tables.participant_alias, tables.publisher
    names = _by(tables.select_in(connection, alias.c.participant_id, keys), "participant_id")
    slugs = {
        row["participant_id"]: row["slug"]
        for row in tables.select_in(connection, publisher.c.participant_id, keys)
    }
    return {
        row["id"]: _pick(row, _PARTICIPANT_FIELDS)
        | {
            "aliases": sorted(name["name"] for name in names[row["id"]]),
            "publisher": slugs.get(row["id"]),
        }
        for row in tables.select_in(connection, tables.participant.c.id, keys)
    }


def insert_participants(connection: tables.Connection, images: Sequence[Image]) -> None:
    tables.insert(connection, tables.participant, [participant_row(image) for image in images])
    tables.insert(
        connection,
        tables.participant_alias,
        [{"participant_id": image["id"], "name": name} for image in images for name in image["aliases"]],
    )
    tables.insert(
        connection,
        tables.publisher,
        [
            {"slug": image["publisher"], "participant_id": image["id"]}
            for image in images
            if image["publisher"] is not None
        ],
    )


def participant_row(image: Image) -> dict[str, Any]:
    return {name: image[name] for name in _PARTICIPANT_FIELDS}


def delete_participants(connection: tables.Connection, keys: Collection[int]) -> None:
    tables.delete_in(connection, tables.participant_alias.c.participant_id, keys)
    tables.delete_in(connection, tables.participant.c.id, keys)


def _pick(row: Row, names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _by(rows: Iterable[Row], column: str) -> defaultdict[Any, list[Row]]:
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped
