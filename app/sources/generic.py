"""Any page or text of a ministry nobody prepared for."""

from app.sources.base import Page, Reading, Source


def recognises(url: str | None, text: str) -> bool:
    """Everything; so it stands last."""
    return True


def read(page: Page) -> Reading:
    paragraphs = [paragraph.text for paragraph in page.paragraphs()]
    return Reading(paragraphs[0] if paragraphs else None, None, tuple(paragraphs[1:]))


SOURCE = Source("generic", "Any other page or text", None, recognises, read)
