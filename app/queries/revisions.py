"""What changed between two versions of a release."""

import difflib

from app.queries import shapes


def revision_diff(before: shapes.Revision, after: shapes.Revision) -> str:
    """Unified diff, a paragraph a line, without unchanged ones around; empty where the texts are the same."""
    lines = difflib.unified_diff(
        _paragraphs(before["text"]),
        _paragraphs(after["text"]),
        f"version {before['number']}",
        f"version {after['number']}",
        n=0,
        lineterm="",
    )
    return "\n".join(lines)


def _paragraphs(text: str) -> list[str]:
    """The canonical text parts them by a blank line; a line break inside one is shown as a space."""
    return [" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n")]
