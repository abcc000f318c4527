"""What the record as of an instant needs: what each account of a shared event alone tells, and where in the
log an instant lies.

What accounts of events stored before told alone is that of the present reading, in the log too: no older
one was kept. Of an account that is no more, it is what its event showed.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_to_go_back"
down_revision = "2026_11_29_timeline_listing"
branch_labels = None
depends_on = None

FACTS = (
    *("type", "status", "starts_on", "ends_on", "precision", "month_day", "wording"),
    *("place", "country_of_place"),
)
SUPPORTED = ("event", "type", "status", "when", "place")
AT_ONCE = 500

SHARED = """
SELECT event_account.id, telling.facts FROM event_account
JOIN release ON release.id = event_account.release_id
LEFT JOIN telling ON telling.account_id = event_account.id
WHERE release.withdrawn_at IS NULL AND event_account.event_id IN (
  SELECT event_account.event_id FROM event_account
  JOIN release ON release.id = event_account.release_id
  WHERE release.withdrawn_at IS NULL
  GROUP BY event_account.event_id HAVING count(*) > 1
)
"""


def upgrade() -> None:
    with op.batch_alter_table("event_account", recreate="always" if is_sqlite() else "never") as account:
        account.add_column(sa.Column("told", sa.Text(), nullable=True))
    op.create_index("ix_change_at", "change", ["at", "seq"])
    connection = op.get_bind()
    fill_accounts(connection)
    fill_log(connection)


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def fill_accounts(connection: sa.Connection) -> None:
    rows = connection.execute(sa.text(SHARED)).all()
    told = [{"id": row.id, "told": written(alone(json.loads(row.facts)))} for row in rows if row.facts]
    if told:
        connection.execute(sa.text("UPDATE event_account SET told = :told WHERE id = :id"), told)


def fill_log(connection: sa.Connection) -> None:
    query = "SELECT seq, after FROM change WHERE noun = 'event' AND after IS NOT NULL AND seq > :seq"
    seq = 0
    while rows := connection.execute(
        sa.text(f"{query} ORDER BY seq LIMIT :most"), {"seq": seq, "most": AT_ONCE}
    ).all():
        seq = rows[-1].seq
        images = [(row.seq, json.loads(row.after)) for row in rows]
        shared = [(number, image) for number, image in images if len(image["accounts"]) > 1]
        filled = [{"seq": number, "after": written(fill(connection, image))} for number, image in shared]
        if filled:
            connection.execute(sa.text("UPDATE change SET after = :after WHERE seq = :seq"), filled)


def fill(connection: sa.Connection, image: dict[str, Any]) -> dict[str, Any]:
    own = sa.text("SELECT facts FROM telling WHERE account_id = :id")
    for account in image["accounts"]:
        facts = connection.execute(own, {"id": account["id"]}).scalar()
        shown = {name: image[name] for name in FACTS} | {"account": {"evidence": account["evidence"]}}
        account.setdefault("told", alone(json.loads(facts) if facts else shown))
    return image


def alone(facts: dict[str, Any]) -> dict[str, Any]:
    spans = [span for span in facts["account"]["evidence"] if span["supports"] in SUPPORTED]
    return {name: facts[name] for name in FACTS} | {"evidence": spans}


def written(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def downgrade() -> None:
    op.drop_index("ix_change_at", "change")
    with op.batch_alter_table("event_account", recreate="always" if is_sqlite() else "never") as account:
        account.drop_column("told")
