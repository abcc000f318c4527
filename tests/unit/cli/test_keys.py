"""`readout keys` as an operator sees it."""

import datetime as dt
import re

import pytest
import sqlalchemy as sa
from click import BadParameter

from app.access.api_keys import authenticate
from app.access.caller import Scope
from app.cli.keys import Expiry
from app.errors import Unauthenticated
from tests.unit.cli.running import runner

KEY = r"readout_[0-9a-z]{8}_[0-9a-z]{52}"


run = runner("keys")


def test_a_key_is_printed_alone_and_once(engine: sa.Engine) -> None:
    made = run(engine, "create", "Elbonia, nightly", "--scope", "ingest", "--expires", "2999-01-31")
    assert re.fullmatch(rf"{KEY}\n", made.stdout)
    id = made.stdout.strip().rpartition("_")[0]
    assert made.stderr == (
        f"This is {id}, for Elbonia, nightly; it may hand in releases (releaseIngest) and is good until "
        "2999-01-31. It is not shown again.\n"
    )
    listed = run(engine, "list").stdout
    today = dt.datetime.now(dt.UTC).date()
    assert listed == (
        f"{id}  active  ingest  made {today}  never used  good until 2999-01-31  Elbonia, nightly\n"
    )
    assert made.stdout.strip().rpartition("_")[2] not in listed


def test_a_key_works_until_it_is_revoked(engine: sa.Engine) -> None:
    now = dt.datetime.now(dt.UTC)
    token = run(engine, "create", "A reader", "--expires", "never").stdout.strip()
    id = token.rpartition("_")[0]
    assert authenticate(engine, f"Bearer {token}", "192.0.2.1", now).scopes == frozenset()
    assert f"used {now.date()}  never expires" in run(engine, "list").stdout
    assert run(engine, "revoke", id).stdout == f"Revoked {id} (A reader).\n"
    assert f"{id}  revoked  reading only" in run(engine, "list").stdout
    assert run(engine, "revoke", id.removeprefix("readout_")).stdout.startswith(f"{id} (A reader) had been")
    with pytest.raises(Unauthenticated, match=f"{id} was revoked"):
        authenticate(engine, f"Bearer {token}", "192.0.2.1", now)


def test_scopes_are_those_that_were_named(engine: sa.Engine) -> None:
    token = run(engine, "create", "All", "--scope", "ingest", "--scope", "correct").stdout.strip()
    caller = authenticate(engine, f"Bearer {token}", None, dt.datetime.now(dt.UTC))
    assert caller.scopes == frozenset(Scope)
    assert run(engine, "create", "All", "--scope", "destroy").exit_code == 2


def test_what_cannot_be_done_is_said_in_a_line(engine: sa.Engine) -> None:
    assert run(engine, "list").stderr == "No key was made yet.\n"
    unknown = run(engine, "revoke", "readout_00000000")
    assert (unknown.exit_code, unknown.stderr) == (1, "readout: There is no API key 'readout_00000000'.\n")
    assert run(engine, "revoke", "nothing").exit_code == 1
    assert run(engine, "create", "  ").exit_code == 2


@pytest.mark.parametrize("wrong", ["soon", "0d", "2001-01-31", "2027-02-30", "99999d9", "d", "9999999d"])
def test_an_expiry_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(BadParameter):
        Expiry().convert(wrong, None, None)


def test_an_expiry_is_days_from_now_or_the_end_of_a_day() -> None:
    in_days = Expiry().convert("90d", None, None)
    assert isinstance(in_days, dt.datetime)
    assert abs(in_days - dt.datetime.now(dt.UTC) - dt.timedelta(days=90)) < dt.timedelta(minutes=1)
    assert Expiry().convert("2999-12-31", None, None) == dt.datetime(3000, 1, 1, tzinfo=dt.UTC)
    assert Expiry().convert("never", None, None) == "never"
