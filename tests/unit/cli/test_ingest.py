"""`readout ingest` as people and programs see it: words, JSON, exit status."""

import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.db.engine import opened_engine, writing
from app.db.migrate import State, current_state
from tests.databases import Databases
from tests.stored import count, rows

LINES = (
    '{"url": "https://www.mofa.go.kr/eng/1", "title": "Talks", "text": "They met on May 3, 2024."}\n'
    "[1]\n"
    '{"url": "https://www.mofa.go.kr/eng/2", "title": "More talks", "text": "They met on May 4, 2024."}\n'
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'readout.db'}"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text(LINES)
    return path


def run(url: str, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    environment = {"READOUT_DATABASE_URL": url}
    command = ["ingest", *map(str, arguments)]
    return CliRunner().invoke(main, command, env=environment, input=stdin, catch_exceptions=False)


def stored(url: str) -> int:
    """How many releases."""
    with opened_engine(url) as engine:
        return count(engine, "release")


def test_a_missing_file_is_made_and_the_rest_is_stored(url: str, lines: Path) -> None:
    result = run(url, lines)
    assert result.exit_code == 1
    assert "3 documents in " in result.output
    assert "2 new, 0 changed, 0 same, 1 refused." in result.output
    assert f"refused: {lines}:2 is an array; looked for a JSON object." in result.output
    assert stored(url) == 2


def test_everything_read_is_a_success(url: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Talks with Japan\n\nThey met on May 3, 2024.")
    result = run(url, path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 document in " in result.output
    assert "0 new, 0 changed, 1 same, 0 refused." in run(url, path).output


def test_programs_get_one_object(url: str, lines: Path) -> None:
    result = run(url, lines, "--json")
    told = json.loads(result.stdout)
    assert told["documents"] == 3
    assert told["counts"] == {"new": 2, "changed": 0, "same": 0, "withdrawn": 0, "refused": 1}
    assert told["refused"] == [
        {
            "name": f"{lines}:2",
            "code": "UNREADABLE_DOCUMENT",
            "message": f"{lines}:2 is an array; looked for a JSON object.",
        }
    ]
    assert told["error"] is None
    assert told["seconds"] >= 0
    assert result.stderr == ""
    assert result.exit_code == 1


def test_standard_input_is_read_as_what_it_is(url: str) -> None:
    assert "2 new" in run(url, "-", stdin=LINES).output
    assert "0 new, 0 changed, 2 same" in run(url, "-", stdin=gzip.compress(LINES.encode())).output


def test_a_folder_is_read_through(url: str, lines: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    lines.rename(tmp_path / "pages" / lines.name)
    (tmp_path / "pages" / "page.txt").write_text("Talks with China\n\nThey met on May 5, 2024.")
    assert "3 new, 0 changed, 0 same, 1 refused." in run(url, tmp_path / "pages").output


def test_what_was_refused_can_be_tried_again(url: str, lines: Path) -> None:
    run(url, lines)
    result = run(url, "--retry")
    assert result.exit_code == 1
    assert "1 document in " in result.output
    assert "1 refused" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name a file, a folder, an address or - to read"),
        (("",), "There is no file or folder ''."),
        (("nowhere.txt",), "There is no file or folder 'nowhere.txt'."),
        (("ftp://example.org/feed",), "There is no file or folder"),
        (("-", "--source", "mofa"), "There is no source 'mofa'; there are: kr_mofa"),
        (("-", "--retry"), "give --retry alone"),
        (("-", "--colour"), "No such option"),
    ],
)
def test_usage_is_told_before_anything_is_opened(
    url: str, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run(url, *arguments, stdin="")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "readout.db").exists()


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense"])
def test_an_address_of_no_database_is_one_line(url: str) -> None:
    result = run(url, "-", stdin="")
    assert result.exit_code == 2
    assert result.stderr.startswith("readout: READOUT_DATABASE_URL")
    assert result.stderr.count("\n") == 1


def test_a_newer_database_is_left_alone(databases: Databases, backend: str, lines: Path) -> None:
    engine = databases.create(backend)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '2099_01_01_to_come'")
    before = rows(engine)
    result = run(engine.url.render_as_string(hide_password=False), lines)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "readout: The database was migrated by a newer program; update this one.\n"
    assert rows(engine) == before
    databases.drop(engine)


def test_postgresql_is_never_migrated_unasked(databases: Databases, lines: Path) -> None:
    engine = databases.create_bare("postgresql")
    result = run(engine.url.render_as_string(hide_password=False), lines)
    assert result.exit_code == 1
    assert "run `readout migrate`" in result.stderr
    assert current_state(engine) is State.MISSING
    databases.drop(engine)


def test_a_full_disk_tells_what_was_stored_and_the_next_run_completes(url: str, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    words = " ".join(f"word{n}" for n in range(500))
    page = '{{"url": "https://www.mofa.go.kr/eng/{n}", "title": "Talks {n}", "text": "They met. {words}"}}\n'
    many.write_text("".join(page.format(n=n, words=words) for n in range(150)))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_900_000, 3_900_000))

    result = subprocess.run(
        [sys.executable, "-m", "app.cli", "ingest", str(many), "--json", "--workers", "1"],
        env=os.environ | {"READOUT_DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=limit,
        cwd=Path(__file__).parents[3],
    )
    told = json.loads(result.stdout)
    assert result.returncode == 1
    assert told["error"]["code"] == "DATABASE_NOT_READY"
    assert result.stderr.endswith(f"readout: {told['error']['message']}\n")  # on how far it is before
    assert 0 < told["counts"]["new"] < 150
    assert stored(url) == told["counts"]["new"]
    assert f"{told['counts']['new']} same, 0 refused." in run(url, many).output
    assert stored(url) == 150
