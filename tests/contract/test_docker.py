"""The steps of the Dockerfile without Docker: wheel, clean environment, another user, serve, health, stop.

What only Docker can do (base image, layers, volume) is not run here; docs/operating.md says so.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
import sqlalchemy as sa

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
NOBODY = 65534
pytestmark = pytest.mark.xdist_group("docker")  # one worker builds, once


@dataclass(frozen=True)
class Image:
    """What the container would hold: the wheel, the environment it went into, a folder for the data."""

    wheel: Path
    environment: Path
    data: Path
    user: int | None

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """A command in the container, to its end."""
        with self.started(*arguments, **variables) as process:
            output, _ = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, output)

    @contextmanager
    def serving(self, **variables: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
        """The container's own command on a free port: its address and process."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        command = [port if word == "8000" else word for word in json_form("CMD")]
        with self.started(*command, **variables) as process:
            yield f"http://127.0.0.1:{port}", process

    @contextmanager
    def started(self, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
        """Knows nothing of this process, and runs elsewhere as the image's user."""
        with subprocess.Popen(
            [str(self.environment / "bin" / "readout"), *arguments],
            env={
                "PATH": f"{self.environment}/bin:/usr/bin:/bin",
                "HOME": "/",
                "LANG": "C.UTF-8",
                "READOUT_DATABASE_URL": f"sqlite:///{self.data}/readout.db",
                **variables,
            },
            cwd="/",
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                yield process
            finally:
                process.kill()


def json_form(instruction: str) -> list[str]:
    """The last `INSTRUCTION [...]` of the Dockerfile."""
    found = re.findall(rf"{instruction} (\[.*\])$", DOCKERFILE, re.MULTILINE)
    return [str(word) for word in json.loads(found[-1])]


def interpreter_for_everybody() -> str:
    """This interpreter, or the system's where this one lies in a home that nobody else may enter."""
    if os.geteuid() != 0:
        return sys.executable
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        with suppress(OSError, subprocess.CalledProcessError):
            new_enough = "import sys; sys.exit(sys.version_info < (3, 11))"
            subprocess.run([python, "-c", new_enough], user=NOBODY, group=NOBODY, cwd="/", check=True)
            return python
    pytest.fail("there is no Python 3.11+ here that an unprivileged user may run")


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    folder = Path(tempfile.mkdtemp(prefix="readout-image-"))
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    if os.geteuid() == 0:
        os.chown(data, NOBODY, NOBODY)
    env = {**os.environ, "PYTHON": sys.executable, "BASE": interpreter_for_everybody()}
    subprocess.run([ROOT / "docker/build-wheel.sh", folder], env=env, check=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    subprocess.run(
        [ROOT / "docker/install.sh", folder / "environment", wheel], env=env, check=True, timeout=300
    )
    yield Image(wheel, folder / "environment", data, NOBODY if os.geteuid() == 0 else None)
    shutil.rmtree(folder)


def healthy(url: str) -> bool:
    script = ROOT / "docker/health.py"
    return subprocess.run([sys.executable, script, f"{url}/healthz"], capture_output=True).returncode == 0


def wait_until_healthy(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(150):
        if healthy(url):
            return
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.1)
    pytest.fail("not healthy within fifteen seconds")


def read(url: str, body: dict[str, str] | None = None) -> str:
    data = json.dumps(body).encode() if body else None
    with urlopen(Request(url, data, {"Content-Type": "application/json"}), timeout=10) as answer:
        return str(answer.read().decode())


def test_dockerfile_runs_the_scripts_that_are_run_here() -> None:
    runs = re.findall(r"^RUN (\S+)", DOCKERFILE, re.MULTILINE)
    assert {"docker/build-wheel.sh", "docker/install.sh"} <= set(runs)
    assert json_form("HEALTHCHECK .* CMD") == ["python", "/opt/readout/health.py"]
    assert json_form("ENTRYPOINT") == ["readout"]


def test_dockerfile_ends_without_root() -> None:
    assert re.findall(r"^USER (\S+)", DOCKERFILE.split("FROM")[-1], re.MULTILINE) == ["readout"]


def test_wheel_carries_what_the_program_reads(image: Image) -> None:
    names = {name.removeprefix("app/_bundle/") for name in zipfile.ZipFile(image.wheel).namelist()}
    shipped = [
        path.relative_to(ROOT).as_posix()
        for folder in ("templates", "static", "migrations", "samples")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert {*shipped, "schema.graphql"} <= names


def test_environment_holds_no_installer(image: Image) -> None:
    assert not list((image.environment / "bin").glob("pip*"))


def test_container_serves_an_archive_and_stops_gracefully(image: Image) -> None:
    ingested = image.run("ingest", str(ROOT / "samples/releases.jsonl"), "--json")
    assert ingested.returncode == 0, ingested.stdout
    with image.serving() as (url, process):
        wait_until_healthy(url, process)
        assert "<article" in read(f"{url}/")
        answer = json.loads(read(f"{url}/graphql", {"query": "{ events(first: 1) { totalCount } }"}))
        assert answer["data"]["events"]["totalCount"] > 50
        process.terminate()
        assert process.wait(timeout=15) == 0
        assert not healthy(url)


def test_container_serves_postgresql_once_migrated(image: Image, postgres_engine: sa.Engine) -> None:
    image = replace(image, user=None)  # the server's socket lies in a folder that only this user may enter
    url = postgres_engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    migrated = image.run("migrate", READOUT_DATABASE_URL=url)
    assert migrated.returncode == 0, migrated.stdout
    with image.serving(READOUT_DATABASE_URL=url) as (address, process):
        wait_until_healthy(address, process)
        assert json.loads(read(f"{address}/graphql", {"query": "{ events { totalCount } }"}))["data"]
