"""From rows to the dicts of `shapes.py`: which columns a noun needs, and how its public form is made."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from app.db.keys import public_id
from app.queries import shapes
from app.queries import tables as t
from app.queries.edtf import edtf_of
from app.queries.keyed import Row

Columns = list[sa.ColumnElement[Any]]

PARTICIPANT = ("id", "kind", "name", "name_ko", "sort_name", "country", "organization_kind", "code")
POST = ("id", "title", "rank", "organization", "country", "as_of")
RELEASE = (
    "id",
    "url",
    "source",
    "kind",
    "language",
    "title",
    "heading",
    "published_on",
    "paraphrase",
    "revision",
    "created_at",
    "updated_at",
)
PUBLISHER = ("id", "name", "name_ko", "country", "organization_kind")
EVENT = tuple(column.name for column in t.event.c if column.name not in ("sort_day", "withdrawn_at"))

issuer = t.participant.alias("issuer")  # the organisation that a publisher is


def columns(table: sa.FromClause, names: Iterable[str], prefix: str) -> Columns:
    """The named columns, labelled so that several tables fit in one row."""
    return [table.c[name].label(f"{prefix}_{name}") for name in names]


event_columns: Columns = columns(t.event, EVENT, "event")
participant_columns: Columns = columns(t.participant, PARTICIPANT, "participant")
post_columns: Columns = columns(t.post, POST, "post")
account_columns: Columns = columns(
    t.event_account, ("id", "event_id", "prominence", "revision", "start", "end"), "account"
)
publisher_columns: Columns = [t.publisher.c.slug.label("slug"), *columns(issuer, PUBLISHER, "issuer")]
release_columns: Columns = [*columns(t.release, RELEASE, "release"), *publisher_columns]


def with_publisher(releases: sa.FromClause) -> sa.FromClause:
    """Releases joined with whom `release_columns` names as their publisher."""
    return releases.join(t.publisher, t.publisher.c.slug == t.release.c.publisher).join(
        issuer, issuer.c.id == t.publisher.c.participant_id
    )


def event_of(row: Row) -> shapes.Event:
    return {
        "id": public_id("event", row["event_id"]),
        "key": row["event_id"],
        "type": row["event_type"],
        "category": row["event_category"],
        "status": row["event_status"],
        "prominence": row["event_prominence"],
        "when": {
            "starts_on": row["event_starts_on"],
            "ends_on": row["event_ends_on"],
            "precision": row["event_precision"],
            "month_day": row["event_month_day"],
            "wording": row["event_wording"],
            "edtf": edtf_of(
                row["event_precision"],
                row["event_starts_on"],
                row["event_ends_on"],
                row["event_month_day"],
            ),
        },
        "place": row["event_place"],
        "country_of_place": row["event_country_of_place"],
        "review": row["event_review"],
        "created_at": row["event_created_at"],
        "updated_at": row["event_updated_at"],
    }


def participant_of(row: Row) -> shapes.Participant:
    return {
        "id": public_id("participant", row["participant_id"]),
        "key": row["participant_id"],
        "kind": row["participant_kind"],
        "name": row["participant_name"],
        "name_ko": row["participant_name_ko"],
        "sort_name": row["participant_sort_name"],
        "country": row["participant_country"],
        "organization_kind": row["participant_organization_kind"],
        "code": row["participant_code"],
    }


def post_of(row: Row) -> shapes.Post:
    return {
        "key": row["post_id"],
        "title": row["post_title"],
        "rank": row["post_rank"],
        "organization": row["post_organization"],
        "country": row["post_country"],
        "as_of": row["post_as_of"],
    }


def publisher_of(row: Row) -> shapes.Publisher:
    return {
        "slug": row["slug"],
        "id": public_id("participant", row["issuer_id"]),
        "key": row["issuer_id"],
        "name": row["issuer_name"],
        "name_ko": row["issuer_name_ko"],
        "country": row["issuer_country"],
        "organization_kind": row["issuer_organization_kind"],
    }


def release_of(row: Row) -> shapes.ReleaseCard:
    return {
        "id": public_id("release", row["release_id"]),
        "key": row["release_id"],
        "url": row["release_url"],
        "publisher": publisher_of(row),
        "source": row["release_source"],
        "kind": row["release_kind"],
        "language": row["release_language"],
        "title": row["release_title"],
        "heading": row["release_heading"],
        "published_on": row["release_published_on"],
        "paraphrase": row["release_paraphrase"],
        "revision": row["release_revision"],
        "created_at": row["release_created_at"],
        "updated_at": row["release_updated_at"],
    }


def account_of(row: Row) -> shapes.Account:
    return {
        "id": public_id("account", row["account_id"]),
        "key": row["account_id"],
        "event_id": public_id("event", row["account_event_id"]),
        "event_key": row["account_event_id"],
        "prominence": row["account_prominence"],
        "revision": row["account_revision"],
        "start": row["account_start"],
        "end": row["account_end"],
        "release": release_of(row),
    }
