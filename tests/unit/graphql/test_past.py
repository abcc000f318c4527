"""The record as it stood at an instant: what is asked of it and below it, its cursors, its bounds."""

import dataclasses
import datetime as dt
import gc
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.budgets import Budgets
from app.db.engine import reading, writing
from app.domain.codes import EventStatus
from app.errors import DatabaseNotReady
from app.graphql import pasts
from app.graphql.context import Context
from app.graphql.limits import LIMITS
from app.graphql.pasts import Pasts
from app.graphql.prices import ARGUMENT_PRICES
from app.ingest import review
from app.ingest.restore import count_things, position_at, restore
from app.ingest.withdraw import withdraw_release
from tests.build import LATER, LATEST, NOW, store_archive
from tests.databases import BACKENDS, Databases
from tests.past import in_sight
from tests.unit.graphql.serving import Api

PRICE = ARGUMENT_PRICES["events", "asOf"]
# Everything that hangs on events, and what is told of the whole list; in parts, for it is dear.
ASKED = (
    """
    totalCount pageInfo { hasNextPage hasPreviousPage }
    facets {
        countries { country { code } count } types { type count } topics { topic { slug } count }
        publishers { publisher { id } count } participants { participant { id } count }
    }
    histogram(bucket: DAY) { undated buckets { start count byCategory { category count } } }
    """,
    """
    edges { match node {
        id title type status prominence review format level channel createdAt updatedAt
        when { edtf sourceText evidence { quote } } place { name evidence { quote } }
        countries { role country { code } evidence { quote } } topics { slug }
        corroboration { publishers releases } contrast { differences { field values { value } } }
    } }
    """,
    """
    nodes {
        organizations { name events(first: 2) { totalCount } }
        countries { country { events(first: 2) { totalCount nodes { id } } } }
        participations(first: 4) { nodes {
            role post { title } evidence { quote }
            participant {
                id name ... on Person { aliases posts { title asOf } } events(first: 2) { nodes { id } }
            }
        } }
    }
    """,
    """
    nodes { accounts(first: 2) { nodes {
        id prominence positions { act text } evidence { quote sourceUrl }
        release {
            id heading text publisher { name } translations { id } revisions { number text diff }
            accounts(first: 3) { nodes { event { id } } }
        }
    } } }
    """,
)
FILTERS = (
    "{}",
    '{search: "Japan"}',
    "{countries: {anyOf: [KP]}}",
    "{prominence: MENTIONED}",
    '{publishers: {anyOf: ["us-state"]}}',
    "{status: [SCHEDULED], minPublishers: 1}",
    "{levels: [VICE_MINISTER], formats: [BILATERAL]}",
    '{published: {from: "2024-05-03"}, occurred: {to: "2024-05-31"}}',
)
ORDERS = ("OCCURRED", "PUBLISHED", "UPDATED", "CORROBORATION")
LISTS = [(filter, "OCCURRED") for filter in FILTERS] + [("{}", order) for order in ORDERS[1:]]


def asked(part: str, filter: str, order: str, moment: dt.datetime | None = None) -> str:
    past = f', asOf: "{moment.isoformat()}"' if moment else ""
    return f"{{ events(filter: {filter}, orderBy: {{field: {order}}}, first: 10{past}) {{ {part} }} }}"


def answers(api: Api, moment: dt.datetime | None = None) -> list[Any]:
    """What is answered to everything, of the record as of a moment or of now."""
    return [api.ask(asked(part, *listed, moment)) for listed in LISTS for part in ASKED]


def events(api: Api) -> list[str]:
    found: list[dict[str, str]] = api.ask("{ events { nodes { id } } }")["events"]["nodes"]
    return [each["id"] for each in found]


STEPS = (NOW, LATER, LATEST)
CUT = "{ events(first: 2%s) { totalCount pageInfo { endCursor startCursor } nodes { id } } }"


@pytest.fixture(scope="module", params=BACKENDS)
def story(request: pytest.FixtureRequest, databases: Databases) -> Iterator[tuple[Api, list[Any]]]:
    """An archive that was corrected a day later, and lost a release another day later; what it answered
    after each of the three."""
    engine = databases.create(request.param)
    api = Api(engine)
    stored = store_archive(engine)
    answered = [answers(api)]
    with writing(engine) as connection:
        values = review.Values(status=EventStatus.SCHEDULED, place=("Busan", "KR"))
        review.correct(connection, events(api)[0], values, "misread", LATER)
    answered.append(answers(api))
    with writing(engine) as connection:
        withdraw_release(connection, str(stored[0].release), "by mistake", LATEST)
    answered.append(answers(api))
    yield api, answered
    databases.drop(engine)


