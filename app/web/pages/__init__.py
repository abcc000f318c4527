"""The pages, a noun a module: handler and view side by side. A new one is a module, a template, a line."""

from starlette.routing import Route

from app.web.pages import (
    about,
    correction,
    country,
    event,
    event_type,
    follow,
    pair,
    participant,
    participants,
    patterns,
    plots,
    publisher,
    release,
    releases,
    search,
    timeline,
)

PAGES = [
    Route("/", timeline.show),
    Route("/events", timeline.show),
    Route("/events/{id}", event.show),
    Route("/releases", releases.show),
    Route("/releases/{id}", release.show),
    Route("/participants", participants.show),
    Route("/participants/{id}", participant.show),
    Route("/countries", country.show_list),
    Route("/countries/{code}", country.show),
    Route("/countries/{a}/{b}", pair.show),
    Route("/types", event_type.show_list),
    Route("/types/{type}", event_type.show),
    Route("/publishers", publisher.show_list),
    Route("/publishers/{slug}", publisher.show),
    Route("/plots", plots.show),
    Route("/search", search.show),
    Route("/feeds", follow.show),
    *about.ROUTES,
    Route("/corrections/new", correction.respond, methods=["GET", "POST"]),
    Route("/corrections/{id}", correction.receipt),
]
IN_DEVELOPMENT = [Route("/patterns", patterns.show)]
