"""An index on the addresses of releases, by which clients look one up."""

from alembic import op

revision = "2026_11_29_addresses"
down_revision = "2026_11_24_twins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_release_url", "release", ["url"])


def downgrade() -> None:
    op.drop_index("ix_release_url", "release")
