"""The page at /graphql: draws what `app/graphql/explorer.py` gathered."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.graphql.explorer import Explored, explore
from app.graphql.http import Run
from app.web.head import Head
from app.web.language import gettext as _
from app.web.render import render
from app.web.site import site_of


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """View of `graphql.html`."""

    head: Head
    explored: Explored


async def explorer(request: Request, run: Run) -> Response:
    explored = await explore(request, run)
    named = {"name": explored.type.name} if explored.type else {}
    title = _("%(name)s in the GraphQL API") % named if named else _("GraphQL API")
    head = Head(
        title=title,
        description=_("Query the record with GraphQL: try a query, read the schema, copy an example."),
        canonical=site_of(request).absolute(request, "/graphql"),
        section="/graphql",
        indexed=explored.status == 200,
        followed=explored.result is None,
    )
    return render(request, "graphql.html", None, ExplorerView(head, explored), status=explored.status)
