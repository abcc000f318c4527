"""A form sent by POST: read within bounds, and only from a page of ours."""

import asyncio
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from app.web.site import site_of

MEDIA_TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 50_000
MOST_FIELDS = 20
SECONDS = 10.0


async def read_form(request: Request) -> dict[str, str]:
    """Its fields by name. Raises `HTTPException` where it is none of ours, too large or too slow."""
    if not is_from_here(request):
        raise HTTPException(403, "This form was sent from another site; open it here and send it again")
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != MEDIA_TYPE:
        raise HTTPException(415, f"A form is sent as {MEDIA_TYPE}")
    try:
        body = await asyncio.wait_for(_read(request), SECONDS)
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except TimeoutError:
        raise HTTPException(408, "The form did not arrive in time", {"Connection": "close"}) from None
    except (ValueError, ClientDisconnect):
        raise HTTPException(400, "The form cannot be read") from None


def is_from_here(request: Request) -> bool:
    """Whether the form stood on a page of this site.

    Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a program that says neither carries nobody
    else's rights, for there are no cookies here.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc in (
        request.url.netloc,
        urlsplit(site_of(request).absolute(request, "")).netloc,
    )


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(
                413, f"A form has at most {MOST_BYTES:,} bytes; this one has more", {"Connection": "close"}
            )
    return bytes(body)
