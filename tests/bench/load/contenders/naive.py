"""A naive server over the same rows (`naive_app.py`)."""

import sys
from typing import Any

from tests.bench.load.asks import Ask, Query
from tests.bench.load.contenders.base import GraphQLContender, Keys
from tests.bench.load.processes import Server, free_port, start

_CARD = """
    id type status start end precision
    countries { role country }
    participations { role participant { name } }
    accounts { release { heading publishedOn url } }
"""
_LIST = f"""query($firstDay: Int!, $lastDay: Int, $country: String, $types: [String!], $afterDay: Int,
        $afterId: String) {{
    events(firstDay: $firstDay, lastDay: $lastDay, country: $country, types: $types, afterDay: $afterDay,
        afterId: $afterId) {{ {_CARD} }} }}"""

_DOCUMENTS = {
    Query.Q1: _LIST,
    Query.Q2: _LIST,
    Query.Q3: """query($firstDay: Int!, $lastDay: Int!, $country: String!, $types: [String!]!) {
        facets(firstDay: $firstDay, lastDay: $lastDay, country: $country, types: $types) { total
            countries { value count } types { value count } months { value count } } }""",
    Query.Q5: _LIST,
    Query.Q6: """query($id: String!) { event(id: $id) {
        id type category status prominence review createdAt start end precision wording place
        countries { role country } topics organizations { name }
        participations { role country participant { name } post { title rank } }
        accounts { prominence release { heading publishedOn url kind }
            evidence { supports start end rule confidence } } } }""",
}


class Naive(GraphQLContender):
    path = "/"
    queries = frozenset(Query) - {Query.Q1_WARM, Query.Q2_RARE, Query.Q4}
    documents = _DOCUMENTS

    def __init__(self, database: str) -> None:
        # SQLModel reads the address of PostgreSQL without a driver as that of another one
        self._database = database.replace("postgresql://", "postgresql+psycopg://")
        kind = "SQLite" if database.startswith("sqlite") else "PostgreSQL"
        self.name = f"naive Strawberry, {kind}"

    def start(self, on: frozenset[int]) -> Server:
        port = free_port()
        module = "tests.bench.load.contenders.naive_app:app"
        command = (sys.executable, "-m", "uvicorn", module, "--port", str(port), "--no-access-log")
        environment = {"BENCH_DATABASE_URL": self._database}
        return start(
            (*command, "--log-level=warning"), port, "/?query={__typename}", on=on, environment=environment
        )

    def variables(self, query: Query, ask: Ask) -> dict[str, Any]:
        if query is Query.Q6:
            return {"id": str(ask.key)}
        values: dict[str, Any] = {"firstDay": ask.first}
        if query is Query.Q5:
            return values | {"afterDay": ask.day, "afterId": str(ask.key)}
        values["lastDay"] = ask.last
        return values | ({"country": ask.country, "types": ask.types} if ask.country else {})

    def told(self, query: Query, answer: Any) -> Keys:
        data = answer["data"]
        if query is Query.Q6:
            return (int(data["event"]["id"]), len(data["event"]["participations"]))
        if query is Query.Q3:
            counts = {row["value"]: row["count"] for row in data["facets"]["types"]}
            return (data["facets"]["total"], *sorted(counts.items()))
        return tuple(int(event["id"]) for event in data["events"])
