"""The picture beside a link: of the size that is wanted, in the colours of the site, with words that fit."""

import datetime as dt
from io import BytesIO

import pytest
from PIL import Image

from app.domain.event_types import Category
from app.queries.lasting import Lasting
from app.queries.spans import Lane
from app.web.bodies import Content
from app.web.dots import Point
from app.web.formats import card
from app.web.lanes import lanes_of
from app.web.pages.patterns import MEETING
from app.web.plotting import Drawing
from app.web.timeline import draw

SECURITY, PAPER = (178, 58, 46), (250, 248, 241)
MOST_BYTES = 60_000


def colours(picture: bytes, box: tuple[int, int, int, int] | None = None) -> set[tuple[int, ...]]:
    opened = Image.open(BytesIO(picture))
    assert (opened.format, opened.size) == ("PNG", (card.WIDTH, card.HEIGHT))
    assert len(picture) <= MOST_BYTES
    seen = opened.convert("RGB").crop(box)
    return {(red, green, blue) for red, green, blue in zip(*[iter(seen.tobytes())] * 3, strict=True)}


def drawing() -> Drawing:
    counts = {0: {Category.SECURITY.value: Lasting(5)}}
    first, last = dt.date(2021, 6, 1), dt.date(2021, 12, 31)
    content = Content(first, last, counts, {Category.SECURITY.value: 5}, [], counts)
    return Drawing(draw(content, lambda *_: "/"), "", "1 June 2021 to 31 December 2021", "", ())


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 8 for one, other in zip(colour, wanted, strict=True))


def test_a_list_is_drawn_in_its_colours() -> None:
    found = colours(card.of_list("Attacks", "5 events", drawing()))
    assert any(near(each, SECURITY) for each in found)
    assert any(near(each, PAPER) for each in found)


@pytest.mark.parametrize(("precision", "is_filled"), [("range", True), ("month", False)])
def test_a_day_that_is_not_known_is_an_outline(precision: str, *, is_filled: bool) -> None:
    first, last = dt.date(2021, 6, 1), dt.date(2021, 6, 30)
    kind = Category.SECURITY.value
    counts = {0: {kind: Lasting(1)}}
    lanes = lanes_of(Lane.CATEGORY, {kind: 1})
    point = Point(first, last, kind, kind, precision, None, None)
    content = Content(first, last, counts, {kind: 1}, lanes, counts, [point])
    picture = card.of_list("Attacks", "1 event", Drawing(draw(content, lambda *_: "/"), "", "June", "", ()))
    column = Image.open(BytesIO(picture)).convert("RGB").crop((620, 250, 621, card.HEIGHT))
    pixels = zip(*[iter(column.tobytes())] * 3, strict=True)
    filled = sum(near(pixel, SECURITY) for pixel in pixels)
    assert (filled >= card.SIGN) == is_filled
    assert filled


@pytest.mark.parametrize("title", ["Events", "협의와 회담 " * 40, "Donaudampfschifffahrt" * 20, "会谈 Ж", ""])
def test_a_title_stays_within_the_picture(title: str) -> None:
    picture = card.of_list(title, "5 events", Drawing(None, "", "", "", ()))
    for margin in ((0, 20, 50, card.HEIGHT), (card.WIDTH - 50, 20, card.WIDTH, card.HEIGHT)):
        assert len(colours(picture, margin)) == 1
    assert len(colours(picture, (0, 300, card.WIDTH, card.HEIGHT))) == 1


def test_an_event_is_quoted() -> None:
    picture = card.of_event(MEETING)
    assert len(colours(picture, (64, 300, 1136, 560))) > 2
