"""The picture beside a link."""

import datetime as dt
import struct
import zlib

from app.domain.event_types import Category
from app.queries.lasting import Lasting
from app.settings import bundled
from app.web.bodies import Content
from app.web.formats import card
from app.web.timeline import Plot, draw

SHEET = (bundled("static") / "site.css").read_text(encoding="utf-8")


def parts(picture: bytes) -> dict[bytes, bytes]:
    """Its parts by name, each with the right checksum."""
    found, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length]) == (
            zlib.crc32(name + content),
        )
        found[name] = content
        at += 12 + length
    return found


def plotted() -> Plot:
    counts = {0: {Category.SECURITY.value: Lasting(5)}}
    first, last = dt.date(2021, 6, 1), dt.date(2021, 12, 31)
    return draw(Content(first, last, counts, {Category.SECURITY.value: 5}, [], counts), lambda *_: "/")


def test_is_a_picture_of_the_size_and_colours_it_says() -> None:
    picture = card.write(plotted(), SHEET)
    found = parts(picture)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", found[b"IHDR"][:8]) == (card.WIDTH, card.HEIGHT)
    pixels = zlib.decompress(found[b"IDAT"])
    assert len(pixels) == (card.WIDTH + 1) * card.HEIGHT
    assert card.USED.index(Category.SECURITY) in pixels
    assert card.USED.index(Category.CONTEXT) not in pixels
    assert len(found[b"PLTE"]) == 3 * len(card.USED)
    assert found[b"PLTE"][:3] == bytes.fromhex("faf8f1")


def test_without_an_event_it_has_the_letterhead() -> None:
    assert len(set(zlib.decompress(parts(card.write(None, SHEET))[b"IDAT"]))) > 2
