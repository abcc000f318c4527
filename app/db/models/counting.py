"""What events are counted by: each one's traits, and for each trait the set of events that have it.

`app/db/traits.py` says what a trait is, `app/ingest/counting.py` writes these rows in the transaction of the
change, `app/queries/census.py` reads them.
"""

from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db.models.columns import Key, integer_column, key_column, text_column


def _bytes() -> sa.Column[bytes]:
    return sa.Column(sa.LargeBinary(), nullable=False)


class CountState(SQLModel, table=True):
    """One row, once events are counted. `built` tells when all were counted anew, `version` each write."""

    __tablename__: ClassVar[str] = "count_state"

    id: int = integer_column(primary_key=True)
    built: int = integer_column()
    version: int = Field(sa_column=sa.Column(Key, nullable=False))
    numbers: int = integer_column()  # given so far


class Trait(SQLModel, table=True):
    """Something that events have in common: a country, a type, a month."""

    __table_args__ = (sa.UniqueConstraint("value", "facet"), sa.Index("ix_trait_facet", "facet"))

    id: int = key_column()  # counted up
    facet: str = text_column()
    value: str = text_column()


class TraitBits(SQLModel, table=True):
    """The numbers, in one block of them, of the events that have a trait: a serialised Roaring bitmap."""

    __tablename__: ClassVar[str] = "trait_bits"
    __table_args__ = (sa.Index("ix_trait_bits_version", "version"),)

    trait_id: int = Field(
        sa_column=sa.Column(
            Key, sa.ForeignKey("trait.id"), primary_key=True, nullable=False, autoincrement=False
        )
    )
    block: int = integer_column(primary_key=True)
    bits: bytes = Field(sa_column=_bytes())
    version: int = Field(sa_column=sa.Column(Key, nullable=False))  # that wrote it


class EventTraits(SQLModel, table=True):
    """The number of an event that is counted, and the traits it is counted under (ids, 32 bits each)."""

    __tablename__: ClassVar[str] = "event_traits"
    __table_args__ = (sa.UniqueConstraint("number"),)

    event_id: int = key_column()
    number: int = integer_column()
    traits: bytes = Field(sa_column=_bytes())
