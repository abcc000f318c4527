"""A year as a calendar: a square for each day, weeks across and weekdays down, shaded by its events."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.web import days
from app.web.axis import Mark
from app.web.grids import SHADES, shade_of
from app.web.language import gettext as _
from app.web.wording import plural

SIZE = 20  # of a square with the gap behind it; 24 on the page, where it is drawn larger
SIDE = SIZE - 3
LEFT, TOP = 34, 22
BASE = 13  # of a name, below the top of its square


@dataclass(frozen=True, slots=True)
class Square:
    """One day with events."""

    x: int
    y: int
    shade: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A line of the table that says the same."""

    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """One shade of the key, and how many events a day of that shade has in words."""

    shade: int
    text: str


@dataclass(frozen=True, slots=True)
class Almanac:
    """What `_almanac.html` draws: `names` of months above, of `weekdays` on the left. `empty` is
    the `d` of an SVG path: the squares of days without an event."""

    year: int
    total: int
    squares: tuple[Square, ...]
    empty: str
    names: tuple[Mark, ...]
    weekdays: tuple[Mark, ...]
    key: tuple[Step, ...]
    months: tuple[MonthRow, ...]
    width: int
    height: int
    size: int = SIDE


def almanac_of(year: int, counts: Mapping[dt.date, int], link: Callable[[dt.date, dt.date], str]) -> Almanac:
    """`counts` are the events that start on each day; `link` gives the address of a stretch of days."""
    first = dt.date(year, 1, 1)
    most = max(counts.values(), default=0)
    squares, empty, names, months = [], [], [], []
    for number in range((dt.date(year, 12, 31) - first).days + 1):
        day = first + dt.timedelta(days=number)
        week = (number + first.weekday()) // 7
        x, y = LEFT + week * SIZE, TOP + day.weekday() * SIZE
        if count := counts.get(day, 0):
            label = f"{days.day(day)}: {plural(count, 'event')}"
            squares.append(Square(x, y, shade_of(count, most), link(day, day), label))
        else:
            empty.append(f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z")
        if day.day == 1:
            names.append(Mark(x, days.short_month(day)))
            last = (day + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            in_month = sum(n for on, n in counts.items() if on.month == day.month)
            months.append(MonthRow(days.month(day), link(day, last), in_month))
    return Almanac(
        year,
        sum(counts.values()),
        tuple(squares),
        "".join(empty),
        tuple(names),
        tuple(_weekdays()),
        tuple(_key(most)),
        tuple(months),
        width=LEFT + 54 * SIZE,
        height=TOP + 7 * SIZE,
    )


def _weekdays() -> Iterator[Mark]:
    monday = dt.date(2024, 1, 1)
    for number in range(7):
        yield Mark(TOP + number * SIZE + BASE, days.short_weekday(monday + dt.timedelta(days=number)))


def _key(most: int) -> Iterator[Step]:
    """No shade that no number of events has; `shade_of` the other way round."""
    yield Step(0, "0")
    for shade in range(1, SHADES + 1):
        low, high = (shade - 1) * most // SHADES + 1, shade * most // SHADES
        if low <= high:
            yield Step(
                shade,
                f"{low:,}"
                if low == high
                else _("%(first)s to %(last)s") % {"first": f"{low:,}", "last": f"{high:,}"},
            )
