"""The filters in force as chips, and those the form has no control for."""

import datetime as dt

from app.queries.filters import EventFilter
from app.web import addresses, choices


def test_a_chip_leads_to_all_else() -> None:
    wanted = EventFilter(
        countries_any=("JP", "KR"), types=("visit",), occurred_from=dt.date(2024, 1, 1), search="missile"
    )
    assert [(chip.field, chip.text, chip.href) for chip in choices.chips(wanted, {}, addresses.timeline)] == [
        ("Country", "Japan", "/?country=KR&type=VISIT&from=2024-01-01&q=missile"),
        ("Country", "South Korea", "/?country=JP&type=VISIT&from=2024-01-01&q=missile"),
        ("Type", "Visit", "/?country=JP&country=KR&from=2024-01-01&q=missile"),
        ("From", "1 January 2024", "/?country=JP&country=KR&type=VISIT&q=missile"),
        ("Words", "missile", "/?country=JP&country=KR&type=VISIT&from=2024-01-01"),
    ]


def test_a_person_is_called_by_name() -> None:
    wanted = EventFilter(participants_any=("pt_0000000000001",))
    (chip,) = choices.chips(wanted, {"pt_0000000000001": "Kim Gunn"}, addresses.timeline)
    assert chip.text == "Kim Gunn"


def test_what_the_form_has_no_control_for_is_kept_hidden() -> None:
    wanted = EventFilter(topics=("cyber",), countries_any=("JP",), review=("machine",), one_sided=("KR",))
    assert choices.hidden(wanted) == (("one_sided", "KR"), ("review", "MACHINE"))
