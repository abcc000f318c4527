"""The log of changes, which is only ever added to."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db.models.columns import Key, instant_column, text_column


class Change(SQLModel, table=True):
    """The append-only log: one row a change, in the order of commits, with the whole state after it.

    `after` is JSON with everything that hangs on the thing; null in a tombstone. `fields` lists what changed.
    """

    __table_args__ = (
        sa.Index("ix_change_entity", "noun", "entity_id", "seq"),
        sa.Index("ix_change_at", "at", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, sa_column=sa.Column(Key, primary_key=True, autoincrement=True))
    at: dt.datetime = instant_column()
    kind: str = text_column()  # created, updated, deleted, merged
    noun: str = text_column()  # release, event, participant
    entity_id: int = Field(sa_column=sa.Column(Key, nullable=False))
    fields: str = text_column()
    after: str | None = text_column(nullable=True)
    reason: str | None = text_column(nullable=True)
    replaced_by: int | None = Field(
        default=None, sa_column=sa.Column(Key, nullable=True)
    )  # merged: into what
