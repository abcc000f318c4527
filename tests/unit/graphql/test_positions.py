"""Positions: what releases say for their own side, on the release and on the accounts of its events."""

import dataclasses
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import writing
from app.domain.codes import DiplomaticAct
from app.domain.values import Extraction, Stance
from app.extract.confidence import basis_of
from app.ingest.raw import Arrived
from app.ingest.store import store_release
from tests.build import ARCHIVE, NOW, TALKS, document, extraction, span
from tests.unit.graphql.serving import Api

CONDEMNED = "The two sides condemned the missile launch by North Korea on April 30."
MET = "Vice Minister Cho Hana met Vice Minister Sato Ken of Japan in Seoul on May 3."


@pytest.fixture
def told(engine: sa.Engine) -> sa.Engine:
    read: Extraction = dataclasses.replace(
        extraction(*ARCHIVE[0][1]),
        stances=(
            Stance(DiplomaticAct.WELCOME, ("KR", "EU"), (), span(TALKS, MET), "stance.welcome"),
            Stance(DiplomaticAct.CONDEMN, ("KR", "JP"), ("KP",), span(TALKS, CONDEMNED), "stance.condemn"),
        ),
    )
    with writing(engine) as connection:
        store_release(connection, Arrived.of(document("talks", url=TALKS.url)), TALKS, read, NOW)
    return engine


def test_a_release_tells_its_positions_in_the_order_of_its_text(told: sa.Engine) -> None:
    data = Api(told).ask(
        "{ releases { nodes { text positions { act text start end by { code name country { code } }"
        " addressee { code } } } } }",
    )
    (release,) = data["releases"]["nodes"]
    welcome, condemn = release["positions"]
    assert (welcome["act"], condemn["act"]) == ("WELCOME", "CONDEMN")
    assert welcome["by"] == [
        {"code": "KR", "name": "South Korea", "country": {"code": "KR"}},
        {"code": "EU", "name": "European Union", "country": None},
    ]
    assert condemn["addressee"] == [{"code": "KP"}]
    assert release["text"][condemn["start"] : condemn["end"]] == condemn["text"] == CONDEMNED


def test_a_position_is_tied_to_its_sentence_on_the_page_of_the_publisher(told: sa.Engine) -> None:
    data = Api(told).ask(
        "{ releases { nodes { id positions { evidence { quote start end revision supports rule confidence"
        " method sourceUrl sentence { text } release { id } } } } } }",
    )
    (release,) = data["releases"]["nodes"]
    evidence = release["positions"][1]["evidence"]
    start = TALKS.text.index(CONDEMNED)
    assert evidence["sourceUrl"].startswith(f"{TALKS.url}#:~:text=The%20two%20sides")
    assert evidence["confidence"] == basis_of("stance", "stance.condemn").level.name
    assert {name: evidence[name] for name in evidence if name not in ("sourceUrl", "confidence")} == {
        "quote": CONDEMNED,
        "start": start,
        "end": start + len(CONDEMNED),
        "revision": 1,
        "supports": "position",
        "rule": "stance.condemn",
        "method": "RULE",
        "sentence": {"text": CONDEMNED},
        "release": {"id": release["id"]},
    }


def test_an_account_has_those_of_its_sentence_and_the_main_one_all_that_follow(told: sa.Engine) -> None:
    found = accounts(told, "positions { act }")
    assert found == {"MEETING": ["WELCOME", "CONDEMN"], "MILITARY_ACTIVITY": ["CONDEMN"]}


def test_acts_can_be_chosen(told: sa.Engine) -> None:
    found = accounts(told, "positions(act: [CONDEMN]) { act }")
    assert found == {"MEETING": ["CONDEMN"], "MILITARY_ACTIVITY": ["CONDEMN"]}


def accounts(engine: sa.Engine, wanted: str) -> dict[str, Any]:
    data = Api(engine).ask(f"{{ events {{ nodes {{ type accounts {{ nodes {{ {wanted} }} }} }} }} }}")
    return {
        event["type"]: [
            each["act"] for account in event["accounts"]["nodes"] for each in account["positions"]
        ]
        for event in data["events"]["nodes"]
    }
