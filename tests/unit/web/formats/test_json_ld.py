"""The place and state of an event for search engines: none is made up."""

import json
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.codes import EventStatus
from app.domain.event_types import EventType
from app.settings import Settings
from app.web.app import create_app
from tests.build import event, release, store
from tests.site import Page
from tests.unit.web.asking import get

SEOUL = {"@type": "Place", "name": "Seoul", "address": {"@type": "PostalAddress", "addressCountry": "KR"}}


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"place": "Seoul", "country_of_place": "KR"}, "Place"),
        ({"country_of_place": "KR"}, "Place"),
        ({"type": EventType.CALL}, "VirtualLocation"),
        ({"status": EventStatus.SCHEDULED}, ""),
    ],
)
def test_tells_what_is_known(sqlite_engine: sa.Engine, facts: dict[str, Any], kind: str | None) -> None:
    words = "They spoke on May 3."
    told = release(words)
    store(sqlite_engine, told, [event(told, words, **facts)])
    app = create_app(Settings(), sqlite_engine)
    (href,) = Page(get(app, "/").text).events
    told = json.loads(get(app, f"{href}.jsonld").content)
    where = told.get("location")
    assert ("eventStatus" in told) == ("status" in facts)
    assert (where["@type"] if where else "") == kind
    if "place" in facts:
        assert where == SEOUL
