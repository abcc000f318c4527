"""What an empty list offers."""

from app.queries.filters import EventFilter
from app.web import addresses, choices
from app.web.ways_out import at_odds, ways_out

JAPAN_VISITS = EventFilter(countries_any=("JP",), types=("visit",), search="missile")


def offered(wanted: EventFilter, sizes: dict[EventFilter, int]) -> list[tuple[str, str]]:
    ways = ways_out(
        wanted,
        lambda rest: choices.chips(rest, {}, addresses.timeline),
        lambda rest: sizes.get(rest, 0),
        "event",
    )
    return [(way.href, way.found) for way in ways]


def test_single_filters_are_offered_best_first() -> None:
    sizes = {
        EventFilter(countries_any=("JP",), search="missile"): 2,
        EventFilter(countries_any=("JP",), types=("visit",)): 9,
        EventFilter(countries_any=("JP",)): 90,
    }
    assert offered(JAPAN_VISITS, sizes) == [
        ("/?country=JP&type=VISIT", "9 events"),
        ("/?country=JP&q=missile", "2 events"),
    ]


def test_where_none_alone_gives_anything_two_are_offered_once_each() -> None:
    sizes = {EventFilter(countries_any=("JP",)): 90, EventFilter(search="missile"): 1}
    assert offered(JAPAN_VISITS, sizes) == [("/?country=JP", "90 events"), ("/?q=missile", "1 event")]


def test_a_type_of_another_kind_is_explained() -> None:
    told = at_odds(EventFilter(types=("aid",), categories=("security",)))
    assert "“Aid” belongs to the category “" in told
    assert not at_odds(EventFilter(types=("aid", "visit"), categories=("engagement",)))
    assert not at_odds(EventFilter(types=("aid",)))
