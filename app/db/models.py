"""The tables. Codes are plain text, instants UTC, days dates; constraints are named by a convention.

Rows are not validated when made: values are checked when the dataclass is made, and the database repeats what
matters. No `from __future__ import annotations`: SQLModel needs real types. Full-text tables are not models
(SQLite's are virtual): `migrations/` makes them, `app/db/search.py` keeps and asks them.
"""

import datetime as dt
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite makes a primary key its row id only when it is spelled INTEGER; both hold 64 bits.
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant: aware and UTC in Python on both engines (SQLite forgets the zone)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def key_column(**options: Any) -> Any:
    return Field(sa_column=sa.Column(Key, primary_key=True, autoincrement=False, **options))


def reference_column(
    target: str, *, nullable: bool = False, primary_key: bool = False, index: bool = False
) -> Any:
    column = sa.Column(
        Key,
        sa.ForeignKey(target),
        nullable=nullable,
        primary_key=primary_key,
        index=index,
        autoincrement=False,
    )
    return Field(sa_column=column)


def text_column(*, nullable: bool = False, primary_key: bool = False, unique: bool = False) -> Any:
    return Field(sa_column=sa.Column(sa.Text(), nullable=nullable, primary_key=primary_key, unique=unique))


def instant_column(*, nullable: bool = False) -> Any:
    return Field(sa_column=sa.Column(UtcDateTime(), nullable=nullable))


def day_column(*, nullable: bool = True) -> Any:
    return Field(sa_column=sa.Column(sa.Date(), nullable=nullable))


def integer_column(*, primary_key: bool = False) -> Any:
    return Field(
        sa_column=sa.Column(sa.Integer(), nullable=False, primary_key=primary_key, autoincrement=False)
    )


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


class Publisher(SQLModel, table=True):
    """Who issues releases: an organisation that has a slug."""

    slug: str = text_column(primary_key=True)
    participant_id: int = reference_column("participant.id")


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


class Event(SQLModel, table=True):
    """Something that happened or is planned. `sort_day` is the day number of `starts_on`, 0 for undated."""

    __table_args__ = (
        sa.CheckConstraint("(starts_on IS NULL) = (ends_on IS NULL)", name="both_days"),
        sa.CheckConstraint("starts_on <= ends_on", name="days_in_order"),
        sa.Index("ix_event_newest", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_event_type_newest", "type", sa.desc("sort_day"), sa.desc("id")),
        sa.Index("ix_event_updated", sa.desc("updated_at"), sa.desc("id")),
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
        sa.Index("ix_event_listing_format", "format", "event_id"),
        sa.Index("ix_event_listing_published", sa.desc("published_day"), sa.desc("event_id")),
    )

    event_id: int = reference_column("event.id", primary_key=True)
    format: str | None = text_column(nullable=True)  # MeetingFormat
    published_day: int = integer_column()  # of the latest release that tells it; 0 where none has a day
    publishers: int = integer_column()  # how many tell it


class EventAccount(SQLModel, table=True):
    """One release tells one event: how prominently, and in which sentence."""

    __tablename__: ClassVar[str] = "event_account"
    __table_args__ = (
        sa.UniqueConstraint("event_id", "release_id"),
        sa.Index("ix_event_account_release", "release_id", "start"),
    )

    id: int = key_column()
    event_id: int = reference_column("event.id")
    release_id: int = reference_column("release.id")
    prominence: str = text_column()
    revision: int = integer_column()
    start: int = integer_column()
    end: int = integer_column()


class Telling(SQLModel, table=True):
    """What one release alone tells of an event: an event is put together from those of its accounts.

    `account_id` outlives the account's moves between events; `alone_id` is the key of the event it makes by
    itself. `facts` is JSON (`app/ingest/tellings.py`). There is none for withdrawn releases.
    """

    account_id: int = key_column()
    release_id: int = reference_column("release.id", index=True)
    alone_id: int = Field(sa_column=sa.Column(Key, nullable=False, unique=True))
    facts: str = text_column()


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
        sa.Index("ix_event_organization_participant", "participant_id", "event_id"),
        {"sqlite_with_rowid": False},
    )

    event_id: int = reference_column("event.id", primary_key=True)
    participant_id: int = reference_column("participant.id", primary_key=True)
    ordinal: int = integer_column()


class EventTopic(SQLModel, table=True):
    """What an event is about: a slug of the closed list of topics."""

    __tablename__: ClassVar[str] = "event_topic"
    __table_args__ = (sa.Index("ix_event_topic_topic", "topic", "event_id"), {"sqlite_with_rowid": False})

    event_id: int = reference_column("event.id", primary_key=True)
    topic: str = text_column(primary_key=True)
    ordinal: int = integer_column()


class Participation(SQLModel, table=True):
    """Somebody in an event, with the post held then, the country represented and the role."""

    __table_args__ = (
        sa.UniqueConstraint("event_id", "ordinal"),
        sa.Index("ix_participation_participant", "participant_id", "event_id"),
    )

    id: int = key_column()
    event_id: int = reference_column("event.id")
    ordinal: int = integer_column()
    participant_id: int | None = reference_column("participant.id", nullable=True)
    post_id: int | None = reference_column("post.id", nullable=True, index=True)
    country: str | None = text_column(nullable=True)
    role: str = text_column()


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


class Change(SQLModel, table=True):
    """The append-only log: one row a change, in the order of commits, with the whole state after it.

    `after` is JSON with everything that hangs on the thing; null in a tombstone. `fields` lists what changed.
    """

    __table_args__ = (
        sa.Index("ix_change_entity", "noun", "entity_id", "seq"),
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
