"""Tables of counts, each cell shaded by its share of the largest and a link to what it counts."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.event_types import Category
from app.queries.filters import EventFilter
from app.web import addresses, labels
from app.web.language import gettext as _

SHADES = 4
SPARK_HEIGHT = 16


@dataclass(frozen=True, slots=True)
class Cell:
    """`shade` is 0 for none, 1 to `SHADES` else."""

    count: int
    href: str
    shade: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """`code` is what the row is called where it is a column; `spark` draws counts of years, "" others."""

    label: str
    href: str
    category: str
    cells: tuple[Cell, ...]
    total: int
    code: str
    spark: str


@dataclass(frozen=True, slots=True)
class Grid:
    """What `_grid.html` prints; `corner` names what the rows are, `sums`: the total of each is shown."""

    corner: str
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    sums: bool


def grid_of(
    corner: str,
    rows: Sequence[tuple[str, str, str, Sequence[int]]],
    heads: Sequence[str],
    link: Callable[[int, int], str],
    *,
    sums: bool = True,
    totals: Sequence[int] = (),
    years: bool = False,
    codes: Sequence[str] = (),
) -> Grid:
    """Rows of label, address, category and counts; `link` gives the address of row and column. Without `sums`
    where one thing counts in several columns; `totals` where rows have more than the columns tell; `years`
    stand across; `codes` name rows as columns are."""
    most = max((n for *_, counts in rows for n in counts), default=0)
    return Grid(
        corner,
        tuple(heads),
        tuple(
            GridRow(
                label,
                href,
                category,
                tuple(Cell(n, link(y, x), shade_of(n, most)) for x, n in enumerate(counts)),
                totals[y] if totals else sum(counts),
                codes[y] if codes else "",
                _spark(counts) if years else "",
            )
            for y, (label, href, category, counts) in enumerate(rows)
        ),
        sums,
    )


def _spark(counts: Sequence[int]) -> str:
    """Bars of 4 by up to `SPARK_HEIGHT`, 6 apart; each row has a scale of its own."""
    most = max(counts, default=0) or 1
    heights = (max(1, round(n * SPARK_HEIGHT / most)) if n else 0 for n in counts)
    return "".join(f"M{x * 6} {SPARK_HEIGHT}h4v-{height}h-4z" for x, height in enumerate(heights) if height)


def categories_by_year(counts: Mapping[dt.date, Mapping[str, int]], wanted: EventFilter) -> Grid | None:
    """Years down, latest first, categories across; None without a dated event."""
    years = sorted((day.year for day in counts), reverse=True)
    by_year = {day.year: of_year for day, of_year in counts.items()}
    shown = [c for c in Category if any(of_year.get(c) for of_year in counts.values())]

    def inside(year: int, category: Category | None = None) -> str:
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        chosen = (category.value,) if category else wanted.categories
        narrowed = replace(wanted, categories=chosen, occurred_from=first, occurred_to=last)
        return addresses.timeline(narrowed)

    rows = [(str(year), inside(year), "", [by_year[year].get(c, 0) for c in shown]) for year in years]
    heads = [labels.of_category(c) for c in shown]
    return grid_of(_("Year"), rows, heads, lambda y, x: inside(years[y], shown[x])) if rows else None


def shade_of(n: int, most: int) -> int:
    return -(-n * SHADES // most) if n else 0
