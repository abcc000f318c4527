"""Events are counted by how well their day is known, too.

What is counted is counted anew, by `readout migrate` after this; until then counts are made with SQL.
"""

from alembic import op

revision = "2026_11_29_with_precision"
down_revision = "2026_11_29_what_is_counted"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM count_state WHERE EXISTS (SELECT 1 FROM event)")


def downgrade() -> None:
    op.execute("DELETE FROM count_state WHERE EXISTS (SELECT 1 FROM event)")
