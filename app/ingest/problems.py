"""What somebody outside can mend in what he sent: told back with the place of it, and nothing was stored.

Unlike an `AppError` a problem is an answer: several can be told at once, each beside its field.
"""

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` names the entry of the input, as the API spells it; empty where it is about the whole."""

    code: ProblemCode
    message: str
    path: tuple[str, ...] = ()


def invalid(path: str, message: str) -> Problem:
    return Problem(ProblemCode.INVALID, message, (path,))
