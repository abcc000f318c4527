"""What events are counted by: their traits, and the sets of events that have each.

A database without events is counted from the start. In one with events `readout migrate` counts them after
this; until then counts are made with SQL.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_what_is_counted"
down_revision = "2026_11_29_walks"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "count_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("built", sa.Integer(), nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("numbers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_count_state"),
    )
    op.create_table(
        "trait",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trait"),
        sa.UniqueConstraint("value", "facet", name="uq_trait_value_facet"),
    )
    op.create_index("ix_trait_facet", "trait", ["facet"])
    op.create_table(
        "trait_bits",
        sa.Column("trait_id", KEY, autoincrement=False, nullable=False),
        sa.Column("block", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.ForeignKeyConstraint(["trait_id"], ["trait.id"], name="fk_trait_bits_trait_id_trait"),
        sa.PrimaryKeyConstraint("trait_id", "block", name="pk_trait_bits"),
    )
    op.create_index("ix_trait_bits_version", "trait_bits", ["version"])
    op.create_table(
        "event_traits",
        sa.Column("event_id", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("traits", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_event_traits"),
        sa.UniqueConstraint("number", name="uq_event_traits_number"),
    )
    op.execute(
        "INSERT INTO count_state (id, built, version, numbers)"
        " SELECT 1, 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM event)"
    )


def downgrade() -> None:
    for table in ("event_traits", "trait_bits", "trait", "count_state"):
        op.drop_table(table)
