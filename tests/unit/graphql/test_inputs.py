"""The filters of the API have the fields of the query layer, no more and no fewer; errors tell the place."""

import datetime as dt
from dataclasses import fields
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from app.graphql.enums import Direction, EventOrderField
from app.graphql.inputs import (
    CountryMatch,
    DateRange,
    EventFilterInput,
    EventOrder,
    event_filter,
    order_of,
    release_filter,
)
from app.graphql.schema import schema
from app.queries.filters import EventFilter, ReleaseFilter
from app.queries.page import Order
from tests.unit.graphql.serving import EVENTS, Api


def paths(name: str) -> set[str]:
    found = schema.graphql_schema.type_map[name]
    assert isinstance(found, GraphQLInputObjectType)
    result: set[str] = set()
    for field, defined in found.fields.items():
        inner: Any = get_named_type(defined.type)
        if isinstance(inner, GraphQLInputObjectType):
            result |= {f"{field}.{path}" for path in paths(inner.name)}
        else:
            result.add(field)
    return result


@pytest.mark.parametrize("criteria", [EventFilter, ReleaseFilter])
def test_input_has_the_fields_of_the_filter(criteria: type[EventFilter | ReleaseFilter]) -> None:
    assert paths(criteria.__name__) == {field.metadata["path"] for field in fields(criteria)}


def test_nothing_given_means_everything() -> None:
    assert event_filter(None) == EventFilter()
    assert release_filter(None) == ReleaseFilter()
    assert event_filter(EventFilterInput()) == EventFilter()


def test_given_values_reach_their_fields() -> None:
    given = EventFilterInput(
        search="talks",
        countries=CountryMatch(any_of=["JP", "KR"], none_of=["US"]),  # type: ignore[list-item]  # the scalar's NewType
        occurred=DateRange(from_=dt.date(2024, 1, 1)),
    )
    assert event_filter(given) == EventFilter(
        search="talks",
        countries_any=("JP", "KR"),
        countries_none=("US",),
        occurred_from=dt.date(2024, 1, 1),
    )


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (None, Order.NEWEST),
        (EventOrder(), Order.NEWEST),
        (EventOrder(direction=Direction.ASC), Order.OLDEST),
        (EventOrder(field=EventOrderField.PUBLISHED), Order.PUBLISHED),
        (EventOrder(field=EventOrderField.CORROBORATION, direction=Direction.ASC), Order.CORROBORATION_UP),
    ],
)
def test_order_is_newest_first_unless_asked(given: EventOrder | None, order: Order) -> None:
    assert order_of(given) is order


@pytest.mark.parametrize(
    "written",
    [
        'country(code: "QQ") { name }',
        'country(code: "KR") { name(lang: "korean") }',
        'events(filter: {occurred: {from: "soon"}}) { totalCount }',
        'events(filter: {updated: {from: "2026-01-31"}}) { totalCount }',
        "resource(url: 5) { id }",
    ],
)
def test_a_wrong_value_in_the_document_is_told_with_its_place(api: Api, written: str) -> None:
    error = api.error("{ " + written + " }")
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    (place,) = error["locations"]
    assert place["column"] > written.index(":")


@pytest.mark.parametrize(
    "written",
    [
        'participants: { anyOf: ["pt_0000000000000"] }',
        'publishers: { anyOf: ["pt_0000000000000"] }',
        'publishers: { anyOf: ["mfa-elbonia"] }',
    ],
)
def test_whoever_is_not_known_yet_has_no_events(api: Api, written: str) -> None:
    assert api.ask(f"{{ events(filter: {{ {written} }}) {{ totalCount }} }}") == {"events": {"totalCount": 0}}
    other = written.replace("anyOf", "noneOf")
    assert api.ask(f"{{ events(filter: {{ {other} }}) {{ totalCount }} }}")["events"]["totalCount"] == EVENTS


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ('participants: { anyOf: ["mfa-elbonia"] }', "participants.anyOf"),
        ('publishers: { anyOf: ["MFA of Elbonia"] }', "publishers.anyOf"),
        ('topics: ["elbonia"]', "topics"),
    ],
)
def test_what_names_nothing_is_an_error(api: Api, written: str, subject: str) -> None:
    error = api.error(f"{{ events(filter: {{ {written} }}) {{ totalCount }} }}")
    assert error["extensions"]["code"] == "INVALID_FILTER"
    assert error["extensions"]["subject"] == subject
