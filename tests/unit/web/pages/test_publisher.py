"""The page of a publisher and its scorecard."""

import sqlalchemy as sa

from app.settings import Settings
from app.web.app import create_app
from tests.site import Page
from tests.unit.graphql.test_contrast import CONDEMNED, link, tell
from tests.unit.web.asking import get


def test_the_scorecard_counts_events_and_the_latest_releases(sqlite_engine: sa.Engine) -> None:
    tell(sqlite_engine, "kr-mofa", CONDEMNED)
    tell(sqlite_engine, "jp-mofa", CONDEMNED)
    link(sqlite_engine)
    site = create_app(Settings(), sqlite_engine)
    shown = Page(get(site, "/publishers/kr-mofa").text)
    rows = {tuple(row.text(separator="|").split("|")) for row in shown.all("#scorecard ~ table tbody tr")}
    assert {
        ("With an exact day", "1", "100%"),
        ("Also reported by another ministry", "1", "100%"),
        ("Reviewed or corrected by a person", "0", "0%"),
        ("With an event as their main subject", "1", "100%"),
        ("English", "1", "100%"),
    } <= rows
    assert "영어" in Page(get(site, "/ko/publishers/kr-mofa").text).text("#scorecard ~ table.part")
