"""What this is, how the reading is done and what it takes no position on."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.domain.event_types import EVENT_TYPES
from app.web import labels
from app.web.head import Head
from app.web.render import render
from app.web.site import site_of


@dataclass(frozen=True, slots=True)
class TypeLine:
    href: str
    label: str
    category: str
    definition: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """View of `about.html`."""

    head: Head
    types: tuple[TypeLine, ...]


def show(request: Request) -> Response:
    """GET /about."""
    head = Head(
        title="How the record is read",
        description="How press releases of foreign ministries become events, and what each fact rests on.",
        canonical=site_of(request).absolute(request, "/about"),
        section="/about",
    )
    types = tuple(
        TypeLine(f"/types/{type.upper()}", words.label, words.category, words.definition)
        for type, words in ((type, labels.of_type(type)) for type in EVENT_TYPES)
    )
    return render(request, "about.html", None, AboutView(head, types))
