"""What we serve of others is what was recorded, nothing more; and the pages take it from the record."""

import hashlib
import tomllib
from pathlib import Path

import pytest

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
RECORDS = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record["name"]))
def test_file_has_the_recorded_digest(record: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / record["name"]).read_bytes()).hexdigest() == record["sha256"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record["name"]))
def test_record_is_complete(record: dict[str, str]) -> None:
    assert set(record) == {"name", "package", "version", "path", "integrity", "sha256", "licence"}
    assert record["version"] in record["name"]
    assert record["integrity"].startswith("sha512-")


def test_folder_holds_no_strangers() -> None:
    expected = {record["name"] for record in RECORDS} | {"VENDOR.toml"}
    assert {path.name for path in VENDOR.iterdir()} == expected
