"""Who may write over the API, and what was answered to them."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db.models.columns import instant_column, text_column


class ApiKey(SQLModel, table=True):
    """A key of the API (`app/access/api_keys.py`): what it may do, and the digest it is recognised by."""

    __tablename__: ClassVar[str] = "api_key"

    id: str = text_column(primary_key=True)  # the beginning of the key
    name: str = text_column()  # whose it is, and what for
    scopes: str = text_column()  # words with spaces between
    digest: str = text_column()  # SHA-256 of the whole key
    created_at: dt.datetime = instant_column()
    expires_at: dt.datetime | None = instant_column(nullable=True)
    last_used_at: dt.datetime | None = instant_column(nullable=True)
    revoked_at: dt.datetime | None = instant_column(nullable=True)


class KeptAnswer(SQLModel, table=True):
    """What was answered to who sent an idempotency key (`app/ingest/once.py`); null while it is worked on."""

    __tablename__: ClassVar[str] = "kept_answer"
    __table_args__ = (sa.Index("ix_kept_answer_expires_at", "expires_at"), {"sqlite_with_rowid": False})

    api_key_id: str = Field(
        sa_column=sa.Column(sa.Text(), sa.ForeignKey("api_key.id"), primary_key=True, nullable=False)
    )
    once: str = text_column(primary_key=True)  # the idempotency key
    digest: str = text_column()  # of the input it was sent with
    answer: str | None = text_column(nullable=True)  # JSON
    expires_at: dt.datetime = instant_column()
