"""The API over a small archive, asked without a server: `Api.ask` runs a query, `Api.send` any request."""

import asyncio
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx
import sqlalchemy as sa
from starlette.applications import Starlette

from app.access.budgets import Budgets
from app.graphql.context import UNBOUNDED
from app.graphql.documents import Documents
from app.graphql.http import graphql_routes
from tests.statements import Statement, statements_of
from tests.unit.queries.archive import Fact, Told, store

EVENTS = 60
UNDATED = 6
RELEASES = EVENTS // 3 + EVENTS // 2
TYPES = ("meeting", "visit", "call", "attack")
FIRST_DAY = dt.date(2024, 1, 1)


def facts() -> list[Fact]:
    """Sixty events: every tenth without a day, each told by two releases of two publishers."""
    return [
        Fact(
            key=1000 + n,
            type=TYPES[n % 4],
            days=None if n % 10 == 0 else (FIRST_DAY + dt.timedelta(days=n // 2),) * 2,
            countries=("KR", "JP") if n % 2 else ("US", "KR"),
            topics=("cyber",) if n % 3 else (),
            people=(1, 2, 3)[: n % 4],
            organisations=(11,) if n % 5 == 0 else (),
            told=(Told(n // 3 + 1), Told(100 + n // 2, publisher="us-state")),
            words=f"event number {n}",
            place="Seoul",
        )
        for n in range(EVENTS)
    ]


class Api:
    """An application with nothing but the API."""

    def __init__(
        self,
        engine: sa.Engine,
        base_url: str | None = "https://readout.example",
        documents: Documents | None = None,
        budgets: Budgets = UNBOUNDED,
    ) -> None:
        self.engine = engine
        self.app = Starlette(routes=graphql_routes(engine, base_url, documents=documents, budgets=budgets))

    @classmethod
    def over(cls, engine: sa.Engine) -> "Api":
        store(engine, facts())
        return cls(engine)

    def send(self, method: str = "POST", path: str = "/graphql", **options: Any) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, **options)

        return asyncio.run(sent())

    def post(self, content: bytes | str, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(content=content, headers={"content-type": "application/json", **named})

    def answer(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        body: dict[str, Any] = self.post(json.dumps({"query": query, "variables": variables})).json()
        return body

    def ask(self, query: str, **variables: Any) -> Any:
        """The data of a query that must succeed."""
        body = self.answer(query, variables)
        assert "errors" not in body, body["errors"]
        return body["data"]

    def error(self, query: str, **variables: Any) -> dict[str, Any]:
        """The one error of a query that must fail."""
        (error,) = self.answer(query, variables)["errors"]
        found: dict[str, Any] = error
        return found

    def read_sets(self) -> None:
        """Those in which pages by day are found, so that no later statement is for them."""
        self.ask("{ events(first: 1) { nodes { id } } }")

    @contextmanager
    def statements(self) -> Iterator[list[Statement]]:
        """The statements that are run inside the block."""
        with statements_of(self.engine) as seen:
            yield seen
