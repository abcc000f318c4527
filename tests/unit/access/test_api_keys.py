"""Keys: what is stored of them, which are recognised, when their use is noted."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app.access import api_keys
from app.access.api_keys import ApiKey, KeyState, authenticate, create_key, list_keys, revoke_key
from app.access.caller import Caller, Scope
from app.db.engine import make_engine, reading, writing
from app.errors import NotFound, Unauthenticated
from tests.build import LATER, NOW
from tests.statements import statements_of
from tests.stored import rows

ADDRESS = "192.0.2.1"


def make(engine: sa.Engine, *scopes: Scope, expires_at: dt.datetime | None = None) -> tuple[ApiKey, str]:
    with writing(engine) as connection:
        return create_key(connection, "Somebody", scopes, expires_at, NOW)


def sent(engine: sa.Engine, token: str, now: dt.datetime = NOW) -> Caller:
    return authenticate(engine, f"Bearer {token}", ADDRESS, now)


def test_a_key_is_recognised_with_its_scopes(engine: sa.Engine) -> None:
    key, token = make(engine, Scope.INGEST)
    assert sent(engine, token) == Caller(ADDRESS, key.id, frozenset({Scope.INGEST}))
    assert authenticate(engine, f"bearer  {token} ", ADDRESS, NOW).key == key.id


def test_the_secret_is_nowhere_in_the_database(engine: sa.Engine) -> None:
    _, token = make(engine, Scope.INGEST)
    assert token.rpartition("_")[2] not in str(rows(engine))


def test_no_two_keys_are_alike(engine: sa.Engine) -> None:
    made = [make(engine) for _ in range(20)]
    assert len({key.id for key, _ in made}) == len({token[-52:] for _, token in made}) == 20


@pytest.mark.parametrize("header", [None, "", "Basic dXNlcjpwYXNz", "Digest x", "Negotiate"])
def test_without_a_key_one_is_anybody(engine: sa.Engine, header: str | None) -> None:
    assert authenticate(engine, header, ADDRESS, NOW) == Caller(ADDRESS)


@pytest.mark.parametrize("token", ["", "x", "readout_", "readout_00000000_" + "0" * 51, "é" * 60, "\0"])
def test_what_is_no_key_is_said_to_be_none(engine: sa.Engine, token: str) -> None:
    with pytest.raises(Unauthenticated, match="is none"):
        sent(engine, token)


def test_an_unknown_key_and_a_wrong_secret_are_told_alike(engine: sa.Engine) -> None:
    _, token = make(engine)
    wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
    told = set()
    for each in (wrong, f"readout_00000000_{'0' * 52}"):
        with pytest.raises(Unauthenticated) as refused:
            sent(engine, each)
        told.add(refused.value.message)
    assert len(told) == 1
    assert "There is no such API key" in told.pop()


def test_a_key_is_good_up_to_its_end_and_not_longer(engine: sa.Engine) -> None:
    key, token = make(engine, expires_at=LATER)
    assert sent(engine, token, LATER - dt.timedelta(seconds=1)).key == key.id
    with pytest.raises(Unauthenticated, match=f"{key.id} was good until {LATER:%Y-%m-%d}"):
        sent(engine, token, LATER)


def test_a_wrong_secret_is_not_told_that_the_key_was_revoked(engine: sa.Engine) -> None:
    key, token = make(engine)
    with writing(engine) as connection:
        revoke_key(connection, key.id, NOW)
    with pytest.raises(Unauthenticated, match="There is no such API key"):
        sent(engine, f"{key.id}_{'0' * 52}")
    with pytest.raises(Unauthenticated, match="was revoked"):
        sent(engine, token)


def test_states_are_told_apart(engine: sa.Engine) -> None:
    active, expired = make(engine)[0], make(engine, expires_at=NOW)[0]
    revoked, token = make(engine, expires_at=NOW)
    with writing(engine) as connection:
        assert revoke_key(connection, token, NOW).revoked_at is None
        assert revoke_key(connection, revoked.id, LATER).revoked_at == NOW
        with pytest.raises(NotFound):
            revoke_key(connection, "readout_00000000", NOW)
    with reading(engine) as connection:
        states = {key.id: key.state(NOW) for key in list_keys(connection)}
    assert states == {
        active.id: KeyState.ACTIVE,
        expired.id: KeyState.EXPIRED,
        revoked.id: KeyState.REVOKED,
    }


def test_use_is_noted_once_an_hour(engine: sa.Engine) -> None:
    _, token = make(engine)
    for after, wanted in ((0, NOW), (59, NOW), (60, NOW + dt.timedelta(minutes=60))):
        with statements_of(engine) as seen:
            sent(engine, token, NOW + dt.timedelta(minutes=after))
        assert any(each.startswith("UPDATE") for each in seen) is (after != 59)
        with reading(engine) as connection:
            assert list_keys(connection)[0].last_used_at == wanted


def test_a_reader_does_not_wait_for_a_writer_to_have_its_use_noted(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_keys, "NOTING_MS", 20)
    key, token = make(engine)
    other = make_engine(engine.url.render_as_string(hide_password=False))
    with writing(other):
        assert sent(engine, token).key == key.id
    other.dispose()
    with reading(engine) as connection:
        assert list_keys(connection)[0].last_used_at is None
