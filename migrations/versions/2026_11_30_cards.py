"""Events have cards: of each one row with all that lists show of it. They are written when counting is."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_cards"
down_revision = "2026_11_29_withdrawn_not"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_card",
        sa.Column(
            "event_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_event_card"),
    )
    # Then all are counted anew, which writes the cards.
    op.execute("DELETE FROM count_state WHERE EXISTS (SELECT 1 FROM event)")


def downgrade() -> None:
    op.drop_table("event_card")
