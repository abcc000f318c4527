"""Servers as processes of their own, pinned to cores, and what the system counted of them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 180.0  # seconds until a server answers
_GLANCE = 0.2  # seconds between two looks at whether one is at rest


class NotStarted(Exception):
    """A server that did not answer; with what it said."""


def cores() -> tuple[frozenset[int], frozenset[int]]:
    """The core of the server, and those of load and database; the same ones where there is only one."""
    if not hasattr(os, "sched_getaffinity"):
        return frozenset(), frozenset()
    first, *others = sorted(os.sched_getaffinity(0))
    return frozenset((first,)), frozenset(others or (first,))


def pin(cores: frozenset[int]) -> None:
    """Bind this process, and those it starts from now on, to cores; nothing where the system cannot."""
    if cores:
        os.sched_setaffinity(0, cores)


@dataclass(slots=True)
class Server:
    """A server that answers at `address`."""

    process: subprocess.Popen[bytes]
    address: str
    started_in: float  # seconds until the first answer
    output: IO[bytes]

    def cpu_seconds(self) -> float:
        """CPU that the server has used up to now, all its processes and threads together."""
        return sum(cpu_of(pid) for pid in _family(self.process.pid))

    def settle(self) -> None:
        """Wait until it is done with what nobody waits for any more, so that the next turn is not charged."""
        until = time.monotonic() + PATIENCE
        used = self.cpu_seconds()
        while time.monotonic() < until:
            time.sleep(_GLANCE)
            before, used = used, self.cpu_seconds()
            if used - before < _GLANCE / 10:
                return

    def peak_mib(self) -> float:
        """The most memory each of its processes ever held, together."""
        return sum(_peak_of(pid) for pid in _family(self.process.pid))

    def ask(self, path: str, body: str = "") -> Any:
        """A decoded answer; a GET where there is no body."""
        asked = urllib.request.Request(self.address + path, body.encode() or None)
        asked.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            said = error.read()[:1000].decode(errors="replace")
            raise AssertionError(f"{self.address}{path}: {error.code} {said}") from error

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.output.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    command: Sequence[str],
    port: int,
    probe: str,
    *,
    on: frozenset[int],
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Server:
    """Start a server and wait until it answers a GET of `probe` with anything but a failure of its own."""
    output = tempfile.TemporaryFile()  # noqa: SIM115 (as long as the server)
    began = time.monotonic()
    process = subprocess.Popen(
        list(command),
        env={**os.environ, **(environment or {})},
        cwd=folder,
        stdout=output,
        stderr=subprocess.STDOUT,
        process_group=0,
        preexec_fn=lambda: pin(on),
    )
    server = Server(process, f"http://127.0.0.1:{port}", 0.0, output)
    while not _answers(server.address + probe):
        if process.poll() is not None or time.monotonic() - began > PATIENCE:
            output.seek(0)
            said = output.read()[-2000:].decode(errors="replace")
            server.stop()
            raise NotStarted(f"{' '.join(map(str, command[:4]))} … did not answer: {said}")
        time.sleep(0.002)
    server.started_in = time.monotonic() - began
    return server


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        return error.code < 500
    except (OSError, ValueError):
        return False
    return True


def _family(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used; 0 where nobody counts."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return 0.0


def _peak_of(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
