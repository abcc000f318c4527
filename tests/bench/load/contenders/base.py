"""What every contender can do."""

import datetime as dt
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from tests.bench.load.asks import Ask, Query
from tests.bench.load.processes import Server
from tests.bench.load.wrk import Request

Keys = tuple[Any, ...]


class Contender(ABC):
    """One server over one database. `name` stands in the table."""

    name: str
    queries: frozenset[Query] = frozenset(Query)  # those it can be asked

    @abstractmethod
    def start(self, on: frozenset[int]) -> Server:
        """Start it on these cores; raises `NotStarted`."""

    @abstractmethod
    def request(self, query: Query, ask: Ask) -> Request: ...

    @abstractmethod
    def told(self, query: Query, answer: Any) -> Keys:
        """Of a decoded answer the keys of its events in order; of counts the total and the types."""


class GraphQLContender(Contender):
    """A contender whose documents differ, and the values with them."""

    path = "/graphql"
    documents: Mapping[Query, str]

    @abstractmethod
    def variables(self, query: Query, ask: Ask) -> dict[str, Any]: ...

    def request(self, query: Query, ask: Ask) -> Request:
        return post(self.path, self.documents[query], self.variables(query, ask))


def post(path: str, document: str, variables: Mapping[str, Any]) -> Request:
    body = {"query": " ".join(document.split()), "variables": variables}
    return Request(path, json.dumps(body, ensure_ascii=True))


def day(number: int) -> str:
    """A day number as it is written; there are days before the first event."""
    return dt.date.fromordinal(number).isoformat()
