"""GraphiQL at /graphiql: the explorer that frontend developers know, from our own static files.

The page has a content policy of its own: fonts and pictures lie in GraphiQL's sheet, and its dialogs write
one style into the page, which is allowed by its hash. Scripts and connections are this host's alone.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.graphql.registered import operations
from app.web.render import render
from app.web.security import content_policy

DIALOG_STYLE = "sha256-nzTgYzXYDNe6BAHiiI7NNlfK8n/auuOAhh2t92YvuXo="
POLICY = content_policy(style_src=f"'self' '{DIALOG_STYLE}'", img_src="'self' data:", font_src="data:")


@dataclass(frozen=True, slots=True)
class GraphiQLView:
    """View of `graphiql.html`: the query to begin with."""

    query: str


def show_graphiql(request: Request) -> Response:
    """GET /graphiql."""
    view = GraphiQLView(operations()[0].document)
    return render(request, "graphiql.html", None, view, headers={"Content-Security-Policy": POLICY})


ROUTES = [Route("/graphiql", show_graphiql)]
