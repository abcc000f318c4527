"""What the form offers, and the chips of the filters in force."""

import datetime as dt

from app.domain.event_types import EventType
from app.queries.filters import EventFilter
from app.web import addresses, choices

COUNTS = [
    {"value": code, "count": 50 - n}
    for n, code in enumerate(["KR", "JP", "US", "CN", "RU", "GB", "FR", "DE", "IN", "ID", "AU", "CA", "BR"])
]


def test_countries_with_most_events_and_those_chosen() -> None:
    found = choices.country_choices(COUNTS, EventFilter(countries_any=("BR", "IS", "JP")))  # type: ignore[arg-type]  # literals
    assert [choice.value for choice in found] == [*(c["value"] for c in COUNTS[:12]), "BR", "IS"]
    assert [choice.value for choice in found if choice.chosen] == ["JP", "BR", "IS"]
    assert found[-1].count == 0


def test_types_keep_their_places_whatever_their_counts() -> None:
    found = choices.type_choices([{"value": "call", "count": 3}], EventFilter(types=("visit",)))
    assert [choice.value for choice in found] == [type.upper() for type in EventType]
    assert {choice.value: choice.count for choice in found if choice.count} == {"CALL": 3}
    assert [choice.value for choice in found if choice.chosen] == ["VISIT"]


def test_a_chip_leads_to_all_else() -> None:
    wanted = EventFilter(
        countries_any=("JP", "KR"), types=("visit",), occurred_from=dt.date(2024, 1, 1), search="missile"
    )
    assert [(chip.field, chip.text, chip.href) for chip in choices.chips(wanted, {}, addresses.timeline)] == [
        ("Country", "Japan", "/?country=KR&type=VISIT&from=2024-01-01&q=missile"),
        ("Country", "South Korea", "/?country=JP&type=VISIT&from=2024-01-01&q=missile"),
        ("Event type", "Visit", "/?country=JP&country=KR&from=2024-01-01&q=missile"),
        ("From", "1 January 2024", "/?country=JP&country=KR&type=VISIT&q=missile"),
        ("Search", "missile", "/?country=JP&country=KR&type=VISIT&from=2024-01-01"),
    ]


def test_a_person_is_called_by_name() -> None:
    wanted = EventFilter(participants_any=("pt_0000000000001",))
    (chip,) = choices.chips(wanted, {"pt_0000000000001": "Kim Gunn"}, addresses.timeline)
    assert chip.text == "Kim Gunn"


def test_what_the_form_has_no_control_for_is_kept_hidden() -> None:
    wanted = EventFilter(topics=("cyber",), countries_any=("JP",), countries_all=("KR",))
    assert choices.hidden(wanted) == (("country_all", "KR"), ("topic", "cyber"))
