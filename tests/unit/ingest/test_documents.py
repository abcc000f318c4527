import gzip
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.values import Document
from app.errors import AppError, DocumentTooLarge, FetchFailed, UnreadableDocument
from app.ingest.documents import open_documents
from app.ingest.fetch import Fetched
from app.ingest.refused import Refused

TEXT = b"The commission met in Strelsau on Monday, and agreed on two crossings."
PAGE = b"<!doctype html><html><body><p>The commission met.</p></body></html>"
LINE = json.dumps({"text": TEXT.decode()}).encode() + b"\n"
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Office</title><item><title>A</title>'
    b"<link>https://a.example/1</link><description>The commission met.</description></item></channel></rss>"
)


class Shelf:
    """A network that holds these bodies and nothing else."""

    def __init__(self, bodies: dict[str, tuple[bytes, str]]) -> None:
        self.bodies = bodies

    def fetch(self, url: str) -> Fetched:
        if url not in self.bodies:
            raise FetchFailed(f"{url} answered 404 Not Found.", subject=url)
        body, media_type = self.bodies[url]
        return Fetched(url, io.BytesIO(body), media_type, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name, content in {
        "2.txt": TEXT,
        "1.html": PAGE,
        "b/3.txt": TEXT,
        ".secret.txt": TEXT,
        ".hidden/4.txt": TEXT,
        "feed": FEED,
        "lines.jsonl": LINE * 2,
    }.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def names(found: Iterator[Document | Refused], under: Path) -> list[str]:
    return [item.name.removeprefix(f"{under}{os.sep}") for item in found]


def test_a_folder_gives_its_files_in_order_without_the_hidden_ones(folder: Path) -> None:
    found = names(open_documents([str(folder)]), folder)
    assert found == ["1.html", "2.txt", "b/3.txt", "feed#1", "lines.jsonl:1", "lines.jsonl:2"]


def test_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder)
    assert len(list(open_documents([str(folder / "b")]))) == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT, "saved"),
        (PAGE, "saved"),
        (FEED, "saved#1"),
        (b"\n\n" + FEED[21:], "saved#1"),
        (b"\xef\xbb\xbf" + FEED, "saved#1"),
        (FEED.decode().encode("utf-16"), "saved#1"),
        (LINE, "saved:1"),
        (b"\xef\xbb\xbf" + LINE, "saved:1"),
        (gzip.compress(LINE, mtime=0), "saved:1"),
        (gzip.compress(FEED, mtime=0), "saved#1"),
        (gzip.compress(PAGE, mtime=0), "saved"),
        (PAGE.replace(b"<p>", b"<p>&lt;rss&gt; <feed> <rss> "), "saved"),
    ],
)
def test_what_something_is_its_content_says(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / "saved").write_bytes(content)
    (document,) = open_documents([str(tmp_path / "saved")])
    assert isinstance(document, Document), document
    assert names(iter([document]), tmp_path) == [name]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "b" / "pipe")
    assert len(list(open_documents([str(folder / "b")]))) == 1


READING = """
import os, sys
from app.ingest.documents import open_documents
if os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for item in open_documents(sys.argv[1:]):
    print(type(item).__name__, item.name, getattr(item, "error", ""))
"""


def test_a_folder_that_is_closed_is_refused_by_name_and_the_rest_read() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users altogether
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a").mkdir(mode=0)
        (folder / "b.txt").write_text("They met.")
        said = subprocess.check_output([sys.executable, "-c", READING, name], text=True)
        (folder / "a").chmod(0o700)
    assert said.splitlines() == [
        f"Refused {name}/a {name}/a cannot be opened: Permission denied.",
        f"Document {name}/b.txt ",
    ]


def test_a_saved_page_is_kept_byte_for_byte(folder: Path) -> None:
    (document,) = open_documents([str(folder / "1.html")], source="generic")
    assert isinstance(document, Document)
    assert (document.content, document.source, document.url) == (PAGE, "generic", None)


