"""The server as a process, and the schema it prints."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from app.cli.serve import schema_command, serve_command
from app.graphql.schema import render_schema

PATIENCE = 180  # seconds; the machine may be busy


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("workers", [1, 2])
def test_serves_a_database_it_made_and_stops_when_told(tmp_path: Path, workers: int) -> None:
    port = free_port()
    environment = {**os.environ, "READOUT_DATABASE_URL": f"sqlite:///{tmp_path}/new.db"}
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port), "--workers", str(workers)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert wait_until_ready(port) == {"status": "ready"}
            assert "No event" in httpx.get(f"http://127.0.0.1:{port}/").text
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert process.returncode == 0
    first, second, *logged = said.splitlines()
    assert f"0 events at http://127.0.0.1:{port}" in first
    assert "readout ingest" in second
    assert "/" in [json.loads(line)["path"] for line in logged]


def test_an_address_in_use_is_told_and_nothing_greeted(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        result = CliRunner().invoke(
            serve_command,
            ["--port", str(other.getsockname()[1])],
            env={"READOUT_DATABASE_URL": f"sqlite:///{tmp_path}/new.db"},
        )
    assert result.exit_code == 1
    assert "Cannot listen at 127.0.0.1, port" in result.stderr
    assert "Readout serves" not in result.stderr


def wait_until_ready(port: int) -> object:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/readyz").json()
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_schema_is_printed_as_it_is_served() -> None:
    printed = CliRunner().invoke(schema_command)
    assert printed.exit_code == 0
    assert printed.stdout == render_schema()


def test_schema_in_the_repository_is_the_one_that_is_served() -> None:
    assert CliRunner().invoke(schema_command, ["--check"]).exit_code == 0