@pytest.fixture
def api(story: tuple[Api, list[Any]]) -> Api:
    return story[0]


def before(moment: dt.datetime) -> str:
    """As an argument."""
    return f', asOf: "{moment.isoformat()}"'


@pytest.mark.parametrize("step", range(3))
def test_each_state_answers_as_it_did_when_it_was_the_present(
    story: tuple[Api, list[Any]], step: int
) -> None:
    api, answered = story
    assert answers(api, STEPS[step]) == answered[step]
    assert answers(api, STEPS[step] + dt.timedelta(hours=1)) == answered[step]


def test_the_states_differ(story: tuple[Api, list[Any]]) -> None:
    first, second, third = story[1]
    assert first != second != third


def test_two_instants_and_the_present_stand_side_by_side(api: Api) -> None:
    told = "{ totalCount nodes { id place { name } countries { country { events { totalCount } } } } }"
    found = api.ask(
        f"{{ first: events(first: 9{before(NOW)}) {told} second: events(first: 9{before(LATER)}) {told} "
        f"now: events(first: 9) {told} }}"
    )
    alone = [api.ask(f"{{ events(first: 9{past}) {told} }}") for past in (before(NOW), before(LATER), "")]
    assert [found[name] for name in ("first", "second", "now")] == [each["events"] for each in alone]
    assert len({str(each) for each in found.values()}) == 3


def test_plan_and_general_executor_answer_alike(api: Api) -> None:
    by_hand = '__type(name: "Query") { name }'  # no plan answers for the schema itself
    for part in ASKED[1:]:
        planned = api.ask(asked(part, "{}", "OCCURRED", NOW))
        general = api.ask(asked(part, "{}", "OCCURRED", NOW).replace("{", f"{{ {by_hand} ", 1))
        assert planned["events"] == general["events"]


def test_before_the_first_change_there_is_nothing(api: Api) -> None:
    found = api.ask(CUT % before(NOW - dt.timedelta(seconds=1)))
    assert found["events"] == {
        "totalCount": 0,
        "pageInfo": {"endCursor": None, "startCursor": None},
        "nodes": [],
    }


def test_an_instant_to_come_is_refused(api: Api) -> None:
    error = api.error(CUT % before(dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)))
    assert error["extensions"]["code"] == "INVALID_FILTER"
    assert error["extensions"]["subject"] == "asOf"
    assert "is still to come" in error["message"]


def test_null_is_the_present(api: Api) -> None:
    assert api.ask(CUT % ", asOf: null") == api.ask(CUT % "")


@pytest.mark.parametrize(("comes", "goes"), [(NOW, LATER), (NOW, None), (None, NOW)])
def test_a_cursor_is_of_one_state(api: Api, comes: dt.datetime | None, goes: dt.datetime | None) -> None:
    cursor = api.ask(CUT % (before(comes) if comes else ""))["events"]["pageInfo"]["endCursor"]
    after = f', after: "{cursor}"'
    assert api.ask(CUT % (after + (before(comes) if comes else "")))
    error = api.error(CUT % (after + (before(goes) if goes else "")))
    assert error["extensions"]["code"] == "INVALID_PAGE"
    assert "another instant" in error["message"]


def test_cursors_of_lists_below_are_of_that_state_too(api: Api) -> None:
    below = "{ events(first: 1%s) { nodes { accounts(first: 1%s) { pageInfo { endCursor } } } } }"
    nodes = api.ask(below % (before(NOW), ""))["events"]["nodes"]
    after = f', after: "{nodes[0]["accounts"]["pageInfo"]["endCursor"]}"'
    assert api.ask(below % (before(NOW), after))
    assert "another instant" in api.error(below % ("", after))["message"]


def test_pages_of_a_state_join_up_while_the_present_changes(engine: sa.Engine) -> None:
    api = Api(engine)
    store_archive(engine)
    whole = [each["id"] for each in api.ask(CUT.replace("2", "50") % before(NOW))["events"]["nodes"]]
    met: list[str] = []
    after = ""
    while page := api.ask(CUT % (before(NOW) + after))["events"]["nodes"]:
        met += [each["id"] for each in page]
        cursor = api.ask(CUT % (before(NOW) + after))["events"]["pageInfo"]["endCursor"]
        after = f', after: "{cursor}"'
        if len(met) == 2:
            with writing(engine) as connection:
                review.reject(connection, whole[-1], "no event", LATER)
    assert met == whole


