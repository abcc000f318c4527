"""The pages, a noun a module: handler and view side by side. A new one is a module, a template, a line."""

from starlette.routing import Route

from app.web.pages import about, correction, country, event, participant, patterns, release, timeline

PAGES = [
    Route("/", timeline.show),
    Route("/events", timeline.show),
    Route("/events/{id}.ics", event.calendar),
    Route("/events/{id}", event.show),
    Route("/releases", release.show_list),
    Route("/releases/{id}", release.show),
    Route("/participants/{id}", participant.show),
    Route("/countries", country.show_list),
    Route("/countries/{code}", country.show),
    Route("/about", about.show),
    Route("/corrections/new", correction.respond, methods=["GET", "POST"]),
    Route("/corrections/{id}", correction.receipt),
]
IN_DEVELOPMENT = [Route("/patterns", patterns.show)]
