"""Indexes to walk: what hangs on an event carries its day, so that each list stands in one in its order."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_walks"
down_revision = "2026_11_29_to_go_back"
branch_labels = None
depends_on = None

OF_EVENT = "(SELECT event.{} FROM event WHERE event.id = {}.event_id)"
# By table: the column that leads the index, the index it had, the one it gets.
LEADING = {
    "participation": ("participant_id", "ix_participation_participant", "ix_participation_newest"),
    "event_organization": (
        "participant_id",
        "ix_event_organization_participant",
        "ix_event_organization_newest",
    ),
    "event_topic": ("topic", "ix_event_topic_topic", "ix_event_topic_newest"),
    "event_account": ("publisher", None, "ix_event_account_newest"),
    "event_listing": ("format", "ix_event_listing_format", "ix_event_listing_format_newest"),
}
ADDED = {
    "event_account": {
        "publisher": sa.Text(),
        "sort_day": sa.Integer(),
    },
    "event_listing": {
        "sort_day": sa.Integer(),
        "last_day": sa.Integer(),
        "corroboration": sa.Integer(),
    },
}
WITHOUT_ROWID = ("event_organization", "event_topic")
PUBLISHED = "ix_event_listing_published"
NEWEST = [sa.text("sort_day DESC"), sa.text("event_id DESC")]


def upgrade() -> None:
    op.drop_index(PUBLISHED, "event_listing")
    for table, (leading, old, new) in LEADING.items():
        if old:
            op.drop_index(old, table)
        add_columns(table, ADDED.get(table, {"sort_day": sa.Integer()}))
        op.create_index(new, table, [leading, *NEWEST])
    index_by(PUBLISHED, "event_listing", "published_day DESC", "event_id DESC")
    index_by("ix_event_listing_corroboration", "event_listing", "corroboration DESC", "event_id DESC")
    index_by(
        "ix_event_listing_long",
        "event_listing",
        "sort_day DESC",
        "event_id DESC",
        where="last_day - sort_day > 31",
    )
    index_by(
        "ix_event_listing_several", "event_listing", "sort_day DESC", "event_id DESC", where="publishers > 1"
    )
    index_by(
        "ix_event_status_newest", "event", "status", "sort_day DESC", "id DESC", where="status <> 'occurred'"
    )
    index_by(
        "ix_event_review_newest", "event", "review", "sort_day DESC", "id DESC", where="review <> 'machine'"
    )


def index_by(name: str, table: str, *by: str, where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(
        name, table, [sa.text(each) for each in by], sqlite_where=condition, postgresql_where=condition
    )


def add_columns(table: str, columns: dict[str, sa.types.TypeEngine]) -> None:
    """Filled from the event, and where it says who tells it from the release."""
    with altering(table) as altered:
        for name, kind in columns.items():
            altered.add_column(sa.Column(name, kind, nullable=True))
    filled = {"sort_day": OF_EVENT.format("sort_day", table)}
    if table == "event_account":
        filled["publisher"] = (
            "(SELECT release.publisher FROM release WHERE release.id = event_account.release_id)"
        )
    if table == "event_listing":
        length = (
            "CAST(julianday(event.ends_on) - julianday(event.starts_on) AS INTEGER)"
            if is_sqlite()
            else "event.ends_on - event.starts_on"
        )
        last_day = f"(SELECT event.sort_day + coalesce({length}, 0)"
        filled["last_day"] = last_day + " FROM event WHERE event.id = event_listing.event_id)"
        most = "CASE WHEN publishers > 500 THEN 500 ELSE publishers END"
        filled["corroboration"] = f"{most} * 4000000 + {filled['sort_day']}"
    op.execute(f"UPDATE {table} SET " + ", ".join(f"{name} = {value}" for name, value in filled.items()))
    with altering(table) as altered:
        for name, kind in columns.items():
            altered.alter_column(name, existing_type=kind, nullable=False)


def altering(table: str):
    """SQLite's tables are copied, so that they are spelled like new ones."""
    options = {"sqlite_with_rowid": False} if table in WITHOUT_ROWID else {}
    return op.batch_alter_table(table, recreate="always" if is_sqlite() else "never", table_kwargs=options)


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def downgrade() -> None:
    for name in ("status", "review"):
        op.drop_index(f"ix_event_{name}_newest", "event")
    for name in ("published", "corroboration", "long", "several"):
        op.drop_index(f"ix_event_listing_{name}", "event_listing")
    for table, (leading, old, new) in LEADING.items():
        op.drop_index(new, table)
        with altering(table) as altered:
            for name in ADDED.get(table, ("sort_day",)):
                altered.drop_column(name)
        if old:
            op.create_index(old, table, [leading, "event_id"])
    index_by(PUBLISHED, "event_listing", "published_day DESC", "event_id DESC")
