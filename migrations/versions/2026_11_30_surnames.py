"""Accounts say whom they name and in which office; a record of a surname alone leads to the person it is."""

import datetime as dt
import json

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_surnames"
down_revision = "2026_11_30_cards"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000
_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    attestation = op.create_table(
        "attestation",
        sa.Column("account_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("participant_id", _KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("rank", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("account_id", "ordinal", name="pk_attestation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attestation_participant", "attestation", ["participant_id"])
    op.create_table(
        "participant_redirect",
        sa.Column("id", _KEY, autoincrement=False, nullable=False),
        sa.Column("participant_id", _KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_participant_redirect_participant_id_participant"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participant_redirect"),
    )
    op.create_index("ix_participant_redirect_participant_id", "participant_redirect", ["participant_id"])
    _fill(attestation)


def _fill(attestation: sa.Table) -> None:
    """From what each account tells, in portions."""
    connection = op.get_bind()
    telling = sa.table("telling", sa.column("account_id", _KEY), sa.column("facts", sa.Text()))
    last = -(2**63)
    while True:
        wanted = sa.select(telling).where(telling.c.account_id > last).order_by(telling.c.account_id)
        stored = connection.execute(wanted.limit(_AT_ONCE)).all()
        rows = [row for account, facts in stored for row in _attested(account, json.loads(facts))]
        if rows:
            connection.execute(sa.insert(attestation), rows)
        if not stored:
            return
        last = stored[-1].account_id


def _attested(account: int, facts: dict) -> list[dict]:
    found = []
    for ordinal, held in enumerate(facts["participations"]):
        if held["participant_id"] is not None:
            post = held["post"] or {}
            day = post.get("as_of")
            found.append(
                {
                    "account_id": account,
                    "ordinal": ordinal,
                    "participant_id": held["participant_id"],
                    "title": post.get("title"),
                    "rank": post.get("rank"),
                    "as_of": dt.date.fromisoformat(day) if day else None,
                }
            )
    return found


def downgrade() -> None:
    op.drop_table("participant_redirect")
    op.drop_table("attestation")
