"""The same content for programs: what a page offers under "This view as"."""

import json
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from app.queries.criteria import Criteria
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Order
from app.web import language
from app.web.addresses import Timeline, timeline
from app.web.frames import PATH, Framed, frame
from app.web.language import gettext as _
from app.web.listings import Listing

FIELDS = "title type when { edtf } countries { role country { name } }"
NAMES = {
    "json": "JSON",
    "ndjson": "JSON lines",
    "csv": "CSV",
    "atom": "Atom",
    "ics": "iCalendar",
    "svg": "SVG",
    "jsonld": "JSON-LD",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A way to have the content: `name` and address."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ViewAs:
    """All ways to have the content of a page; `curl` is a command for a shell, `frame` markup that shows its
    timeline on another site."""

    forms: tuple[Form, ...]
    curl: str
    frame: str | None = None


def feed_of(path: str, wanted: EventFilter) -> str:
    """The feed of a list as one follows it: what was read or changed last comes first, whatever its day."""
    return wanted.address(f"{path}.atom", ("order", Order.UPDATED.value))


def of_list(
    listing: Listing, given: EventFilter, base: str, framed: Framed, drawn: Timeline = timeline
) -> ViewAs:
    """Of a list under the filter of its page, `drawn` and `framed` as its timeline is; `base` is the address
    of the site."""
    forms = [
        Form(
            NAMES[format],
            given.address(f"{listing.path}.{format}", *(drawn.further if format == "svg" else [])),
        )
        for format in ("json", "ndjson", "csv", "atom", "ics", "svg")
    ]
    asked = query_of(listing.narrow(given))
    address = base + given.address(f"{listing.path}.ndjson")
    page = language.address(base + listing.narrow(given).address(PATH, *drawn.further), language.code.get())
    markup = frame(page, framed.what, framed.height())
    follow = Form(_("Follow"), listing.narrow(given).address("/feeds"))
    return ViewAs((follow, _explored(asked), *forms), f"curl --compressed {shlex.quote(address)}", markup)


def of_event(id: str, base: str, *, has_day: bool) -> ViewAs:
    asked = f"{{ event(by: {{ id: {json.dumps(id)} }}) {{ {FIELDS} }} }}"
    path = f"/events/{id}"
    formats = ("json", "csv", "atom", *(["ics"] if has_day else []), "jsonld")
    forms = (Form(NAMES[format], f"{path}.{format}") for format in formats)
    return ViewAs((_explored(asked), *forms), f"curl {shlex.quote(f'{base}{path}.json')}")


def of_release(id: str, base: str) -> ViewAs:
    asked = f"{{ release(id: {json.dumps(id)}) {{ heading publishedOn text }} }}"
    forms = (Form(NAMES["json"], f"/releases/{id}.json"), Form(_("Plain text"), f"/releases/{id}.txt"))
    return ViewAs((_explored(asked), *forms), f"curl {shlex.quote(f'{base}/releases/{id}.json')}")


def of_releases(wanted: ReleaseFilter, base: str) -> ViewAs:
    """Of the list of releases under the filter of its page."""
    arguments = _arguments(wanted)
    asked = f"{{ releases({arguments}) {{ totalCount nodes {{ heading publishedOn url }} }} }}"
    forms = (
        Form(NAMES[format], wanted.address(f"/releases.{format}"))
        for format in ("json", "ndjson", "csv", "atom")
    )
    address = base + wanted.address("/releases.ndjson")
    return ViewAs((_explored(asked), *forms), f"curl --compressed {shlex.quote(address)}")


def of_index(path: str, field: str, base: str, *query: tuple[str, str]) -> ViewAs:
    """Of a list of all countries, types, publishers or participants; `field` asks the API for the same."""
    further = f"?{urlencode(query)}" if query else ""
    forms = (Form(NAMES[format], f"{path}.{format}{further}") for format in ("json", "ndjson", "csv"))
    command = f"curl --compressed {shlex.quote(f'{base}{path}.ndjson{further}')}"
    return ViewAs((_explored(f"{{ {field} }}"), *forms), command)


def of_search(words: str, base: str) -> ViewAs:
    """Of the events, releases and people that have these words."""
    wanted, texts = EventFilter(search=words), ReleaseFilter(search=words)
    search = json.dumps(words, ensure_ascii=False)
    asked = (
        f"{{ events({_arguments(wanted)}) {{ totalCount nodes {{ title }} }}"
        f" releases({_arguments(texts)}) {{ totalCount nodes {{ heading url }} }}"
        f" participants(search: {search}, first: 20) {{ totalCount nodes {{ name }} }} }}"
    )
    forms = (
        Form(_("Events: %(what)s") % {"what": NAMES["json"]}, wanted.address("/events.json")),
        Form(_("Releases: %(what)s") % {"what": NAMES["json"]}, texts.address("/releases.json")),
        Form(_("Events: %(what)s") % {"what": NAMES["atom"]}, feed_of("/events", wanted)),
    )
    command = f"curl --compressed {shlex.quote(base + wanted.address('/events.ndjson'))}"
    return ViewAs((_explored(asked), *forms), command)


def stream_of(wanted: EventFilter, since: str) -> str:
    """The address of what becomes of the events of a list, from a place in the log on: server-sent events."""
    filter = _literal(wanted)
    arguments = f"since: {json.dumps(since)}" + (f", filter: {filter}" if filter else "")
    query = f"subscription {{ changes({arguments}) {{ kind id }} }}"
    return f"/graphql?{urlencode([('query', query)])}"


def query_of(wanted: EventFilter) -> str:
    """The list as a query of the API."""
    return f"{{ events({_arguments(wanted)}) {{ totalCount nodes {{ {FIELDS} }} }} }}"


def _explored(query: str) -> Form:
    return Form("GraphQL", f"/graphql?{urlencode([('query', query)])}")


def _arguments(wanted: Criteria) -> str:
    filter = _literal(wanted)
    return f"filter: {filter}, first: 20" if filter else "first: 20"


def _literal(wanted: Criteria) -> str:
    """The filter as the input of the API, by the paths of its fields; empty for none."""
    tree: dict[str, Any] = {}
    for about in fields(wanted):
        value = getattr(wanted, about.name)
        if value == about.default:
            continue
        *outer, last = about.metadata["path"].split(".")
        branch = tree
        for step in outer:
            branch = branch.setdefault(step, {})
        capitals = about.metadata["capitals"]
        branch[last] = _list(value, capitals) if isinstance(value, tuple) else _value(value, capitals)
    return _written(tree) if tree else ""


def _list(values: Iterable[Any], capitals: bool) -> str:
    return f"[{', '.join(_value(value, capitals) for value in values)}]"


def _value(value: Any, capitals: bool) -> str:
    if capitals:  # a member of an enumeration
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return json.dumps(text, ensure_ascii=False)


def _written(tree: Any) -> str:
    if isinstance(tree, str):
        return tree
    return "{" + ", ".join(f"{name}: {_written(branch)}" for name, branch in tree.items()) + "}"
