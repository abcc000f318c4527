"""People and organisations: those in most events, and all by name, with a search."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.domain.codes import ParticipantKind
from app.queries import facets, participants, readers, shapes
from app.queries.filters import EventFilter
from app.queries.page import Page
from app.web import labels, representations
from app.web.head import Head
from app.web.labels import country_name
from app.web.language import gettext as _
from app.web.paging import Pager, cursor_of, pager_of, titled
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of

PATH = "/participants"
NAMES_A_PAGE = 90
IN_MOST_EVENTS = 30
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A line of the list: who, and the country or the kind of organisation, "" where a person has none."""

    name: str
    href: str
    of: str


@dataclass(frozen=True, slots=True)
class ParticipantsView:
    """View of `participants.html`. `most` stands before the first page alone."""

    head: Head
    words: str
    total: int
    most: tuple[Ranked, ...]
    names: tuple[Named, ...]
    pager: Pager
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /participants; `q` are words of names."""
    pairs = request.query_params.multi_items()
    words = readers.words(dict(pairs).get("q", "")[:LONGEST_NAME])
    page = Page.from_query(cursor_of(pairs, NAMES_A_PAGE))
    is_first = not (words or page.after or page.before)
    with reading(site_of(request).engine) as connection:
        total = participants.count_participants(connection, words)
        window = participants.list_participants(connection, page, words)
        most = _in_most_events(connection) if is_first else ()
    title = _("People and organisations")
    names = tuple(_named(found) for found in window.items)
    view = ParticipantsView(
        head=Head(
            title=titled(f"{title}: {words}" if words else title, window, names[0].name if names else ""),
            description=_("Who takes part in diplomatic events, as named in press releases."),
            canonical=site_of(request).absolute(request, _address(words)),
            section=PATH,
            followed=not words,
        ),
        words=words,
        total=total,
        most=most,
        names=names,
        pager=pager_of(window, lambda *cursor: _address(words, *cursor)),
        view_as=representations.of_index(
            PATH, _asked(words), site_of(request).absolute(request, ""), *([("q", words)] if words else [])
        ),
    )
    return render(request, "participants.html", None, view)


def _in_most_events(connection: sa.Connection) -> tuple[Ranked, ...]:
    found = facets.count_by_participant(connection, EventFilter(), IN_MOST_EVENTS)
    known: Mapping[str, shapes.Participant] = participants.participants_by_ids(
        connection, [count["value"] for count in found]
    )
    return tuple(
        Ranked(labels.of_party(known[count["value"]]), f"{PATH}/{count['value']}", count["count"])
        for count in found
        if count["value"] in known
    )


def _named(party: shapes.Participant) -> Named:
    is_person = party["kind"] == ParticipantKind.PERSON
    of = country_name(party["country"]) if party["country"] else "" if is_person else labels.kind_of(party)
    return Named(labels.of_party(party), f"{PATH}/{party['id']}", of)


def _asked(words: str) -> str:
    """The list as a field of the API."""
    search = f"search: {json.dumps(words, ensure_ascii=False)}, " if words else ""
    return f"participants({search}first: 20) {{ totalCount nodes {{ id name }} }}"


def _address(words: str, *cursor: tuple[str, str]) -> str:
    query = urlencode([*([("q", words)] if words else []), *cursor])
    return f"{PATH}?{query}" if query else PATH
