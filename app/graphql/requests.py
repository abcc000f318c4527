"""From an HTTP request to a GraphQL one: query, variables, operation name; or a `RequestError`."""

import asyncio
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Never

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request

from app.graphql.errors import RequestError
from app.graphql.limits import LIMITS

BODY = "body"  # in the state of a request whose body was read ahead
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class DocumentName:
    """What a client calls a document; `automatic` where it is the hash that Apollo's clients send."""

    id: str
    automatic: bool = False


@dataclass(frozen=True)
class GraphQLRequest:
    """What is to be run; `query` is empty where the document is named only (`documents.py` finds it)."""

    query: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    document: DocumentName | None = None


async def read_request(request: Request, most: int = LIMITS.body_bytes) -> GraphQLRequest:
    """`most` is how many bytes its body may have."""
    if request.method in ("GET", "HEAD"):
        return _from_parameters(request.query_params)
    return from_json(await read_json(request, most))


async def read_json(request: Request, most: int) -> Any:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != "application/json" or not _is_utf8(parameters):
        raise RequestError(
            415, "UNSUPPORTED_MEDIA_TYPE", "Send the query as application/json, encoded as UTF-8."
        )
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", "A compressed body is not read; send it as it is.")
    return decode(await read_body(request, most), "The body")


async def read_body(
    request: Request, most: int = LIMITS.body_bytes, seconds: float = LIMITS.body_seconds
) -> bytes:
    """The whole body, unless it is larger or slower than allowed."""
    known: bytes | None = request.scope.get("state", {}).get(BODY)
    if known is not None:
        return known
    try:
        return await asyncio.wait_for(_collect(request, most), seconds)
    except TimeoutError:
        raise RequestError(
            408,
            "REQUEST_TIMEOUT",
            f"The body did not arrive within {seconds:g} seconds.",
            {"Connection": "close"},
        ) from None
    except ClientDisconnect:
        raise RequestError(400, "BAD_REQUEST", "The body ended early.") from None


async def _collect(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        check_size(len(body), most)
    return bytes(body)


def check_size(size: int, most: int = LIMITS.body_bytes) -> None:
    if size > most:
        raise RequestError(
            413,
            "REQUEST_TOO_LARGE",
            f"The limit of one request is {most:,} bytes; this one has more.",
            {"Connection": "close"},
        )


def decode(content: bytes | str, name: str) -> Any:
    """JSON to the letter: no NaN, no lone surrogates, no depth or number that Python chokes on."""
    try:
        return orjson.loads(content)  # which is as strict, but does not say what is wrong in the same words
    except orjson.JSONDecodeError:
        pass
    try:
        text = content if isinstance(content, str) else content.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        raise RequestError(400, "BAD_REQUEST", f"{name} is not UTF-8.") from None
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
        raise RequestError(400, "BAD_REQUEST", f"{name} is not JSON: {reason}.") from None
    return value


def from_json(value: Any) -> GraphQLRequest:
    if not isinstance(value, dict):
        raise RequestError(400, "BAD_REQUEST", 'The body is a JSON object with the entry "query".')
    return _checked(value)


def _from_parameters(parameters: QueryParams) -> GraphQLRequest:
    given: dict[str, Any] = dict(parameters)
    check_size(len(str(parameters)))
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = decode(given[name], f"The parameter {name}")
        else:
            given.pop(name, None)
    if not given.get("operationName"):
        given.pop("operationName", None)
    return _checked(given)


def _checked(given: Mapping[str, Any]) -> GraphQLRequest:
    query = _entry(given, "query", str, "a string")
    document = _document_name(given)
    if not query and document is None:
        raise RequestError(
            400,
            "BAD_REQUEST",
            'The entry "query" is missing: the document to run; or name one by "documentId".',
        )
    return GraphQLRequest(
        query=query or "",
        variables=_entry(given, "variables", dict, "an object") or {},
        operation_name=_entry(given, "operationName", str, "a string"),
        document=document,
    )


def _document_name(given: Mapping[str, Any]) -> DocumentName | None:
    """By `documentId`, or by the hash in `extensions.persistedQuery` (version 1)."""
    id = _entry(given, "documentId", str, "a string")
    extensions = _entry(given, "extensions", dict, "an object") or {}
    persisted = _entry(extensions, "persistedQuery", dict, "an object")
    if persisted is None:
        return DocumentName(id) if id else None
    digest = persisted.get("sha256Hash")
    if persisted.get("version") != 1 or not (isinstance(digest, str) and DIGEST.fullmatch(digest)):
        raise RequestError(
            400,
            "BAD_REQUEST",
            'The entry "persistedQuery" has "version": 1 and "sha256Hash", 64 lower-case hexadecimal digits.',
        )
    if id and id != f"sha256:{digest}":
        raise RequestError(400, "BAD_REQUEST", "documentId and persistedQuery name different documents.")
    return DocumentName(f"sha256:{digest}", automatic=True)


def _entry(given: Mapping[str, Any], name: str, kind: type[Any], words: str) -> Any:
    value = given.get(name)
    if value is not None and not isinstance(value, kind):
        raise RequestError(400, "BAD_REQUEST", f'The entry "{name}" is {words} or null.')
    return value


def _is_utf8(parameters: str) -> bool:
    names = [each.split("=", 1) for each in parameters.lower().split(";") if "=" in each]
    charset = next((value for name, value in names if name.strip() == "charset"), "utf-8")
    return charset.strip().strip('"') in ("utf-8", "utf8")


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"{name} is no JSON value")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text[:40]} is larger than a number may be")
    return value
