"""For those who run it: is the process alive, and can it serve."""

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.db.migrate import ensure_ready
from app.errors import DatabaseNotReady
from app.web.site import site_of

log = structlog.get_logger("readout.web")

FRESH = {"Cache-Control": "no-store"}
# Anybody may ask; where the database is and how it fails is the operator's alone.
NOT_READY = "The record cannot be read just now; the log of the server says why."


async def alive(request: Request) -> Response:  # noqa: ARG001 (a handler's signature)
    """The process answers; touches nothing else."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


def ready(request: Request) -> Response:
    """The database is reachable and at the program's version, else 503; the log has the reason."""
    try:
        ensure_ready(site_of(request).engine, create_sqlite=False)
    except DatabaseNotReady as failure:
        log.warning("unavailable", code=failure.code, reason=failure.message)
        content = {"status": "unavailable", "code": failure.code, "message": NOT_READY}
        return JSONResponse(content, 503, headers={**FRESH, "Retry-After": "60"})
    return JSONResponse({"status": "ready"}, headers=FRESH)


ROUTES = [Route("/healthz", alive), Route("/readyz", ready)]
