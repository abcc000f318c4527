"""Every part that pages are made of, with made-up contents: to look at while building, and for tests.

Served in development only. A new part gets its place here and in `patterns.html`.
"""

import datetime as dt
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from app.domain.event_types import CATEGORIES, Category
from app.queries.filters import EventFilter
from app.queries.lasting import Lasting
from app.web import codes, listings, representations
from app.web.bodies import Content
from app.web.cards import CountryTag, EventCard, Quote
from app.web.choices import Chip, Choice, Facet
from app.web.excerpts import marked
from app.web.facts import Fact
from app.web.frames import Framed
from app.web.grids import Grid, grid_of
from app.web.head import Crumb, Head
from app.web.moves import Move
from app.web.near_names import Near
from app.web.paging import Pager
from app.web.plotting import Drawing
from app.web.ranking import Ranked
from app.web.render import render
from app.web.representations import ViewAs
from app.web.site import site_of
from app.web.timeline import Plot, draw
from app.web.wording import Almanac, Moment, Time

QUOTE = Quote(
    text="The Minister for Foreign Affairs received the Foreign Minister of Norway in Reykjavík.",
    pieces=marked(
        "The Foreign Minister met his counterpart in Reykjavik on 14 May and spoke of fisheries.",
        "fisheries",
    ),
    lang="en",
    href="#meeting",
    cite="/patterns",
    publisher="Ministry for Foreign Affairs",
    release="Meeting in Reykjavik",
    published=Moment("2021-05-15", "15 May 2021"),
    paraphrase=False,
    prominence=codes.PROMINENCES["primary"],
)
MEETING = EventCard(
    id="meeting",
    href="#meeting",
    title=marked("Meeting: Iceland and Norway, Reykjavik", None),
    type="Meeting",
    category="engagement",
    category_name="Engagement",
    time=Time(
        Moment("2021-05-14", "14 May 2021"), almanac=Almanac(Moment("2021-05-14", "14"), None, "May 2021")
    ),
    place="Reykjavik",
    status=None,
    review="machine-read",
    countries=(CountryTag("IS", "Iceland", "#meeting"), CountryTag("NO", "Norway", "#meeting")),
    quote=QUOTE,
    accounts="told by 2 releases",
)
EVENTS = (
    MEETING,
    replace(
        MEETING,
        id="visit",
        title=marked("Visit: Iceland to Norway", None),
        type="Visit",
        status="planned",
        review="reviewed",
        time=Time(
            Moment("2021-06-03", "3"),
            Moment("2021-06-05", "5 June 2021"),
            almanac=Almanac(Moment("2021-06-03", "3"), Moment("2021-06-05", "5"), "June 2021"),
        ),
        quote=replace(QUOTE, paraphrase=True),
        accounts=None,
    ),
    replace(
        MEETING,
        id="month",
        title=marked("Agreement: Iceland and Norway", None),
        type="Agreement",
        category="agreement",
        time=Time(Moment("2021-05", "May 2021"), hedge="day not given"),
        quote=None,
    ),
    replace(
        MEETING,
        id="undated",
        title=marked("Call: Iceland and Norway", None),
        time=Time(Moment(None, "recently")),
    ),
)
FACETS = (
    Facet(
        "country",
        "Country",
        (
            Choice("country", "IS", "Iceland", 12, chosen=True),
            Choice("country", "NO", "Norway", 7, chosen=False),
            Choice("country", "FO", "Faroe Islands", 0, chosen=False),
        ),
        folded=False,
        typed="all-countries",
    ),
    Facet(
        "category",
        "Category",
        (Choice("category", "ENGAGEMENT", "Engagement", 9, chosen=False, category="engagement"),),
    ),
    Facet(
        "min_publishers",
        "Number of publishers",
        (
            Choice("min_publishers", "", "Any", 12, chosen=True),
            Choice("min_publishers", "2", "2 ministries or more", 1, chosen=False),
        ),
        single=True,
    ),
)


def _plot() -> Plot:
    """A bar of every category, a loose one and an empty month."""
    june = dt.date(2021, 6, 1)
    totals = {code.value: n for n, code in enumerate(Category, start=3)}
    some_day = {Category.CONTEXT.value: Lasting(0, 5)}
    counts = {0: {code: Lasting(n, 5 if code in some_day else 0) for code, n in totals.items()}}
    counts |= dict.fromkeys(range(1, 7), some_day)
    return draw(Content(june, dt.date(2021, 12, 31), counts, totals, [], counts), lambda *_: "#plot")


@dataclass(frozen=True, slots=True)
class PatternsView:
    """View of `patterns.html`; the fields are those that the parts read."""

    head: Head
    categories: tuple[tuple[str, str], ...]
    times: tuple[Time, ...]
    chips: tuple[Chip, ...]
    pager: Pager
    events: tuple[EventCard, ...]
    wrong: dict[str, str]
    near: tuple[Near, ...]
    facets: tuple[Facet, ...]
    plot: Plot
    quote: Quote
    fact: Fact
    ranked: tuple[Ranked, ...]
    grid: Grid
    view_as: ViewAs
    moves: tuple[Move, ...] = (Move("earlier", "← Earlier", "#plot"), Move("later", "Later →", "#plot"))
    lanes: tuple[()] = ()
    what: str = "Events with Iceland"
    heading: str = "From June 2021 to August 2021, by month"
    span: str = "1 June 2021 to 31 August 2021"
    caption: str = "Each bar counts the events on its days."
    hint: str = "Select a bar to see its events."
    paraphrased: bool = True
    swaps: bool = False
    focus: str = ""


def show(request: Request) -> Response:
    """GET /patterns."""
    view = PatternsView(
        head=Head(
            title="Patterns",
            description="Every part that pages are made of.",
            canonical=site_of(request).absolute(request, "/patterns"),
            indexed=False,
            crumbs=(Crumb("/", "Timeline"), Crumb("/countries", "Countries")),
        ),
        categories=tuple((category.value, info.label) for category, info in CATEGORIES.items()),
        times=tuple(event.time for event in EVENTS),
        chips=(
            Chip("chip-country-IS", "Country", "Iceland", "#chips", EventFilter()),
            Chip("chip-q-one", "Words", "fisheries", "#chips", EventFilter()),
        ),
        pager=Pager("#pager", "#pager", "#pager"),
        events=EVENTS,
        facets=FACETS,
        plot=_plot(),
        quote=QUOTE,
        fact=Fact("Sigrún Jónsdóttir", "#facts", details=("Foreign Minister", "Iceland", "took part")),
        ranked=(Ranked("Meetings", "#ranked", 1_234, "engagement"), Ranked("Norway", "#ranked", 7)),
        grid=grid_of(
            "Year",
            [("2021", "#grid", "", (1, 12, 0)), ("2020", "#grid", "", (5, 3, 8))],
            ("Engagement", "Communication", "Accord"),
            lambda _row, _column: "#grid",
        ),
        view_as=representations.of_list(
            listings.everything(),
            EventFilter(),
            "",
            Framed("Events with Iceland", 7, Drawing(_plot(), "", "", "", ())),
        ),
        wrong={"from": "From: “notadate” is no day; write it as 2024-01-31."},
        near=(Near("near-country-IS", "Iceland", "#errors"),),
    )
    return render(request, "patterns.html", None, view)
