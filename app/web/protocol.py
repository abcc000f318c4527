"""HTTP/1.1 as uvicorn speaks it, with patience that ends: what dawdles is cut, and shuts nobody out.

Uvicorn waits as long as a client likes for the rest of a request, and for its answer to be read. Here each
wait has its seconds (`Patience`, from `LIMITS`), counted from its beginning and not from the last byte, so
that dripping does not help. To wait for something else, give it a `Phase` and say in `_owed` when it is due.
"""

import asyncio
from dataclasses import dataclass
from enum import Enum
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.graphql.limits import LIMITS
from app.graphql.live.event_stream import ENDLESS

TOO_SLOW = b"The request did not arrive in time.\n"


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


class PatientProtocol(H11Protocol):
    """One connection. `patience` is the class's, so that uvicorn can make it by itself."""

    patience = Patience()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._awaited: tuple[Phase, object] | None = None
        self._wait: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(Phase.HEADER)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect(self._owed())

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._close_unread()
        if self.conn.their_state is h11.IDLE:  # between two requests, where uvicorn's own limit holds
            self._expect(None)

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

    def _owed(self) -> Phase | None:
        if self.transport.get_protocol() is not self:  # it became a WebSocket
            return None
        if self.conn.their_state is h11.IDLE:
            return Phase.HEADER
        return Phase.BODY if self.conn.their_state is h11.SEND_BODY else None

    def _expect(self, phase: Phase | None) -> None:
        """Starts the clock of a wait; one that goes on keeps its clock."""
        awaited = (phase, self.cycle) if phase is not None else None
        if awaited == self._awaited:
            return
        self._awaited = awaited
        self._stop_clocks(self._wait)
        if phase is not None and not self.transport.is_closing():
            seconds = self.patience.header if phase is Phase.HEADER else self.patience.body
            self._wait = self.loop.call_later(seconds, self._refuse, phase)

    def _refuse(self, phase: Phase) -> None:
        """Nothing came: closed in silence. A part came: told so, unless an answer is on its way."""
        if self.transport.is_closing():
            return
        began = phase is Phase.BODY or bool(self.conn.trailing_data[0])
        if began and self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._send_408()
        if self.cycle is not None:  # whoever waits for the body learns that nobody is there
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
        self._close_unread()

    def _send_408(self) -> None:
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(TOO_SLOW)).encode()),
            (b"connection", b"close"),
        ]
        answer = h11.Response(status_code=408, headers=headers, reason=b"Request Timeout")
        for part in (answer, h11.Data(data=TOO_SLOW), h11.EndOfMessage()):
            self.transport.write(self.conn.send(part) or b"")

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
