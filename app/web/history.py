"""What a change of the filter does to the address bar and the focus, decided from htmx's request headers.

The server knows the canonical address and sends it along. A change is a new entry of the history, so that
going back undoes it; going on typing in one field is not, else every pause would be an entry.
"""

from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from app.web.render import wants_part

TYPED = {"q", "from", "to"}
TYPED_NAMES = ("country", "country_all", "country_not", "participant")


def headers(request: Request, canonical: str) -> dict[str, str]:
    """`HX-Push-Url` for a step, `HX-Replace-Url` for more of the same; nothing for a whole page."""
    if not wants_part(request):
        return {}
    current = request.headers.get("HX-Current-URL", "")
    if _query(current) == _query(canonical) or _goes_on_typing(_query(current), _query(canonical)):
        return {"HX-Replace-Url": canonical}
    return {"HX-Push-Url": canonical}


def focus(request: Request) -> str:
    """Whose heading takes the focus after the swap: what the reader acted on is gone by then."""
    source = request.headers.get("HX-Source", "") if wants_part(request) else ""
    element = source.partition("#")[2]
    if element.startswith("plot"):
        return "plot"
    return "list" if element.startswith(("page-", "chip-", "way-", "empty-")) else ""


def fold(request: Request) -> str:
    """The id of the `<details>` whose inside is asked for, by itself; empty for any other request."""
    kind, _, id = request.headers.get("HX-Source", "").partition("#") if wants_part(request) else ("", "", "")
    return id if kind == "details" else ""


def form_swap(request: Request, pairs: list[tuple[str, str]]) -> str:
    """How the form's controls are renewed.

    The reader's own hand in the form: morphed, so that focus and half-typed text live on. From a link, or
    where a free field named a country or person (always the last one sent), which now has a box: made anew.
    """
    from_form = request.headers.get("HX-Source", "").startswith("form")
    last = dict(pair for pair in pairs if pair[0] in TYPED_NAMES)
    typed_name = any(value.strip() for value in last.values())
    return "innerMorph" if from_form and not typed_name else "innerHTML"


def _query(address: str) -> list[tuple[str, str]]:
    return sorted(parse_qsl(urlsplit(address).query))


def _goes_on_typing(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> bool:
    """Whether one typed field had a value and has another, all else alike; a year below 1000 is typing."""
    changed = {name for name, _ in set(before) ^ set(after)}
    if len(changed) != 1 or not changed <= TYPED:
        return False
    (field,) = changed
    old, new = (dict(pairs).get(field, "") for pairs in (before, after))
    unfinished = field == "q" or old < "1000"
    return bool(old and new and unfinished)
