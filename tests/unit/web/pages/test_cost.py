"""What pages cost to read: as many statements for many events as for few."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from starlette.applications import Starlette

from app.queries import dyads
from app.queries.page import MAX_SIZE
from app.settings import Settings
from app.web.app import create_app
from app.web.pages.pair import LEVELS
from tests.databases import Databases
from tests.unit.queries.archive import Fact, Told, day, store
from tests.unit.web.asking import get

PATHS = (
    "/countries/KR",
    "/countries/KR/US",
    "/types/MEETING",
    "/publishers/kr-mofa",
    "/plots",
    "/releases",
    "/events.json",
    "/ko/countries/KR/US",
)
MOST = 25  # statements of any of them


def facts(number: int) -> list[Fact]:
    """Meetings on every day of a month, each told by both sides."""
    return [
        Fact(
            key=n,
            countries=("KR", "US"),
            days=day(f"2024-01-{n % 28 + 1:02}"),
            told=(Told(n), Told(1_000 + n, publisher="us-state")),
        )
        for n in range(1, number + 1)
    ]


@contextmanager
def noted(engine: sa.Engine) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield found
    sa.event.remove(engine, "before_cursor_execute", note)


def costs(app: Starlette, engine: sa.Engine) -> dict[str, int]:
    """Statements by path, once the process has its sets."""
    found = {}
    for path in PATHS:
        assert get(app, path).status_code == 200, path
        with noted(engine) as statements:
            get(app, f"{path}?again=1")
        found[path] = len(statements)
    return found


def test_statements_do_not_grow_with_the_record(databases: Databases) -> None:
    found = []
    for number in (160, 320):  # from which on no event is drawn by itself
        engine = databases.create("sqlite")
        store(engine, facts(number))
        found.append(costs(create_app(Settings(), engine), engine))
        databases.drop(engine)
    few, many = found
    # A pair looks for levels in its newest contacts, a hundred at a time; how far is bounded.
    apart = {path for path in PATHS if path.endswith("/KR/US")}
    assert {path: n for path, n in few.items() if path not in apart} == {
        path: n for path, n in many.items() if path not in apart
    }
    assert max(many.values()) <= MOST + 2 * dyads.LOOKED_AT // MAX_SIZE + len(LEVELS)
