"""Rebuilds `static/vendor` from `VENDOR.toml`: fetch each package, check what was published, take one file.

Needs `npm` and nothing else; `make vendor` calls it. A file whose digest differs from the record is refused
and nothing is written, so a new version means a new record: name, version, integrity and SHA-256.
"""

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"


def main() -> int:
    records = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["file"]
    with tempfile.TemporaryDirectory() as scratch:
        contents = {record["name"]: fetch(record, Path(scratch)) for record in records}
    for name, content in contents.items():
        (VENDOR / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content):,} bytes, as recorded\n")
    return 0


def fetch(record: dict[str, str], scratch: Path) -> bytes:
    wanted = f"{record['package']}@{record['version']}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", wanted], cwd=scratch, check=True, capture_output=True, text=True
    )
    archive = (scratch / packed.stdout.strip().splitlines()[-1]).read_bytes()
    published = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if published != record["integrity"]:
        raise SystemExit(
            f"{wanted}: the archive's integrity is {published}, recorded is {record['integrity']}"
        )
    (scratch / "archive.tgz").write_bytes(archive)
    with tarfile.open(scratch / "archive.tgz") as tar:
        member = tar.extractfile(f"package/{record['path']}")
        content = member.read() if member else b""
    digest = hashlib.sha256(content).hexdigest()
    if digest != record["sha256"]:
        raise SystemExit(
            f"{wanted}: the digest of {record['path']} is {digest}, recorded is {record['sha256']}"
        )
    return content


if __name__ == "__main__":
    sys.exit(main())
