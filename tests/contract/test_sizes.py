"""What a page and its parts weigh on the way to a reader, where the record is dense, in every language.

The archive is made up, with as many kinds, countries and publishers as there are; what a page weighs is the
same on both databases.
"""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from app.web.language import LANGUAGES, SOURCE
from app.web.pages.folds import FOLDS
from tests.bench.archive.filling import fill
from tests.bench.archive.shape import Shape
from tests.databases import Databases
from tests.site import page
from tests.unit.web.asking import get

MOST_BYTES_OF_PAGE = 20_000
MOST_BYTES_OF_PART = 8_000
MOST_BYTES_OF_FILE = {"site.css": 8_000, "timeline.js": 3_000, "completion.js": 3_000, "graphql.js": 3_000}
MOST_BYTES_IN_ALL = 100_000
PREFIXES = ["" if code == SOURCE else f"/{code}" for code in LANGUAGES]
LISTS = [
    "/",
    "/?lanes=type",
    "/?lanes=country",
    "/?lanes=publisher",
    "/?from=2017-01-01&to=2020-12-31",
    "/?from=2017-01-01&to=2020-12-31&lanes=type",
    "/?from=2026-01-01&to=2026-01-31",
    "/?publisher=kr-mofa&lanes=country",
    "/?country=KR&country=JP&country=US&country_not=FR&category=ENGAGEMENT&type=STATEMENT&from=2017-01-01&to=2020-12-31&lanes=type",
    "/?q=agreement&level=MINISTER&prominence=PRIMARY",
]
PAGES = [
    "/countries/KR",
    "/countries/KR/US",
    "/types/MEETING",
    "/publishers/kr-mofa",
    "/plots",
    "/search?q=Japan",
    "/countries",
    "/releases",
]


@pytest.fixture(scope="module")
def app(databases: Databases) -> Iterator[Starlette]:
    made = databases.create_bare("sqlite")
    fill(made.url.render_as_string(hide_password=False), Shape(events=3_000), log=False)
    yield create_app(Settings(base_url="https://readout.example"), made)
    databases.drop(made)


def packed(app: Starlette, path: str, **headers: str) -> int:
    answer = get(app, path, accept="text/html", accept_encoding="gzip", **headers)
    assert answer.status_code == 200
    return int(answer.headers["Content-Length"])


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", [*LISTS, *PAGES])
def test_a_page_stays_small(app: Starlette, path: str, prefix: str) -> None:
    assert packed(app, prefix + path) <= MOST_BYTES_OF_PAGE


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("source", ["form#filters", "div#plot", *(f"details#{fold}" for fold in FOLDS)])
def test_a_part_stays_small(app: Starlette, path: str, prefix: str, source: str) -> None:
    asked = packed(app, prefix + path, hx_request="true", hx_request_type="partial", hx_source=source)
    assert asked <= MOST_BYTES_OF_PART


@pytest.mark.parametrize(("name", "most"), MOST_BYTES_OF_FILE.items())
def test_a_file_of_our_own_stays_small(app: Starlette, name: str, most: int) -> None:
    assert packed(app, f"/static/{name}") <= most


def test_a_page_with_all_it_asks_for_stays_small(app: Starlette) -> None:
    shown = page(app, "/")
    asked = {
        *shown.values("script[src]", "src"),
        *shown.values('link[rel="stylesheet"]', "href"),
        *(use.partition("#")[0] for use in shown.values('use[href^="/"]', "href")),
        *shown.values('link[rel="icon"][type]', "href"),
    }
    assert sum(packed(app, path) for path in ("/", *asked)) <= MOST_BYTES_IN_ALL
