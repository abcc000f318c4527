"""By which words things are found."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.db.search import asked, matching
from app.ingest import tables


def found(engine: sa.Engine, table: sa.Table, words: str) -> int:
    with reading(engine) as connection:
        dialect = engine.dialect.name
        clause = matching(table.name, table.c.id, asked(words, dialect), dialect)
        return len(connection.execute(sa.select(table.c.id).where(clause)).all())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("telephone", 1),  # the sentence
        ("call", 1),  # the type
        ("통화", 1),
        ("Japan", 1),  # a country by its label
        ("일본", 1),
        ("한국", 3),  # the everyday name beside the label 대한민국
        ("대한민국", 3),
        ("Doe", 1),  # a person
        ("Ambassador Cyber", 1),  # a post without a name
        ("European Union", 1),  # an organisation
        ("유럽연합", 1),
        ("EU", 1),
        ("Brussels", 1),  # the place
        ('"Vice Ministers of Korea"', 1),  # the title of the release, for its main event
        ("elephant", 0),
    ],
)
def test_an_event_is_found_by_its_facts_and_by_what_tells_it(
    archive: sa.Engine, words: str, number: int
) -> None:
    assert found(archive, tables.event, words) == number


@pytest.mark.parametrize(
    ("words", "number"), [("missile", 1), ("met Seoul", 1), ("telephone", 1), ("dog", 0)]
)
def test_a_release_is_found_by_its_text(archive: sa.Engine, words: str, number: int) -> None:
    assert found(archive, tables.release, words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("Hana Cho", 1), ("sato", 1), ("유럽연합", 1), ("Ministry of Foreign", 1), ("Blank", 0)],
)
def test_a_participant_is_found_by_its_names(archive: sa.Engine, words: str, number: int) -> None:
    assert found(archive, tables.participant, words) == number
