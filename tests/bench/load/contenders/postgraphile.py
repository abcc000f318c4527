"""PostGraphile over the same database (`postgraphile.mjs`), with its connection filter and two functions."""

import base64
import json
from pathlib import Path
from typing import Any

from app.db.engine import opened_engine
from app.db.tokens import tokens_of
from tests.bench.load.asks import Ask, Query
from tests.bench.load.contenders.base import GraphQLContender, Keys
from tests.bench.load.contenders.peers import Peers
from tests.bench.load.processes import Server, free_port, start

_HERE = Path(__file__).parent
_CARD = """
    rowId type status startsOn endsOn precision
    eventCountriesByEventId { nodes { role country } }
    participationsByEventId { nodes { role participantByParticipantId { name } } }
    eventAccountsByEventId { nodes { releaseByReleaseId { heading publishedOn url } } }
"""
_ORDER = "orderBy: [SORT_DAY_DESC, ROW_ID_DESC]"
_LIST = f"""query($filter: EventFilter) {{
    allEvents(first: 20, filter: $filter, {_ORDER}) {{ nodes {{ {_CARD} }} }} }}"""

_DOCUMENTS = {
    Query.Q1: _LIST,
    Query.Q1_WARM: _LIST,
    Query.Q2: _LIST,
    Query.Q2_RARE: _LIST,
    Query.Q3: """query($first: Int!, $last: Int!, $country: String!, $types: [String!]!) {
        benchEventFacets(firstDay: $first, lastDay: $last, country: $country, types: $types) {
            nodes { facet value count } } }""",
    Query.Q4: f"query($words: String!) {{ benchFoundEvents(words: $words) {{ nodes {{ {_CARD} }} }} }}",
    Query.Q5: f"""query($filter: EventFilter, $after: Cursor) {{
        allEvents(first: 20, after: $after, filter: $filter, {_ORDER}) {{ nodes {{ {_CARD} }} }} }}""",
    Query.Q6: """query($id: BigInt!) { eventByRowId(rowId: $id) {
        rowId type category status prominence review createdAt startsOn endsOn precision wording place
        eventCountriesByEventId { nodes { role country } } eventTopicsByEventId { nodes { topic } }
        eventOrganizationsByEventId { nodes { participantByParticipantId { name } } }
        participationsByEventId { nodes { role country participantByParticipantId { name }
            postByPostId { title rank } } }
        eventAccountsByEventId { nodes { prominence releaseByReleaseId { heading publishedOn url kind }
            evidencesByAccountId { nodes { supports start end rule confidence } } } } } }""",
}


class PostGraphile(GraphQLContender):
    name = "PostGraphile"
    documents = _DOCUMENTS

    def __init__(self, database: str, peers: Peers) -> None:
        self._database = database
        self._peers = peers
        self._order = ""  # what a cursor begins with: a digest of the order that only the server knows

    def start(self, on: frozenset[int]) -> Server:
        with opened_engine(self._database) as engine, engine.begin() as connection:
            connection.exec_driver_sql((_HERE / "postgraphile.sql").read_text())
        program = self._peers.node_folder / "postgraphile.mjs"
        program.write_text((_HERE / "postgraphile.mjs").read_text())
        port = free_port()
        server = start(
            (str(self._peers.node), str(program)),
            port,
            "/graphql?query={__typename}",
            on=on,
            environment={
                "BENCH_DATABASE_URL": self._database,
                "BENCH_PORT": str(port),
                "NODE_ENV": "production",
                "GRAPHILE_ENV": "production",
            },
            folder=self._peers.node_folder,
        )
        first = "{ allEvents(first: 1, " + _ORDER + ") { edges { cursor } } }"
        answer = server.ask(self.path, json.dumps({"query": first}))
        cursor = answer["data"]["allEvents"]["edges"][0]["cursor"]
        self._order = json.loads(base64.b64decode(cursor))[0]
        return server

    def variables(self, query: Query, ask: Ask) -> dict[str, Any]:
        if query is Query.Q6:
            return {"id": str(ask.key)}
        if query is Query.Q4:
            return {"words": " & ".join(f"'{token}'" for token in tokens_of(ask.words))}
        if query is Query.Q3:
            return {"first": ask.first, "last": ask.last, "country": ask.country, "types": ask.types}
        days = {"greaterThanOrEqualTo": ask.first}
        if query is Query.Q5:
            cursor = json.dumps([self._order, ask.day, str(ask.key)], separators=(",", ":"))
            return {"filter": {"sortDay": days}, "after": base64.b64encode(cursor.encode()).decode()}
        filter: dict[str, Any] = {"sortDay": days | {"lessThanOrEqualTo": ask.last}}
        if ask.country:
            filter["type"] = {"in": ask.types}
            filter["eventCountriesByEventId"] = {"some": {"country": {"equalTo": ask.country}}}
        return {"filter": filter}

    def told(self, query: Query, answer: Any) -> Keys:
        data = answer["data"]
        if query is Query.Q6:
            event = data["eventByRowId"]
            return (int(event["rowId"]), len(event["participationsByEventId"]["nodes"]))
        if query is Query.Q3:
            rows = data["benchEventFacets"]["nodes"]
            counts = {row["value"]: int(row["count"]) for row in rows if row["facet"] == "type"}
            total = sum(int(row["count"]) for row in rows if row["facet"] == "month")
            return (total, *sorted(counts.items()))
        events = data["benchFoundEvents" if query is Query.Q4 else "allEvents"]
        return tuple(int(event["rowId"]) for event in events["nodes"])
