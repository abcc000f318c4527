"""Accounts of one event by different publishers, side by side."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import writing
from app.domain.codes import DiplomaticAct, EventStatus
from app.domain.values import ExtractedEvent, Release, Stance
from app.ingest import links
from app.ingest.raw import Arrived
from app.ingest.store import store_release
from tests.build import DAY, LATER, document, event, extraction, on, person, release, span
from tests.unit.graphql.serving import Api

MET = {
    "kr-mofa": "Minister Han Seo-jun met Minister Kuroda Shinji in Seoul on May 3.",
    "jp-mofa": "Foreign Minister Kuroda Shinji met Minister Han Seo-jun.",
}
CONDEMNED = "Both condemned the launch by North Korea."
URGED = "Minister Han urged Japan to face history."
AGREED = "They agreed to meet again."
HOSTS = {"kr-mofa": "www.mofa.go.kr/eng/", "jp-mofa": "www.mofa.go.jp/press/"}
DIFFERENCES = "differences { field values { account { release { publisher { country { code } } } } value } }"
CONTRAST = f"""{{ events {{ nodes {{ contrast {{
    accounts {{ release {{ id publisher {{ country {{ code }} }} }} }}
    shared {{ act text evidence {{ release {{ id }} }} }}
    exclusive {{
        account {{ release {{ id publisher {{ country {{ code }} }} }} }}
        positions {{ act text evidence {{ release {{ id }} }} }}
    }}
    {DIFFERENCES}
}} }} }} }}"""


def tell(engine: sa.Engine, publisher: str, *sentences: str, **facts: Any) -> None:
    words = MET[publisher]
    told = release(words, *sentences, url=f"https://{HOSTS[publisher]}1", publisher=publisher)
    stances = {
        CONDEMNED: Stance(DiplomaticAct.CONDEMN, ("KR", "JP"), ("KP",), span(told, words), "stance.condemn"),
        URGED: Stance(DiplomaticAct.URGE, ("KR",), ("JP",), span(told, words), "stance.urge"),
        AGREED: Stance(DiplomaticAct.AGREE, ("KR", "JP"), (), span(told, words), "stance.agree"),
    }
    taken = [dataclasses.replace(stances[each], span=span(told, each)) for each in sentences]
    read = dataclasses.replace(extraction(_meeting(told, words, **facts)), stances=tuple(taken))
    with writing(engine) as connection:
        store_release(connection, Arrived.of(document(told.text, url=told.url)), told, read, LATER)


def _meeting(of: Release, words: str, **facts: Any) -> ExtractedEvent:
    people = [person("Han Seo-jun", "Minister", "KR"), person("Kuroda Shinji", "Minister", "JP")]
    return dataclasses.replace(event(of, words, people=people, when=on(DAY)), **facts)


def link(engine: sa.Engine) -> None:
    """A person says that the two accounts tell one event."""
    nodes = Api(engine).ask("{ events { nodes { accounts { nodes { id } } } } }")["events"]["nodes"]
    ids = [account["id"] for each in nodes for account in each["accounts"]["nodes"]]
    one, other = ids
    if len(nodes) > 1:
        with writing(engine) as connection:
            links.accept_pair(connection, one, other, "One meeting", LATER)


def contrast(engine: sa.Engine, query: str = CONTRAST) -> Any:
    (found,) = Api(engine).ask(query)["events"]["nodes"]
    return found["contrast"]


def differences(engine: sa.Engine) -> dict[str, dict[str, str]]:
    return {
        each["field"]: {
            value["account"]["release"]["publisher"]["country"]["code"]: value["value"]
            for value in each["values"]
        }
        for each in contrast(engine)["differences"]
    }


def test_one_publisher_has_nothing_to_be_held_against(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa")
    assert contrast(engine) is None


def test_positions_are_shared_or_of_one_alone(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa", CONDEMNED, URGED, AGREED)
    tell(engine, "jp-mofa", AGREED, CONDEMNED)
    found = contrast(engine)
    assert len(found["accounts"]) == 2
    assert {each["text"] for each in found["shared"]} == {CONDEMNED, AGREED}
    (alone,) = found["exclusive"]
    assert alone["account"]["release"]["publisher"]["country"]["code"] == "KR"
    assert [each["text"] for each in alone["positions"]] == [URGED]
    assert alone["positions"][0]["evidence"]["release"]["id"] == alone["account"]["release"]["id"]
    earliest = found["accounts"][0]["release"]["id"]
    assert {each["evidence"]["release"]["id"] for each in found["shared"]} == {earliest}
    assert found["differences"] == []


def test_facts_differ_where_both_tell_them(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa", place="Seoul", country_of_place="KR")
    tell(engine, "jp-mofa", place="Tokyo", country_of_place="JP", status=EventStatus.SCHEDULED)
    link(engine)
    assert differences(engine) == {
        "STATUS": {"KR": "OCCURRED", "JP": "SCHEDULED"},
        "PLACE": {"KR": "Seoul, South Korea", "JP": "Tokyo, Japan"},
    }


@pytest.mark.parametrize(
    "facts",
    [
        {"place": None, "country_of_place": None},
        {"place": None, "country_of_place": "KR"},
        {"place": "Seoul", "country_of_place": None},
        {"place": "SEOUL", "country_of_place": "KR"},
    ],
)
def test_less_or_the_same_is_no_difference(engine: sa.Engine, facts: dict[str, Any]) -> None:
    tell(engine, "kr-mofa", place="Seoul", country_of_place="KR")
    tell(engine, "jp-mofa", **facts)
    assert differences(engine) == {}


def test_days_apart_differ_and_a_stretch_around_a_day_does_not(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa")
    tell(engine, "jp-mofa", when=on(DAY, DAY + dt.timedelta(days=1)))
    assert differences(engine) == {}
    tell(engine, "jp-mofa", AGREED, when=on(DAY + dt.timedelta(days=1)))
    link(engine)
    assert differences(engine)["WHEN"] == {"KR": "2024-05-03", "JP": "2024-05-04"}


def test_only_the_publishers_asked_for_are_compared(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa")
    tell(engine, "jp-mofa")
    for publishers, count in (
        ('["kr-mofa", "jp-mofa"]', 2),
        ('["kr-mofa"]', None),
        ("null", 2),
        ("[]", None),
    ):
        query = f"{{ events {{ nodes {{ contrast(publishers: {publishers}) {{ accounts {{ id }} }} }} }} }}"
        found = contrast(engine, query)
        assert (len(found["accounts"]) if found else None) == count


def test_statements_do_not_grow_with_the_events(engine: sa.Engine) -> None:
    tell(engine, "kr-mofa", CONDEMNED)
    tell(engine, "jp-mofa", CONDEMNED, place="Tokyo")
    api = Api(engine)
    api.read_sets()
    with api.statements() as seen:
        api.ask(CONTRAST)
    assert len(seen) <= 9, seen
