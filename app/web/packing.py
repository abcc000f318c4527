"""Bodies compressed with gzip, so that a beginning that many have in common is compressed once."""

import asyncio
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LEAST_BYTES = 500  # below which it does not pay
# Of a page of 65 kB: level 1 makes 14.9 kB in 0.4 ms, level 4 13.4 kB in 0.6 ms, level 6 12.9 kB in 1 ms.
LEVEL = 6
IN_THREAD_BYTES = 128 * 1024  # from which compressing would hold up everybody else
PACKED_ALREADY = ("image/png", "image/x-icon", "image/vnd.microsoft.icon")

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # of gzip (RFC 1952): no name, no time, any system
_LAST_STORED = b"\x01"  # the last block of deflate (RFC 1951, 3.2.4), not compressed


@dataclass(frozen=True, slots=True)
class Packed:
    """A beginning, compressed; `closed` makes it whole."""

    content: bytes
    checksum: int
    size: int

    def closed(self, tail: bytes = b"") -> bytes:
        """With a short end of at most 65,535 bytes, which is not compressed."""
        length = len(tail)
        checksum = zlib.crc32(tail, self.checksum)
        return b"".join(
            (
                self.content,
                _LAST_STORED,
                length.to_bytes(2, "little"),
                (length ^ 0xFFFF).to_bytes(2, "little"),
                tail,
                checksum.to_bytes(4, "little"),
                ((self.size + length) & 0xFFFFFFFF).to_bytes(4, "little"),
            )
        )


async def pack(body: bytes) -> Packed:
    if len(body) < IN_THREAD_BYTES:
        return _pack(body)
    return await asyncio.to_thread(_pack, body)


def pays(content_type: str, size: int) -> bool:
    return size >= LEAST_BYTES and not content_type.startswith(PACKED_ALREADY)


def is_taken(accept_encoding: bytes) -> bool:
    """Whether the client takes gzip; `gzip;q=0` says that it does not."""
    for coding in accept_encoding.split(b","):
        name, _, weight = coding.partition(b";")
        if name.strip().lower() == b"gzip":
            return weight.replace(b" ", b"").rstrip(b"0.") not in (b"q=", b"q")
    return False


def _pack(body: bytes) -> Packed:
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    content = _HEADER + deflate.compress(body) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return Packed(content, zlib.crc32(body), len(body))


def packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What comes piece by piece, compressed as it comes."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    for piece in pieces:
        yield deflate.compress(piece) + deflate.flush(zlib.Z_SYNC_FLUSH)
    yield deflate.flush()
