"""Answers kept under the idempotency key of who asked, so that asking again does nothing again.

A key is claimed before the work begins and gets its answer in the transaction of the work. The same key with
another input is a conflict. One that was claimed and never answered, because the program was stopped, is free
for the same input.
"""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from app.ingest import tables

KEPT_FOR = dt.timedelta(hours=24)
LONGEST = 200  # characters of a key

_own = tables.kept_answer.c


@dataclass(frozen=True, slots=True)
class Claim:
    """An idempotency key in the hands of one API key, for the input of this digest."""

    api_key: str
    once: str
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept under a claim; `answer` None while there is none."""

    is_same_input: bool
    answer: str | None


def claim_key(connection: sa.Connection, claim: Claim, now: dt.datetime) -> Kept:
    """What was answered before, if it was; the key is the claimant's from now on."""
    connection.execute(sa.delete(tables.kept_answer).where(_own.expires_at <= now))
    found = _find(connection, claim)
    if found is not None:
        return found
    row = {
        "api_key_id": claim.api_key,
        "once": claim.once,
        "digest": claim.digest,
        "answer": None,
        "expires_at": now + KEPT_FOR,
    }
    tables.insert(connection, tables.kept_answer, [row])
    return Kept(True, None)


def keep_answer(connection: sa.Connection, claim: Claim, answer: str) -> str:
    """The answer that counts: this one, unless one was given meanwhile."""
    mine = _is(claim) & _own.answer.is_(None)
    connection.execute(sa.update(tables.kept_answer).where(mine).values(answer=answer))
    found = _find(connection, claim)
    return answer if found is None or found.answer is None else found.answer


def _find(connection: sa.Connection, claim: Claim) -> Kept | None:
    row = connection.execute(sa.select(_own.digest, _own.answer).where(_is(claim))).first()
    return None if row is None else Kept(row.digest == claim.digest, row.answer)


def _is(claim: Claim) -> sa.ColumnElement[bool]:
    return sa.and_(_own.api_key_id == claim.api_key, _own.once == claim.once)
