"""Releases that are seen stand in an index of their own: to count them reads no text."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_withdrawn_not"
down_revision = "2026_11_29_with_precision"
branch_labels = None
depends_on = None

NAME = "ix_release_seen"
SEEN = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    op.create_index(NAME, "release", ["publisher"], sqlite_where=SEEN, postgresql_where=SEEN)


def downgrade() -> None:
    op.drop_index(NAME, "release")
