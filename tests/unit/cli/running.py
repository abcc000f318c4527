"""Commands as the tests run them: in this process, on a database of the test."""

from collections.abc import Callable

import sqlalchemy as sa
from click.testing import CliRunner, Result

from app.cli import main
from app.db.engine import reading
from app.db.keys import public_id
from app.ingest import tables
from tests.build import store_archive


def runner(*command: str) -> Callable[..., Result]:
    """Runs that command, `readout` itself if none is named: an engine first, then the arguments."""

    def run(engine: sa.Engine, *arguments: str) -> Result:
        environment = {"READOUT_DATABASE_URL": engine.url.render_as_string(hide_password=False)}
        return CliRunner().invoke(main, [*command, *arguments], env=environment, catch_exceptions=False)

    return run


def store_meeting(engine: sa.Engine) -> str:
    """Stores the archive; the id of the meeting in it."""
    store_archive(engine)
    with reading(engine) as connection:
        own = tables.event.c
        key = connection.execute(sa.select(own.id).where(own.type == "meeting")).scalar_one()
    return public_id("event", key)
