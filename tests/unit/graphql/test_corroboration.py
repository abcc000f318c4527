"""How many tell an event, over the API; and what changed in a release."""

import sqlalchemy as sa

from tests.build import DAY, store
from tests.unit.graphql.serving import Api
from tests.unit.ingest.test_links import tell_japanese, tell_korean, told

WHO = """{ events(first: 5) { nodes { corroboration {
    publishers countries releases firstReported { release { publisher { country { code } } publishedOn } }
} } } }"""


def test_two_ministries_tell_one_meeting(engine: sa.Engine) -> None:
    tell_korean(engine)
    tell_japanese(engine)
    (event,) = Api(engine).ask(WHO)["events"]["nodes"]
    found = event["corroboration"]
    assert (found["publishers"], found["countries"], found["releases"]) == (2, 2, 2)
    assert found["firstReported"]["release"]["publishedOn"] == DAY.isoformat()


def test_statements_do_not_grow_with_the_events(api: Api) -> None:
    query = "query($n: Int) { events(first: $n) { nodes { corroboration { publishers releases } } } }"
    counts = []
    api.read_sets()
    for size in (2, 40):
        with api.statements() as seen:
            api.ask(query, n=size)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_revision_says_what_changed(engine: sa.Engine) -> None:
    store(engine, told("The Ministers met in Seoul.", 1))
    store(engine, told("The Ministers met in Busan.", 1))
    (release,) = Api(engine).ask(
        """{ releases(first: 1) { nodes { revisions {
            diff same: diff(against: 2) none: diff(against: 9) } } } }"""
    )["releases"]["nodes"]
    first, second = release["revisions"]
    assert (first["diff"], first["none"], second["same"]) == (None, None, "")
    assert "-The Ministers met in Seoul." in second["diff"].splitlines()
    assert "+The Ministers met in Busan." in second["diff"].splitlines()
