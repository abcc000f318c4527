"""`create_app(settings)`: middleware, routes, failures. Look here for what answers which address."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from app.access.budgets import Budgets
from app.db.engine import make_engine
from app.db.version import version_of
from app.db.watching import watched
from app.errors import AppError
from app.graphql.documents import Documents
from app.graphql.http import graphql_routes
from app.graphql.registered import registered_documents
from app.queries.ahead import read_all
from app.settings import Settings, bundled
from app.web import (
    embedding,
    event_files,
    feeds,
    graphiql,
    health,
    index_files,
    logs,
    plot_files,
    release_files,
    search_description,
    sitemap,
)
from app.web.assets import Assets
from app.web.delivery import DeliveryMiddleware
from app.web.errors import http_failure, named_failure
from app.web.explorer import explorer
from app.web.kept import KeptAnswers
from app.web.language import LanguageMiddleware
from app.web.logs import LogMiddleware
from app.web.open_reading import OpenReadingMiddleware
from app.web.pages import IN_DEVELOPMENT, PAGES
from app.web.repeating import AT_ONCE, AtOnce
from app.web.security import SecurityMiddleware
from app.web.site import Site, make_templates

# How long a thread that computes goes on while another waits. Python's own 5 ms are long for the event loop,
# which waits anew after each call to the system, a dozen times for every request, behind each running query.
SWITCH_SECONDS = 0.0005
# How many pages, feeds and files are made at a time, each in a thread. More are not made any sooner, and each
# thread holds memory, and a connection with what it has read.
HANDLERS = 4


class _Application(Starlette):
    """Gives what is kept before anything else, even before Starlette's own layer for what fails."""

    def __init__(self, kept: KeptAnswers, **options: Any) -> None:
        super().__init__(**options)
        self._kept = kept

    def build_middleware_stack(self) -> ASGIApp:
        return DeliveryMiddleware(super().build_middleware_stack(), self._kept)


def create_app(settings: Settings, engine: sa.Engine | None = None) -> Starlette:
    """The application over the database of the settings; the engine is the caller's to close if given."""
    assets = Assets(bundled("static"))
    site = Site(
        settings,
        engine or make_engine(settings.database_url),
        assets,
        make_templates(assets),
        corrections=Budgets(settings.corrections_per_hour, window=3_600),
    )

    kept = KeptAnswers(version_of(site.engine))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[dict[str, AtOnce]]:
        to_thread.current_default_thread_limiter().total_tokens = HANDLERS
        with watched(site.engine):
            read_all(site.engine)
            yield {AT_ONCE: AtOnce(kept)}
        if engine is None:
            site.engine.dispose()

    app = _Application(
        kept,
        routes=_routes(site),
        middleware=[
            Middleware(SecurityMiddleware),
            Middleware(LogMiddleware),
            Middleware(OpenReadingMiddleware),
            Middleware(LanguageMiddleware),
        ],
        exception_handlers={AppError: named_failure, HTTPException: http_failure},
        lifespan=lifespan,
    )
    app.state.site = site
    return app


def from_environment() -> Starlette:
    """What each worker process of `readout serve` runs."""
    sys.setswitchinterval(SWITCH_SECONDS)
    settings = Settings.from_environment()
    logs.configure(settings.log_level, settings.log_format)
    return create_app(settings)


def _routes(site: Site) -> list[BaseRoute]:
    return [
        # First, as each route before the one that answers is tried: forty took a tenth of a short answer.
        *graphql_routes(
            site.engine,
            site.settings.base_url,
            explorer,
            _documents(site.settings),
            Budgets(site.settings.rate_limit_readers, site.settings.rate_limit_keys),
        ),
        *event_files.ROUTES,
        *release_files.ROUTES,
        *index_files.ROUTES,
        *plot_files.ROUTES,
        *feeds.ROUTES,  # a suffix of a page's address, so before it
        *PAGES,
        *(IN_DEVELOPMENT if site.settings.development else ()),
        *embedding.ROUTES,
        *search_description.ROUTES,
        *sitemap.ROUTES,
        *health.ROUTES,
        *graphiql.ROUTES,
        Route("/static/{name:path}", site.assets.respond),
        Route("/favicon.ico", site.assets.favicon),
    ]


def _documents(settings: Settings) -> Documents:
    return Documents(
        registered_documents(settings.graphql_manifest),
        registered_only=settings.graphql_documents == "registered",
    )
