"""Python functions that are written for what is asked, and compiled once.

To call a function for each field of each row costs several times what is done in it; a function written for
the whole selection does all of it in one expression. As dataclasses write theirs, text is put together of
names that are made here alone: what comes from elsewhere is a value with such a name, or a literal (`repr`).
"""

from collections.abc import Callable
from typing import Any


class Source:
    """What is being written, and the values that it names."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._locals = 0

    def value(self, value: Any) -> str:
        """The name by which what is written finds a value."""
        name = f"v{len(self._values)}"
        self._values[name] = value
        return name

    def local(self) -> str:
        """A new name for something that is worked out on the way: `(name := …)`."""
        self._locals += 1
        return f"x{self._locals}"

    def function(self, parameters: str, expression: str) -> Callable[..., Any]:
        """Raises `RecursionError` or `MemoryError` for what is nested deeper than Python reads."""
        made: Callable[..., Any] = eval(f"lambda {parameters}: {expression}", self._values)
        return made


def entries(values: dict[str, str]) -> str:
    """A dict whose keys are literals and whose values are expressions."""
    return "{" + ", ".join(f"{name!r}: {text}" for name, text in values.items()) + "}"
