"""What was turned away on its way in."""

from dataclasses import dataclass

from app.errors import AppError


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not read: its name, why, and its bytes for another try (None where they are too
    many).
    """

    name: str
    error: AppError
    content: bytes | None = None
