"""What the client accepts: JSON in one of its two GraphQL forms, or a page for people."""

from functools import lru_cache

GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"
HTML = "text/html"
EVENT_STREAM = "text/event-stream"


@lru_cache(200)  # for clients send the same over and over, of at most some kilobytes
def best_of(accept: str, offers: tuple[str, ...]) -> str | None:
    """The offer with the highest weight, the earlier one in `accept` first; None where nothing fits."""
    ranges = _ranges(accept)
    rated = []
    for offer in offers:
        fitting = [each for each in ranges if _fits(each[0], offer)]
        if fitting:
            # The most specific range decides over the offer (RFC 9110, 12.5.1).
            kind, weight, place = max(fitting, key=lambda each: each[0].count("*") * -1)
            if weight > 0:
                rated.append((-weight, kind.count("*"), place, offer))
    return min(rated, key=lambda each: each[:3])[3] if rated else None


def json_type(accept: str | None) -> str:
    """The JSON form to answer in; plain JSON for a client that says nothing or that takes neither."""
    if not accept:
        return PLAIN_JSON
    return best_of(accept, (PLAIN_JSON, GRAPHQL_JSON)) or PLAIN_JSON


def prefers_page(accept: str | None, *, asks: bool = True) -> bool:
    """Whether a page is wanted rather than JSON. Who asks nothing follows a link: in doubt a page."""
    if asks:
        return bool(accept) and best_of(accept or "", (PLAIN_JSON, GRAPHQL_JSON, HTML)) == HTML
    return best_of(accept or "*/*", (HTML, PLAIN_JSON, GRAPHQL_JSON)) == HTML


def prefers_stream(accept: str | None) -> bool:
    """Whether events are wanted rather than JSON; who merely mentions them last, as urql does, is not."""
    return bool(accept) and best_of(accept or "", (PLAIN_JSON, GRAPHQL_JSON, EVENT_STREAM)) == EVENT_STREAM


def _ranges(accept: str) -> list[tuple[str, float, int]]:
    """Media ranges with weight and place; parameters other than the weight are not looked at."""
    found = []
    for place, part in enumerate(accept.split(",")[:50]):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((_weight(each[2:]) for each in parameters if each.startswith("q=")), 1.0)
        if kind:
            found.append((kind, weight, place))
    return found


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 1.0


def _fits(media_range: str, offer: str) -> bool:
    return media_range in (offer, "*/*", offer.partition("/")[0] + "/*")
