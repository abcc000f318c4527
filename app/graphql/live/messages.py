"""The messages of graphql-transport-ws, checked to the letter: what a client may say, and how it is told off.

The protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from dataclasses import dataclass
from typing import Any

from app.graphql.errors import RequestError
from app.graphql.requests import GraphQLRequest, decode, from_json

PROTOCOL = "graphql-transport-ws"
MOST_BYTES = 123  # what a closing frame takes for its reason


class Goodbye(Exception):
    """The socket is to be closed, with this code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason.encode()[:MOST_BYTES].decode(errors="ignore")


@dataclass(frozen=True)
class Init:
    """The client introduces itself, with an API key where it has one."""

    authorization: str | None


@dataclass(frozen=True)
class Ping:
    payload: dict[str, Any] | None


@dataclass(frozen=True)
class Pong:
    pass


@dataclass(frozen=True)
class Subscribe:
    """An operation of any kind is to be run under an id that the client chose."""

    id: str
    request: GraphQLRequest


@dataclass(frozen=True)
class Complete:
    """The client wants no more of an operation."""

    id: str


Message = Init | Ping | Pong | Subscribe | Complete


def read_message(text: str) -> Message:
    """What the client says; `Goodbye` with 4400 for anything that the protocol does not know."""
    try:
        return _message(decode(text, "The message"))
    except RequestError as error:
        raise invalid(error.message) from None


def _message(value: Any) -> Message:
    if not isinstance(value, dict):
        raise invalid("A message is a JSON object.")
    match value.get("type"):
        case "connection_init":
            given = _payload(value) or {}
            authorization = given.get("Authorization", given.get("authorization"))
            return Init(authorization if isinstance(authorization, str) else None)
        case "ping":
            return Ping(_payload(value))
        case "pong":
            _payload(value)
            return Pong()
        case "subscribe":
            return Subscribe(_id(value), from_json(value.get("payload")))
        case "complete":
            return Complete(_id(value))
    raise invalid('The "type" of a message is connection_init, ping, pong, subscribe or complete.')


def _id(message: dict[str, Any]) -> str:
    id = message.get("id")
    if not isinstance(id, str) or not id:
        raise invalid('The "id" is a string that is not empty.')
    return id


def _payload(message: dict[str, Any]) -> dict[str, Any] | None:
    payload = message.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise invalid('The "payload" is an object.')
    return payload


def invalid(reason: str) -> Goodbye:
    return Goodbye(4400, reason)
