"""Which releases say the same in two languages.

Releases stored before are paired when another of those days comes or when they are read again: pairing reads
titles and leads with the program's dictionaries, and a migration imports nothing of the program.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_twins"
down_revision = "2026_11_24_review"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "release_twin",
        sa.Column("release_id", KEY, autoincrement=False, nullable=False),
        sa.Column("twin_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_release_twin_release_id_release"),
        sa.ForeignKeyConstraint(["twin_id"], ["release.id"], name="fk_release_twin_twin_id_release"),
        sa.PrimaryKeyConstraint("release_id", name="pk_release_twin"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_release_twin_twin_id", "release_twin", ["twin_id"])


def downgrade() -> None:
    op.drop_table("release_twin")
