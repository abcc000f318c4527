"""WebSockets as uvicorn speaks them, with the patience that `protocol.py` has for answers over HTTP.

Whoever does not read what is sent holds up nobody but himself; after so many seconds the connection is cut.
"""

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.graphql.limits import LIMITS


class PatientSockets(WebSocketsSansIOProtocol):
    """One socket."""

    unread_seconds = LIMITS.unread_seconds

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._unread: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(self.unread_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_clock()

    def keepalive_timeout(self) -> None:
        """Nobody is there to read a farewell."""
        super().keepalive_timeout()
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop_clock()

    def _stop_clock(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None
