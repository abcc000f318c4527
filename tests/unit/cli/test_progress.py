"""How far a command is: renewed on a terminal, now and then elsewhere."""

import io

import pytest

from app.cli import progress as module
from app.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def after(done: int, passed_over: int, total: int | None) -> Progress:
    progress = Progress("Read", total, io.StringIO())
    for number in range(done):
        progress.add(passed_over=number < passed_over)
    return progress


@pytest.mark.parametrize(
    ("done", "passed_over", "total", "seconds", "line"),
    [
        (0, 0, None, 0.0, "Read 0"),
        (1_200, 0, None, 10.0, "Read 1,200 · 120 a second"),
        (1_200, 0, 2_400, 10.0, "Read 1,200 of 2,400 · 120 a second · 10 s left"),
        (1_200, 1_195, 1_500, 10.0, "Read 1,200 of 1,500 · 0.5 a second · 10 min left"),
        (100, 0, 2_000_000, 1.0, "Read 100 of 2,000,000 · 100 a second · 5 h 33 min left"),
        (5, 5, 10, 1.0, "Read 5 of 10"),
        (5, 0, 5, 0.1, "Read 5 of 5 · 50 a second"),
    ],
)
def test_a_line(done: int, passed_over: int, total: int | None, seconds: float, line: str) -> None:
    assert after(done, passed_over, total).line(seconds) == line


def test_elsewhere_lines_come_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    progress = Progress("Read", 3, stream)
    progress.add()
    assert not stream.getvalue()
    monkeypatch.setattr(module, "ELSEWHERE", 0.0)
    progress.add()
    progress.end()
    assert stream.getvalue().startswith("Read 2 of 3")
    assert stream.getvalue().endswith("\n")


def test_a_terminal_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ON_TERMINAL", 0.0)
    stream = Terminal()
    progress = Progress("Read", 3, stream)
    progress.add()
    progress.end()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[K")
