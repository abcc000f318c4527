"""For those who run it: is the process alive, and can it serve."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.db.migrate import ensure_ready
from app.errors import DatabaseNotReady
from app.web.site import site_of

FRESH = {"Cache-Control": "no-store"}


async def alive(request: Request) -> Response:  # noqa: ARG001 (a handler's signature)
    """The process answers; touches nothing else."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


def ready(request: Request) -> Response:
    """The database is reachable and at the program's version, else 503 with the reason."""
    try:
        ensure_ready(site_of(request).engine, create_sqlite=False)
    except DatabaseNotReady as failure:
        return JSONResponse(
            {"status": "unavailable", "code": failure.code, "message": failure.message}, 503, headers=FRESH
        )
    return JSONResponse({"status": "ready"}, headers=FRESH)


ROUTES = [Route("/healthz", alive), Route("/readyz", ready)]
