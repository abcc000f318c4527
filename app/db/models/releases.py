"""What arrived and what was read from it: documents, releases, their revisions and the stances they take."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db.models.columns import (
    Key,
    day_column,
    instant_column,
    integer_column,
    key_column,
    partial,
    reference_column,
    text_column,
)


class Document(SQLModel, table=True):
    """A raw document as it arrived (zlib), read or refused. `fingerprint` covers all that arrived."""

    id: int | None = Field(default=None, sa_column=sa.Column(Key, primary_key=True, autoincrement=True))
    fingerprint: str = text_column(unique=True)
    release_id: int | None = reference_column("release.id", nullable=True, index=True)
    name: str = text_column()
    url: str | None = text_column(nullable=True)
    media_type: str | None = text_column(nullable=True)
    encoding: str | None = text_column(nullable=True)
    stated: str = (
        text_column()
    )  # JSON: source, title, published_on, publisher, paraphrase as stated beside the text
    content: bytes = Field(sa_column=sa.Column(sa.LargeBinary(), nullable=False))
    captured_at: dt.datetime = instant_column()
    refused_code: str | None = text_column(nullable=True)
    refused_message: str | None = text_column(nullable=True)


class Release(SQLModel, table=True):
    """A press release as it stands now; its earlier texts are in `release_revision`."""

    __table_args__ = (
        sa.Index("ix_release_newest", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_release_publisher_newest", "publisher", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_release_url", "url"),
        partial("ix_release_seen", "withdrawn_at IS NULL", "publisher"),  # to count them
    )

    id: int = key_column()
    identity: str = text_column(unique=True)
    publisher: str = Field(sa_column=sa.Column(sa.Text(), sa.ForeignKey("publisher.slug"), nullable=False))
    source: str = text_column()
    url: str | None = text_column(nullable=True)
    kind: str = text_column()
    language: str = text_column()
    title: str | None = text_column(nullable=True)
    heading: str = text_column()  # the title, else the first sentence, shortened
    published_on: dt.date | None = day_column()
    sort_day: int = integer_column()  # day number, 0 without a day
    paraphrase: bool = Field(sa_column=sa.Column(sa.Boolean(), nullable=False))
    text: str = text_column()
    body_start: int = integer_column()
    revision: int = integer_column()
    text_sha256: str = text_column()
    extractor_version: str = text_column()
    dictionary_digest: str = text_column()
    created_at: dt.datetime = instant_column()
    updated_at: dt.datetime = instant_column()
    withdrawn_at: dt.datetime | None = instant_column(nullable=True)
    withdrawn_reason: str | None = text_column(nullable=True)


class ReleaseRevision(SQLModel, table=True):
    """One captured version of title and canonical text."""

    __tablename__: ClassVar[str] = "release_revision"
    __table_args__ = (sa.UniqueConstraint("release_id", "sha256"),)

    release_id: int = reference_column("release.id", primary_key=True)
    number: int = integer_column(primary_key=True)
    title: str | None = text_column(nullable=True)
    text: str = text_column()
    body_start: int = integer_column()
    sha256: str = text_column()
    captured_at: dt.datetime = instant_column()
    document_id: int = reference_column("document.id")


class ReleaseTwin(SQLModel, table=True):
    """What says the same as a release in another language, for both (`app/ingest/twins.py`)."""

    __tablename__: ClassVar[str] = "release_twin"
    __table_args__ = ({"sqlite_with_rowid": False},)

    release_id: int = reference_column("release.id", primary_key=True)
    twin_id: int = reference_column("release.id", index=True)


class Stance(SQLModel, table=True):
    """A speech act of a release: who condemns, urges, welcomes … in which sentence."""

    __table_args__ = (
        sa.Index("ix_stance_act", "act", "release_id"),
        {"sqlite_with_rowid": False},
    )

    release_id: int = reference_column("release.id", primary_key=True)
    ordinal: int = integer_column(primary_key=True)
    act: str = text_column()  # DiplomaticAct
    revision: int = integer_column()
    start: int = integer_column()
    end: int = integer_column()
    rule: str = text_column()


class StanceParty(SQLModel, table=True):
    """Who takes a stance, or whom it addresses: code of a country or of an organisation in the dictionary."""

    __tablename__: ClassVar[str] = "stance_party"
    __table_args__ = (
        sa.ForeignKeyConstraint(["release_id", "ordinal"], ["stance.release_id", "stance.ordinal"]),
        sa.Index("ix_stance_party_code", "code", "side", "release_id"),
        {"sqlite_with_rowid": False},
    )

    release_id: int = key_column()
    ordinal: int = integer_column(primary_key=True)
    side: str = text_column(primary_key=True)  # actor, target
    place: int = integer_column(primary_key=True)
    code: str = text_column()
