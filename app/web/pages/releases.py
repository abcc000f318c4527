"""The list of releases, newest first, under a filter of the address."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.queries import facets, publishers, releases
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Page
from app.web import cards, labels, representations
from app.web.cards import ReleaseCard
from app.web.formats import atom
from app.web.head import Feed, Head
from app.web.language import gettext as _
from app.web.paging import Pager, cursor_of, pager_of
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of

RELEASES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Option:
    """A publisher to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """View of `releases.html`; `since`, `until` and `words` are the values of its form."""

    head: Head
    total: int
    publishers: tuple[Option, ...]
    since: str
    until: str
    words: str
    filtered: bool
    releases: tuple[ReleaseCard, ...]
    paraphrased: bool
    pager: Pager
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /releases."""
    pairs = request.query_params.multi_items()
    wanted = ReleaseFilter.from_query(pairs)
    page = Page.from_query(cursor_of(pairs, RELEASES_A_PAGE))
    with reading(site_of(request).engine) as connection:
        total = releases.count_releases(connection, wanted)
        window = releases.list_releases(connection, wanted, page)
        slugs = [found["value"] for found in facets.count_by_publisher(connection, EventFilter())]
        known = publishers.publishers_by_slugs(connection, {*slugs, *wanted.publishers_any})
    listed = tuple(cards.release_card(release) for release in window.items)
    view = ReleasesView(
        head=Head(
            title=_("Press releases, newest first") if wanted.is_empty else _("Press releases that match"),
            description=_("The press releases of foreign ministries that the events were read from."),
            canonical=site_of(request).absolute(request, wanted.address("/releases")),
            section="/releases",
            indexed=len(pairs) == 0,
            feeds=(Feed(wanted.address("/releases.atom"), atom.MEDIA_TYPE, _("Press releases")),),
        ),
        total=total,
        publishers=tuple(
            Option(slug, labels.of_party(known[slug]), slug in wanted.publishers_any)
            for slug in sorted(known, key=lambda slug: labels.of_party(known[slug]))
        ),
        since=str(wanted.published_from or ""),
        until=str(wanted.published_to or ""),
        words=wanted.search or "",
        filtered=not wanted.is_empty,
        releases=listed,
        paraphrased=cards.any_paraphrase(listed),
        pager=pager_of(window, lambda *cursor: wanted.address("/releases", *cursor)),
        view_as=representations.of_releases(wanted, site_of(request).absolute(request, "")),
    )
    return render(request, "releases.html", None, view)
