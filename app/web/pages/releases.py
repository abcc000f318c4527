"""The list of releases, newest first, under a filter of the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.errors import InvalidFilter
from app.queries import facets, publishers, releases
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Page
from app.web import cards, choices, labels, refusals, representations
from app.web.choices import Chip
from app.web.formats import atom
from app.web.found_releases import FoundRelease, found_releases
from app.web.head import Feed, Head
from app.web.language import gettext as _
from app.web.paging import Pager, cursor_of, pager_of, titled
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.ways_out import WayOut, ways_out

RELEASES_A_PAGE = 50
IN_THE_FORM = ("publisher", "published_from", "published_to", "q")


@dataclass(frozen=True, slots=True)
class Option:
    """A publisher to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """View of `releases.html`; `since`, `until` and `words` are the values of its form, `wrong` what is wrong
    with them."""

    head: Head
    total: int
    publishers: tuple[Option, ...]
    since: str
    until: str
    words: str
    hidden: tuple[tuple[str, str], ...]
    wrong: Mapping[str, str]
    chips: tuple[Chip, ...]
    ways_out: tuple[WayOut, ...]
    releases: tuple[FoundRelease, ...]
    paraphrased: bool
    pager: Pager
    view_as: ViewAs
    near: tuple[()] = ()
    clear: str = "/releases"


def show(request: Request) -> Response:
    """GET /releases; 422 with the form where a field of it cannot be meant."""
    pairs = request.query_params.multi_items()
    try:
        wanted = ReleaseFilter.from_query(pairs)
    except InvalidFilter as failure:
        refused = refusals.refused(ReleaseFilter, pairs, failure)
        view = _read(request, refused.kept, [], refused.wrong)
        view = replace(view, until=refused.too_early("published_to") or view.until)
        return render(request, "releases.html", None, view, status=422)
    return render(request, "releases.html", None, _read(request, wanted, pairs, {}))


def _read(
    request: Request, wanted: ReleaseFilter, pairs: list[tuple[str, str]], wrong: Mapping[str, str]
) -> ReleasesView:
    """`pairs` tell the page of the list."""
    page = Page.from_query(cursor_of(pairs, RELEASES_A_PAGE))
    with reading(site_of(request).engine) as connection:
        total = releases.count_releases(connection, wanted)
        window = found_releases(connection, wanted, page)
        slugs = [found["value"] for found in facets.count_by_publisher(connection, EventFilter())]
        known = publishers.publishers_by_slugs(connection, {*slugs, *wanted.publishers_any})
        names = {slug: labels.of_party(publisher) for slug, publisher in known.items()}
        chips = partial(choices.chips, names=names, address=lambda rest: rest.address("/releases"))
        left = partial(releases.count_releases, connection)
        ways = () if total else ways_out(wanted, chips, left, "release")
    listed = tuple(window.items)
    title = _("Press releases, newest first") if wanted.is_empty else _("Press releases that match")
    published = listed[0].card.published if listed else None
    return ReleasesView(
        head=Head(
            title=titled(title, window, published.text if published else ""),
            description=_("The press releases of foreign ministries that the events were read from."),
            canonical=site_of(request).absolute(request, wanted.address("/releases")),
            section="/releases",
            followed=wanted.is_empty,
            feeds=(Feed(wanted.address("/releases.atom"), atom.MEDIA_TYPE, _("Press releases")),),
        ),
        total=total,
        publishers=tuple(
            Option(slug, names[slug], slug in wanted.publishers_any)
            for slug in sorted(names, key=lambda slug: names[slug])
        ),
        since=str(wanted.published_from or ""),
        until=str(wanted.published_to or ""),
        words=wanted.search or "",
        hidden=tuple(pair for pair in wanted.to_query() if pair[0] not in IN_THE_FORM),
        wrong=wrong,
        chips=chips(wanted),
        ways_out=ways,
        releases=listed,
        paraphrased=cards.any_paraphrase([each.card for each in listed]),
        pager=pager_of(window, lambda *cursor: wanted.address("/releases", *cursor)),
        view_as=representations.of_releases(wanted, site_of(request).absolute(request, "")),
    )
