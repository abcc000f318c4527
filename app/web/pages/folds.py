"""What is behind the summaries of the list page, each by itself: a folded facet, the table, code to copy.

A part of the page holds none of them, so it is small however much a reader has unfolded; what he has before
him comes after it (`static/timeline.js`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.queries.filters import EventFilter
from app.web import addresses, filter_form, history, listings, plotting, representations
from app.web.choices import Facet
from app.web.frames import framed_of
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.timeline import Plot

FACETS = {f"facet-{name}": name for name in filter_form.FOLDED}
TABLE, CODE = "plot-table", "page-code"
FOLDS = (*FACETS, TABLE, CODE)  # ids of their elements


@dataclass(frozen=True, slots=True)
class FoldView:
    """View of `_fold.html`: the id of the fold and what is in it, one of the rest or nothing."""

    id: str
    facet: Facet | None = None
    plot: Plot | None = None
    view_as: ViewAs | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def show(request: Request, wanted: EventFilter, pairs: Sequence[tuple[str, str]]) -> Response:
    """The inside of the fold that the request names."""
    id = history.fold(request)
    address = addresses.timeline_of(pairs)
    with reading(site_of(request).engine) as connection:
        if id in FACETS:
            view = FoldView(id, facet=filter_form.folded_facet(connection, wanted, FACETS[id]))
        elif id == TABLE:
            view = FoldView(id, plot=plotting.draw(connection, wanted, address, address.lane).plot)
        else:
            framed = framed_of(connection, wanted, address)
            base = site_of(request).absolute(request, "")
            code = representations.of_list(listings.everything(), wanted, base, framed, address)
            view = FoldView(id, view_as=code)
    return render(request, "_fold.html", "_fold.html", view)
