"""How browsers search here from their address bar (OpenSearch 1.1)."""

from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.web.formats import atom
from app.web.site import site_of

MEDIA_TYPE = "application/opensearchdescription+xml"
PATH = "/opensearch.xml"


def show(request: Request) -> Response:
    """GET /opensearch.xml."""
    site = site_of(request)
    base = site.absolute(request, "")
    icon = base + site.assets.url("favicon.ico")
    urls = (
        ("text/html", f"{base}/search?q={{searchTerms}}"),
        (atom.MEDIA_TYPE, f"{base}/events.atom?q={{searchTerms}}"),
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        "<ShortName>Readout</ShortName>"
        "<Description>Diplomatic events, with the sentences they were read from</Description>"
        f'<Image width="32" height="32" type="image/x-icon">{escape(icon)}</Image>'
        + "".join(f'<Url type="{kind}" template={quoteattr(url)}/>' for kind, url in urls)
        + "<InputEncoding>UTF-8</InputEncoding></OpenSearchDescription>"
    )
    return Response(content, media_type=MEDIA_TYPE)


ROUTES = [Route(PATH, show)]
