"""Datasette over a copy of the same SQLite file: Q1 by datasette-graphql, the rest by its own JSON API.

The copy calls the columns of days text, for datasette-graphql fails on columns that are declared DATE.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from app.db.tokens import tokens_of
from tests.bench.load.asks import Ask, Query
from tests.bench.load.contenders.base import Contender, Keys, post
from tests.bench.load.contenders.peers import Peers
from tests.bench.load.processes import PATIENCE, Server, free_port, start
from tests.bench.load.wrk import Request

MOST_TYPES = 3
_EVENTS = "SELECT e.id, e.type, e.status, e.starts_on, e.ends_on, e.precision, e.sort_day FROM"
_NEWEST = "ORDER BY e.sort_day DESC, e.id DESC LIMIT 20"
_TYPES = f"({', '.join(f':type{n}' for n in range(MOST_TYPES))})"
_CANNED = {
    Query.Q2: f"""{_EVENTS} event_country c JOIN event e ON e.id = c.event_id WHERE c.country = :country
        AND c.type IN {_TYPES} AND c.sort_day BETWEEN :first AND :last AND e.withdrawn_at IS NULL
        ORDER BY c.sort_day DESC, c.event_id DESC LIMIT 20""",
    Query.Q3: f"""SELECT 'type' facet, e.type value, count(*) n FROM event_country c JOIN event e
        ON e.id = c.event_id WHERE c.country = :country AND c.sort_day BETWEEN :first AND :last
        AND e.withdrawn_at IS NULL GROUP BY 2
        UNION ALL SELECT 'country', c.country, count(*) FROM event_country c JOIN event e ON e.id = c.event_id
        WHERE e.type IN {_TYPES} AND e.sort_day BETWEEN :first AND :last AND e.withdrawn_at IS NULL GROUP BY 2
        UNION ALL SELECT 'month', substr(e.starts_on, 1, 7), count(*) FROM event_country c JOIN event e
        ON e.id = c.event_id WHERE c.country = :country AND c.type IN {_TYPES}
        AND c.sort_day BETWEEN :first AND :last AND e.withdrawn_at IS NULL GROUP BY 2""",
    Query.Q4: f"""{_EVENTS} event_search s JOIN event e ON e.id = s.rowid
        WHERE event_search MATCH :words AND e.withdrawn_at IS NULL {_NEWEST}""",
    Query.Q5: f"""{_EVENTS} event e WHERE (e.sort_day, e.id) < (CAST(:day AS INT), CAST(:key AS INT))
        AND e.sort_day >= CAST(:first AS INT) AND e.withdrawn_at IS NULL {_NEWEST}""",
}
_CARD = """type status starts_on ends_on precision
    event_country_list { nodes { role country } }
    participation_list { nodes { role participant_id { name } } }
    event_account_list { nodes { release_id { heading published_on url } } }"""
_LIST = f"""query($first: Int!, $last: Int!) {{ event(first: 20, sort_desc: sort_day,
    filter: {{sort_day: {{gte: $first, lte: $last}}}}) {{ nodes {{ {_CARD} }} }} }}"""


class Datasette(Contender):
    """Of Q2 to Q5 it answers the events alone, without what hangs on them: its best case."""

    name = "Datasette"
    queries = frozenset(Query) - {Query.Q1_WARM, Query.Q2_RARE}

    def __init__(self, file: Path, peers: Peers) -> None:
        self._file = file
        self._peers = peers

    def start(self, on: frozenset[int]) -> Server:
        copy = self._peers.folder / self._file.stem / "archive.db"
        _copy(self._file, copy)
        metadata = self._peers.folder / "datasette.json"
        queries = {query.name.lower(): {"sql": " ".join(sql.split())} for query, sql in _CANNED.items()}
        limits = {"time_limit_ms": PATIENCE * 1000, "num_queries_limit": 1000}
        told = {"databases": {"archive": {"queries": queries}}, "plugins": {"datasette-graphql": limits}}
        metadata.write_text(json.dumps(told))
        program = self._peers.python.parent / "datasette"
        port = free_port()
        patience = str(int(PATIENCE * 1000))
        options = ("--setting", "sql_time_limit_ms", patience, "--setting", "facet_time_limit_ms", patience)
        command = (str(program), "serve", "--immutable", str(copy), "--metadata", str(metadata), *options)
        return start((*command, "--port", str(port)), port, "/archive/event.json?_size=1", on=on)

    def request(self, query: Query, ask: Ask) -> Request:
        if query is Query.Q1:
            return post("/graphql/archive", _LIST, {"first": ask.first, "last": ask.last})
        if query is Query.Q6:
            return Request(f"/archive/event/{ask.key}.json?_shape=objects")
        return Request(f"/archive/{query.name.lower()}.json?{urlencode(list(_values(ask)))}&_shape=objects")

    def told(self, query: Query, answer: Any) -> Keys:
        if query is Query.Q1:
            # its whole numbers have 32 bits, ours 63: how many there are must do
            return (None,) * len(answer["data"]["event"]["nodes"])
        rows = answer["rows"]
        if query is Query.Q3:
            counts = {row["value"]: row["n"] for row in rows if row["facet"] == "type"}
            return (sum(row["n"] for row in rows if row["facet"] == "month"), *sorted(counts.items()))
        return (rows[0]["id"], None) if query is Query.Q6 else tuple(row["id"] for row in rows)


def _values(ask: Ask) -> Iterator[tuple[str, Any]]:
    if ask.words:
        yield "words", " ".join(f'"{token}"' for token in tokens_of(ask.words))
        return
    yield "first", ask.first
    if ask.key:
        yield from (("day", ask.day), ("key", ask.key))
        return
    yield from (("last", ask.last), ("country", ask.country))
    for n in range(MOST_TYPES):
        yield f"type{n}", ask.types[n % len(ask.types)]


def _copy(file: Path, copy: Path) -> None:
    """A copy whose days are declared as text, made anew where the file is younger."""
    if copy.exists() and copy.stat().st_mtime > file.stat().st_mtime:
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(sql, ' DATETIME', ' TEXT'), ' DATE', ' TEXT')"
        )
        connection.commit()
