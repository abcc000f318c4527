"""The form by which a reader proposes a correction, and its receipt. What is proposed is never shown here."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access.caller import Caller
from app.db.engine import reading, waiting_at_most, writing
from app.errors import NotFound
from app.ingest import proposals
from app.ingest.proposals import FIELDS, Proposed, State
from app.web import addresses, wording
from app.web.facts import FactGroup
from app.web.forms import read_form
from app.web.head import Head
from app.web.language import gettext as _
from app.web.language import marked
from app.web.render import render
from app.web.site import site_of
from app.web.subjects import NOUNS, Subject, href_of, subject_of
from app.web.wording import Moment

TRAP = "website"  # a field that people do not see and programs fill in
WRITER_WAITS_MS = 5_000
STATES = {
    State.OPEN: marked("It is waiting for an editor to read it."),
    State.ACCEPTED: marked("An editor has accepted it."),
    State.DECLINED: marked("An editor has read it and left the record unchanged."),
}

TO_MEND = {
    "field": marked("Choose what is wrong."),
    "proposed": marked("Say what is correct."),
    "sourceUrl": marked("This is not a web address; it should begin with https:// or http://."),
}
LONGEST = {
    "proposed": proposals.LONGEST_PROPOSED,
    "note": proposals.LONGEST_NOTE,
    "sourceUrl": proposals.LONGEST_URL,
}


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """View of `correction.html`. `wrong` has what is to be mended by the name of its field."""

    head: Head
    subject: Subject | None
    asked: str
    given: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    alert: str | None = None
    trap: str = TRAP
    longest_proposed: int = proposals.LONGEST_PROPOSED
    longest_note: int = proposals.LONGEST_NOTE
    longest_url: int = proposals.LONGEST_URL

    @property
    def action(self) -> str:
        return addresses.report(self.subject.id) if self.subject else ""

    @property
    def present(self) -> tuple[FactGroup, ...]:
        """What the record says now of the field that is chosen."""
        return self.subject.present_of(self.given["field"]) if self.subject else ()

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(FIELDS[self.subject.noun].items()) if self.subject else []


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """View of `receipt.html`."""

    head: Head
    id: str
    submitted: Moment
    state: str
    word: str
    href: str


async def respond(request: Request) -> Response:
    """GET and POST /corrections/new; a thread of its own reads and writes."""
    if request.method == "POST":
        return await run_in_threadpool(submit, request, await read_form(request))
    return await run_in_threadpool(show, request)


def show(request: Request) -> Response:
    """The form, or what to do for who comes without an id."""
    asked = request.query_params.get("id", "").strip()
    subject = _subject(request, asked)
    given = {"field": request.query_params.get("field", "")}
    if subject is None and asked:
        return _form(request, None, asked, wrong={"id": _("Nothing on record has this ID.")}, status=404)
    return _form(request, subject, asked, given=given)


def submit(request: Request, given: Mapping[str, str]) -> Response:
    """POST /corrections/new: stores what is proposed and leads to the receipt; reloading that is harmless."""
    asked = request.query_params.get("id", "").strip()
    subject = _subject(request, asked)
    if subject is None:
        raise NotFound("event, release or participant", asked)
    if given.get(TRAP):
        alert = _("Please leave the field “Website” empty; it is there to tell programs from people.")
        return _form(request, subject, asked, given=given, alert=alert, status=422)
    address = request.client.host if request.client else None
    standing = site_of(request).corrections.charge(Caller(address), 1)
    if standing is not None and standing.wait is not None:
        return _later(request, subject, given, standing.wait)
    proposed = Proposed(
        subject.id,
        given.get("field", ""),
        given.get("proposed", ""),
        given.get("sourceUrl"),
        given.get("note"),
    )
    with writing(waiting_at_most(site_of(request).engine, WRITER_WAITS_MS)) as connection:
        if proposals.is_full(connection):
            return _later(request, subject, given, 3_600)
        id, problems = proposals.submit(connection, proposed, None, dt.datetime.now(dt.UTC))
    if problems:
        wrong = {name: _to_mend(name, given) for name in (problem.path[0] for problem in problems)}
        return _form(request, subject, asked, given=given, wrong=wrong, status=422)
    return _unkept(RedirectResponse(f"/corrections/{id}", 303))


def receipt(request: Request) -> Response:
    """GET /corrections/{id}: that it came in, and what became of it."""
    with reading(site_of(request).engine) as connection:
        proposal = proposals.get_proposal(connection, request.path_params["id"])
    head = _head(request, _("Receipt %(id)s") % {"id": proposal.id}, f"/corrections/{proposal.id}")
    view = ReceiptView(
        head,
        proposal.id,
        wording.instant(proposal.submitted_at),
        STATES[proposal.state],
        NOUNS[proposal.noun](),
        href_of(proposal.noun, proposal.node),
    )
    return _unkept(render(request, "receipt.html", None, view))


def _to_mend(name: str, given: Mapping[str, str]) -> str:
    """What is wrong with a field, in the language of the page."""
    longest, size = LONGEST.get(name), len(given.get(name, ""))
    if longest is not None and size > longest:
        return _("This has %(num)s characters; the limit is %(most)s.") % {
            "num": f"{size:,}",
            "most": f"{longest:,}",
        }
    return _(TO_MEND[name])


def _later(request: Request, subject: Subject, given: Mapping[str, str], seconds: int) -> Response:
    minutes = wording.plural(math.ceil(seconds / 60), "minute")
    alert = _("Many reports came in just now, so this one was not stored. Please send it again in %(time)s.")
    response = _form(request, subject, subject.id, given=given, alert=alert % {"time": minutes}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _form(
    request: Request,
    subject: Subject | None,
    asked: str,
    *,
    given: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    alert: str | None = None,
    status: int = 200,
) -> Response:
    view = CorrectionView(
        head=_head(request, _("Report an error"), "/corrections/new"),
        subject=subject,
        asked=asked,
        given={"field": "", "proposed": "", "sourceUrl": "", "note": "", TRAP: ""} | dict(given or {}),
        wrong=wrong or {},
        alert=alert,
    )
    return _unkept(render(request, "correction.html", None, view, status=status))


def _unkept(response: Response) -> Response:
    """What somebody writes is kept in no cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _head(request: Request, title: str, path: str) -> Head:
    return Head(
        title=title,
        description=_(
            "Tell the editors what is wrong in the record, and where the correct information can be read."
        ),
        canonical=site_of(request).absolute(request, path),
        indexed=False,
    )


def _subject(request: Request, id: str) -> Subject | None:
    with reading(site_of(request).engine) as connection:
        return subject_of(connection, id)
