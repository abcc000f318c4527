"""Names typed into the filter: who is meant, and what is offered where nobody is."""

import pytest
import sqlalchemy as sa

from app.settings import Settings
from app.web.app import create_app
from tests.build import ARCHIVE, store
from tests.site import Page
from tests.unit.web.asking import get


def asked(engine: sa.Engine, query: str) -> tuple[int, Page]:
    for told, events in ARCHIVE:
        store(engine, told, events)
    answer = get(create_app(Settings(), engine), f"/?{query}")
    return answer.status_code, Page(answer.text)


def test_a_person_may_be_called_by_name(engine: sa.Engine) -> None:
    status, found = asked(engine, "participant=cho+hana")
    assert status == 200
    assert "Cho Hana" in found.text(".chips")


def test_who_is_not_known_by_that_name_is_looked_for_among_near_ones(engine: sa.Engine) -> None:
    status, found = asked(engine, "country=KR&participant=Cho")
    assert status == 422
    (link,) = found.all(".alert p a")
    assert link.text() == "Cho Hana"
    assert str(link.attributes["href"]).startswith("/?country=KR&participant=pt_")
    assert found.one("#participant-other").attributes["aria-invalid"] == "true"


@pytest.mark.parametrize("given", ["Cho+Hanna", "Minister+Cho", "Chu+Hana"])
def test_who_is_spelled_otherwise_is_offered(engine: sa.Engine, given: str) -> None:
    status, found = asked(engine, f"participant={given}")
    assert status == 422
    assert found.all(".alert p a")[0].text() == "Cho Hana"
    assert "does not name exactly one person" in found.text(".alert li")
    assert "pt_" not in found.text(".alert")


def test_a_country_half_or_wrongly_spelled_is_offered(engine: sa.Engine) -> None:
    for given in ("Kazakh", "Kazahkstan"):
        status, found = asked(engine, f"country=KR&country={given}")
        assert status == 422
        assert found.values(".alert p a", "href")[0] == "/?country=KR&country=KZ"
        assert found.one("#country-KR").attributes.get("checked", "no") != "no"


def test_what_is_right_in_a_refused_filter_stays_in_force(engine: sa.Engine) -> None:
    _, found = asked(engine, "country=KR&country=ZZ&from=2024-05-01")
    assert "South Korea" in found.text(".chips")
    assert found.one("#from").attributes["value"] == "2024-05-01"
