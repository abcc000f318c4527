"""Pages of running text: what this is, how releases are read, for whom it is built, how to take it along.

A new one: a template and a line.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.event_types import EVENT_TYPES
from app.web.head import Crumb, Head
from app.web.language import gettext as _
from app.web.language import marked
from app.web.render import render
from app.web.site import site_of


@dataclass(frozen=True, slots=True)
class ProseView:
    """View of pages of text; `base` is the address of the site."""

    head: Head
    base: str
    types: int = len(EVENT_TYPES)


@dataclass(frozen=True, slots=True)
class Prose:
    path: str
    template: str
    title: str
    description: str


PROSE = (
    Prose(
        "/about",
        "about.html",
        marked("About this record"),
        marked(
            "What Readout is: press releases of foreign ministries, turned into events that can be checked."
        ),
    ),
    Prose(
        "/about/method",
        "method.html",
        marked("How releases are read"),
        marked("How press releases of foreign ministries become events, and what each fact is based on."),
    ),
    Prose(
        "/accessibility",
        "accessibility.html",
        marked("Accessibility"),
        marked("What this site does so that everyone can use it, and how that is tested."),
    ),
    Prose(
        "/data",
        "data.html",
        marked("Data and API"),
        marked(
            "Every list as JSON, CSV, Atom, iCalendar or SVG; the GraphQL API; embedding the timeline on "
            "other sites."
        ),
    ),
)


def _route(prose: Prose) -> Route:
    def show(request: Request) -> Response:
        head = Head(
            title=_(prose.title),
            description=_(prose.description),
            canonical=site_of(request).absolute(request, prose.path),
            section="/about",
            crumbs=(Crumb("/about", _("About")),) if prose.path != "/about" else (),
        )
        view = ProseView(head, site_of(request).absolute(request, ""))
        return render(request, prose.template, None, view)

    return Route(prose.path, show)


ROUTES = [_route(prose) for prose in PROSE]
