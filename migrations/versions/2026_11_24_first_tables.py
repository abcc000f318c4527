"""The first tables: releases and their documents, events, who took part, evidence, the change log.

The full-text tables hold words that the program has made (stems, pairs of Korean letters), so that both
engines find the same: virtual tables of FTS5 on SQLite, `tsvector` columns on PostgreSQL.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_first_tables"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
NEWEST, BY_ID, BY_EVENT = sa.text("sort_day DESC"), sa.text("id DESC"), sa.text("event_id DESC")

TABLES = (
    "participant",
    "participant_alias",
    "publisher",
    "post",
    "release",
    "document",
    "release_revision",
    "event",
    "event_account",
    "event_country",
    "event_subject",
    "event_organization",
    "event_topic",
    "participation",
    "evidence",
    "change",
)
SEARCHED = ("event", "release", "participant")


def upgrade() -> None:
    create_people()
    create_releases()
    create_events()
    create_change_log()
    create_search()


def create_people() -> None:
    op.create_table(
        "participant",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=True),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("organization_kind", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint("identity", name="uq_participant_identity"),
    )
    op.create_index("ix_participant_sort_name", "participant", ["sort_name", "id"])
    op.create_table(
        "participant_alias",
        sa.Column("participant_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_participant_alias_participant_id_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "name", name="pk_participant_alias"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "publisher",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("participant_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_publisher_participant_id_participant"
        ),
        sa.PrimaryKeyConstraint("slug", name="pk_publisher"),
    )
    op.create_table(
        "post",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("participant_id", KEY, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_post_participant_id_participant"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
    )
    op.create_index("ix_post_participant_id", "post", ["participant_id"])


def create_releases() -> None:
    op.create_table(
        "release",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("paraphrase", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("extractor_version", sa.Text(), nullable=False),
        sa.Column("dictionary_digest", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["publisher"], ["publisher.slug"], name="fk_release_publisher_publisher"),
        sa.PrimaryKeyConstraint("id", name="pk_release"),
        sa.UniqueConstraint("identity", name="uq_release_identity"),
    )
    op.create_index("ix_release_newest", "release", [NEWEST, BY_ID])
    op.create_index("ix_release_publisher_newest", "release", ["publisher", NEWEST, BY_ID])
    op.create_table(
        "document",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("release_id", KEY, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("refused_code", sa.Text(), nullable=True),
        sa.Column("refused_message", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_document_release_id_release"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("fingerprint", name="uq_document_fingerprint"),
    )
    op.create_index("ix_document_release_id", "document", ["release_id"])
    op.create_table(
        "release_revision",
        sa.Column("release_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_release_revision_document_id_document"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name="fk_release_revision_release_id_release"
        ),
        sa.PrimaryKeyConstraint("release_id", "number", name="pk_release_revision"),
        sa.UniqueConstraint("release_id", "sha256", name="uq_release_revision_release_id_sha256"),
    )


def create_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("prominence", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("month_day", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country_of_place", sa.Text(), nullable=True),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.CheckConstraint("(starts_on IS NULL) = (ends_on IS NULL)", name=op.f("ck_event_both_days")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_event_days_in_order")),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_newest", "event", [NEWEST, BY_ID])
    op.create_index("ix_event_type_newest", "event", ["type", NEWEST, BY_ID])
    op.create_table(
        "event_account",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("release_id", KEY, nullable=False),
        sa.Column("prominence", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_account_event_id_event"),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_event_account_release_id_release"),
        sa.PrimaryKeyConstraint("id", name="pk_event_account"),
        sa.UniqueConstraint("event_id", "release_id", name="uq_event_account_event_id_release_id"),
    )
    op.create_index("ix_event_account_release", "event_account", ["release_id", "start"])
    op.create_table(
        "event_country",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_country_event_id_event"),
        sa.PrimaryKeyConstraint("event_id", "country", name="pk_event_country"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_country_newest", "event_country", ["country", NEWEST, BY_EVENT])
    op.create_index("ix_event_country_type_newest", "event_country", ["country", "type", NEWEST, BY_EVENT])
    op.create_table(
        "event_subject",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_subject_event_id_event"),
        sa.PrimaryKeyConstraint("event_id", "country", name="pk_event_subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_organization",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("participant_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_organization_event_id_event"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_event_organization_participant_id_participant"
        ),
        sa.PrimaryKeyConstraint("event_id", "participant_id", name="pk_event_organization"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_organization_participant", "event_organization", ["participant_id", "event_id"])
    op.create_table(
        "event_topic",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_topic_event_id_event"),
        sa.PrimaryKeyConstraint("event_id", "topic", name="pk_event_topic"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_topic_topic", "event_topic", ["topic", "event_id"])
    op.create_table(
        "participation",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("participant_id", KEY, nullable=True),
        sa.Column("post_id", KEY, nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_participation_event_id_event"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_participation_participant_id_participant"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_participation_post_id_post"),
        sa.PrimaryKeyConstraint("id", name="pk_participation"),
        sa.UniqueConstraint("event_id", "ordinal", name="uq_participation_event_id_ordinal"),
    )
    op.create_index("ix_participation_participant", "participation", ["participant_id", "event_id"])
    op.create_index("ix_participation_post_id", "participation", ["post_id"])
    op.create_table(
        "evidence",
        sa.Column("account_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("supports", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["event_account.id"], name="fk_evidence_account_id_event_account"
        ),
        sa.PrimaryKeyConstraint("account_id", "ordinal", name="pk_evidence"),
        sqlite_with_rowid=False,
    )


def create_change_log() -> None:
    op.create_table(
        "change",
        sa.Column("seq", KEY, autoincrement=True, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("entity_id", KEY, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_entity", "change", ["noun", "entity_id", "seq"])


def create_search() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for noun in SEARCHED:
        table = f"{noun}_search"
        if sqlite:
            options = "tokenize = 'ascii'"  # our own tokens, folded already: split at spaces alone
            op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(body, {options})")
        else:
            key = f"id bigint NOT NULL CONSTRAINT pk_{table} PRIMARY KEY"
            op.execute(f"CREATE TABLE {table} ({key}, body tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{table}_body ON {table} USING gin (body)")


def downgrade() -> None:
    for noun in SEARCHED:
        op.drop_table(f"{noun}_search")
    for table in reversed(TABLES):
        op.drop_table(table)
