"""Participations by their ids: what they outlive, and that no two in an event share one."""

from typing import Any

import sqlalchemy as sa

from app.db.engine import reading
from app.domain.codes import ParticipationRole
from app.domain.values import ExtractedParticipant
from app.ingest import tables
from tests.build import DAY, LATER, LATEST, document, event, on, person, release, store
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import KOREAN, meeting, tell_japanese, tell_korean, told

MET = "Vice Minister Cho Hana met Vice Minister Sato Ken of Japan."
CHO, SATO = person("Cho Hana"), person("Sato Ken", country="JP")
AMBASSADOR = person(None, "Ambassador", "JP")
PEOPLE = "{ events { nodes { participations { nodes { id role participant { name } event { id } } } } } }"
AGAIN = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Participation { id role participant { name } } } }"


def tell(engine: sa.Engine, *people: ExtractedParticipant, more: str = "", **when: Any) -> None:
    of = release(MET, *filter(None, [more]))
    store(
        engine,
        of,
        [event(of, MET, people=people, when=on(DAY))],
        arrived=document(of.text, url=of.url),
        **when,
    )


def present(engine: sa.Engine) -> list[dict[str, Any]]:
    (found,) = Api(engine).ask(PEOPLE)["events"]["nodes"]
    nodes: list[dict[str, Any]] = found["participations"]["nodes"]
    return nodes


def names(nodes: list[Any]) -> list[str | None]:
    return [node and node["participant"] and node["participant"]["name"] for node in nodes]


def test_an_id_stays_with_somebody_when_others_are_read_before(engine: sa.Engine) -> None:
    tell(engine, CHO, SATO, AMBASSADOR)
    ids = [node["id"] for node in present(engine)]
    tell(engine, person("Doe Jane", country="US"), SATO, AMBASSADOR, CHO, more="Corrected.", now=LATER)
    assert names(present(engine)) == ["Doe Jane", "Sato Ken", None, "Cho Hana"]
    again = Api(engine).ask(AGAIN, ids=ids)["nodes"]
    assert [node["id"] for node in again] == ids
    assert names(again) == ["Cho Hana", "Sato Ken", None]


def test_somebody_who_left_is_gone(engine: sa.Engine) -> None:
    tell(engine, CHO, SATO)
    ids = [node["id"] for node in present(engine)]
    tell(engine, SATO, more="Corrected.", now=LATER)
    assert names(Api(engine).ask(AGAIN, ids=ids)["nodes"]) == [None, "Sato Ken"]


def test_two_of_one_look_have_ids_of_their_own(engine: sa.Engine) -> None:
    speaker = person("Cho Hana", role=ParticipationRole.SPEAKER)
    tell(engine, CHO, AMBASSADOR, speaker, AMBASSADOR)
    nodes = present(engine)
    assert len({node["id"] for node in nodes}) == len(nodes)
    again = Api(engine).ask(AGAIN, ids=[node["id"] for node in nodes])["nodes"]
    assert [node["role"] for node in again] == [node["role"] for node in nodes]


def test_an_id_leads_into_the_event_that_its_own_became_part_of(engine: sa.Engine) -> None:
    of = told(KOREAN, 1)
    store(engine, of, [meeting(of, KOREAN, "Han Seo-jun", "Kuroda Shinji", when=on(DAY.replace(day=9)))])
    (korean,) = Api(engine).ask(PEOPLE)["events"]["nodes"]
    tell_japanese(engine)
    tell_korean(engine, "Corrected.", now=LATEST)
    with reading(engine) as connection:
        assert connection.execute(sa.select(tables.event_redirect)).one()
    ids = [node["id"] for node in korean["participations"]["nodes"]]
    assert names(Api(engine).ask(AGAIN, ids=ids)["nodes"]) == names(korean["participations"]["nodes"])
