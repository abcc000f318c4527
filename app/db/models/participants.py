"""Who takes part: persons and organisations, the names and offices releases give them, and who publishes."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import SQLModel

from app.db.models.columns import day_column, instant_column, key_column, reference_column, text_column


class Participant(SQLModel, table=True):
    """A person or an organisation. `identity` is what its key derives from."""

    __table_args__ = (sa.Index("ix_participant_sort_name", "sort_name", "id"),)

    id: int = key_column()
    identity: str = text_column(unique=True)
    kind: str = text_column()  # ParticipantKind
    name: str = text_column()
    name_ko: str | None = text_column(nullable=True)
    sort_name: str = text_column()  # folded, for the order of lists
    country: str | None = text_column(nullable=True)
    organization_kind: str | None = text_column(nullable=True)
    code: str | None = text_column(nullable=True)  # code of an organisation in the dictionary: "EU"
    created_at: dt.datetime = instant_column()
    updated_at: dt.datetime = instant_column()
    withdrawn_at: dt.datetime | None = instant_column(nullable=True)


class ParticipantAlias(SQLModel, table=True):
    """A spelling under which releases name a participant."""

    __tablename__: ClassVar[str] = "participant_alias"
    __table_args__ = ({"sqlite_with_rowid": False},)

    participant_id: int = reference_column("participant.id", primary_key=True)
    name: str = text_column(primary_key=True)


class ParticipantRedirect(SQLModel, table=True):
    """A record of a surname alone that is somebody known by the full name, under whose key it is found."""

    __tablename__: ClassVar[str] = "participant_redirect"

    id: int = key_column()
    participant_id: int = reference_column("participant.id", index=True)


class Publisher(SQLModel, table=True):
    """Who issues releases: an organisation that has a slug."""

    slug: str = text_column(primary_key=True)
    participant_id: int = reference_column("participant.id")


class Post(SQLModel, table=True):
    """An office as a release attests it on a day; without a person it acts unnamed."""

    __table_args__ = (sa.Index("ix_post_participant", "participant_id", "rank", "as_of"),)

    id: int = key_column()
    participant_id: int | None = reference_column("participant.id", nullable=True)
    title: str = text_column()
    rank: str = text_column()  # DiplomaticRank
    organization: str | None = text_column(nullable=True)
    country: str | None = text_column(nullable=True)
    as_of: dt.date | None = day_column()
