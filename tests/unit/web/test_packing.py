"""Compressed bodies with a common beginning."""

import asyncio
import gzip
import os

import pytest

from app.web.packing import IN_THREAD_BYTES, LEAST_BYTES, is_taken, pack, pays


@pytest.mark.parametrize("head", [b"", b"timeline " * 500, os.urandom(3 * IN_THREAD_BYTES)])
@pytest.mark.parametrize("tail", [b"", b"}", b"x" * 65_535])
def test_what_is_packed_is_read_as_it_was(head: bytes, tail: bytes) -> None:
    packed = asyncio.run(pack(head))
    assert gzip.decompress(packed.closed(tail)) == head + tail
    assert gzip.decompress(packed.closed()) == head


def test_it_pays() -> None:
    head = b"timeline " * 500
    assert len(asyncio.run(pack(head)).closed(b"end")) < len(head) / 10
    assert pays("text/html; charset=utf-8", LEAST_BYTES)
    assert not pays("text/html", LEAST_BYTES - 1)
    assert not pays("image/png", 100_000)


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        (b"gzip, deflate, br", True),
        (b"br;q=1.0, GZIP;q=0.5", True),
        (b"gzip; q=0.01", True),
        (b"gzip;q=0", False),
        (b"gzip; q=0.000, br", False),
        (b"x-gzip-like", False),
        (b"identity", False),
        (b"", False),
    ],
)
def test_who_takes_gzip(accepted: bytes, taken: bool) -> None:
    assert is_taken(accepted) is taken
