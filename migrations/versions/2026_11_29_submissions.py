"""What comes in from outside: proposed corrections, and answers kept under idempotency keys."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_submissions"
down_revision = "2026_11_29_api_keys"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "kept_answer",
        sa.Column("api_key_id", sa.Text(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["api_key_id"], ["api_key.id"], name="fk_kept_answer_api_key_id_api_key"),
        sa.PrimaryKeyConstraint("api_key_id", "once", name="pk_kept_answer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kept_answer_expires_at", "kept_answer", ["expires_at"])
    op.create_table(
        "proposal",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("entity_id", KEY, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("api_key_id", sa.Text(), nullable=True),
        sa.Column("submitted_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["api_key_id"], ["api_key.id"], name="fk_proposal_api_key_id_api_key"),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    op.create_index("ix_proposal_state", "proposal", ["state", "submitted_at"])


def downgrade() -> None:
    op.drop_table("proposal")
    op.drop_table("kept_answer")
