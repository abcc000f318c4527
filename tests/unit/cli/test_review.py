"""`readout review` as a person who reviews sees it."""

import datetime as dt
import re

import pytest
import sqlalchemy as sa
from click import BadParameter

from app.cli.event_values import read_when
from app.db.engine import reading
from app.ingest import images, tables
from tests.unit.cli.running import runner, store_meeting
from tests.unit.ingest.test_links import ids, tell_japanese, tell_korean

run = runner("review")


@pytest.fixture
def met(engine: sa.Engine) -> str:
    return store_meeting(engine)


def test_a_correction_sets_what_is_named(engine: sa.Engine, met: str) -> None:
    result = run(
        engine, "correct", met, "--type", "visit", "--when", "2024-05-03/2024-05-04", "--place", "Busan; KR",
        "--country", "kr:host", "--country", "JP", "--no", "topics", "--reason", "photo",
        "--participant", "Ito Mari; Ambassador; JP; visitor", "--participant", "; Governor",
    )  # fmt: skip
    assert result.exit_code == 0
    with reading(engine) as connection:
        key = connection.execute(
            sa.select(tables.event.c.id).where(tables.event.c.type == "visit")
        ).scalar_one()
        image = images.load_events(connection, [key])[key]
    assert (image["starts_on"], image["ends_on"]) == (dt.date(2024, 5, 3), dt.date(2024, 5, 4))
    assert (image["place"], image["country_of_place"], image["topics"]) == ("Busan", "KR", [])
    assert [(link["country"], link["role"]) for link in image["countries"]] == [
        ("KR", "host"),
        ("JP", "participant"),
    ]
    posts = [(held["post"]["title"], held["participant_id"] is None) for held in image["participations"]]
    assert posts == [("Ambassador", False), ("Governor", True)]
    listed = run(engine, "list").output
    assert "set countries, participants, place, topics, type, when" in listed
    assert listed.rstrip().endswith("photo")


def test_decisions_are_made_listed_and_taken_back(engine: sa.Engine, met: str) -> None:
    assert f"{met} is confirmed" in run(engine, "confirm", met).output
    assert f"{met} is disputed" in run(engine, "dispute", met, "--reason", "the other side denies it").output
    assert f"{met} is rejected, and gone." in run(engine, "reject", met, "--reason", "a misreading").output
    assert re.search(rf"{met}  rejected  \(ac_\w{{13}}\)  a misreading", run(engine, "list").output)
    assert f"{met} is as it was read" in run(engine, "undo", met).output
    nothing = run(engine, "list")
    assert (nothing.stdout, nothing.stderr) == ("", "Nothing was decided yet.\n")


def test_a_correction_after_a_confirmation_is_a_line_of_its_own(engine: sa.Engine, met: str) -> None:
    run(engine, "confirm", met)
    run(engine, "correct", met, "--place", "Busan; KR")
    correction, confirmed = run(engine, "list").output.splitlines()
    assert "set place" in correction
    assert "set countries, organizations" in confirmed


def test_a_decision_is_one_line_however_many_accounts_it_hangs_on(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    (event,) = ids(engine)
    run(engine, "confirm", event)
    (line,) = run(engine, "list").output.splitlines()
    assert re.search(rf"{event}  confirmed  \(ac_\w{{13}} ac_\w{{13}}\)", line)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--type", "party"),
        ("--when", "2024-02-30"),
        ("--country", "Korea"),
        ("--country", "KR:boss"),
        ("--participant", ";;KR"),
        ("--topic", "weather"),
    ],
)
def test_what_means_nothing_is_refused(engine: sa.Engine, arguments: tuple[str, ...]) -> None:
    assert run(engine, "correct", "ev_0000000000000", *arguments).exit_code == 2


def test_an_unknown_event_is_named(engine: sa.Engine) -> None:
    result = run(engine, "confirm", "ev_0000000000000")
    assert result.exit_code == 1
    assert "There is no event 'ev_0000000000000'." in result.output


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024-05-03", "day", "2024-05-03", "2024-05-03"),
        ("2024-05-03/2024-05-04", "range", "2024-05-03", "2024-05-04"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2023", "year", "2023-01-01", "2023-12-31"),
        ("unknown", "unknown", "None", "None"),
    ],
)
def test_days_as_people_write_them(text: str, precision: str, first: str, last: str) -> None:
    when = read_when(text)
    assert (when.precision.value, str(when.starts_on), str(when.ends_on)) == (precision, first, last)


@pytest.mark.parametrize("text", ["soon", "2024-13", "2024-05-04/2024-05-03", "0000"])
def test_days_that_are_none(text: str) -> None:
    with pytest.raises(BadParameter):
        read_when(text)
