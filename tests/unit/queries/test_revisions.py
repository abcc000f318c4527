"""What changed between versions."""

import datetime as dt

from app.queries import shapes
from app.queries.revisions import revision_diff


def version(number: int, text: str) -> shapes.Revision:
    at = dt.datetime(2024, 5, 3, tzinfo=dt.UTC)
    return {"number": number, "title": None, "text": text, "body_start": 0, "sha256": "", "captured_at": at}


def test_paragraphs_that_changed() -> None:
    before = version(1, "Title\n\nThey met\non May 3.\n\nThe end.")
    after = version(2, "Title\n\nThey met on May 4.\n\nThe end.\n\nA note.")
    assert revision_diff(before, after).splitlines() == [
        "--- version 1", "+++ version 2",
        "@@ -2 +2 @@", "-They met on May 3.", "+They met on May 4.",
        "@@ -3,0 +4 @@", "+A note.",
    ]  # fmt: skip


def test_nothing_changed() -> None:
    assert revision_diff(version(1, "A\n\nB"), version(2, "A\n\nB")) == ""
