"""The examples of README.md and docs/: found, run, compared with what is printed below them, or printed anew.

An example is a fenced block and what follows it:

- `graphql`, then `json`: a query and its answer; a `json variables` block may stand between;
- `console`: lines that begin with `$ ` are commands, what follows each is its output;
- `python`, then `text`: a program and its output; `python writes` has an archive of its own.

In outputs a line `…` stands for any lines, and `…` at the end of a line for its rest. All run against a
server with the sample archive, which the documents know as http://127.0.0.1:8000; `READOUT_KEY` is an API key
with all scopes. `python -m tests.documents`
(`make docs`) prints the answers anew where they differ.
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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "docs/api.md")
HOST = "127.0.0.1:8000"
ADDRESS = f"http://{HOST}"
FENCE = re.compile(r"^```(\w+)( \w+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block: its kind ("json variables") and where its content stands."""

    kind: str
    content: str
    start: int
    end: int


@dataclass(frozen=True)
class Example:
    """Something to run, and the block that says what comes of it."""

    document: str
    line: int
    what: Block
    variables: Block | None
    answer: Block  # the same as `what` for a console, which holds both

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def examples_of(document: str) -> list[Example]:
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = [Block(m[1] + (m[2] or ""), m[3], m.start(3), m.end(3)) for m in FENCE.finditer(text)]
    found = []
    for place, block in enumerate(blocks):
        line = text.count("\n", 0, block.start)
        following = blocks[place + 1 : place + 3]
        if block.kind == "console":
            found.append(Example(document, line, block, None, block))
        elif block.kind in ("graphql", "python", "python writes"):
            variables = following.pop(0) if following and following[0].kind == "json variables" else None
            expected = "json" if block.kind == "graphql" else "text"
            if not following or following[0].kind != expected:
                raise ValueError(f"{document}:{line}: no {expected} block follows")
            found.append(Example(document, line, block, variables, following[0]))
    return found


@dataclass(frozen=True)
class World:
    """A served sample archive, and a folder to run commands in."""

    url: str
    folder: Path
    environment: dict[str, str]

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://")

    def told(self, example: Example) -> str:
        """What running the example prints."""
        if example.what.kind == "python writes":
            with sample_world() as own:
                return own._shell(f"{sys.executable} -", example.what.content)
        if example.what.kind == "graphql":
            return self._query(example)
        if example.what.kind == "python":
            return self._shell(f"{sys.executable} -", example.what.content)
        parts = re.split(r"^\$ (.*)\n", example.what.content, flags=re.MULTILINE)
        commands = parts[1::2]
        return "".join(f"$ {command}\n{self._shell(command)}" for command in commands)

    def _query(self, example: Example) -> str:
        body: dict[str, object] = {"query": example.what.content}
        if example.variables:
            body["variables"] = json.loads(example.variables.content)
        request = Request(
            f"{self.url}/graphql", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urlopen(request, timeout=20) as answer:
            told = json.load(answer)
        told.pop("extensions", None)  # what the operation cost; docs/api.md says so once
        return pretty(told) + "\n"

    def _shell(self, command: str, given: str = "") -> str:
        done = subprocess.run(
            ["sh", "-c", command.replace(HOST, self.host)],
            input=given.replace(HOST, self.host),
            cwd=self.folder,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        output = done.stdout.replace(self.host, HOST)
        return output if not output or output.endswith("\n") else output + "\n"


def pretty(value: object, margin: str = "", width: int = 110) -> str:
    """JSON with every list and object on one line that fits on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(margin) + len(flat) < width or not isinstance(value, dict | list):
        return flat
    inner = margin + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {pretty(inside, inner, width)}" for key, inside in value.items()]
    else:
        parts = [pretty(inside, inner, width) for inside in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return f"{begin}\n{inner}" + f",\n{inner}".join(parts) + f"\n{margin}{end}"


def agrees(printed: str, told: str) -> bool:
    """Whether the printed answer is the told one, `…` standing for anything."""
    lines = []
    for line in printed.splitlines():
        exact = re.escape(line.removesuffix("…"))
        lines.append(
            r"(?:.*\n)*?" if line.strip() == "…" else exact + (".*" if line.endswith("…") else "") + "\n"
        )
    return re.fullmatch("".join(lines), told) is not None


@contextmanager
def sample_world() -> Iterator[World]:
    """The sample archive in a fresh SQLite file, served on a free port."""
    with tempfile.TemporaryDirectory(prefix="readout-documents-") as made, socket.socket() as free:
        folder = Path(made)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("READOUT_")},
            "PATH": f"{_commands(folder / 'bin')}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "READOUT_BASE_URL": ADDRESS,
        }
        (folder / "samples").symlink_to(ROOT / "samples")
        readout = [str(folder / "bin" / "readout")]
        subprocess.run(
            [*readout, "ingest", "samples/releases.jsonl"],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
        )
        environment["READOUT_KEY"] = subprocess.run(
            [*readout, "keys", "create", "The documents", "--scope", "ingest", "--scope", "correct"],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        log = (folder / "server.log").open("w")
        server = subprocess.Popen(
            [*readout, "serve", "--port", str(port)], cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, server, folder / "server.log")
            yield World(url, folder, environment)
        finally:
            server.terminate()
            server.wait(timeout=20)
            log.close()


def _commands(folder: Path) -> Path:
    """The commands that documents use, for machines that lack them: `readout`, `python3`, `curl`."""
    folder.mkdir()
    scripts = {
        "readout": f'exec "{sys.executable}" -m app.cli "$@"',
        "python3": f'exec "{sys.executable}" "$@"',
    }
    if shutil.which("curl") is None:
        scripts["curl"] = f'exec "{sys.executable}" "{Path(__file__).parent / "curl.py"}" "$@"'
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):  # a minute: the machine may have other things to do
        try:
            urlopen(f"{url}/healthz", timeout=5).close()
            return
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8')}")


def print_anew(world: World, document: str) -> int:
    """Write the answers that differ into the document; how many did."""
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    told = [(example, world.told(example)) for example in examples_of(document)]
    stale = [(example, answer) for example, answer in told if not agrees(example.answer.content, answer)]
    for example, answer in reversed(stale):
        text = text[: example.answer.start] + answer + text[example.answer.end :]
    path.write_text(text, encoding="utf-8")
    return len(stale)


def main() -> None:
    with sample_world() as world:
        for document in DOCUMENTS:
            sys.stdout.write(f"{document}: {print_anew(world, document)} answers printed anew\n")


if __name__ == "__main__":
    main()
