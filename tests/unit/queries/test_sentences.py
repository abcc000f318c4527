"""The sentences that facts are shown in."""

import sqlalchemy as sa

from app.db.engine import reading, writing
from app.ingest import tables
from app.queries.sentences import sentences_of_accounts
from tests.build import event, release, store

MET = "The ministers met in Seoul on May 3."


def test_sentences_of_an_account_are_cut_as_its_version_was(engine: sa.Engine) -> None:
    of = release(f"{MET} They spoke of trade.")
    store(engine, of, [event(of, MET)])
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event_account.c.id)).scalars())
        before = sentences_of_accounts(connection, keys)
    assert MET in [each["text"] for each in before[keys[0]]]
    with writing(engine) as connection:  # as a later version with a longer title has it
        connection.execute(sa.update(tables.release).values(body_start=of.body_start + 12))
        assert sentences_of_accounts(connection, keys) == before
