"""What lists of events are filtered and ordered by beside events' own columns, and the words of headlines.

The listing of events stored before is counted here. Their headlines are told with all of their words, until
they are written again: the titles are made with the program's dictionaries, and a migration imports nothing
of the program.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_timeline_listing"
down_revision = "2026_11_29_submissions"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

COUNT = """
INSERT INTO event_listing (event_id, format, published_day, publishers)
SELECT counted.id,
  CASE
    WHEN counted.type = 'conference' THEN 'multilateral'
    WHEN counted.type NOT IN ('meeting', 'consultation', 'call', 'summit') THEN NULL
    WHEN counted.gatherings > 0 THEN 'multilateral'
    WHEN counted.sides < 2 THEN NULL
    WHEN counted.sides = 2 THEN 'bilateral'
    WHEN counted.sides = 3 THEN 'trilateral'
    WHEN counted.sides <= 6 THEN 'minilateral'
    ELSE 'multilateral'
  END,
  counted.published_day,
  counted.publishers
FROM (
  SELECT event.id, event.type,
    (
      SELECT count(*) FROM event_country
      WHERE event_country.event_id = event.id AND event_country.role <> 'target'
    ) + (
      SELECT count(*) FROM event_organization
      JOIN participant ON participant.id = event_organization.participant_id
      WHERE event_organization.event_id = event.id AND participant.country IS NULL
    ) AS sides,
    (
      SELECT count(*) FROM event_organization
      JOIN participant ON participant.id = event_organization.participant_id
      WHERE event_organization.event_id = event.id AND participant.organization_kind = 'regional_group'
    ) AS gatherings,
    (
      SELECT coalesce(max(release.sort_day), 0) FROM event_account
      JOIN release ON release.id = event_account.release_id
      WHERE event_account.event_id = event.id AND release.withdrawn_at IS NULL
    ) AS published_day,
    (
      SELECT count(DISTINCT release.publisher) FROM event_account
      JOIN release ON release.id = event_account.release_id
      WHERE event_account.event_id = event.id AND release.withdrawn_at IS NULL
    ) AS publishers
  FROM event
) AS counted
"""


def upgrade() -> None:
    op.create_table(
        "event_listing",
        sa.Column("event_id", KEY, autoincrement=False, nullable=False),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("published_day", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_listing_event_id_event"),
        sa.PrimaryKeyConstraint("event_id", name="pk_event_listing"),
    )
    op.create_index("ix_event_listing_format", "event_listing", ["format", "event_id"])
    op.create_index(
        "ix_event_listing_published",
        "event_listing",
        [sa.text("published_day DESC"), sa.text("event_id DESC")],
    )
    op.create_index("ix_event_updated", "event", [sa.text("updated_at DESC"), sa.text("id DESC")])
    op.execute(COUNT)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE headline_search USING fts5(body, tokenize = 'ascii')")
        op.execute("INSERT INTO headline_search (rowid, body) SELECT rowid, body FROM event_search")
    else:
        key = "id bigint NOT NULL CONSTRAINT pk_headline_search PRIMARY KEY"
        op.execute(f"CREATE TABLE headline_search ({key}, body tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_headline_search_body ON headline_search USING gin (body)")
        op.execute("INSERT INTO headline_search (id, body) SELECT id, body FROM event_search")


def downgrade() -> None:
    op.drop_table("headline_search")
    op.drop_index("ix_event_updated", "event")
    op.drop_table("event_listing")
