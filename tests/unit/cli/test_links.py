"""`readout links` as an operator sees it."""

import json
import re

import pytest
import sqlalchemy as sa

from tests.build import DAY, LATER, store
from tests.stored import told_by_log, told_by_tables
from tests.unit.cli.running import runner
from tests.unit.ingest.test_links import JAPANESE, meeting, tell_japanese, tell_korean, told

run = runner("links")


@pytest.fixture
def linked(engine: sa.Engine) -> sa.Engine:
    tell_korean(engine)
    tell_japanese(engine)
    return engine


def accounts(engine: sa.Engine) -> list[str]:
    return re.findall(r"ac_\w{13}", run(engine, "list").output)


def test_a_link_is_listed_with_score_and_reasons(linked: sa.Engine) -> None:
    result = run(linked, "list")
    assert result.exit_code == 0
    assert re.match(
        r"\d+\.\d\d points, a link from 8\n  ac_\w{13} in ev_\w{13}: 2024-05-03, Talks with Japan\n",
        result.output,
    )
    for reason in ("+1.50 type: meeting and meeting", "+2.00 person: "):
        assert reason in result.output


def test_a_link_as_json_has_accounts_and_features(linked: sa.Engine) -> None:
    (record,) = map(json.loads, run(linked, "list", "--json").output.splitlines())
    assert {account["event"] for account in record["accounts"]} == {record["accounts"][0]["event"]}
    assert record["accounts"][1]["published_on"] == DAY.isoformat()
    assert round(sum(feature["points"] for feature in record["features"]), 2) == record["score"]
    assert run(linked, "list", "--event", record["accounts"][0]["event"]).output
    none = run(linked, "list", "--event", "ev_0000000000000", "--json")
    assert (none.stdout, none.stderr) == ("", "No link in ev_0000000000000.\n")


def test_cut_then_accept_says_what_each_account_tells_now(linked: sa.Engine) -> None:
    one, other = accounts(linked)
    cut = run(linked, "cut", other, "--reason", "Two meetings")
    assert re.fullmatch(rf"Cut {other}; it tells ev_\w{{13}} now\.\n", cut.output)
    assert "cut by a person" in run(linked, "cuts").output
    assert run(linked, "suggestions").stderr == "No suggestions.\n"
    accepted = run(linked, "accept", one, other, "--reason", "One after all")
    assert re.fullmatch(rf"Linked {one} and {other}; they tell ev_\w{{13}} now\.\n", accepted.output)
    assert "accepted by a person" in run(linked, "list").output
    assert told_by_log(linked) == told_by_tables(linked)


def test_a_suggestion_is_listed_apart(engine: sa.Engine) -> None:
    tell_korean(engine)
    of = told(JAPANESE, 2, publisher="us-state")
    store(engine, of, [meeting(of, JAPANESE)], now=LATER)
    assert run(engine, "list").output == "No link.\n"
    assert run(engine, "cuts").output == "Nothing was cut.\n"
    assert len(re.findall(r"ac_\w{13}", run(engine, "suggestions").output)) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("cut", "ac_0000000000000", "--reason", "x"), 1, "readout: There is no account 'ac_0000000000000'."),
        (("accept", "a", "b", "--reason", "x"), 1, "readout: There is no account 'a'."),
        (("cut", "ac_0000000000000"), 2, "Missing option '--reason'"),
        (("cut", "ac_0000000000000", "--reason", " "), 2, "say why"),
    ],
)
def test_what_is_wrong_is_said(
    engine: sa.Engine, arguments: tuple[str, ...], status: int, words: str
) -> None:
    result = run(engine, *arguments)
    assert result.exit_code == status
    assert words in result.stderr
