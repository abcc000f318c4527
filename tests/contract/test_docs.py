"""The documents say what is so: examples give the answers printed below them, what they name exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents import DOCUMENTS, Example, World, agrees, examples_of, sample_world

ROOT = Path(__file__).parents[2]
PAGES = (
    *DOCUMENTS,
    *("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/operating.md", "docs/performance.md", "samples/README.md"),
)
EXAMPLES = [example for document in DOCUMENTS for example in examples_of(document)]
NAMED_FILE = re.compile(
    r"`((?:app|docs|tests|docker|samples|static|templates|migrations|tools)/[\w./-]*)`|\]\(([\w./-]+)\)"
)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with sample_world() as made:
        yield made


@pytest.mark.xdist_group("documents")  # one worker serves the archive, once
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example_gives_the_printed_answer(world: World, example: Example) -> None:
    told = world.told(example)
    assert agrees(example.answer.content, told), f"make docs prints it anew:\n{told}"


@pytest.mark.parametrize("page", PAGES)
def test_named_files_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {path or link for path, link in NAMED_FILE.findall(text)}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_named_commands_exist(page: str) -> None:
    targets = set(
        re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = re.findall(
        r"^(?:\$ )?make ([a-z-]+)|`make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {first or second for first, second in named} <= targets


@pytest.mark.parametrize(
    ("printed", "told", "same"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\n", True),
        ("a…\n", "abc\n", True),
        ("a…\n", "abc\nd\n", False),
        (".\n", "a\n", False),
    ],
)
def test_ellipsis_stands_for_anything(printed: str, told: str, same: bool) -> None:
    assert agrees(printed, told) is same