def test_standard_input_may_hold_anything() -> None:
    for content, name in ((TEXT, "standard input"), (LINE, "standard input:1"), (FEED, "standard input#1")):
        (document,) = open_documents(["-"], stdin=io.BytesIO(content))
        assert isinstance(document, Document)
        assert document.name == name


def test_an_address_may_lead_to_anything() -> None:
    shelf = Shelf(
        {
            "https://a.example/page": (PAGE, "text/html"),
            "https://a.example/feed": (FEED, "application/rss+xml"),
            "https://a.example/text": (TEXT, "text/plain"),
        }
    )
    page, item, text = open_documents(shelf.bodies, fetcher=shelf)
    assert isinstance(page, Document)
    assert (page.url, page.media_type, page.encoding) == ("https://a.example/page", "text/html", "utf-8")
    assert isinstance(item, Document)
    assert (item.url, item.name) == ("https://a.example/1", "https://a.example/feed#1")
    assert isinstance(text, Document)
    assert text.media_type is None


def test_an_address_that_cannot_be_fetched_stops_nothing(folder: Path) -> None:
    found = list(open_documents(["https://a.example/gone", str(folder / "2.txt")], fetcher=Shelf({})))
    assert isinstance(found[0], Refused)
    assert isinstance(found[0].error, FetchFailed)
    assert isinstance(found[1], Document)


def test_without_a_network_an_address_is_refused() -> None:
    (refused,) = open_documents(["https://a.example/page"])
    assert isinstance(refused, Refused)


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", UnreadableDocument, "is empty"),
        (b" \n", UnreadableDocument, "is empty"),
        (b"%PDF-1.7", UnreadableDocument, "is a PDF file"),
        (bytes(range(32)) * 9, UnreadableDocument, "is binary"),
        (b"x" * 5001, DocumentTooLarge, "larger than 5,000 bytes"),
        (gzip.compress(b"x" * 500_000, mtime=0), DocumentTooLarge, "larger than 5,000 bytes"),
        (
            gzip.compress(random.Random(1).randbytes(3000), mtime=0)[:-900],
            UnreadableDocument,
            "damaged inside its compression",
        ),
        (b"\x1f\x8b\x08 no gzip at all", UnreadableDocument, "damaged inside its compression"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: bytes, error: type[AppError], message: str
) -> None:
    (tmp_path / "a").write_bytes(content)
    (tmp_path / "b").write_bytes(TEXT)
    refused, document = open_documents([str(tmp_path)], max_document_bytes=5000)
    assert isinstance(refused, Refused)
    assert isinstance(refused.error, error)
    assert message in refused.error.message
    assert str(tmp_path / "a") in refused.error.message
    assert refused.content in (None, content)
    assert isinstance(document, Document)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    (refused,) = open_documents([str(tmp_path / "none.txt")])
    assert isinstance(refused, Refused)
    assert "none.txt cannot be opened: No such file" in refused.error.message


def test_lines_before_damage_are_delivered(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": f"{TEXT.decode()} {os.urandom(40).hex()}"}).encode() + b"\n" for _ in range(500)
    )
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0)[:-4000])
    *documents, last = open_documents([str(tmp_path)])
    assert len(documents) > 300
    assert isinstance(last, Refused)


def test_lines_stream() -> None:
    class Endless(io.RawIOBase):
        """Lines without end; whoever reads them to the end never comes back."""

        given = 0

        def readable(self) -> bool:
            return True

        def read(self, _size: int = -1, /) -> bytes:
            self.given += 1
            return LINE * 100

    endless = Endless()
    found = open_documents(["-"], stdin=endless)  # type: ignore[arg-type]  # all that is read of it is `read`
    assert [next(found).name for _ in range(3)] == [f"standard input:{n}" for n in (1, 2, 3)]
    assert endless.given < 10


def test_the_first_broken_line_of_a_file_named_so_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"[1]\n" + LINE)
    found = list(open_documents([str(tmp_path)]))
    assert [type(item) for item in found] == [Refused, Document]
