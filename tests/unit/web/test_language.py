"""Words of pages come from the catalogue in force."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
import sqlalchemy as sa

from app.settings import Settings
from app.web import language
from app.web.app import create_app
from tests.unit.web.asking import get


def shout(message: str) -> str:
    """In capitals, but for the names of what is put in."""
    return "".join(
        part if part.startswith("%(") else part.upper() for part in re.split(r"(%\(\w+\)s)", message)
    )


class Shouting(NullTranslations):
    """A language that is English in capitals."""

    def gettext(self, message: str) -> str:
        return shout(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return shout(one if n == 1 else many)


@pytest.fixture
def shouted() -> Iterator[None]:
    token = language.catalogue.set(Shouting())
    yield
    language.catalogue.reset(token)


def test_without_a_catalogue_a_message_is_itself() -> None:
    assert language.gettext("All events") == "All events"
    assert language.ngettext("one", "many", 2) == "many"
    assert language.pgettext("of a day", "From") == "From"


def test_templates_have_the_thousands_of_a_number_apart() -> None:
    assert language.counted("%(num)s event", "%(num)s events", 1) == "1 event"
    assert language.counted("%(num)s event", "%(num)s events", 40_598) == "40,598 events"


@pytest.mark.usefixtures("shouted")
def test_templates_take_their_words_from_it(sqlite_engine: sa.Engine) -> None:
    shown = get(create_app(Settings(), sqlite_engine), "/").text
    assert "SKIP TO THE CONTENT" in shown
    assert "WHAT FOREIGN MINISTRIES PUT ON RECORD" in shown
