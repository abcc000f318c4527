"""Page or fragment: one view, two ways to send it.

A fragment if and only if `HX-Request-Type: partial`; every other request gets the page, which includes the
same parts. Both say `Vary: HX-Request-Type`, because they share an address.
"""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.web import language
from app.web.site import site_of


def wants_part(request: Request) -> bool:
    return request.headers.get("HX-Request-Type") == "partial"


def render(
    request: Request,
    page: str,
    part: str | None,
    view: Any,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """`view` is the dataclass of the page; `part` None for a page that is never asked for in part."""
    name = part if part and wants_part(request) else page
    markup = site_of(request).templates.get_template(name).render(view=view)
    response = HTMLResponse(language.localised(markup), status_code=status, headers=dict(headers or {}))
    response.headers["Content-Language"] = language.code.get()
    response.headers["Cache-Control"] = "no-cache"
    if part:
        response.headers.add_vary_header("HX-Request-Type")
    return response
