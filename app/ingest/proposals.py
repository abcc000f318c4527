"""Corrections that somebody outside proposes: kept unpublished until an editor accepts or declines each.

A reader without a key proposes by the form at /corrections/new, a program with one by `correctionSubmit`;
both go through `submit`. What is proposed is words for a person to read; `readout review` shows it, and reads
it as a value where it can. To take corrections of another field, name it in `FIELDS`.
"""

import datetime as dt
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from app.db.keys import noun_of, parse_id, public_id
from app.domain.addresses import is_web_address
from app.errors import AlreadyDecided, NotFound
from app.ingest import tables
from app.ingest.changes import Noun
from app.ingest.problems import Problem, ProblemCode, invalid
from app.ingest.raw import storable

LONGEST_PROPOSED, LONGEST_NOTE, LONGEST_URL = 2_000, 2_000, 2_000  # characters
MOST_OPEN = 2_000  # proposals of readers without a key that wait; an editor reads no more

# What can be said to be wrong: fields as the API names them, in words for people.
OTHER = {"other": "Something else"}
FIELDS: Mapping[Noun, Mapping[str, str]] = {
    Noun.EVENT: {
        "type": "Type",
        "status": "Whether it took place",
        "when": "Date or period",
        "place": "Place",
        "countries": "Countries",
        "organizations": "Organisations",
        "participations": "People and their offices",
        "topics": "Topics",
        "title": "Title",
    }
    | OTHER,
    Noun.RELEASE: {
        "title": "Title",
        "text": "Text",
        "publishedOn": "Date of publication",
        "publisher": "Publisher",
        "kind": "Kind of release",
        "language": "Language",
        "url": "Address",
    }
    | OTHER,
    Noun.PARTICIPANT: {"name": "Name", "country": "Country", "posts": "Offices", "aliases": "Other spellings"}
    | OTHER,
}
_TABLES = {Noun.EVENT: tables.event, Noun.RELEASE: tables.release, Noun.PARTICIPANT: tables.participant}

_own = tables.proposal.c


