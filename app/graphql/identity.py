"""Who sends a request: its API key is looked at before anything else of it."""

import datetime as dt

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from app.access.api_keys import authenticate
from app.access.caller import Caller, Scope
from app.errors import DatabaseNotReady, Unauthenticated
from app.graphql.errors import UNAVAILABLE, RequestError
from app.graphql.limits import LIMITS


async def identify(engine: sa.Engine, connection: HTTPConnection, authorization: str | None = None) -> Caller:
    """Who sent it. A key that is wrong is an error also for a query: its sender believes to be somebody.

    `authorization` is what a browser says over a WebSocket, for which it can send no headers.
    """
    authorization = authorization or connection.headers.get("authorization")
    address = connection.client.host if connection.client else None
    if authorization is None:
        return Caller(address)
    now = dt.datetime.now(dt.UTC)
    try:
        return await run_in_threadpool(authenticate, engine, authorization, address, now)
    except Unauthenticated as error:
        raise without_key(error.message, 'error="invalid_token"') from None
    except DatabaseNotReady as error:
        raise RequestError(503, error.code, UNAVAILABLE, {"Retry-After": "60"}) from None


def longest_body(caller: Caller) -> int:
    """How many bytes a request may have: pages that are handed in are longer than queries."""
    return LIMITS.ingest_body_bytes if Scope.INGEST in caller.scopes else LIMITS.body_bytes


def without_key(message: str, reason: str = "") -> RequestError:
    """The 401 that asks for a key, as RFC 6750 writes it."""
    challenge = ", ".join(part for part in ('Bearer realm="readout"', reason) if part)
    return RequestError(401, Unauthenticated.code, message, {"WWW-Authenticate": challenge})
