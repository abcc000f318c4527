"""What happened, as the record has it: events, what hangs on them, and the evidence for each field.

What hangs on an event carries its day, so that each list of events stands in an index in its order.
"""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import SQLModel

from app.db.models.columns import (
    day_column,
    instant_column,
    integer_column,
    key_column,
    partial,
    reference_column,
    text_column,
)

NEWEST: tuple[sa.ColumnElement[int], ...] = (sa.desc("sort_day"), sa.desc("event_id"))
LONG_DAYS = 31  # an event that lasts longer than a month is rare; few filters by days would find it
DAYS = 4_000_000  # more than the calendar has, so that a day fits under what it is second to
MOST_PUBLISHERS = 500  # told apart, so that ranks stay whole numbers of 31 bits

# Conditions of partial indexes, which a statement must say in the same words.
UNUSUAL_STATUS = "status <> 'occurred'"
REVIEWED = "review <> 'machine'"
LONG = f"last_day - sort_day > {LONG_DAYS}"
TOLD_BY_SEVERAL = "publishers > 1"


class Event(SQLModel, table=True):
    """Something that happened or is planned. `sort_day` is the day number of `starts_on`, 0 for undated."""

    __table_args__ = (
        sa.CheckConstraint("(starts_on IS NULL) = (ends_on IS NULL)", name="both_days"),
        sa.CheckConstraint("starts_on <= ends_on", name="days_in_order"),
        sa.Index("ix_event_newest", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_event_type_newest", "type", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_event_updated", sa.desc("updated_at"), sa.desc("id")),
        # Of these values few events have any but one, so that only the others need a walk of their own.
        partial("ix_event_status_newest", UNUSUAL_STATUS, "status", sa.desc("sort_day"), sa.desc("id")),
        partial("ix_event_review_newest", REVIEWED, "review", sa.desc("sort_day"), sa.desc("id")),
    )

    id: int = key_column()
    type: str = text_column()
    category: str = text_column()
    status: str = text_column()
    prominence: str = text_column()  # PRIMARY when any account tells it so
    starts_on: dt.date | None = day_column()
    ends_on: dt.date | None = day_column()
    precision: str = text_column()
    month_day: str | None = text_column(nullable=True)
    wording: str | None = text_column(nullable=True)
    sort_day: int = integer_column()
    place: str | None = text_column(nullable=True)
    country_of_place: str | None = text_column(nullable=True)
    review: str = text_column()
    created_at: dt.datetime = instant_column()
    updated_at: dt.datetime = instant_column()
    withdrawn_at: dt.datetime | None = instant_column(nullable=True)


class EventListing(SQLModel, table=True):
    """What lists of events are filtered and ordered by beside the event's own columns.

    All of it follows from what hangs on the event; `app/ingest/listings.py` counts it when one is written.
    """

    __tablename__: ClassVar[str] = "event_listing"
    __table_args__ = (
        sa.Index("ix_event_listing_format_newest", "format", *NEWEST),
        sa.Index("ix_event_listing_published", sa.desc("published_day"), sa.desc("event_id")),
        sa.Index("ix_event_listing_corroboration", sa.desc("corroboration"), sa.desc("event_id")),
        partial("ix_event_listing_long", LONG, *NEWEST),
        partial("ix_event_listing_several", TOLD_BY_SEVERAL, *NEWEST),
    )

    event_id: int = reference_column("event.id", primary_key=True)
    format: str | None = text_column(nullable=True)  # MeetingFormat
    published_day: int = integer_column()  # of the latest release that tells it; 0 where none has a day
    publishers: int = integer_column()  # how many tell it
    sort_day: int = integer_column()
    last_day: int = integer_column()  # the day number of `ends_on`
    corroboration: int = integer_column()  # publishers, at most `MOST_PUBLISHERS`, times `DAYS`, and the day


class EventCard(SQLModel, table=True):
    """All that a list or its page shows of an event that is in sight, as JSON (`app/queries/event_cards.py`).

    All of it follows from the other tables; `app/ingest/event_cards.py` writes it when one of them changes.
    """

    __tablename__: ClassVar[str] = "event_card"

    event_id: int = key_column()
    body: str = text_column()


