"""How far a long command is: a line that renews itself on a terminal, a line now and then anywhere else."""

import sys
import time
from typing import TextIO

ON_TERMINAL, ELSEWHERE = 0.2, 10.0  # seconds between two lines


class Progress:
    """Counts what is done and says so on standard error; `total` None where nobody knows."""

    def __init__(self, label: str, total: int | None, stream: TextIO | None = None) -> None:
        self._label = label
        self._total = total
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._begun = self._said = time.monotonic()
        self._done = 0
        self._worked = 0

    def add(self, done: int = 1, *, passed_over: int = 0) -> None:
        """So many more are done; those passed over say nothing of how long the rest takes."""
        self._done += done
        self._worked += done - passed_over
        now = time.monotonic()
        if now - self._said >= (ON_TERMINAL if self._is_terminal else ELSEWHERE):
            self._said = now
            line = self.line(now - self._begun)
            self._stream.write(f"\r\x1b[K{line}" if self._is_terminal else f"{line}\n")
            self._stream.flush()

    def end(self) -> None:
        """Leaves the terminal to what follows."""
        if self._is_terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        counted = f"{self._done:,}" + (f" of {self._total:,}" if self._total is not None else "")
        told = [f"{self._label} {counted}"]
        if self._worked and seconds > 0:
            rate = self._worked / seconds
            told.append(f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second")
            if self._total is not None and self._total > self._done:
                told.append(f"{_duration((self._total - self._done) / rate)} left")
        return " · ".join(told)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
