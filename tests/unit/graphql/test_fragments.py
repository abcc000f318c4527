"""Parts of answers that are kept: found again, never under other data, and within their bytes."""

import time

import pytest
import sqlalchemy as sa
from graphql import GraphQLObjectType, get_named_type, is_abstract_type

from app.db.engine import writing
from app.db.version import version_of
from app.graphql.fragments import ENTRY_BYTES, Fragments, FragmentStore
from app.graphql.prices import PRICES_BY_TYPE
from app.graphql.schema import schema
from app.ingest.event_cards import rebuild_cards
from app.queries import tables as t
from tests.unit.graphql.serving import Api

PAGE = """query($n: Int, $role: ParticipationRole) { events(first: $n) { nodes {
    id title when { start } countries { country { code } }
    participations(role: $role) { totalCount nodes { role participant { name } } }
    accounts(first: 1) { nodes { release { title } } } } } }"""
ONE = "query($id: ID) { event(id: $id) { title url } }"


@pytest.fixture
def watching(engine: sa.Engine) -> Api:
    """Of a process that knows of all commits, since nobody else makes any."""
    version_of(engine).looked(time.monotonic() + 1_000)
    return Api.over(engine)


def test_a_page_whose_things_are_kept_takes_no_statement(watching: Api) -> None:
    watching.read_sets()
    with watching.statements() as cold:
        first = watching.ask(PAGE, n=5)
    assert len(cold) == 1, cold
    with watching.statements() as warm:
        assert watching.ask(PAGE, n=5) == first
        assert watching.ask(PAGE, n=4)["events"]["nodes"] == first["events"]["nodes"][:4]
    assert warm == []


def test_what_is_kept_is_of_the_variables_in_it(watching: Api) -> None:
    every = watching.ask(PAGE, n=5)
    some = watching.ask(PAGE, n=5, role="HOST")
    assert every != some
    assert watching.ask(PAGE, n=5) == every


def test_a_thing_that_is_kept_takes_no_statement(watching: Api) -> None:
    id = watching.ask(PAGE, n=1)["events"]["nodes"][0]["id"]
    first = watching.ask(ONE, id=id)
    with watching.statements() as seen:
        assert watching.ask(ONE, id=id) == first
    assert seen == []


def test_what_was_written_is_read_at_once(watching: Api) -> None:
    (node,) = watching.ask(PAGE, n=1)["events"]["nodes"]
    assert watching.ask(ONE, id=node["id"])["event"]
    with writing(watching.engine) as connection:
        connection.execute(
            sa.update(t.event_country).values(country="FR").where(t.event_country.c.ordinal == 0)
        )
        rebuild_cards(connection)
    (after,) = watching.ask(PAGE, n=1)["events"]["nodes"]
    assert after["countries"][0]["country"]["code"] == "FR"
    with writing(watching.engine) as connection:
        connection.execute(sa.update(t.event).values(withdrawn_at=sa.text("updated_at")))
        rebuild_cards(connection)
    assert watching.ask(ONE, id=node["id"]) == {"event": None}


def test_none_is_found_under_other_data() -> None:
    store = FragmentStore()
    store.under(3).keep("name", b"old")
    assert store.under(3).find("name") == b"old"
    late = store.under(2)
    late.keep("name", b"older")
    assert store.under(3).find("name") == b"old"
    assert store.under(4).find("name") is None


def test_the_older_half_goes_for_want_of_room() -> None:
    fragments = Fragments(1, most_bytes=4 * (ENTRY_BYTES + 1))
    for name in ("a", "b", "c"):
        fragments.keep(name, b"1")
    assert fragments.find("a") == b"1"  # is recent again
    fragments.keep("d", b"1")
    fragments.keep("e", b"1")
    assert [fragments.find(name) for name in ("b", "d", "e")] == [None, b"1", b"1"]


def test_nothing_is_kept_that_depends_on_who_asks_or_when() -> None:
    types = schema.graphql_schema.type_map
    waiting, reached = [types["Event"], types["Release"]], set()
    while waiting:
        kind = waiting.pop()
        if kind.name in reached or kind.name in PRICES_BY_TYPE:
            continue
        reached.add(kind.name)
        if is_abstract_type(kind):
            waiting += schema.graphql_schema.get_possible_types(kind)
        if isinstance(kind, GraphQLObjectType):
            waiting += (get_named_type(field.type) for field in kind.fields.values())
    assert "Evidence" in reached
    assert reached.isdisjoint({"Limits", "Dyad", "Query"})
