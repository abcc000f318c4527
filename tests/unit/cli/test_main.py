"""The commands together: all there, each with its help, none loaded before it is called."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]


def test_help_lists_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: main {name}")


def test_an_unknown_command_is_a_matter_of_usage() -> None:
    result = CliRunner().invoke(main, ["injest"])
    assert result.exit_code == 2
    assert "No such command 'injest'" in result.stderr


def test_a_command_loads_what_it_needs_and_no_more() -> None:
    program = (
        "import sys; from app.cli import main; main(['ingest', '--help'], standalone_mode=False);"
        "sys.stderr.write(' '.join(m for m in ('strawberry', 'starlette', 'alembic') if m in sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    assert result.stderr == ""


def test_it_runs_as_a_module() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "app.cli", "--version"], capture_output=True, text=True, timeout=60, cwd=ROOT
    )
    assert result.returncode == 0
    assert result.stdout.startswith("readout, version ")
