"""Proposed corrections as an editor meets them in `readout review`."""

import re

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import parse_id, public_id
from app.ingest import images, tables
from app.ingest.changes import Image
from app.ingest.proposals import Proposed, State, get_proposal, submit
from tests.build import NOW
from tests.stored import rows
from tests.unit.cli.running import runner, store_meeting

run = runner("review")


@pytest.fixture
def met(engine: sa.Engine) -> str:
    return store_meeting(engine)


def propose(engine: sa.Engine, node: str, field: str, proposed: str, **more: str) -> str:
    with writing(engine) as connection:
        id, problems = submit(connection, Proposed(node, field, proposed, **more), None, NOW)
    assert id is not None, problems
    return id


def event_of(engine: sa.Engine, id: str) -> Image:
    key = parse_id("event", id) or 0
    with reading(engine) as connection:
        return images.load_events(connection, [key])[key]


def state_of(engine: sa.Engine, id: str) -> tuple[State, str | None]:
    with reading(engine) as connection:
        proposal = get_proposal(connection, id)
    return proposal.state, proposal.reason


def test_what_waits_is_listed_with_what_was_written(engine: sa.Engine, met: str) -> None:
    assert run(engine, "proposals").stderr == "No proposed correction waits.\n"
    assert run(engine, "proposals", "--all").stderr == "Nothing was proposed yet.\n"
    id = propose(engine, met, "when", "2024-05-04", source_url="https://example.org/", note="one\ntwo")
    assert run(engine, "proposals").stdout == (
        f"2024-05-04 09:30  {id}  open  event {met}  when  by a reader\n"
        "  proposed: 2024-05-04\n  source: https://example.org/\n  note: one\n  two\n"
    )


@pytest.mark.parametrize(
    ("field", "proposed", "part", "wanted"),
    [
        ("when", "2024-05-04", "starts_on", "2024-05-04"),
        ("place", "Busan; KR", "place", "Busan"),
        ("type", "VISIT", "type", "visit"),
        ("status", "scheduled", "status", "scheduled"),
        ("countries", "KR:host, jp", "countries", "KR host JP participant"),
        ("topics", "cyber, north_korea", "topics", "cyber north_korea"),
        ("participations", "Ito Mari; Ambassador; JP\n; Governor", "participations", "Ambassador Governor"),
    ],
)
def test_accepting_corrects_the_event(
    engine: sa.Engine, met: str, field: str, proposed: str, part: str, wanted: str
) -> None:
    id = propose(engine, met, field, proposed)
    assert run(engine, "accept", id).stdout == f"Accepted {id}; {met} is corrected.\n"
    event = event_of(engine, met)
    told = {
        "countries": lambda: " ".join(f"{each['country']} {each['role']}" for each in event["countries"]),
        "topics": lambda: " ".join(sorted(event["topics"])),
        "participations": lambda: " ".join(each["post"]["title"] for each in event["participations"]),
    }.get(part, lambda: str(event[part]))()
    assert (told, event["review"]) == (wanted, "corrected")
    assert state_of(engine, id) == (State.ACCEPTED, None)
    assert run(engine, "proposals").stdout == ""
    assert re.search(rf"{id}  accepted", run(engine, "proposals", "--all").stdout)
    assert f"proposed in {id}" in run(engine, "list").stdout


@pytest.mark.parametrize(
    ("field", "proposed"), [("when", "the day after"), ("title", "Talks"), ("other", "x")]
)
def test_free_words_are_for_the_editor_to_put(engine: sa.Engine, met: str, field: str, proposed: str) -> None:
    id = propose(engine, met, field, proposed)
    before = rows(engine)
    refused = run(engine, "accept", id)
    assert refused.exit_code == 1
    assert f"readout review correct {met} … --proposal {id}" in refused.stderr
    assert rows(engine) == before
    assert (
        run(engine, "correct", met, "--when", "2024-05-04", "--proposal", id, "--reason", "so").exit_code == 0
    )
    assert str(event_of(engine, met)["starts_on"]) == "2024-05-04"
    assert state_of(engine, id) == (State.ACCEPTED, "so")


def test_declining_changes_nothing_but_the_proposal(engine: sa.Engine, met: str) -> None:
    id = propose(engine, met, "when", "2024-05-04")
    before = event_of(engine, met)
    assert run(engine, "decline", id, "--reason", "no").stdout == f"Declined {id}.\n"
    assert event_of(engine, met) == before
    assert state_of(engine, id) == (State.DECLINED, "no")


def test_a_proposal_is_decided_once(engine: sa.Engine, met: str) -> None:
    id = propose(engine, met, "when", "2024-05-04")
    run(engine, "decline", id, "--reason", "no")
    for again in (["accept", id], ["correct", met, "--when", "2024", "--proposal", id]):
        refused = run(engine, *again)
        assert (refused.exit_code, refused.stderr) == (
            1,
            f"readout: {id} was declined before; nothing was changed.\n",
        )
    assert event_of(engine, met)["review"] == "machine"
    assert run(engine, "accept", "pr_0000000000000").exit_code == 1
    assert run(engine, "accept", "nothing").exit_code == 1


def test_a_correction_of_one_event_closes_no_proposal_about_another(engine: sa.Engine, met: str) -> None:
    with reading(engine) as connection:
        own = tables.event.c
        other = connection.execute(sa.select(own.id).where(own.type == "call")).scalar_one()
    id = propose(engine, public_id("event", other), "when", "2024-05-04")
    refused = run(engine, "correct", met, "--when", "2024-05-04", "--proposal", id)
    assert (refused.exit_code, f"{id} is about {public_id('event', other)}" in refused.stderr) == (2, True)
    assert state_of(engine, id) == (State.OPEN, None)
    assert event_of(engine, met)["review"] == "machine"


def test_a_proposal_about_a_release_is_only_marked(engine: sa.Engine, met: str) -> None:
    release = public_id("release", event_of(engine, met)["accounts"][0]["release_id"])
    id = propose(engine, release, "publishedOn", "2024-05-04")
    assert "ingest its page again" in run(engine, "accept", id).stdout
    assert state_of(engine, id) == (State.ACCEPTED, None)
