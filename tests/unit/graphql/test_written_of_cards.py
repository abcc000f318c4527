"""Lists of events are written of the values of their cards, and of rows where a card does not say it all."""

from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import writing
from app.graphql.schema import schema
from app.queries import tables as t
from app.queries.event_cards import CardReader
from app.queries.page import Cursor, Order
from tests.unit.graphql.serving import Api

LIST = """query($role: ParticipationRole, $first: Int, $after: String, $last: Int, $lang: Language) {
    events(first: 20) { nodes {
        id type status prominence review createdAt title(lang: $lang) url format level
        when { start end precision edtf monthDay } place { name country { code } }
        countries { role country { code name(lang: $lang) } } subjectCountries { code }
        topics { slug } organizations { __typename name } coding { plover ploverMode contexts }
        participations(role: $role, first: $first, after: $after, last: $last) {
            nodes { role country { code } participant { __typename name(lang: $lang) } post { title rank } } }
        accounts(first: $first) {
            nodes { prominence release { heading publishedOn url publisher { name } } } } } } }"""
PLAIN = """{ events(first: 20) { nodes { id type when { start }
    countries { role country { code } } participations { nodes { role participant { name } } }
    accounts { nodes { release { heading publishedOn } } } } } }"""
NUMBERED = "{ events(first: 20) { nodes { id participations { nodes { id } } } } }"

PAGES: list[dict[str, Any]] = [
    {},
    {"role": "HOST"},
    {"first": 0},
    {"first": 1},
    {"last": 1},
    {"last": 0},
    {"after": str(Cursor(Order.TEXT, 0, 2**62))},
    {"lang": "ko"},
]


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Who reads rows of events, each time."""
    seen: list[object] = []
    read = CardReader.read

    def noted(self: CardReader, *given: Any) -> Any:
        seen.append(self)
        return read(self, *given)

    monkeypatch.setattr(CardReader, "read", noted)
    return seen


def generally(api: Api, document: str, monkeypatch: pytest.MonkeyPatch, **variables: Any) -> Any:
    """The answer of the general executor."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "prepared", _NothingPrepared())
        return api.ask(document, **variables)


class _NothingPrepared:
    def known(self, *_: object) -> None: ...

    def find(self, *_: object) -> None: ...


def test_no_rows_are_made_for_a_list(api: Api, rows_read: list[object]) -> None:
    assert len(api.ask(PLAIN)["events"]["nodes"]) > 5
    assert not rows_read


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_what_is_written_of_cards_is_what_the_general_executor_says(
    api: Api, monkeypatch: pytest.MonkeyPatch, page: dict[str, Any]
) -> None:
    assert api.ask(LIST, **page) == generally(api, LIST, monkeypatch, **page)


def test_what_follows_from_a_whole_list_is_made_of_rows(
    api: Api, rows_read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = api.ask(NUMBERED)
    assert rows_read
    assert found == generally(api, NUMBERED, monkeypatch)


def test_where_a_card_is_missing_rows_are_read(
    engine: sa.Engine, rows_read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    api = Api.over(engine)
    with writing(engine) as connection:
        connection.execute(sa.delete(t.event_card).where(t.event_card.c.event_id % 3 == 0))
    found = api.ask(PLAIN)
    assert rows_read
    assert found == generally(api, PLAIN, monkeypatch)
