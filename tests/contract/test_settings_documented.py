"""docs/operating.md describes every variable the program reads, with its default, and no others."""

import re
from dataclasses import fields
from pathlib import Path

from app.settings import Settings

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(READOUT_\w+)` \| (.+?) \|", re.MULTILINE)
DOCUMENTED = dict(ROW.findall((ROOT / "docs" / "operating.md").read_text(encoding="utf-8")))


def test_every_variable_is_documented() -> None:
    read = {
        name
        for path in (ROOT / "app").rglob("*.py")
        for name in re.findall(r"READOUT_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
    }
    assert set(DOCUMENTED) == read


def test_documented_defaults_are_the_defaults() -> None:
    defaults = {f"READOUT_{field.name.upper()}": field.default for field in fields(Settings)}
    for name, told in DOCUMENTED.items():
        default = defaults[name]
        if default is None:
            assert "`" not in told, name
        else:
            expected = (
                f"{default:g}"
                if isinstance(default, float)
                else str(int(default) if isinstance(default, bool) else default)
            )
            assert told.replace(",", "") == f"`{expected}`", name
