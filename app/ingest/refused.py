"""What was turned away on its way in."""

from dataclasses import dataclass

from app.domain.values import Document
from app.errors import AppError

# What the bytes of a refused item are part of, where they are no document by themselves: `retry.py` opens
# them as that again.
FEED = "application/rss+xml"
JSON_LINE = "application/jsonl"


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not read: its name, why, and its bytes for another try (None where they are too
    many).
    """

    name: str
    error: AppError
    content: bytes | None = None
    media_type: str | None = None
    url: str | None = None
    source: str | None = None

    @property
    def document(self) -> Document | None:
        """The bytes as they are kept."""
        if self.content is None:
            return None
        return Document(self.name, self.content, self.media_type, url=self.url, source=self.source)
