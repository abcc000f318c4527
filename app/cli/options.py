"""What several commands share: options, and the database of the settings."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
import sqlalchemy as sa

from app.db.engine import opened_engine
from app.db.migrate import ensure_ready
from app.errors import AppError
from app.ingest.recount import count_if_new
from app.settings import Settings


@contextmanager
def opened_database() -> Iterator[sa.Engine]:
    """The database of the settings, at the program's version; raises `DatabaseNotReady` for any other."""
    with opened_engine(Settings.from_environment().database_url) as engine:
        ensure_ready(engine, create_sqlite=False)
        yield engine


def make_ready(engine: sa.Engine) -> None:
    """Bring an SQLite database to the program's version, and count its events if nobody did; raises
    `DatabaseNotReady` for any other that is not there."""
    ensure_ready(engine, create_sqlite=True)
    count_if_new(engine)


def _known(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    """The name of a source as the program writes it; one that is not there is a matter of usage."""
    if given is None:
        return None
    from app.sources import source_named  # here, as `readout serve` needs no source

    try:
        return source_named(given).name
    except AppError as error:
        raise click.BadParameter(error.message) from error


source_option = click.option(
    "--source", callback=_known, help="Name of the source that reads everything; else it is recognised."
)
