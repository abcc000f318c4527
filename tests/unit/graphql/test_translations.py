"""The same release in another language, in the API."""

import sqlalchemy as sa

from tests.build import store
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_twin_store import ALL, CALL_EN, CALL_KO, CONSULTATION_EN, CONSULTATION_KO

TWINS = (
    "{ releases(first: 10) { nodes { title language translations { title language publisher { name } } } } }"
)


def test_every_release_names_its_twin(engine: sa.Engine) -> None:
    for told in ALL:
        store(engine, told)
    found = Api(engine).ask(TWINS)["releases"]["nodes"]
    twins = {(CALL_KO, CALL_EN), (CONSULTATION_KO, CONSULTATION_EN)}
    twins |= {(other, one) for one, other in twins}
    assert {(node["title"], *(twin["title"] for twin in node["translations"])) for node in found} == {
        (one.title, other.title) for one, other in twins
    }
    assert all({node["language"], node["translations"][0]["language"]} == {"ko", "en"} for node in found)


def test_a_release_without_one_names_none(engine: sa.Engine) -> None:
    store(engine, CALL_KO)
    assert [node["translations"] for node in Api(engine).ask(TWINS)["releases"]["nodes"]] == [[]]
