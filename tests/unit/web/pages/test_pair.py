"""Two countries at a glance: contacts, silences, what one side alone tells; and what it costs to read."""

import datetime as dt

import sqlalchemy as sa

from app.settings import Settings
from app.web.app import create_app
from tests.site import Page
from tests.unit.queries.archive import Fact, Told, day, store
from tests.unit.web.asking import get

KOREAN, AMERICAN = Told(1), Told(2, publisher="us-state")
BOTH = ("KR", "US")


def shown(engine: sa.Engine, facts: list[Fact], path: str = "/countries/KR/US") -> Page:
    store(engine, facts)
    answer = get(create_app(Settings(), engine), path)
    assert answer.status_code == 200
    return Page(answer.text)


def test_tells_the_last_contact_and_the_longest_silence(sqlite_engine: sa.Engine) -> None:
    days = ("2020-01-01", "2022-03-01", "2022-03-15", "2022-03-16")
    newest = Told(1, published_on=dt.date(2022, 3, 26))
    facts = [
        Fact(key=n, countries=BOTH, days=day(text), told=(newest,)) for n, text in enumerate(days, start=1)
    ]
    found = shown(sqlite_engine, facts)
    assert found.text("h1") == "South Korea and the United States"
    assert found.values(".ledger time", "datetime") == ["2022-03-16"]
    lengths = [node.text() for node in found.all("section:has(#gaps) li a")]
    assert lengths == ["2 years", "14 days", "10 days"]
    silence, _, running = found.values("section:has(#gaps) li a", "href")
    assert "from=2020-01-01&to=2022-03-01" in silence
    assert "from=2022-03-16&to=2022-03-26" in running  # the record knows nothing of the time after
    assert "up to 26 March 2022; last contact 16 March 2022, 10 days before" in found.text(".summary")


def test_each_type_has_a_lane_in_the_drawing(sqlite_engine: sa.Engine) -> None:
    met = Fact(key=1, countries=BOTH, days=day("2024-01-02"))
    said = Fact(key=2, countries=BOTH, days=day("2024-02-03"), type="statement")
    found = shown(sqlite_engine, [met, said])
    assert [name.text() for name in found.all(".lane-names text")] == ["Meeting 1", "Statement 1"]


def test_one_side_only_is_told_where_both_sides_publish(sqlite_engine: sa.Engine) -> None:
    facts = [
        Fact(key=1, countries=BOTH, days=day("2024-01-02"), told=(KOREAN,)),
        Fact(key=2, countries=BOTH, days=day("2024-01-03"), told=(KOREAN, AMERICAN)),
        Fact(key=3, countries=("KR", "FR"), days=day("2024-01-04"), told=(KOREAN,)),
    ]
    found = shown(sqlite_engine, facts)
    assert len(found.all("section:has(#one-sided) li")) == 1
    assert not shown(sqlite_engine, [], "/countries/FR/KR").all("#one-sided")


def test_what_one_side_tells_is_not_listed_twice(sqlite_engine: sa.Engine) -> None:
    both = Fact(key=9, countries=("JP", "US"), days=day("2024-01-01"), told=(AMERICAN,))
    one = Fact(key=1, countries=BOTH, days=day("2024-01-02"), told=(KOREAN,))
    found = shown(sqlite_engine, [one, both])
    assert found.text("section:has(#one-sided) p").startswith("1 event is reported")
    assert not found.all("section:has(#one-sided) li")
    assert len(found.events) == 1


def test_without_an_event_it_says_so(sqlite_engine: sa.Engine) -> None:
    found = shown(sqlite_engine, [], "/countries/FR/KR")
    assert found.text(".summary") == "No event on record."
    assert not found.all("#drawn, #events")
    assert not found.all(".ledger")
