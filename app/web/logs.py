"""Structured logs: one line a request, JSON for machines or readable on a terminal.

The trace of a defect goes into the log and nowhere else; the visitor gets the request's id as a reference.
Addresses of visitors and query strings are not logged.
"""

import asyncio
import datetime as dt
import logging
import sys
import time
from typing import TextIO

import orjson
import structlog
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import defect

log = structlog.get_logger("readout.web")


def configure(level: str, form: str, to: TextIO | None = None) -> None:
    """Sets up logging for the process, ours and that of libraries; `form` is "json" or "console".

    It goes to standard error, or wherever `to` says.
    """
    stream = to or sys.stderr
    processors: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    threshold = getattr(logging, level.upper())
    ending: list[structlog.typing.Processor] = [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    if form == "json":
        ending = [structlog.processors.format_exc_info, JsonLines(stream, threshold)]
    structlog.configure(
        processors=[*processors, *ending],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    plain = logging.StreamHandler(stream)
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    plain.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=[remove, *ending], foreign_pre_chain=processors)
    )
    logging.root.handlers[:] = [plain]
    logging.root.setLevel(max(threshold, logging.WARNING))


class JsonLines(structlog.processors.JSONRenderer):
    """Knows where lines go: the one of each request is made without all the steps of the processors, which
    take as long as a whole answer from memory, and written with those of others that were answered at once.
    """

    def __init__(self, stream: TextIO, threshold: int) -> None:
        super().__init__()
        self._stream = stream
        self._threshold = threshold
        self._lines: list[bytes] = []

    def write(self, event: str, told: dict[str, object]) -> None:
        """As the processors of `configure` would make it, before the event loop waits for anything."""
        if self._threshold > logging.INFO:
            return
        if not self._lines:
            asyncio.get_running_loop().call_soon(self._flush)
        told |= {"event": event, "level": "info", "timestamp": dt.datetime.now(dt.UTC)}
        self._lines.append(orjson.dumps(told, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE))

    def _flush(self) -> None:
        self._stream.write(b"".join(self._lines).decode())
        self._stream.flush()
        self._lines.clear()


class LogMiddleware:
    """Logs each request when it is answered, a WebSocket when it ends; a defect is a 500 with a reference."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0
        method = scope.get("method", "WEBSOCKET")
        id: str = scope["state"]["request_id"]

        async def send_noted(message: Message) -> None:
            nonlocal status
            status = _status_after(message, status)
            await send(message)

        # Each request runs in a task of its own, so nothing is to be unbound.
        structlog.contextvars.bind_contextvars(request_id=id)
        try:
            await self.app(scope, receive, send_noted)
        except Exception:
            log.exception("defect", method=method, path=scope["path"])
            if status or scope["type"] == "websocket":  # too late for a page of our own, or none to see it
                raise
            answer: Response = defect(scope)
            await answer(scope, receive, send_noted)
        log_request(method, scope["path"], status, began, id)


def log_request(method: str, path: str, status: int, began: float, id: str) -> None:
    """One line; `began` is a `time.perf_counter()`."""
    told: dict[str, object] = {
        "method": method,
        "path": path,
        "status": status,
        "ms": round((time.perf_counter() - began) * 1000, 1),
        "request_id": id,
    }
    renderer = structlog.get_config()["processors"][-1]
    if isinstance(renderer, JsonLines):
        renderer.write("request", told)
    else:
        log.info("request", **told)


def _status_after(message: Message, status: int) -> int:
    """Of an answer its status; of a WebSocket 101, 403 where it is refused, or the code we close it with."""
    match message["type"]:
        case "http.response.start":
            return int(message["status"])
        case "websocket.accept":
            return 101
        case "websocket.close":
            return int(message["code"]) if status else 403
    return status
