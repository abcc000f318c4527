"""What one request may ask for: every limit a number in `LIMITS`, told in the error and in `Query.limits`.

`measuring.py` counts what a document asks for. To add a limit, add it to `Limits`; the schema and a table in
`docs/api.md` tell it too.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from graphql import GraphQLError

DEFAULT_PAGE_SIZE = 20
MOST_COUNTED = 10**15  # lists in lists multiply; a program must still read the number, and JSON hold it


def limit(default: float, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Limits:
    """Sizes in characters, bytes or counts, times in seconds. `help` is what people are told."""

    cost: int = limit(30_000, "Fields an answer may hold, as estimated from the page sizes asked for.")
    depth: int = limit(16, "Levels of fields inside each other, from the root to the innermost.")
    fields: int = limit(300, "Fields written in one document.")
    aliases: int = limit(50, "Aliases in one operation, with those of its fragments each time they are used.")
    directives: int = limit(50, "Directives in one operation, with those of its fragments.")
    definitions: int = limit(50, "Operations and fragments in one document.")
    tokens: int = limit(2_000, "Tokens (names, values, punctuation) in one document.")
    body_bytes: int = limit(100_000, "Bytes of one request, or of one message over a WebSocket.")
    ingest_body_bytes: int = limit(
        1_000_000, "Bytes of one request with an API key that may hand in releases (scope ingest)."
    )
    answer_bytes: int = limit(4_000_000, "Bytes of data in one answer, before compression.")
    page_size: int = limit(100, "Rows on one page of a connection (first, last).")
    ids: int = limit(100, "Ids in one call of nodes.")
    restored_things: int = limit(
        20_000, "Releases, events, people and organisations, gone ones too, that the log knows of as of asOf."
    )
    remembered_bytes: int = limit(
        4_000_000, "Bytes of documents that one server process remembers for clients that name them by hash."
    )
    header_seconds: float = limit(10, "Seconds until the request line and the headers of a request are here.")
    body_seconds: float = limit(10, "Seconds until the body of a request is here, after its headers.")
    unread_seconds: float = limit(15, "Seconds in which a client reads what has been sent of its answer.")
    idle_seconds: float = limit(15, "Seconds a connection may stay open between two requests.")
    execution_seconds: float = limit(10, "Seconds one request may wait and run.")
    execution_slots: int = limit(
        2, "Requests that run in threads of one server process at the same time; quick ones run beside them."
    )
    waiting_requests: int = limit(
        100, "Requests that may wait for a slot; further ones are asked to come back."
    )
    waiting_mutations: int = limit(
        100, "Mutations that may wait in one server process, where they run one by one, in order."
    )
    mutation_seconds: float = limit(60, "Seconds one mutation may wait and run.")
    sockets: int = limit(1_000, "WebSockets open at the same time in one server process.")
    client_sockets: int = limit(200, "WebSockets of one address open at the same time in one server process.")
    socket_seconds: float = limit(5, "Seconds until a new WebSocket must have sent connection_init.")
    socket_operations: int = limit(100, "Operations that run at the same time on one WebSocket.")
    subscriptions: int = limit(500, "Subscriptions in one server process, over whichever transport.")
    client_subscriptions: int = limit(200, "Subscriptions of one address or API key in one server process.")


LIMITS = Limits()
LIMIT_NAMES = tuple(each.name for each in fields(Limits))

MEASURED = ("cost", "depth", "fields", "aliases", "directives", "definitions")


@dataclass
class Measure:
    """What an operation, or a part of one, asks for; `once` is what a subscription costs before any event."""

    cost: int = 0
    once: int = 0
    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    definitions: int = 0

    def add(self, other: "Measure", times: int = 1, deeper: int = 0) -> None:
        self.cost = min(self.cost + other.cost * times, MOST_COUNTED)
        self.once = min(self.once + other.once, MOST_COUNTED)
        self.depth = max(self.depth, other.depth + deeper)
        self.aliases = min(self.aliases + other.aliases, MOST_COUNTED)
        self.directives = min(self.directives + other.directives, MOST_COUNTED)

    def excesses(self, limits: Limits) -> list[GraphQLError]:
        """One error for each limit that is passed, with what was asked and what is allowed."""
        return [
            too_large(name, asked, allowed)
            for name in MEASURED
            if (asked := getattr(self, name)) > (allowed := getattr(limits, name))
        ]


def too_large(name: str, asked: float, allowed: float) -> GraphQLError:
    return GraphQLError(
        f"The limit of {name} is {allowed:,}; this request asks for {asked:,}. Ask for less at a time.",
        extensions={"code": "QUERY_TOO_LARGE", "limit": name, "asked": asked, "allowed": allowed},
    )
