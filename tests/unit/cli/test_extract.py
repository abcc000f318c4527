"""`readout extract` and `readout explain` on files and lines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.extract import explain_command, extract_command

RAW = """Press Releases

Foreign Ministers of the ROK and Peru Meet

Date
2019-10-17

1. Foreign Minister Han Ji-won met with Luis Salas, Minister of Foreign Affairs of Peru, in Seoul on
October 16.
"""
URL = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1"


def run_lines(*lines: str) -> Result:
    return CliRunner().invoke(extract_command, ["--jsonl"], input="\n".join(lines) + "\n")


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_document_gives_release_and_events(tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text(RAW, encoding="utf-8")
    result = CliRunner().invoke(extract_command, [str(file), "--url", URL])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["publisher"] == "kr-mofa"
    assert found["published_on"] == "2019-10-17"
    assert [(e["type"], e["countries"]) for e in found["events"]] == [("meeting", ["KR", "PE"])]


def test_lines_are_answered_in_order_with_exact_quotes() -> None:
    line = json.dumps({"id": "a", "raw_text": RAW, "source_url": URL})
    result = run_lines(line, line.replace('"a"', '"b"'))
    assert result.exit_code == 0
    assert [answer["id"] for answer in answers(result)] == ["a", "b"]
    for answer in answers(result):
        assert set(answer) == {"id", "title", "published_on", "events", "stances"}
        events = answer["events"]
        assert isinstance(events, list)
        assert events[0]["evidence"] in RAW


@pytest.mark.parametrize(
    ("line", "id_", "says"),
    [
        ("{", None, "not JSON"),
        ("[1]", None, "line 1 is an array; looked for a JSON object"),
        ("7", None, "line 1 is a number"),
        ('{"id": "x"}', "x", "raw_text"),
        ('{"id": "x", "raw_text": 5}', "x", "raw_text"),
        ('{"id": "x", "raw_text": "\\ud800"}', "x", "half a character"),
        ('{"id": "x", "raw_text": ""}', "x", ""),
    ],
)
def test_a_bad_line_is_answered_and_the_next_is_read(line: str, id_: str | None, says: str) -> None:
    good = json.dumps({"id": "good", "raw_text": RAW, "url": URL})
    result = run_lines(line, good)
    assert result.exit_code == 1
    first, second = answers(result)
    assert first["id"] == id_
    error = first["error"]
    assert isinstance(error, dict)
    assert error["code"] == "UNREADABLE_DOCUMENT"
    assert says in error["message"]
    assert second["id"] == "good"
    assert second["events"]


@pytest.mark.parametrize("named", ["kr_mofa", "kr-mofa", "Ministry of Foreign Affairs, Republic of Korea", 7])
def test_a_line_names_its_source_or_its_publisher(named: object) -> None:
    result = run_lines(json.dumps({"id": "x", "raw_text": RAW, "source": named}))
    assert result.exit_code == 0
    assert [answer["published_on"] for answer in answers(result)] == ["2019-10-17"]


def test_a_source_beats_what_the_lines_name() -> None:
    line = json.dumps({"id": "x", "raw_text": RAW, "source": "us_state"})
    result = CliRunner().invoke(extract_command, ["--jsonl", "--source", "KR-MOFA"], input=line)
    assert [answer["published_on"] for answer in answers(result)] == ["2019-10-17"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-", "--source", "nowhere"], "kr_mofa, us_state, sg_mfa, "),
        (["--jsonl", "--source", "nowhere"], "kr_mofa, us_state, sg_mfa, "),
        (["--jsonl", "--url", URL], "each line has its own url"),
        (["/no/such/file"], "No such file"),
    ],
)
def test_matters_of_usage(arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(extract_command, arguments, input=RAW)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize("url", ["http://[", "mofa", "http://host:port/", 5])
def test_an_address_that_is_none_is_passed_over(url: object) -> None:
    result = run_lines(json.dumps({"id": "x", "raw_text": RAW, "url": url}))
    assert result.exit_code == 0
    assert [answer["published_on"] for answer in answers(result)] == ["2019-10-17"]


def test_a_document_that_cannot_be_read_fails_with_one_line(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    result = CliRunner().invoke(extract_command, [str(file)])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_explain_names_rule_quote_and_entry(tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text(RAW, encoding="utf-8")
    result = CliRunner().invoke(explain_command, [str(file), "--url", URL])
    assert result.exit_code == 0
    for said in (
        "meeting (main event, occurred)",
        "date.day.month_day",
        "October 16",
        "triggers:meeting:met with",
    ):
        assert said in result.stdout
