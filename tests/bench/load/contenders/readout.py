"""Readout itself, as `readout serve` starts it, without a limit on what one address may ask."""

import sys
from typing import Any

from app.db.keys import parse_id, public_id
from app.queries.page import Cursor, Order
from tests.bench.load.asks import Ask, Query
from tests.bench.load.contenders.base import GraphQLContender, Keys, day
from tests.bench.load.processes import Server, free_port, start

CARD = """
    id type status when { start end precision }
    countries { role country { code } }
    participations { nodes { role participant { name } } }
    accounts { nodes { release { heading publishedOn url } } }
"""
_LIST = f"query($filter: EventFilter) {{ events(filter: $filter, first: 20) {{ nodes {{ {CARD} }} }} }}"

DOCUMENTS = {
    Query.Q1: _LIST,
    Query.Q1_WARM: _LIST,
    Query.Q2: _LIST,
    Query.Q2_RARE: _LIST,
    Query.Q3: """query($filter: EventFilter) { events(filter: $filter, first: 0) { totalCount
        facets { countries(first: 100) { country { code } count } types { type count } }
        histogram(bucket: MONTH) { buckets { start count } } } }""",
    Query.Q4: f"""query($filter: EventFilter) {{
        events(filter: $filter, first: 20, orderBy: {{field: OCCURRED, direction: DESC}}) {{
            nodes {{ {CARD} }} }} }}""",
    Query.Q5: f"""query($filter: EventFilter, $after: String) {{
        events(filter: $filter, first: 20, after: $after) {{ nodes {{ {CARD} }} }} }}""",
    Query.Q6: """query($id: ID!) { event(by: {id: $id}) {
        id type category status prominence review createdAt
        when { start end precision sourceText } place { name }
        countries { role country { code } } topics { slug } organizations { name }
        participations { nodes { role country { code } participant { name } post { title rank } } }
        accounts { nodes { prominence release { heading publishedOn url kind }
            evidence { supports start end rule confidence } } } } }""",
}


class Readout(GraphQLContender):
    documents = DOCUMENTS

    def __init__(self, database: str) -> None:
        self._database = database
        self.name = f"Readout, {'SQLite' if database.startswith('sqlite') else 'PostgreSQL'}"

    def start(self, on: frozenset[int]) -> Server:
        port = free_port()
        return start(
            (sys.executable, "-m", "app.cli", "serve", "--port", str(port)),
            port,
            "/healthz",
            on=on,
            environment={"READOUT_DATABASE_URL": self._database, "READOUT_RATE_LIMIT_READERS": "0"},
        )

    def variables(self, query: Query, ask: Ask) -> dict[str, Any]:
        if query is Query.Q6:
            return {"id": public_id("event", ask.key)}
        if query is Query.Q4:
            return {"filter": {"search": ask.words}}
        filter: dict[str, Any] = {"occurred": {"from": day(ask.first)}}
        if query is Query.Q5:
            return {"filter": filter, "after": str(Cursor(Order.NEWEST, ask.day, ask.key))}
        filter["occurred"]["to"] = day(ask.last)
        if ask.country:
            filter |= {"countries": {"anyOf": [ask.country]}, "types": [type.upper() for type in ask.types]}
        return {"filter": filter}

    def told(self, query: Query, answer: Any) -> Keys:
        data = answer["data"]
        if query is Query.Q6:
            return (parse_id("event", data["event"]["id"]), len(data["event"]["participations"]["nodes"]))
        events = data["events"]
        if query is Query.Q3:
            counts = {row["type"].lower(): row["count"] for row in events["facets"]["types"]}
            return (events["totalCount"], *sorted(counts.items()))
        return tuple(parse_id("event", node["id"]) for node in events["nodes"])
