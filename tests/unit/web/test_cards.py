"""What was searched for is marked in the cards of a list, wherever it stands."""

import sqlalchemy as sa

from app.settings import Settings
from app.web.app import create_app
from tests.build import ARCHIVE, store
from tests.site import Page
from tests.unit.web.asking import get


def found(engine: sa.Engine, words: str) -> Page:
    for told, events in ARCHIVE:
        store(engine, told, events)
    return Page(get(create_app(Settings(), engine), f"/?q={words}").text)


def test_an_event_found_by_what_its_card_does_not_tell_says_by_what(engine: sa.Engine) -> None:
    shown = found(engine, "cyber+security")
    for event in shown.all("article.event"):
        assert "mark" in {node.tag for node in event.css("*")}
    by_topic = found(engine, "bilateral+relations")
    assert [node.text() for node in by_topic.all("article.event .source mark")] == ["Bilateral", "relations"]


def test_what_the_sentence_shows_is_not_said_again(engine: sa.Engine) -> None:
    assert "Also matches" not in found(engine, "Seoul").text("#results")
