"""Addresses and filters."""

import datetime as dt
from dataclasses import fields

import pytest

from app.db.keys import public_id
from app.errors import InvalidFilter
from app.queries.filters import EventFilter, ReleaseFilter, from_query, to_query

PERSON = public_id("participant", 7)

CASES: list[tuple[list[tuple[str, str]], EventFilter]] = [
    ([], EventFilter()),
    ([("country", "kr"), ("country", "JP"), ("country", "Kr")], EventFilter(countries_any=("JP", "KR"))),
    ([("country", ""), ("type", " "), ("q", ""), ("from", "")], EventFilter()),
    ([("type", "Military_Activity")], EventFilter(types=("military_activity",))),
    ([("category", "SECURITY")], EventFilter(categories=("security",))),
    ([("participant", PERSON.upper())], EventFilter(participants_any=(PERSON,))),
    ([("publisher", "KR-MOFA"), ("publisher", PERSON)], EventFilter(publishers_any=("kr-mofa", PERSON))),
    ([("from", "2024-01-01"), ("from", "2024-02-01")], EventFilter(occurred_from=dt.date(2024, 2, 1))),
    ([("q", "  North\tKorea\n "), ("page", "2")], EventFilter(search="North Korea")),
    ([("q", "a\x00b\u200bc\ud800d")], EventFilter(search="a b c d")),
    ([("q", "e\u0301")], EventFilter(search="é")),
    (
        [
            ("updated_from", "2024-01-17"),
            ("updated_to", "2024-01-17T18:30:00.5+09:00"),
            ("min_publishers", "2"),
        ],
        EventFilter(
            updated_from=dt.datetime(2024, 1, 17, tzinfo=dt.UTC),
            updated_to=dt.datetime(2024, 1, 17, 9, 30, tzinfo=dt.UTC),
            min_publishers=2,
        ),
    ),
    ([("after", "x"), ("order", "oldest")], EventFilter()),
    (
        [("prominence", "Primary"), ("status", "ALLEGED")],
        EventFilter(prominence="primary", status=("alleged",)),
    ),
]


@pytest.mark.parametrize(("pairs", "filter"), CASES)
def test_address_to_filter(pairs: list[tuple[str, str]], filter: EventFilter) -> None:
    assert from_query(pairs) == filter


def test_the_canonical_address_has_the_published_order() -> None:
    pairs = [
        ("country", "JP"),
        ("country", "KR"),
        ("country_all", "US"),
        ("country_not", "KP"),
        ("type", "CONSULTATION"),
        ("type", "MILITARY_ACTIVITY"),
        ("category", "ENGAGEMENT"),
        ("topic", "cyber"),
        ("participant", PERSON),
        ("participant_all", PERSON),
        ("participant_not", public_id("participant", 8)),
        ("publisher", "kr-mofa"),
        ("publisher_all", "us-state"),
        ("publisher_not", "jp-mofa"),
        ("level", "MINISTER"),
        ("one_sided", "JP"),
        ("one_sided", "KR"),
        ("status", "OCCURRED"),
        ("review", "MACHINE"),
        ("from", "2024-01-01"),
        ("to", "2024-03-31"),
        ("published_from", "2024-01-02"),
        ("published_to", "2024-04-01"),
        ("updated_from", "2024-04-02T00:00:00Z"),
        ("updated_to", "2024-04-03T09:30:00Z"),
        ("q", "missile"),
        ("prominence", "PRIMARY"),
        ("min_publishers", "2"),
    ]
    assert to_query(from_query(reversed(pairs))) == pairs


REFUSED = [
    ([("country", "XX")], [("country", "two letters of ISO 3166-1")]),
    ([("country", "Korea")], [("country", "two letters")]),
    ([("type", "party")], [("type", "CONSULTATION")]),
    ([("status", "maybe")], [("status", "ANNOUNCED, SCHEDULED, OCCURRED, ALLEGED")]),
    ([("topic", "nothing")], [("topic", "cyber")]),
    ([("participant", "ev_0000000000000")], [("participant", "pt_")]),
    ([("publisher", "a/b")], [("publisher", "kr-mofa")]),
    ([("from", "2024-02-30")], [("from", "YYYY-MM-DD")]),
    ([("from", "20240101")], [("from", "YYYY-MM-DD")]),
    ([("from", "2024-W01-1")], [("from", "YYYY-MM-DD")]),
    ([("to", "\u0662\u0660\u0662\u0664-01-01")], [("to", "YYYY-MM-DD")]),
    ([("from", "2024-02-02"), ("to", "2024-02-01")], [("to", "before the start, 2024-02-02")]),
    ([("updated_from", "2024-01-17T09:30")], [("updated_from", "2024-01-17T09:30:00Z")]),
    ([("updated_to", "9999-12-31T23:59:59-12:00")], [("updated_to", "not a time")]),
    ([("min_publishers", "0")], [("min_publishers", "1 to 999")]),
    ([("q", "x" * 501)], [("q", "longer than 500 characters")]),
    (
        [("country", "XX"), ("country", "YY"), ("type", "x"), ("to", "y")],
        [("country", "ISO"), ("country", "ISO"), ("type", "MEETING"), ("to", "YYYY")],
    ),
]


@pytest.mark.parametrize(("pairs", "failures"), REFUSED)
def test_every_bad_value_is_named_with_what_is_allowed(
    pairs: list[tuple[str, str]], failures: list[tuple[str, str]]
) -> None:
    with pytest.raises(InvalidFilter) as raised:
        from_query(pairs)
    found = [raised.value, *raised.value.others]
    assert [failure.subject for failure in found] == [field for field, _ in failures]
    for failure, (_, allowed) in zip(found, failures, strict=True):
        assert allowed in failure.message


def test_a_long_bad_value_is_not_told_in_full() -> None:
    with pytest.raises(InvalidFilter) as raised:
        from_query([("country", "x" * 10_000)])
    assert len(raised.value.message) < 300


def test_more_values_than_there_are_countries_are_refused() -> None:
    with pytest.raises(InvalidFilter, match="at most 250"):
        EventFilter(publishers_any=tuple(f"p{n}" for n in range(251)))


def test_a_filter_made_in_python_is_canonical_too() -> None:
    assert EventFilter(types=("visit", "CALL", "visit"), search=" a  b ") == EventFilter(
        types=("call", "visit"), search="a b"
    )


def test_without_unsets_fields() -> None:
    filter = EventFilter(countries_any=("KR",), occurred_from=dt.date(2024, 1, 1), search="x")
    assert filter.without("countries_any", "search") == EventFilter(occurred_from=dt.date(2024, 1, 1))
    assert filter.without("countries_any", "search", "occurred_from").is_empty
    assert not filter.is_empty


def test_digests_tell_filters_apart() -> None:
    filters = [filter for _, filter in CASES]
    assert len({filter.digest for filter in filters}) == len(set(filters))


@pytest.mark.parametrize("criteria", [EventFilter, ReleaseFilter])
def test_every_field_is_described(criteria: type[EventFilter] | type[ReleaseFilter]) -> None:
    for described in fields(criteria):
        assert all(described.metadata[name] for name in ("parameter", "path", "read", "label", "help"))
    parameters = [described.metadata["parameter"] for described in fields(criteria)]
    assert len(set(parameters)) == len(parameters)


def test_a_release_filter_has_its_own_address() -> None:
    pairs = [
        ("publisher", "us-state"),
        ("kind", "READOUT"),
        ("language", "en"),
        ("published_to", "2024-01-01"),
    ]
    assert ReleaseFilter.from_query(reversed(pairs)).to_query() == pairs
