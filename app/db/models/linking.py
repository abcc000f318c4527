"""Which accounts tell one event: what each tells alone, where others are looked for, what people decided."""

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
    reference_column,
    text_column,
)


class Telling(SQLModel, table=True):
    """What one release alone tells of an event: an event is put together from those of its accounts.

    `account_id` outlives the account's moves between events; `alone_id` is the key of the event it makes by
    itself. `facts` is JSON (`app/ingest/tellings.py`). There is none for withdrawn releases.
    """

    account_id: int = key_column()
    release_id: int = reference_column("release.id", index=True)
    alone_id: int = Field(sa_column=sa.Column(Key, nullable=False, unique=True))
    facts: str = text_column()


class Attestation(SQLModel, table=True):
    """Whom a telling names, in the order of its participations, and the office it gives them."""

    __table_args__ = (
        sa.Index("ix_attestation_participant", "participant_id"),
        {"sqlite_with_rowid": False},
    )

    account_id: int = key_column()
    ordinal: int = integer_column(primary_key=True)
    participant_id: int = Field(sa_column=sa.Column(Key, nullable=False))
    title: str | None = text_column(nullable=True)
    rank: str | None = text_column(nullable=True)
    as_of: dt.date | None = day_column()


class LinkBlock(SQLModel, table=True):
    """Where accounts of the same event are looked for: type, party and day number (`app/link/blocks.py`)."""

    __tablename__: ClassVar[str] = "link_block"
    __table_args__ = (
        sa.Index("ix_link_block_account", "account_id"),
        {"sqlite_with_rowid": False},
    )

    party: str = text_column(primary_key=True)
    type: str = text_column(primary_key=True)
    day: int = integer_column(primary_key=True)
    account_id: int = key_column()


class AccountLink(SQLModel, table=True):
    """Two accounts that may tell one event, with the score and the features it was made of (JSON).

    A pair in one event is a link; any other is a suggestion.
    """

    __tablename__: ClassVar[str] = "account_link"
    __table_args__ = (
        sa.CheckConstraint("one_id < other_id", name="in_order"),
        sa.Index("ix_account_link_other", "other_id"),
        {"sqlite_with_rowid": False},
    )

    one_id: int = key_column()
    other_id: int = key_column()
    score: float = Field(sa_column=sa.Column(sa.Float(), nullable=False))
    features: str = text_column()


class LinkDecision(SQLModel, table=True):
    """What a person said of two accounts: cut or accepted. It holds whatever the program thinks later."""

    __tablename__: ClassVar[str] = "link_decision"
    __table_args__ = (
        sa.CheckConstraint("one_id < other_id", name="in_order"),
        sa.Index("ix_link_decision_other", "other_id"),
        {"sqlite_with_rowid": False},
    )

    one_id: int = key_column()
    other_id: int = key_column()
    decision: str = text_column()
    reason: str = text_column()
    decided_at: dt.datetime = instant_column()


class EventRedirect(SQLModel, table=True):
    """An event that became part of another one, under whose key it is found now."""

    __tablename__: ClassVar[str] = "event_redirect"

    id: int = key_column()
    event_id: int = reference_column("event.id", index=True)
