"""Runs migrations: over the connection it is given, else over the database that the settings name.

A migration is one file in `versions/`; its name is its revision id (`2026_12_01_what_changes`, at most 32
characters), so the newest one is the last by name. `alembic revision -m "what changes"` makes one.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext

from app.db import models
from app.db.engine import make_engine
from app.db.migrate import migrating
from app.settings import Settings

LONGEST_REVISION = 32  # what Alembic's version table holds


def name_by_day(
    _context: MigrationContext, _revision: str | Iterable[str | None], scripts: list[MigrationScript]
) -> None:
    """A new migration is called by the day and what it changes."""
    for script in scripts:
        slug = re.sub(r"\W+", "_", (script.message or "").lower()).strip("_")
        script.rev_id = f"{dt.datetime.now(dt.UTC):%Y_%m_%d}_{slug}"
        if len(script.rev_id) > LONGEST_REVISION:
            raise ValueError(f"{script.rev_id} is longer than {LONGEST_REVISION} characters")


def is_compared(_object: Any, name: str | None, kind: str, _reflected: bool, _compared_to: Any) -> bool:
    """The full-text tables are no models; of an index on SQLite Alembic does not see the directions."""
    if kind == "index" and context.get_bind().dialect.name == "sqlite":
        return False
    return not (kind in ("table", "index") and name is not None and "_search" in name)


def run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=models.SQLModel.metadata,
        render_as_batch=True,  # SQLite changes a table by copying it
        transactional_ddl=True,  # our connections begin transactions themselves, on SQLite too
        transaction_per_migration=False,
        process_revision_directives=name_by_day,
        include_object=is_compared,
    )
    with context.begin_transaction():
        context.run_migrations()


given: sa.Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with migrating(make_engine(Settings.from_environment().database_url)) as connection:
        run(connection)