class State(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed: of which thing, which field, and what it should be."""

    node: str
    field: str
    proposed: str
    source_url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One that is stored; `api_key` None where a reader without one made it."""

    id: str
    noun: Noun
    node: str
    field: str
    proposed: str
    source_url: str | None
    note: str | None
    api_key: str | None
    submitted_at: dt.datetime
    state: State
    decided_at: dt.datetime | None
    reason: str | None


def subject_of(connection: sa.Connection, node: str) -> tuple[Noun, int] | None:
    """The event, release or participant that an id leads to now; None where there is none in sight."""
    noun = next((each for each in FIELDS if each == noun_of(node)), None)
    key = parse_id(noun, node) if noun else None
    if noun is None or key is None:
        return None
    if noun is Noun.EVENT:
        redirect = tables.event_redirect.c
        led = connection.execute(sa.select(redirect.event_id).where(redirect.id == key)).scalar()
        key = led if led is not None else key
    table = _TABLES[noun]
    visible = sa.select(table.c.id).where(table.c.id == key, table.c.withdrawn_at.is_(None))
    return None if connection.execute(visible).first() is None else (noun, key)


def submit(
    connection: sa.Connection, given: Proposed, api_key: str | None, now: dt.datetime
) -> tuple[str | None, tuple[Problem, ...]]:
    """The number of the proposal that was stored, or what is to be mended in it."""
    subject = subject_of(connection, given.node)
    problems = tuple(_problems(given, subject))
    if subject is None or problems:
        return None, problems
    noun, key = subject
    id = secrets.randbits(63)
    row = {
        "id": id,
        "noun": noun.value,
        "entity_id": key,
        "field": _field(given.field),
        "proposed": _clean(given.proposed),
        "source_url": _clean(given.source_url) or None,
        "note": _clean(given.note) or None,
        "api_key_id": api_key,
        "submitted_at": now,
        "state": State.OPEN.value,
    }
    connection.execute(sa.insert(tables.proposal).values(row))
    return public_id("proposal", id), ()


def is_full(connection: sa.Connection) -> bool:
    """Whether more proposals of readers wait than an editor reads."""
    waiting = sa.select(sa.func.count()).where(_own.state == State.OPEN, _own.api_key_id.is_(None))
    return int(connection.execute(waiting).scalar_one()) >= MOST_OPEN


def list_proposals(connection: sa.Connection, state: State | None = State.OPEN) -> list[Proposal]:
    """Oldest first; of every state with None."""
    wanted = sa.select(tables.proposal).order_by(_own.submitted_at, _own.id)
    if state is not None:
        wanted = wanted.where(_own.state == state)
    return [_proposal(row) for row in connection.execute(wanted).mappings()]


def get_proposal(connection: sa.Connection, id: str) -> Proposal:
    key = parse_id("proposal", id)
    wanted = sa.select(tables.proposal).where(_own.id == key)
    row = connection.execute(wanted).mappings().first() if key is not None else None
    if row is None:
        raise NotFound("proposed correction", id)
    return _proposal(row)


def close(connection: sa.Connection, id: str, state: State, reason: str | None, now: dt.datetime) -> Proposal:
    """The proposal as it was, which is accepted or declined from now on and kept with the reason.

    Raises `AlreadyDecided` where it was decided before.
    """
    proposal = get_proposal(connection, id)
    if proposal.state is not State.OPEN:
        raise AlreadyDecided(f"{id} was {proposal.state} before; nothing was changed.", subject=id)
    values = {"state": state.value, "decided_at": now, "reason": reason}
    connection.execute(sa.update(tables.proposal).where(_own.id == parse_id("proposal", id)).values(values))
    return proposal


def _problems(given: Proposed, subject: tuple[Noun, int] | None) -> Iterator[Problem]:
    if subject is None:
        message = (
            f"There is no event, release or participant {given.node[:80]!r}; give an id as an answer has it."
        )
        yield Problem(ProblemCode.NOT_FOUND, message, ("nodeId",))
    elif _field(given.field) not in FIELDS[subject[0]]:
        known = ", ".join(FIELDS[subject[0]])
        yield invalid(
            "field", f"{given.field[:80]!r} is nothing that can be corrected here; take one of {known}."
        )
    if not _clean(given.proposed):
        yield invalid("proposed", "Say what is correct.")
    for path, text, longest in (
        ("proposed", given.proposed, LONGEST_PROPOSED),
        ("sourceUrl", given.source_url or "", LONGEST_URL),
        ("note", given.note or "", LONGEST_NOTE),
    ):
        if len(text) > longest:
            yield invalid(path, f"This has {len(text):,} characters; at most {longest:,} are taken.")
    if given.source_url and given.source_url.strip() and not is_web_address(given.source_url):
        yield invalid("sourceUrl", "This is not a web address; it should begin with https:// or http://.")


def _field(given: str) -> str:
    """ "when.start" is about "when"."""
    return given.strip().partition(".")[0]


def _clean(text: str | None) -> str:
    """Text that both databases take, and that does nothing to the terminal of who reads it."""
    kept = (c if c.isprintable() or c == "\n" else " " for c in storable(text or "").replace("\r\n", "\n"))
    return "".join(kept).strip()


def _proposal(row: sa.RowMapping) -> Proposal:
    noun = Noun(row["noun"])
    return Proposal(
        id=public_id("proposal", row["id"]),
        noun=noun,
        node=public_id(noun, row["entity_id"]),
        field=row["field"],
        proposed=row["proposed"],
        source_url=row["source_url"],
        note=row["note"],
        api_key=row["api_key_id"],
        submitted_at=row["submitted_at"],
        state=State(row["state"]),
        decided_at=row["decided_at"],
        reason=row["reason"],
    )