def test_a_state_is_restored_once_and_read_without_the_log(api: Api) -> None:
    ask = CUT % before(NOW + dt.timedelta(minutes=5))
    api.ask(ask)
    with api.statements() as seen:
        api.ask(ask)
    assert len(seen) == 1  # where in the log the instant lies


def test_more_than_may_be_restored_is_refused_with_both_numbers(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasts, "LIMITS", dataclasses.replace(LIMITS, restored_things=3))
    other = Api(api.engine)
    error = other.error(CUT % before(NOW))
    assert error["extensions"]["code"] == "QUERY_TOO_LARGE"
    with reading(api.engine) as connection:
        things = count_things(connection, position_at(connection, NOW))
    assert "The limit of restored_things is 3" in error["message"]
    assert f"had {things} releases" in error["message"]


def test_an_instant_has_its_price(api: Api) -> None:
    asked = ("", ", asOf: null", before(NOW))
    costs = [api.answer(CUT % each)["extensions"]["cost"]["asked"] for each in asked]
    assert costs[0] == costs[1] == costs[2] - PRICE
    document = "query($at: DateTime) { events(first: 2, asOf: $at) { totalCount } }"
    with_value, without = (
        api.answer(document, {"at": at})["extensions"]["cost"]["asked"] for at in (NOW.isoformat(), None)
    )
    assert with_value == without + PRICE


def test_what_is_kept_is_bounded_and_files_go_with_the_last_reader(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasts, "KEPT", 1)
    kept = Pasts(api.engine)
    with reading(api.engine) as connection:
        positions = [position_at(connection, moment) for moment in STEPS]
    first = kept.restored(positions[0]).result()
    path = str(first.engine.url.database)
    kept.restored(positions[1]).result()
    assert kept.get(positions[0]) is None
    assert kept.get(positions[1]) is not None
    with reading(first.engine) as connection:
        assert in_sight(connection)["event"]
    del first
    gc.collect()
    assert not Path(path).exists()


def test_a_state_of_any_size_is_kept_until_another_is_asked_for(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasts, "KEPT_BYTES", 1)
    kept = Pasts(api.engine)
    kept.restored(1).result()
    kept.restored(2).result()
    assert (kept.get(1) is None, kept.get(2) is None) == (True, False)


def restoring_waits(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Nothing is restored until the event is set."""
    go_on = threading.Event()

    def wait(source: sa.Connection, position: int, target: sa.Connection) -> None:
        go_on.wait(10)
        restore(source, position, target)

    monkeypatch.setattr(pasts, "restore", wait)
    return go_on


def test_whoever_asks_while_it_is_restored_waits_for_the_same_and_others_for_a_place(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = restoring_waits(monkeypatch)
    kept = Pasts(api.engine)
    futures = [kept.restored(position) for position in range(1, pasts.WAITING + 1)]
    assert kept.restored(1) is futures[0]
    with pytest.raises(pasts.TooManyWaiting):
        kept.restored(pasts.WAITING + 1)
    go_on.set()
    assert [future.result().position for future in futures] == list(range(1, pasts.WAITING + 1))


def test_what_takes_longer_than_a_request_goes_on_for_the_next(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = restoring_waits(monkeypatch)
    monkeypatch.setattr(Context, "seconds_left", property(lambda _: 0.3))
    other = Api(api.engine)
    answer = other.post(json.dumps({"query": CUT % before(NOW)}))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json()["errors"][0]["extensions"]["code"] == "BEING_RESTORED"
    assert other.ask("{ limits { maxCost } }")  # no slot is held meanwhile
    go_on.set()
    monkeypatch.undo()
    assert other.ask(CUT % before(NOW)) == api.ask(CUT % before(NOW))


def test_a_database_that_fails_meanwhile_is_unavailable(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DatabaseNotReady("The disk is full.")

    monkeypatch.setattr(pasts, "restore", fail)
    other = Api(api.engine)
    answer = other.post(json.dumps({"query": CUT % before(NOW)}))
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "DATABASE_NOT_READY"
    assert "disk" not in answer.text
    monkeypatch.undo()
    assert other.ask(CUT % before(NOW))["events"]["nodes"]


def test_it_is_charged_once(api: Api) -> None:
    readers = Api(api.engine, budgets=Budgets(readers=100_000))
    answer = readers.post(json.dumps({"query": CUT % before(NOW)})).json()
    told = answer["extensions"]
    assert told["rateLimit"]["remaining"] >= 100_000 - told["cost"]["asked"]
