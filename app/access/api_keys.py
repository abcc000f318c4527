"""API keys: made, listed, revoked, and recognised when one is sent.

A key is `readout_`, eight letters (its id up to here), and a secret of 260 random bits. Stored is the
SHA-256 of the whole: a slow hash guards passwords, which people choose and others can guess; nobody guesses
260 random bits, and a slow hash would only make every request dear. What is stolen from the database is no
key.
"""

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from app.access.caller import HOW_TO_SEND, Caller, Scope
from app.db import models
from app.db.engine import reading, waiting_at_most, writing
from app.db.keys import ALPHABET
from app.errors import DatabaseNotReady, NotFound, Unauthenticated

PREFIX = "readout_"
_ID_LETTERS, _SECRET_LETTERS = 8, 52
_FORM = re.compile(rf"{PREFIX}([{ALPHABET}]{{{_ID_LETTERS}}})_[{ALPHABET}]{{{_SECRET_LETTERS}}}")
_NAMED = re.compile(rf"({PREFIX}[{ALPHABET}]{{{_ID_LETTERS}}})(?:_[{ALPHABET}]*)?")

# When a key was last used is noted no oftener than this, so that reading does not become writing.
NOTED_EVERY = dt.timedelta(hours=1)
NOTING_MS = 250  # how long a reader waits to note it; where others write for longer, the next one tries

_table = models.Release.metadata.tables["api_key"]
_own = _table.c


class KeyState(StrEnum):
    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is stored: everything but the secret, which nobody has but its owner."""

    id: str  # the beginning of the key, "readout_7f3k9q2m"
    name: str
    scopes: frozenset[Scope]
    digest: str
    created_at: dt.datetime
    expires_at: dt.datetime | None
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it is good; None for ever."""
        return (self.expires_at - dt.timedelta(microseconds=1)).date() if self.expires_at else None

    def state(self, now: dt.datetime) -> KeyState:
        if self.revoked_at is not None:
            return KeyState.REVOKED
        if self.expires_at is not None and self.expires_at <= now:
            return KeyState.EXPIRED
        return KeyState.ACTIVE


def create_key(
    connection: sa.Connection,
    name: str,
    scopes: Collection[Scope],
    expires_at: dt.datetime | None,
    now: dt.datetime,
) -> tuple[ApiKey, str]:
    """Store a new key; returns it with the text to send, which cannot be shown again."""
    id, secret = PREFIX + _random(_ID_LETTERS), _random(_SECRET_LETTERS)
    token = f"{id}_{secret}"
    key = ApiKey(id, name, frozenset(scopes), _digest(token), now, expires_at, None, None)
    connection.execute(
        sa.insert(_table).values(
            id=key.id,
            name=key.name,
            scopes=" ".join(sorted(key.scopes)),
            digest=key.digest,
            created_at=key.created_at,
            expires_at=key.expires_at,
        )
    )
    return key, token


def list_keys(connection: sa.Connection) -> list[ApiKey]:
    """All keys ever made, newest first."""
    rows = connection.execute(sa.select(_table).order_by(_own.created_at.desc(), _own.id)).mappings()
    return [_key(row) for row in rows]


def revoke_key(connection: sa.Connection, named: str, now: dt.datetime) -> ApiKey:
    """The key as it was before: it is refused from now on. `named` is its id, with or without the rest."""
    match = _NAMED.fullmatch(named if named.startswith(PREFIX) else PREFIX + named)
    key = find_key(connection, match.group(1)) if match else None
    if key is None:
        raise NotFound("API key", named[: len(PREFIX) + _ID_LETTERS])
    if key.revoked_at is None:
        connection.execute(sa.update(_table).where(_own.id == key.id).values(revoked_at=now))
    return key


def find_key(connection: sa.Connection, id: str) -> ApiKey | None:
    row = connection.execute(sa.select(_table).where(_own.id == id)).mappings().first()
    return None if row is None else _key(row)


def authenticate(
    engine: sa.Engine, authorization: str | None, address: str | None, now: dt.datetime
) -> Caller:
    """Who sent a request with this `Authorization` header. Raises `Unauthenticated` for a key that is wrong.

    Another scheme than Bearer is a proxy's own affair and passed over.
    """
    scheme, _, token = (authorization or "").strip().partition(" ")
    if scheme.lower() != "bearer":
        return Caller(address)
    key = _recognise(engine, token.strip(), now)
    if key.last_used_at is None or now - key.last_used_at >= NOTED_EVERY:
        _note_use(engine, key, now)
    return Caller(address, key.id, key.scopes)


def _recognise(engine: sa.Engine, token: str, now: dt.datetime) -> ApiKey:
    form = _FORM.fullmatch(token)
    if form is None:
        raise Unauthenticated(f"What was sent as an API key is none; it may have been cut. {HOW_TO_SEND}")
    id = token[: len(PREFIX) + _ID_LETTERS]
    with reading(engine) as connection:
        key = find_key(connection, id)
    if key is None or not hmac.compare_digest(key.digest, _digest(token)):
        raise Unauthenticated(
            "There is no such API key. Check that it was copied whole; to read without a key, send none."
        )
    state = key.state(now)
    if state is not KeyState.ACTIVE:
        ended = "was revoked" if state is KeyState.REVOKED else f"was good until {key.last_day}"
        raise Unauthenticated(f"The API key {key.id} {ended}. Ask the operator of this server for another.")
    return key


def _note_use(engine: sa.Engine, key: ApiKey, now: dt.datetime) -> None:
    try:
        with writing(waiting_at_most(engine, NOTING_MS)) as connection:
            connection.execute(sa.update(_table).where(_own.id == key.id).values(last_used_at=now))
    except DatabaseNotReady:
        pass  # somebody writes for long: to note it is not worth making a reader wait


def _random(letters: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(letters))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _key(row: sa.RowMapping) -> ApiKey:
    values: dict[str, Any] = dict(row)
    return ApiKey(**values | {"scopes": frozenset(map(Scope, row["scopes"].split()))})
