"""Failures on the way out: kind to status, and page, fragment or JSON by what was asked.

A named failure says what to do. Anything else is a defect: its trace goes to the log, the visitor gets a
reference to it.
"""

import http
from dataclasses import dataclass

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from app.errors import AppError, InvalidFilter, InvalidPage, Kind
from app.web import refusals
from app.web.head import Head
from app.web.language import gettext as _
from app.web.language import marked
from app.web.open_reading import FOR_PROGRAMS
from app.web.render import render, wants_part
from app.web.site import site_of

log = structlog.get_logger("readout.web")

STATUS = {
    Kind.INVALID: 422,
    Kind.UNAUTHENTICATED: 401,
    Kind.FORBIDDEN: 403,
    Kind.MISSING: 404,
    Kind.TOO_LARGE: 413,
    Kind.UNREADABLE: 422,
    Kind.UNAVAILABLE: 503,
}
HEADINGS = {
    404: marked("Page not found"),
    405: marked("This page does not accept that kind of request"),
    413: marked("The request is too large"),
    422: marked("The request cannot be understood"),
    500: marked("Something went wrong on our side"),
    503: marked("The record cannot be read right now"),
}
ADVICE = {
    404: marked("The address may be mistyped, or what stood here may have been withdrawn."),
    405: marked("This address can only be read."),
    500: marked("The error is logged under the reference below. Trying again may help."),
    503: marked("Please try again in a minute."),
}
PAGE = marked(
    "“%(name)s” in the address says where in the list to go on; what stands there is no place in it. "
    "Leave it out to begin at the start."
)


@dataclass(frozen=True, slots=True)
class ErrorView:
    """View of `error.html`: what went wrong, what to do, and a reference for those who ask."""

    head: Head
    status: int
    heading: str
    message: str
    reference: str


def named_failure(request: Request, failure: Exception) -> Response:
    """Handler of every `AppError`."""
    assert isinstance(failure, AppError)
    message = failure.message
    if failure.kind is Kind.MISSING and not _prefers_json(request):  # people know no ids
        message = _(ADVICE[404])
    if isinstance(failure, InvalidFilter) and not _prefers_json(request):
        message = refusals.in_words(failure.field, failure)
    if isinstance(failure, InvalidPage) and not _prefers_json(request):
        message = _(PAGE) % {"name": failure.subject}
    if failure.kind is Kind.UNAVAILABLE:  # where the database is and how it fails is the operator's alone
        log.warning("unavailable", code=failure.code, reason=message)
        message = _(ADVICE[503])
    return respond(request, STATUS[failure.kind], message, failure.code)


def http_failure(request: Request, failure: Exception) -> Response:
    """Handler of what the router refuses: no such route, wrong method, body too large."""
    assert isinstance(failure, HTTPException)
    message = _(ADVICE.get(failure.status_code, f"{failure.detail}."))
    response = respond(request, failure.status_code, message, f"HTTP_{failure.status_code}")
    response.headers.update(failure.headers or {})
    return response


def defect(scope: Scope) -> Response:
    """The answer to a request that failed for no named reason."""
    return respond(Request(scope), 500, _(ADVICE[500]), "INTERNAL")


def respond(request: Request, status: int, message: str, code: str) -> Response:
    reference = str(request.state.request_id)
    headers = {"Retry-After": "60"} if status == 503 else {}
    if _prefers_json(request):
        content = {"error": {"code": code, "message": message, "reference": reference}}
        return JSONResponse(content, status_code=status, headers=headers)
    heading = _(HEADINGS.get(status, http.HTTPStatus(status).phrase))
    head = Head(
        title=heading,
        description=message,
        canonical=site_of(request).absolute(request, request.url.path),
        indexed=False,
    )
    view = ErrorView(head, status, heading, message, reference)
    return render(request, "error.html", "_error.html", view, status=status, headers=headers)


def _prefers_json(request: Request) -> bool:
    """A browser names text/html; a program that does not gets JSON where it names that, or asks for data."""
    accept = request.headers.get("accept", "")
    is_program = "json" in accept or FOR_PROGRAMS.fullmatch(request.url.path) is not None
    return not wants_part(request) and is_program and "text/html" not in accept
