"""Reads for many releases and accounts at once."""

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.queries import releases
from app.queries.batches import accounts_by_ids, accounts_of_releases, revisions_of_releases
from tests.unit.queries.archive import Fact, Told, account_key, store, withdraw

HIDDEN = Told(3, withdrawn=True)
FACTS = [
    Fact(key=1, told=(Told(1), Told(2))),
    Fact(key=2, told=(Told(1), HIDDEN)),
    Fact(key=3, told=(Told(2),)),
]


def test_revisions_of_each_release_are_those_of_the_release_alone(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with reading(engine) as connection:
        found = revisions_of_releases(connection, [1, 2, 99])
        assert found == {
            1: releases.revisions_of(connection, public_id("release", 1)),
            2: releases.revisions_of(connection, public_id("release", 2)),
            99: [],
        }


def test_accounts_of_each_release_tell_its_events(engine: sa.Engine) -> None:
    store(engine, FACTS)
    with writing(engine) as connection:
        withdraw(connection, 3)
    with reading(engine) as connection:
        found = accounts_of_releases(connection, [1, 2, 3, 99])
    told = {key: [account["event"]["key"] for account in accounts] for key, accounts in found.items()}
    assert told == {1: [1, 2], 2: [1], 3: [], 99: []}
    assert all(account["release"]["key"] == key for key, accounts in found.items() for account in accounts)


def test_account_is_found_by_its_id_unless_withdrawn(engine: sa.Engine) -> None:
    store(engine, FACTS)
    there = public_id("account", account_key(FACTS[0], Told(1)))
    hidden = public_id("account", account_key(FACTS[1], HIDDEN))
    with reading(engine) as connection:
        assert list(accounts_by_ids(connection, [there, hidden, "ac_zzzzzzzzzzzzz", "nonsense"])) == [there]
        assert accounts_by_ids(connection, []) == {}
