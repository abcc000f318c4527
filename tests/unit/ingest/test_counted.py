"""How many documents are behind paths."""

import gzip
from pathlib import Path

import pytest

from app.ingest.counted import count_documents

_ZIPPED = gzip.compress(b"{}\n" * 9, mtime=0)


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("page.html", b"<p>One", 1),
        ("lines.jsonl", b"{}\n{}\n", 2),
        ("lines.jsonl", b"{}\n{}", 2),
        ("lines.jsonl", b"", 0),
        ("lines.jsonl.gz", _ZIPPED, 9),
        ("lines.jsonl.gz", _ZIPPED[:20], None),
        ("feed.xml", b"<rss/>", None),
    ],
)
def test_a_file_is_counted_by_what_it_holds(
    tmp_path: Path, name: str, content: bytes, count: int | None
) -> None:
    (tmp_path / name).write_bytes(content)
    assert count_documents([str(tmp_path / name)]) == count


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", ".hidden"):
        (tmp_path / name).write_text("text")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.jsonl").write_text("{}\n{}\n")
    assert count_documents([str(tmp_path)]) == 4
