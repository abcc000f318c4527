"""What people say about what the program read: corrections, readings set aside, proposals from outside."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db.models.columns import Key, instant_column, key_column, reference_column, text_column


class Correction(SQLModel, table=True):
    """What a person decided about one field of an event, kept with the account that tells it.

    An account keeps its key through new texts, new rules, links and cuts, so the decision does. `event_id` is
    the event as the person saw it, `value` JSON (`app/ingest/corrections.py`).
    """

    __table_args__ = (
        sa.Index("ix_correction_release", "release_id"),
        sa.Index("ix_correction_event", "event_id"),
        {"sqlite_with_rowid": False},
    )

    account_id: int = key_column()
    field: str = text_column(primary_key=True)
    release_id: int = reference_column("release.id")
    event_id: int = Field(sa_column=sa.Column(Key, nullable=False))
    value: str = text_column()
    reason: str | None = text_column(nullable=True)
    decided_at: dt.datetime = instant_column()


class SetAside(SQLModel, table=True):
    """A telling that makes no event: a person rejected it, or its release does not say it at present.

    Kept so that the next reading meets it again under its key. `is_read`: whether the last reading had it.
    """

    __tablename__: ClassVar[str] = "set_aside"

    account_id: int = key_column()
    release_id: int = reference_column("release.id", index=True)
    alone_id: int = Field(sa_column=sa.Column(Key, nullable=False))
    facts: str = text_column()
    is_read: bool = Field(sa_column=sa.Column(sa.Boolean(), nullable=False))


class Proposal(SQLModel, table=True):
    """What somebody outside says is wrong (`app/ingest/proposals.py`). Never shown to anybody but editors."""

    __table_args__ = (sa.Index("ix_proposal_state", "state", "submitted_at"),)

    id: int = key_column()  # random: its public form is the receipt
    noun: str = text_column()  # event, release, participant
    entity_id: int = Field(sa_column=sa.Column(Key, nullable=False))
    field: str = text_column()
    proposed: str = text_column()
    source_url: str | None = text_column(nullable=True)
    note: str | None = text_column(nullable=True)
    api_key_id: str | None = Field(
        sa_column=sa.Column(sa.Text(), sa.ForeignKey("api_key.id"), nullable=True)
    )  # None: a reader, by the form
    submitted_at: dt.datetime = instant_column()
    state: str = text_column()  # open, accepted, declined
    decided_at: dt.datetime | None = instant_column(nullable=True)
    reason: str | None = text_column(nullable=True)
