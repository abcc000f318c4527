"""What persons decide about events, and the stances that releases take.

Decisions hang on accounts, whose keys outlive every new reading; what was rejected is set aside with them.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_review"
down_revision = "2026_11_24_links"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TABLES = ("stance", "stance_party", "correction", "set_aside")


def upgrade() -> None:
    create_stances()
    create_corrections()


def create_stances() -> None:
    op.create_table(
        "stance",
        sa.Column("release_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_stance_release_id_release"),
        sa.PrimaryKeyConstraint("release_id", "ordinal", name="pk_stance"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stance_act", "stance", ["act", "release_id"])
    op.create_table(
        "stance_party",
        sa.Column("release_id", KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id", "ordinal"],
            ["stance.release_id", "stance.ordinal"],
            name="fk_stance_party_release_id_ordinal_stance",
        ),
        sa.PrimaryKeyConstraint("release_id", "ordinal", "side", "place", name="pk_stance_party"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stance_party_code", "stance_party", ["code", "side", "release_id"])


def create_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("account_id", KEY, autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("release_id", KEY, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_correction_release_id_release"),
        sa.PrimaryKeyConstraint("account_id", "field", name="pk_correction"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_correction_release", "correction", ["release_id"])
    op.create_index("ix_correction_event", "correction", ["event_id"])
    op.create_table(
        "set_aside",
        sa.Column("account_id", KEY, autoincrement=False, nullable=False),
        sa.Column("release_id", KEY, nullable=False),
        sa.Column("alone_id", KEY, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("is_read", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_set_aside_release_id_release"),
        sa.PrimaryKeyConstraint("account_id", name="pk_set_aside"),
    )
    op.create_index("ix_set_aside_release_id", "set_aside", ["release_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
