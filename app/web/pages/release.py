"""Releases: the list, and one with its text in which the sentences that events were read from are marked."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from babel import Locale
from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.domain.event_types import EVENT_TYPES, EventType
from app.graphql.source_links import source_link
from app.queries import releases, shapes
from app.queries.filters import ReleaseFilter
from app.queries.page import Page
from app.queries.twins import twins_of_releases
from app.web import addresses, cards, evidence, wording
from app.web.cards import ReleaseCard
from app.web.evidence import Piece
from app.web.head import Crumb, Head
from app.web.paging import Pager, cursor_of, pager_of
from app.web.render import render
from app.web.site import site_of
from app.web.wording import Moment, Time

RELEASES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event read from the release; `original` leads to its sentence on the ministry's page."""

    href: str
    title: str
    type: str
    category: str
    time: Time
    prominence: str
    anchor: str
    original: str | None


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """`title` only where it differs from that of the version before."""

    number: int
    captured: Moment
    title: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The same release in another language: "Korean text"."""

    href: str
    lang: str
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """View of `release.html`. `unmarked` says why an event's sentence has no mark in the text."""

    head: Head
    kind: str
    lang: str
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    publisher: str
    published: Moment | None
    paraphrase: bool
    url: str | None
    host: str
    translations: tuple[Translation, ...]
    events: tuple[ReadEvent, ...]
    unmarked: str | None
    revisions: tuple[RevisionLine, ...]
    report: str


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """View of `releases.html`."""

    head: Head
    total: int
    releases: tuple[ReleaseCard, ...]
    paraphrased: bool
    pager: Pager


def show(request: Request) -> Response:
    """GET /releases/{id}."""
    with reading(site_of(request).engine) as connection:
        release = releases.get_release(connection, request.path_params["id"])
        accounts = releases.accounts_of_release(connection, release["id"])
        revisions = releases.revisions_of(connection, release["id"])
        twins = twins_of_releases(connection, [release["key"]])[release["key"]]
    found = evidence.marks(accounts, release["revision"])
    body = release["body_start"]
    view = ReleaseView(
        head=_head(request, release),
        kind=wording.code_in_words(release["kind"]).capitalize(),
        lang=release["language"],
        title=_title(release, found),
        paragraphs=evidence.paragraphs(release["text"], body, found),
        publisher=release["publisher"]["name"],
        published=wording.moment(release["published_on"]) if release["published_on"] else None,
        paraphrase=release["paraphrase"],
        url=release["url"],
        host=urlsplit(release["url"] or "").hostname or "",
        translations=tuple(map(_translation, twins)),
        events=tuple(_read_event(release, account) for account in accounts),
        unmarked=_unmarked(release, accounts),
        revisions=_revision_lines(revisions),
        report=addresses.report(release["id"]),
    )
    return render(request, "release.html", None, view)


def show_list(request: Request) -> Response:
    """GET /releases."""
    pairs = request.query_params.multi_items()
    page = Page.from_query(cursor_of(pairs, RELEASES_A_PAGE))
    with reading(site_of(request).engine) as connection:
        total = releases.count_releases(connection, ReleaseFilter())
        window = releases.list_releases(connection, ReleaseFilter(), page)
    listed = tuple(cards.release_card(release) for release in window.items)
    head = Head(
        title="Press releases, newest first",
        description="The press releases of foreign ministries that the events were read from.",
        canonical=site_of(request).absolute(request, "/releases"),
        section="/releases",
        indexed=len(pairs) == 0,
    )
    pager = pager_of(window, lambda *cursor: f"/releases?{urlencode(cursor)}" if cursor else "/releases")
    view = ReleasesView(head, total, listed, cards.any_paraphrase(listed), pager)
    return render(request, "releases.html", None, view)


def _title(release: shapes.Release, found: list[evidence.Mark]) -> tuple[Piece, ...]:
    """The title as the text has it, with its marks; a release without one shows its first words."""
    printed = release["text"][: release["body_start"]].rstrip()
    return evidence.cut(release["text"], 0, len(printed), found) if printed else (Piece(release["heading"]),)


def _translation(twin: shapes.ReleaseCard) -> Translation:
    language = str(Locale("en").languages.get(twin["language"], twin["language"]))
    return Translation(cards.release_href(twin["id"]), twin["language"], f"{language} text", twin["heading"])


def _read_event(release: shapes.Release, account: shapes.ReleaseAccount) -> ReadEvent:
    event = account["event"]
    info = EVENT_TYPES[EventType(event["type"])]
    linked = release["url"] and not release["paraphrase"]
    return ReadEvent(
        href=cards.event_href(event["id"]),
        title=event["title"],
        type=info.label,
        category=info.category,
        time=wording.time_of(event["when"]),
        prominence=wording.PROMINENCES[account["prominence"]],
        anchor=cards.anchor_of(account),
        original=source_link(str(release["url"]), account["quote"]) if linked else None,
    )


def _unmarked(release: shapes.Release, accounts: list[shapes.ReleaseAccount]) -> str | None:
    elsewhere = sum(account["revision"] != release["revision"] for account in accounts)
    if not elsewhere:
        return None
    events = wording.plural(elsewhere, "event")
    return f"{events} read from an earlier version of the text, not marked in this one."


def _revision_lines(revisions: list[shapes.Revision]) -> tuple[RevisionLine, ...]:
    lines: list[RevisionLine] = []
    last: str | None = None
    for revision in revisions:
        changed = revision["title"] if lines and revision["title"] != last else None
        lines.append(
            RevisionLine(
                revision["number"],
                wording.instant(revision["captured_at"]),
                changed,
                revision["sha256"][:16],
            )
        )
        last = revision["title"]
    return tuple(lines)


def _head(request: Request, release: shapes.Release) -> Head:
    publisher = release["publisher"]["name"]
    day = f", {wording.day(release['published_on'])}" if release["published_on"] else ""
    return Head(
        title=f"{release['heading']} ({publisher}{day})",
        description=f"{release['heading']}. Released by {publisher}{day}, with the events read from it.",
        canonical=site_of(request).absolute(request, cards.release_href(release["id"])),
        section="/releases",
        kind="article",
        crumbs=(Crumb("/releases", "Releases"),),
    )
