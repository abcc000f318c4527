"""Releases that somebody with a key hands in, one by one: checked, then through the pipeline of all others.

What can be mended is told as problems, before anything is read. A document that is read and refused is kept
for another try, as always.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import orjson
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import parse_id
from app.domain.addresses import host_of, is_web_address
from app.domain.codes import ReleaseKind
from app.domain.publishers import BY_SLUG, publisher_of_url, unlisted
from app.domain.values import Document
from app.ingest import tables
from app.ingest.once import LONGEST, Claim, claim_key, keep_answer
from app.ingest.outcomes import Outcome, Result
from app.ingest.problems import Problem, ProblemCode, invalid

LONGEST_URL = 2_000  # characters
AHEAD = dt.timedelta(days=1)  # somewhere it is tomorrow already


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is handed in: one of `html` and `text`. What is stated here beats what is read in the document."""

    url: str
    publisher: str  # its slug, or the id of its organisation
    html: str | None = None
    text: str | None = None
    language: str | None = None
    published_on: dt.date | None = None
    kind: ReleaseKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`release` is the public id; None with `problems`."""

    release: str | None = None
    is_new: bool = False
    problems: tuple[Problem, ...] = ()

    def encode(self) -> str:
        return orjson.dumps(asdict(self)).decode()

    @classmethod
    def decode(cls, text: str) -> "Answer":
        told: dict[str, Any] = orjson.loads(text)
        problems = (
            Problem(ProblemCode(each["code"]), each["message"], tuple(each["path"]))
            for each in told["problems"]
        )
        return cls(told["release"], told["is_new"], tuple(problems))


def hand_in(engine: sa.Engine, given: HandedIn, api_key: str, once: str | None, now: dt.datetime) -> Answer:
    """Stores the release, or says what is to be mended; with `once` the same again gets the first answer."""
    slug = _slug(engine, given.publisher)
    problems = [*_problems(given, slug, now), *_problems_of_key(once)]
    if problems:
        return Answer(problems=tuple(problems))
    claim = Claim(api_key, once, _digest(given)) if once is not None else None
    if claim is not None:
        with writing(engine) as connection:
            kept = claim_key(connection, claim, now)
        if not kept.is_same_input:
            return Answer(problems=(_TAKEN,))
        if kept.answer is not None:
            return Answer.decode(kept.answer)
    return _ingest(engine, given, slug, claim, now)


def _ingest(engine: sa.Engine, given: HandedIn, slug: str, claim: Claim | None, now: dt.datetime) -> Answer:
    answers: list[Answer] = []

    def note(connection: sa.Connection, outcome: Outcome) -> None:
        answer = _answer(outcome, given)
        answers[:] = [Answer.decode(keep_answer(connection, claim, answer.encode())) if claim else answer]

    # Here, as what reads documents is loaded for none by a server that is only asked.
    from app.ingest.pipeline import ingest_one
    from app.ingest.preparing import INTERNAL

    outcome = ingest_one(engine, _document(given, slug), now=lambda: now, note=note)
    if outcome.code == INTERNAL:
        raise RuntimeError(outcome.message)
    return answers[0]


def _document(given: HandedIn, slug: str) -> Document:
    return Document(
        name=given.url,
        content=(given.html or given.text or "").encode(),
        media_type="text/html" if given.html else "text/plain",
        encoding="utf-8",
        url=given.url,
        stated_published_on=given.published_on,
        stated_publisher=slug,
        stated_language=given.language,
        stated_kind=given.kind,
    )


def _answer(outcome: Outcome, given: HandedIn) -> Answer:
    if outcome.result is Result.WITHDRAWN:
        message = "This release was taken out of sight, and stays so; ask the operator of this server."
        return Answer(problems=(Problem(ProblemCode.WITHDRAWN, message, ("url",)),))
    if outcome.result is Result.REFUSED:
        message = f"{outcome.message} Send the release with its title and text, as its page has it."
        where = "html" if given.html else "text"
        return Answer(problems=(Problem(ProblemCode.UNREADABLE, message, (where,)),))
    return Answer(outcome.release, outcome.result is Result.NEW)


def _problems(given: HandedIn, slug: str, now: dt.datetime) -> Iterator[Problem]:
    if len(given.url) > LONGEST_URL:
        yield invalid(
            "url", f"An address has at most {LONGEST_URL:,} characters; this one {len(given.url):,}."
        )
    elif not is_web_address(given.url):
        yield invalid("url", "This is no web address; give the one the release has at its publisher.")
    else:
        yield from _problems_of_publisher(given, slug)
    if bool((given.html or "").strip()) == bool((given.text or "").strip()):
        yield invalid("text", "Give exactly one of html and text, and not an empty one.")
    if given.published_on is not None and given.published_on > now.date() + AHEAD:
        yield invalid("publishedOn", f"{given.published_on} is still to come; give the day of publication.")


def _problems_of_publisher(given: HandedIn, slug: str) -> Iterator[Problem]:
    """A release has one publisher, and one id, whichever way it comes: the owner of its address."""
    owner = publisher_of_url(given.url)
    if owner is not None:
        if owner.slug != slug:
            yield invalid(
                "publisher", f"The address is one of {owner.slug} ({owner.name}); name that publisher."
            )
    elif slug not in BY_SLUG:
        own = unlisted(host_of(given.url) or "").slug
        if slug != own:
            message = (
                f"There is no publisher {given.publisher[:80]!r}. Name one by its short name, such as "
                f"kr-mofa; for this address, of nobody we know, {own} will do."
            )
            yield Problem(ProblemCode.NOT_FOUND, message, ("publisher",))


def _problems_of_key(once: str | None) -> Iterator[Problem]:
    if once is not None and not (0 < len(once) <= LONGEST and once.isascii() and once.isprintable()):
        yield invalid(
            "idempotencyKey", f"This is 1 to {LONGEST} printable characters of ASCII, such as a UUID."
        )


_TAKEN = Problem(
    ProblemCode.CONFLICT,
    "This key was sent before with another input; make a new one for every release.",
    ("idempotencyKey",),
)


def _slug(engine: sa.Engine, publisher: str) -> str:
    """The short name of a publisher who may be named by the id of its organisation."""
    key = parse_id("participant", publisher)
    if key is None:
        return publisher.strip().lower()
    own = tables.publisher.c
    with reading(engine) as connection:
        found = connection.execute(sa.select(own.slug).where(own.participant_id == key)).scalars().first()
    return publisher if found is None else str(found)


def _digest(given: HandedIn) -> str:
    return hashlib.sha256(orjson.dumps(asdict(given), option=orjson.OPT_SORT_KEYS)).hexdigest()
