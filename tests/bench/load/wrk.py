"""Load from wrk: connections that each wait for their answer before they ask the next."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".lua")
MISSING = (
    "wrk is not installed: apt-get install wrk, dnf install wrk or brew install wrk, then make bench again."
)


class LoadFailed(Exception):
    """Answers other than 2xx and 3xx, or none."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: a GET where there is no body."""

    path: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it; times in milliseconds."""

    requests: int
    seconds: float
    bytes: int
    p50: float
    p95: float
    p99: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def is_installed() -> bool:
    return shutil.which("wrk") is not None


def send(
    address: str,
    requests: Iterable[Request],
    *,
    seconds: int,
    connections: int,
    headers: dict[str, str],
    cores: frozenset[int],
) -> Load:
    """Send the requests over and over for so long; raises `LoadFailed` where one is not answered well."""
    with tempfile.NamedTemporaryFile("w", suffix=".requests", encoding="utf-8") as file:
        file.writelines(f"{request.path}\t{request.body}\n" for request in requests)
        file.flush()
        told = "\t".join(f"{name}: {value}" for name, value in headers.items())
        command = ["wrk", "--threads=1", f"--connections={connections}", f"--duration={seconds}s"]
        command += ["--timeout=20s", f"--script={SCRIPT}", address, "--", file.name, told]
        ran = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
    line = next((line for line in ran.stdout.splitlines() if line.startswith("RESULT ")), None)
    if line is None:
        raise LoadFailed(f"wrk said nothing: {ran.stdout[-300:]} {ran.stderr[-300:]}")
    result = json.loads(line.removeprefix("RESULT "))
    refused, failed = result.pop("refused"), result.pop("failed")
    if not result["requests"]:
        raise LoadFailed(f"no answer within {seconds} s")
    if refused or failed:
        raise LoadFailed(f"of {result['requests']} requests {refused} were refused, {failed} had no answer")
    return Load(**result)