class EventAccount(SQLModel, table=True):
    """One release tells one event: how prominently, and in which sentence.

    `told` is what it alone tells, whatever the event shows, as JSON (`app/ingest/tellings.py`); null where no
    other account tells the event.
    """

    __tablename__: ClassVar[str] = "event_account"
    __table_args__ = (
        sa.UniqueConstraint("event_id", "release_id"),
        sa.Index("ix_event_account_release", "release_id", "start"),
        sa.Index("ix_event_account_newest", "publisher", *NEWEST),
    )

    id: int = key_column()
    event_id: int = reference_column("event.id")
    release_id: int = reference_column("release.id")
    prominence: str = text_column()
    revision: int = integer_column()
    start: int = integer_column()
    end: int = integer_column()
    told: str | None = text_column(nullable=True)
    publisher: str = text_column()
    sort_day: int = integer_column()


class EventCountry(SQLModel, table=True):
    """A country that takes part or is the target; type and day are here for the index walks."""

    __tablename__: ClassVar[str] = "event_country"
    __table_args__ = (
        sa.Index("ix_event_country_newest", "country", sa.desc("sort_day"), sa.desc("event_id")),
        sa.Index("ix_event_country_type_newest", "country", "type", sa.desc("sort_day"), sa.desc("event_id")),
        {"sqlite_with_rowid": False},
    )

    event_id: int = reference_column("event.id", primary_key=True)
    country: str = text_column(primary_key=True)
    role: str = text_column()
    ordinal: int = integer_column()
    type: str = text_column()
    sort_day: int = integer_column()


class EventSubject(SQLModel, table=True):
    """A country that an event is only about."""

    __tablename__: ClassVar[str] = "event_subject"
    __table_args__ = ({"sqlite_with_rowid": False},)

    event_id: int = reference_column("event.id", primary_key=True)
    country: str = text_column(primary_key=True)
    ordinal: int = integer_column()


class EventOrganization(SQLModel, table=True):
    """An organisation that is a party to an event."""

    __tablename__: ClassVar[str] = "event_organization"
    __table_args__ = (
        sa.Index("ix_event_organization_newest", "participant_id", *NEWEST),
        {"sqlite_with_rowid": False},
    )

    event_id: int = reference_column("event.id", primary_key=True)
    participant_id: int = reference_column("participant.id", primary_key=True)
    ordinal: int = integer_column()
    sort_day: int = integer_column()


class EventTopic(SQLModel, table=True):
    """What an event is about: a slug of the closed list of topics."""

    __tablename__: ClassVar[str] = "event_topic"
    __table_args__ = (sa.Index("ix_event_topic_newest", "topic", *NEWEST), {"sqlite_with_rowid": False})

    event_id: int = reference_column("event.id", primary_key=True)
    topic: str = text_column(primary_key=True)
    ordinal: int = integer_column()
    sort_day: int = integer_column()


class Participation(SQLModel, table=True):
    """Somebody in an event, with the post held then, the country represented and the role."""

    __table_args__ = (
        sa.UniqueConstraint("event_id", "ordinal"),
        sa.Index("ix_participation_newest", "participant_id", *NEWEST),
    )

    id: int = key_column()
    event_id: int = reference_column("event.id")
    ordinal: int = integer_column()
    participant_id: int | None = reference_column("participant.id", nullable=True)
    post_id: int | None = reference_column("post.id", nullable=True, index=True)
    country: str | None = text_column(nullable=True)
    role: str = text_column()
    sort_day: int = integer_column()


class Evidence(SQLModel, table=True):
    """The span of a release revision that supports one field of an event, and the rule that read it.

    `supports`: "event", "type", "when", "place", "country:KR", "organization:EU",
    "participation:0" (ordinal), "topic:cyber", "status".
    """

    __table_args__ = ({"sqlite_with_rowid": False},)

    account_id: int = reference_column("event_account.id", primary_key=True)
    ordinal: int = integer_column(primary_key=True)
    supports: str = text_column()
    revision: int = integer_column()
    start: int = integer_column()
    end: int = integer_column()
    rule: str = text_column()
    entry: str | None = text_column(nullable=True)
    confidence: str = text_column()
