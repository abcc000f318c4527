"""One event, many accounts: what each release tells of it, what links accounts, what persons decided.

Events stored before were told by one release each; their facts become those of their account.
"""

import datetime
import hashlib
import json
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_links"
down_revision = "2026_11_24_first_tables"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TABLES = ("telling", "link_block", "account_link", "link_decision", "event_redirect")

# Of publishers of that day; others had no country.
ISSUED_IN = {
    "kr-mofa": "KR",
    "us-state": "US",
    "jp-mofa": "JP",
    "uk-fcdo": "GB",
    "cn-mfa": "CN",
    "in-mea": "IN",
    "tr-mfa": "TR",
    "sg-mfa": "SG",
    "ca-gac": "CA",
    "au-dfat": "AU",
    "ru-mfa": "RU",
}
FACTS = [
    "type",
    "category",
    "status",
    "starts_on",
    "ends_on",
    "precision",
    "month_day",
    "wording",
    "place",
    "country_of_place",
]
LONGEST_RANGE = 10
FEWEST_WORDS = 6


def upgrade() -> None:
    create_tables()
    with op.batch_alter_table(
        "change", recreate="always" if is_sqlite() else "never", table_kwargs={"sqlite_autoincrement": True}
    ) as change:
        change.add_column(sa.Column("replaced_by", KEY, nullable=True))
    op.drop_index("ix_post_participant_id", "post")
    op.create_index("ix_post_participant", "post", ["participant_id", "rank", "as_of"])
    fill_tellings(op.get_bind())


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def create_tables() -> None:
    op.create_table(
        "telling",
        sa.Column("account_id", KEY, autoincrement=False, nullable=False),
        sa.Column("release_id", KEY, nullable=False),
        sa.Column("alone_id", KEY, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_telling_release_id_release"),
        sa.PrimaryKeyConstraint("account_id", name="pk_telling"),
        sa.UniqueConstraint("alone_id", name="uq_telling_alone_id"),
    )
    op.create_index("ix_telling_release_id", "telling", ["release_id"])
    op.create_table(
        "link_block",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("party", "type", "day", "account_id", name="pk_link_block"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_block_account", "link_block", ["account_id"])
    create_links()
    op.create_table(
        "event_redirect",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_redirect_event_id_event"),
        sa.PrimaryKeyConstraint("id", name="pk_event_redirect"),
    )
    op.create_index("ix_event_redirect_event_id", "event_redirect", ["event_id"])


def create_links() -> None:
    op.create_table(
        "account_link",
        sa.Column("one_id", KEY, autoincrement=False, nullable=False),
        sa.Column("other_id", KEY, autoincrement=False, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name="in_order"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_account_link"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_link_other", "account_link", ["other_id"])
    op.create_table(
        "link_decision",
        sa.Column("one_id", KEY, autoincrement=False, nullable=False),
        sa.Column("other_id", KEY, autoincrement=False, nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.CheckConstraint("one_id < other_id", name="in_order"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_link_decision"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_decision_other", "link_decision", ["other_id"])


def downgrade() -> None:
    """Links are lost; events that were put together stay so, under the keys they have."""
    op.drop_index("ix_post_participant", "post")
    op.create_index("ix_post_participant_id", "post", ["participant_id"])
    with op.batch_alter_table(
        "change", recreate="always" if is_sqlite() else "never", table_kwargs={"sqlite_autoincrement": True}
    ) as change:
        change.drop_column("replaced_by")
    for table in reversed(TABLES):
        op.drop_table(table)


def fill_tellings(connection: sa.Connection) -> None:
    """Facts and blocks of every account of a release that is in sight."""
    lists = {
        "countries": grouped(connection, "event_country", "country, role"),
        "subjects": grouped(connection, "event_subject", "country"),
        "organizations": grouped(connection, "event_organization", "participant_id"),
        "topics": grouped(connection, "event_topic", "topic"),
    }
    participations = participations_of(connection)
    evidence = evidence_of(connection)
    spellings = spellings_of(connection)
    accounts = connection.execute(
        sa.text(
            "SELECT e.*, a.id AS account_id, a.event_id, a.release_id, a.prominence AS told_as, a.revision, "
            'a.start, a."end", substr(v.text, a.start + 1, a."end" - a.start) AS sentence, r.heading, '
            "r.publisher, r.published_on, v.text AS printed FROM event_account a "
            "JOIN event e ON e.id = a.event_id JOIN release r ON r.id = a.release_id "
            "JOIN release_revision v ON v.release_id = r.id AND v.number = a.revision "
            "WHERE r.withdrawn_at IS NULL ORDER BY a.id"
        )
    ).mappings()
    seen: set[int] = set()
    for row in accounts.all():
        facts = {name: text(row[name]) for name in FACTS}
        facts |= {name: found[row["event_id"]] for name, found in lists.items()}
        facts["countries"] = [
            dict(zip(("country", "role"), pair, strict=True)) for pair in facts["countries"]
        ]
        facts |= {
            "participations": [
                held | {"name": as_printed(held, spellings, row["printed"])}
                for held in participations[row["event_id"]]
            ],
            "sentence": row["sentence"],
            "heading": row["heading"] if row["told_as"] == "primary" else "",
            "told_from": ISSUED_IN.get(row["publisher"]),
            "published_on": text(row["published_on"]),
            "account": {
                "prominence": row["told_as"],
                "revision": row["revision"],
                "start": row["start"],
                "end": row["end"],
                "evidence": evidence[row["account_id"]],
            },
        }
        # of several accounts of one event only the first can go by its key
        alone = row["event_id"] if row["event_id"] not in seen else row["account_id"]
        seen.add(row["event_id"])
        insert_telling(connection, row["account_id"], row["release_id"], alone, facts)


def insert_telling(
    connection: sa.Connection, account: int, release: int, alone: int, facts: dict[str, object]
) -> None:
    connection.execute(
        sa.text("INSERT INTO telling (account_id, release_id, alone_id, facts) VALUES (:a, :r, :e, :f)"),
        {
            "a": account,
            "r": release,
            "e": alone,
            "f": json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        },
    )
    for party, day in blocks(facts):
        connection.execute(
            sa.text("INSERT INTO link_block (party, type, day, account_id) VALUES (:p, :t, :d, :a)"),
            {"p": party, "t": facts["type"], "d": day, "a": account},
        )


def grouped(connection: sa.Connection, table: str, columns: str) -> defaultdict[int, list[object]]:
    found: defaultdict[int, list[object]] = defaultdict(list)
    for key, *values in connection.execute(
        sa.text(f"SELECT event_id, {columns} FROM {table} ORDER BY event_id, ordinal")
    ):
        found[key].append(values[0] if len(values) == 1 else values)
    return found


def participations_of(connection: sa.Connection) -> defaultdict[int, list[dict[str, object]]]:
    found: defaultdict[int, list[dict[str, object]]] = defaultdict(list)
    rows = connection.execute(
        sa.text(
            "SELECT h.event_id, h.participant_id, h.country, h.role, h.post_id, p.name, o.title, o.rank, "
            "o.organization, o.country AS land, o.as_of FROM participation h "
            "LEFT JOIN participant p ON p.id = h.participant_id LEFT JOIN post o ON o.id = h.post_id "
            "ORDER BY h.event_id, h.ordinal"
        )
    ).mappings()
    for row in rows:
        post = {
            "id": row["post_id"],
            "title": row["title"],
            "rank": row["rank"],
            "organization": row["organization"],
            "country": row["land"],
            "as_of": text(row["as_of"]),
        }
        found[row["event_id"]].append(
            {
                "name": row["name"],
                "participant_id": row["participant_id"],
                "country": row["country"],
                "role": row["role"],
                "post": post if row["post_id"] is not None else None,
            }
        )
    return found


def spellings_of(connection: sa.Connection) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, name in connection.execute(
        sa.text("SELECT participant_id, name FROM participant_alias ORDER BY name")
    ):
        found[key].append(name)
    return found


def as_printed(held: dict[str, object], spellings: dict[int, list[str]], printed: str) -> object:
    """The spelling that this release has, as far as it can still be told."""
    known = spellings.get(held["participant_id"], [])
    return next((name for name in [held["name"], *known] if name and name in printed), held["name"])


def evidence_of(connection: sa.Connection) -> defaultdict[int, list[object]]:
    found: defaultdict[int, list[object]] = defaultdict(list)
    rows = connection.execute(
        sa.text(
            'SELECT account_id, supports, revision, start, "end", rule, entry, confidence FROM evidence '
            "ORDER BY account_id, ordinal"
        )
    ).mappings()
    for row in rows:
        found[row["account_id"]].append({name: row[name] for name in row if name != "account_id"})
    return found


def blocks(facts: dict[str, object]) -> set[tuple[str, int]]:
    """As `app/link/blocks.py` made them then."""
    days = days_of(facts)
    if not facts["starts_on"]:
        words = " ".join(str(facts["sentence"]).split()).strip(" .").casefold()
        digest = hashlib.sha256(words.encode()).hexdigest()[:16]
        return {(f"={digest}", 0)} if len(words.split()) >= FEWEST_WORDS else set()
    countries = facts["countries"]
    if facts["type"] == "military_activity":
        countries = [link for link in countries if link["role"] == "actor"] or countries
    parties = [link["country"] for link in countries] + [f"#{key}" for key in facts["organizations"]]
    return {(party, day) for party in parties for day in days}


def days_of(facts: dict[str, object]) -> list[int]:
    if not facts["starts_on"] or facts["precision"] == "year":
        return []
    first, last = (day_of(facts[name]) for name in ("starts_on", "ends_on"))
    if facts["precision"] != "month" and (last - first).days < LONGEST_RANGE:
        return list(range(first.toordinal(), last.toordinal() + 1))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [-first.replace(month // 12, month % 12 + 1, 1).toordinal() for month in months]


def day_of(value: object) -> datetime.date:
    return datetime.date.fromisoformat(str(value))


def text(value: object) -> object:
    """A day as it stands in JSON; SQLite gives it so, PostgreSQL as a date."""
    return value.isoformat() if isinstance(value, datetime.date) else value
