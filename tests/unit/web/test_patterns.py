"""The page of all parts: for those who build the site, and nobody else."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.settings import Settings, bundled
from app.web.app import create_app
from tests.site import Page
from tests.unit.web.asking import get

MACRO = re.compile(r"{% macro (\w+)")


@pytest.fixture
def patterns(sqlite_engine: sa.Engine) -> Page:
    answer = get(create_app(Settings(development=True), sqlite_engine), "/patterns")
    assert answer.status_code == 200
    return Page(answer.text)


def test_is_there_in_development_only(sqlite_engine: sa.Engine) -> None:
    assert get(create_app(Settings(), sqlite_engine), "/patterns").status_code == 404


def test_shows_every_sign(patterns: Page) -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (bundled("templates") / "_icons.svg").read_text()))
    used = {href.partition("#")[2] for href in patterns.values("use", "href")}
    assert drawn <= used


def test_shows_every_macro() -> None:
    folder: Path = bundled("templates")
    shown = (folder / "patterns.html").read_text()
    others = "".join(path.read_text() for path in folder.glob("_*.html")) + (folder / "base.html").read_text()
    for name in MACRO.findall((folder / "_macros.html").read_text()):
        assert f"{name}(" in shown or f"{name}(" in others.replace(f"macro {name}(", ""), name


def test_has_headings_without_gaps_and_ids_once(patterns: Page) -> None:
    levels = [int(tag) for tag in re.findall(r"<h([1-6])[ >]", patterns.markup)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    ids = patterns.values("[id]", "id")
    assert len(set(ids)) == len(ids)
