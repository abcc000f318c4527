"""HTTP/1.1 as uvicorn speaks it, with patience that ends: what dawdles is cut, and shuts nobody out. What is
kept is given at once, without a task for it, and unread to who asks to the letter as before (`repeating.py`).

Uvicorn waits as long as a client likes for the rest of a request, and for its answer to be read. Here each
wait has its seconds (`Patience`, from `LIMITS`), counted from its beginning and not from the last byte, so
that dripping does not help. To wait for something else, give it a `Phase` and say in `_owed` when it is due.
"""

import asyncio
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from starlette.types import Scope
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from app.graphql.limits import LIMITS
from app.graphql.live.event_stream import ENDLESS
from app.web.kept import Given, lines_of
from app.web.reading_ahead import IS_HERE
from app.web.repeating import AT_ONCE, AtOnce, Heard

HEAD_BYTES = 65_536  # of request line and headers, before they are here whole


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. A body has a little more than the API grants, which tells of it in its own form."""

    header: float = LIMITS.header_seconds
    body: float = LIMITS.body_seconds + 3
    unread: float = LIMITS.unread_seconds


class Phase(Enum):
    """What a connection owes us."""

    HEADER = "header"
    BODY = "body"


HEADER, BODY = Phase  # looked up several times for each request, which an enumeration is slow at


def _farewell(status: bytes, words: bytes) -> bytes:
    return (
        b"HTTP/1.1 %s\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\n"
        b"connection: close\r\n\r\n%s" % (status, len(words), words)
    )


TOO_SLOW = _farewell(b"408 Request Timeout", b"The request did not arrive in time.\n")
TOO_LONG = _farewell(b"431 Request Header Fields Too Large", b"The headers of the request are too long.\n")


class PatientProtocol(HttpToolsProtocol):
    """One connection. `patience` is the class's, so that uvicorn can make it by itself."""

    patience = Patience()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._coming: Phase | None = None  # the part of a request that has begun to come
        self._head_bytes = 0
        self._awaited: tuple[Phase, object] | None = None
        self._wait: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._unbegun: ASGI3Application | None = None  # what is to answer the request of `cycle`
        self._begun = 0  # requests in what came last
        self._answered: Heard | None = None  # the last of them that was answered at once

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(HEADER)

    def data_received(self, data: bytes) -> None:
        is_between = self._is_between_requests()
        if is_between and self._give_again(data):
            return
        self._begun, self._answered = 0, None
        super().data_received(data)
        self._begin()
        if is_between and self._answered is not None and self._begun == 1:
            self.app_state[AT_ONCE].note(data, self._answered)
        if self._coming is HEADER:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self._end(TOO_LONG)
        self._expect(self._owed())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._coming, self._head_bytes = HEADER, 0
        self._begun += 1

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._coming = BODY

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._coming = None
        self.scope["state"][IS_HERE] = True
        if self._unbegun is self.app:
            self._give_at_once()
        self._begin()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._close_unread()
        self._expect(self._owed())

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._close_unread()

    def send_400_response(self, msg: str) -> None:
        super().send_400_response(msg)
        self._close_unread()

    def pause_writing(self) -> None:
        """The answer does not go out: its reader has so long to take the most of what lies here."""
        super().pause_writing()
        self._limit_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_clocks(self._unread)
        self._unread = None

    def shutdown(self) -> None:
        """The server stops: an answer without an end is cut, and its reader asks again elsewhere."""
        super().shutdown()
        if self.cycle is not None and not self.cycle.response_complete and ENDLESS in self.scope["state"]:
            self.transport.close()
            self._close_unread()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop_clocks(self._wait, self._unread)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Not before the request is here, or as much of it as came with its head. One that waited for the
        answer to another is, and is answered as ever: else a thousand of them would call each other."""
        if cycle is self.cycle and cycle.more_body:
            self._unbegun = app
        else:
            super()._start_asgi_task(cycle, app)

    def _begin(self) -> None:
        app, self._unbegun = self._unbegun, None
        if app is not None:
            super()._start_asgi_task(self.cycle, app)

    def _is_between_requests(self) -> bool:
        """After an answer, before anything of another request."""
        cycle = self.cycle
        return cycle is not None and cycle.response_complete and self._coming is None and not self.pipeline

    def _give_again(self, data: bytes) -> bool:
        """Whether what came is to the letter a request that was answered so before, and is answered."""
        at_once: AtOnce | None = self.app_state.get(AT_ONCE)
        if at_once is None or self.flow.write_paused or self.transport.is_closing():
            return False
        given = at_once.hear(self.scheme, data, self.client)
        if given is not None:
            self._give(given)
        return given is not None

    def _give_at_once(self) -> None:
        """What is kept for a request that is here whole, on a connection that stays and is read."""
        cycle, scope = self.cycle, cast(Scope, self.scope)
        at_once: AtOnce | None = self.app_state.get(AT_ONCE)
        if at_once is None or not cycle.keep_alive or self.flow.write_paused:
            return
        found = at_once.find(scope, bytes(cycle.body))
        if found is None:
            return
        given, self._answered = found
        self._unbegun = None
        cycle.response_started = cycle.response_complete = True
        self._give(given)

    def _give(self, given: Given) -> None:
        own = lines_of([*self.server_state.default_headers, *given.own])
        self.transport.write(
            b"".join((STATUS_LINE[given.status], own, given.same.lines, b"\r\n", given.body))
        )
        self.on_response_complete()

    def _owed(self) -> Phase | None:
        """Nothing by who became a WebSocket, nor while we do not read on, or an answer is under way."""
        if self.transport.get_protocol() is not self or self.pipeline:
            return None
        if self._coming is BODY:
            return BODY
        if self.cycle is None:
            return HEADER
        # Where nothing has begun to come, uvicorn's own limit between two requests holds, once it runs.
        is_owed = self._coming is HEADER or self.timeout_keep_alive_task is None
        return HEADER if self.cycle.response_complete and is_owed else None

    def _expect(self, phase: Phase | None) -> None:
        """Starts the clock of a wait; one that goes on keeps its clock."""
        awaited = (phase, self.cycle) if phase is not None else None
        if awaited == self._awaited:
            return
        self._awaited = awaited
        self._stop_clocks(self._wait)
        if phase is not None and not self.transport.is_closing():
            seconds = self.patience.header if phase is HEADER else self.patience.body
            self._wait = self.loop.call_later(seconds, self._refuse, phase)

    def _refuse(self, phase: Phase) -> None:
        """Nothing came: closed in silence. A part came: told so, unless an answer is on its way."""
        answering = phase is BODY and self.cycle.response_started
        self._end(b"" if self._coming is None or answering else TOO_SLOW)

    def _end(self, farewell: bytes) -> None:
        if self.transport.is_closing():
            return
        self.transport.write(farewell)
        if self.cycle is not None:  # whoever waits for the body learns that nobody is there
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
        self._close_unread()

    def _close_unread(self) -> None:
        """A closing connection goes on sending what is left; not for ever."""
        if self.transport.is_closing() and self.transport.get_write_buffer_size():
            self._limit_reading()

    def _limit_reading(self) -> None:
        if self._unread is None:
            self._unread = self.loop.call_later(self.patience.unread, self.transport.abort)

    def _stop_clocks(self, *clocks: asyncio.TimerHandle | None) -> None:
        for clock in clocks:
            if clock is not None:
                clock.cancel()
