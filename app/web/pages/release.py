"""The page of a release: its text, in which the sentences that events were read from are marked."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from app.db.engine import reading
from app.graphql.source_links import source_link
from app.queries import releases, shapes
from app.queries.stances import stances_of_releases
from app.queries.twins import twins_of_releases
from app.web import (
    addresses,
    cards,
    codes,
    days,
    evidence,
    labels,
    positions,
    representations,
    wording,
)
from app.web.diffs import Paragraph, changes
from app.web.evidence import Piece
from app.web.head import Crumb, Head
from app.web.language import gettext as _
from app.web.positions import TakenPosition
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.wording import Moment, Time


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
    """`changes` are those since the version before."""

    number: int
    captured: Moment
    digest: str
    changes: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The same release in another language: "Korean text"."""

    href: str
    lang: str
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """View of `release.html`. `marked`: there are marks to explain; `unmarked` says why an event's sentence
    has none in the text."""

    head: Head
    id: str
    kind: str
    lang: str
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    publisher: str
    publisher_href: str
    published: Moment | None
    paraphrase: bool
    marked: bool
    positions: tuple[TakenPosition, ...]
    url: str | None
    host: str
    translations: tuple[Translation, ...]
    events: tuple[ReadEvent, ...]
    unmarked: str | None
    revisions: tuple[RevisionLine, ...]
    report: str
    view_as: ViewAs


def show(request: Request) -> Response:
    """GET /releases/{id}."""
    with reading(site_of(request).engine) as connection:
        release = releases.get_release(connection, request.path_params["id"])
        accounts = releases.accounts_of_release(connection, release["id"])
        revisions = releases.revisions_of(connection, release["id"])
        twins = twins_of_releases(connection, [release["key"]])[release["key"]]
        stances = stances_of_releases(connection, [release["key"]])[release["key"]]
    taken = [*positions.taken(each for each in stances if each["revision"] == release["revision"])]
    found = [*evidence.marks(accounts, release["revision"]), *(mark for _said, mark in taken)]
    body = release["body_start"]
    view = ReleaseView(
        head=_head(request, release),
        id=release["id"],
        kind=codes.word(codes.RELEASE_KINDS, release["kind"]).capitalize(),
        lang=release["language"],
        title=_title(release, found),
        paragraphs=evidence.paragraphs(release["text"], body, found),
        publisher=labels.of_party(release["publisher"]),
        publisher_href=f"/publishers/{release['publisher']['slug']}",
        published=wording.moment(release["published_on"]) if release["published_on"] else None,
        paraphrase=release["paraphrase"],
        marked=bool(found),
        positions=tuple(said for said, _mark in taken),
        url=release["url"],
        host=urlsplit(release["url"] or "").hostname or "",
        translations=tuple(map(_translation, twins)),
        events=tuple(_read_event(release, account) for account in accounts),
        unmarked=_unmarked(release, accounts),
        revisions=_revision_lines(revisions),
        report=addresses.report(release["id"]),
        view_as=representations.of_release(release["id"], site_of(request).absolute(request, "")),
    )
    return render(request, "release.html", None, view)


def _title(release: shapes.Release, found: list[evidence.Mark]) -> tuple[Piece, ...]:
    """The title as the text has it, with its marks; a release without one shows its first words."""
    printed = release["text"][: release["body_start"]].rstrip()
    return evidence.cut(release["text"], 0, len(printed), found) if printed else (Piece(release["heading"]),)


def _translation(twin: shapes.ReleaseCard) -> Translation:
    return Translation(
        cards.release_href(twin["id"]),
        twin["language"],
        _("%(language)s text") % {"language": labels.language_name(twin["language"])},
        twin["heading"],
    )


def _read_event(release: shapes.Release, account: shapes.ReleaseAccount) -> ReadEvent:
    event = account["event"]
    info = labels.of_type(event["type"])
    linked = release["url"] and not release["paraphrase"]
    return ReadEvent(
        href=cards.event_href(event["id"]),
        title=labels.of_event(event),
        type=info.label,
        category=info.category,
        time=wording.time_of(event["when"]),
        prominence=codes.word(codes.PROMINENCES, account["prominence"]),
        anchor=cards.anchor_of(account),
        original=source_link(str(release["url"]), account["quote"]) if linked else None,
    )


def _unmarked(release: shapes.Release, accounts: list[shapes.ReleaseAccount]) -> str | None:
    elsewhere = sum(account["revision"] != release["revision"] for account in accounts)
    if not elsewhere:
        return None
    events = wording.plural(elsewhere, "event")
    return _("%(events)s, read from an earlier version of the text, cannot be marked in this one.") % {
        "events": events
    }


def _revision_lines(revisions: list[shapes.Revision]) -> tuple[RevisionLine, ...]:
    earlier = [None, *revisions]
    return tuple(
        RevisionLine(
            revision["number"],
            wording.instant(revision["captured_at"]),
            revision["sha256"][:16],
            changes(before["text"], revision["text"]) if before else (),
        )
        for before, revision in zip(earlier, revisions, strict=False)
    )


def _head(request: Request, release: shapes.Release) -> Head:
    publisher = labels.of_party(release["publisher"])
    day = f", {days.day(release['published_on'])}" if release["published_on"] else ""
    told = {"heading": release["heading"], "publisher": publisher, "day": day}
    return Head(
        title=f"{release['heading']} ({publisher}{day})",
        description=_("%(heading)s. Released by %(publisher)s%(day)s, with the events read from it.") % told,
        canonical=site_of(request).absolute(request, cards.release_href(release["id"])),
        section="/releases",
        kind="article",
        card=f"{cards.release_href(release['id'])}.png",
        crumbs=(Crumb("/releases", _("Releases")),),
    )
