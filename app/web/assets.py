"""Files of `static/`, held in memory and served under names that carry their digest.

So a file can be cached for ever, and a new one has a new address. A plain name works too, without the long
cache. Templates ask `asset("site.css")` for the address; names of vendored files come from their record.
"""

import hashlib
import mimetypes
import tomllib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from app.errors import NotFound

SERVED = (".css", ".js", ".svg", ".ico", ".png")
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    content: bytes
    media_type: str
    digest: str


class Assets:
    """All files of a folder that may be served, read once."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.suffix in SERVED
        }
        self._hashed = {_hashed_name(name, asset): name for name, asset in self._files.items()}
        self._urls = {name: f"/static/{hashed}" for hashed, name in self._hashed.items()}
        record = tomllib.loads((folder / "vendor" / "VENDOR.toml").read_text(encoding="utf-8"))
        self._vendored = {
            (entry["package"], Path(entry["name"]).suffix): f"vendor/{entry['name']}"
            for entry in record["file"]
        }

    def url(self, name: str) -> str:
        """The address of a file by its name in the folder; KeyError for a file that is not there."""
        return self._urls[name]

    def vendored(self, package: str, suffix: str = ".js") -> str:
        """The address of a file of others, by its package and kind."""
        return self._urls[self._vendored[package, suffix]]

    def text(self, name: str) -> str:
        """What is in a file of text; KeyError for one that is not there."""
        return self._files[name].content.decode()

    def respond(self, request: Request) -> Response:
        """Handler of `/static/{name:path}`."""
        return self._answer(request.path_params["name"])

    def favicon(self, request: Request) -> Response:  # noqa: ARG002 (a handler's signature)
        """Browsers ask for this name unbidden."""
        return self._answer("favicon.ico")

    def _answer(self, name: str) -> Response:
        plain = self._hashed.get(name, name)
        asset = self._files.get(plain)
        if asset is None:
            raise NotFound("file", name)
        headers = {
            "ETag": f'W/"{asset.digest}"',
            "Cache-Control": FOR_EVER if name in self._hashed else "public, max-age=3600",
        }
        return Response(asset.content, headers=headers, media_type=asset.media_type)


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(content, kind, hashlib.sha256(content).hexdigest()[:16])


def _hashed_name(name: str, asset: Asset) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{asset.digest[:10]}.{suffix}"
