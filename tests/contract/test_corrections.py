"""The form for reporting an error: what it takes, from whom, how often, and that nobody sees it."""

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from app.db.engine import reading, writing
from app.ingest import proposals, tables
from app.ingest.proposals import FIELDS, State
from app.settings import Settings
from app.web.app import create_app
from app.web.forms import MOST_BYTES
from tests.site import Page, page
from tests.stored import count
from tests.unit.web.asking import ask, get

FORM = "application/x-www-form-urlencoded"
GIVEN = {
    "field": "when",
    "proposed": "It was on 4 May <b>2024</b>",
    "sourceUrl": "https://example.org/",
    "note": "x",
}


@pytest.fixture
def form(app: Starlette) -> str:
    """The address of the form for an event, as its page gives it."""
    event = page(app, "/").events[0]
    (href,) = page(app, event).values("section > p .report-link", "href")
    assert href == f"/corrections/new?id={event.rpartition('/')[2]}"
    return href


@pytest.fixture
def patient(app: Starlette) -> Starlette:
    """The same site, which takes any number."""
    return create_app(
        Settings(base_url="https://readout.example", corrections_per_hour=1_000), engine_of(app)
    )


def engine_of(app: Starlette) -> sa.Engine:
    engine: sa.Engine = app.state.site.engine
    return engine


def post(app: Starlette, form: str, given: Mapping[str, str], **headers: str) -> httpx.Response:
    named = {"content-type": FORM} | {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, "POST", form, named, urlencode(given).encode())


def test_every_thing_with_an_error_leads_to_its_form(patient: Starlette) -> None:
    event = page(patient, "/").events[0]
    release = page(patient, "/releases").values("main h2 a", "href")[0]
    people = [href for href in page(patient, event).values("a", "href") if href.startswith("/participants/")]
    for path, noun in (
        (event, "event"),
        (release, "release"),
        *((each, "participant") for each in people[:1]),
    ):
        shown = page(patient, page(patient, path).values("a[rel=nofollow]", "href")[0])
        assert path in shown.values("main a", "href")
        values = shown.values("#field option", "value")
        assert values == ["", *next(fields for known, fields in FIELDS.items() if known == noun)]


def test_the_form_shows_what_the_record_says_now_and_why(patient: Starlette, form: str) -> None:
    told = page(patient, f"{form}&field=type")
    kind = page(patient, "/").all("article .kicker")[0].text()
    assert told.text("#now + .facts .value").startswith(kind.split("\n")[0].strip()[:4])
    assert told.all("#now + .facts blockquote mark")
    assert len(told.all("#now + .facts dt")) == 1
    assert len(page(patient, form).all("#now + .facts dt")) > 2
    again = Page(post(patient, form, GIVEN | {"field": "type", "proposed": ""}).text)
    assert again.text("#now + .facts") == told.text("#now + .facts")
    release = page(patient, "/releases").values("main h2 a", "href")[0]
    address = f"/corrections/new?id={release.rpartition('/')[2]}"
    assert page(patient, release).text("h1") in page(patient, address).text("#now + .facts")


def test_what_is_sent_is_stored_unpublished_and_answered_with_a_receipt(
    patient: Starlette, form: str
) -> None:
    before = count(engine_of(patient), "change")
    sent = post(patient, form, GIVEN, sec_fetch_site="same-origin")
    assert sent.status_code == 303
    assert sent.headers["cache-control"] == "no-store"
    receipt = get(patient, sent.headers["location"])
    assert (receipt.status_code, receipt.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in receipt.headers
    id = sent.headers["location"].rpartition("/")[2]
    assert id in receipt.text
    assert "4 May" not in receipt.text
    with reading(engine_of(patient)) as connection:
        stored = proposals.get_proposal(connection, id)
    assert stored.node == form.rpartition("=")[2]
    assert (stored.field, stored.proposed, stored.source_url, stored.note, stored.api_key, stored.state) == (
        *GIVEN.values(), None, State.OPEN,
    )  # fmt: skip
    assert count(engine_of(patient), "change") == before
    assert "4 May" not in get(patient, f"/events/{stored.node}").text


def test_a_receipt_says_what_became_of_it(patient: Starlette, form: str) -> None:
    location = post(patient, form, GIVEN).headers["location"]
    assert "waiting for an editor" in get(patient, location).text
    with writing(engine_of(patient)) as connection:
        id = location.rpartition("/")[2]
        proposal = proposals.get_proposal(connection, id)
        proposals.close(connection, id, State.DECLINED, "secret reason", proposal.submitted_at)
    told = get(patient, location).text
    assert "An editor has read it and left the record unchanged." in told
    assert "secret reason" not in told
    assert get(patient, "/corrections/pr_0000000000000").status_code == 404
    assert get(patient, "/corrections/nothing").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"field": ""}, "field"),
        ({"field": "colour"}, "field"),
        ({"proposed": " \n "}, "proposed"),
        ({"proposed": "x" * 2_001}, "proposed"),
        ({"note": "x" * 2_001}, "note"),
        ({"sourceUrl": "javascript:alert(1)"}, "sourceUrl"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    patient: Starlette, form: str, wrong: dict[str, str], name: str
) -> None:
    before = count(engine_of(patient), "proposal")
    answer = post(patient, form, GIVEN | wrong)
    assert (answer.status_code, answer.headers["cache-control"]) == (422, "no-store")
    shown = Page(answer.text)
    control = shown.one(f"[name={name}]")
    assert control.attributes["aria-invalid"] == "true"
    message = shown.text(f"#{control.attributes['aria-describedby']}")
    assert message
    assert message in shown.text("[role=alert]")
    korean = Page(post(patient, f"/ko{form}", GIVEN | wrong).text).text(f"#wrong-{name}")
    assert not korean.isascii()
    assert len(shown.all("[aria-invalid]")) == 1
    assert shown.text("#note") == (GIVEN | wrong)["note"]
    if name != "proposed":
        assert shown.text("#proposed") == GIVEN["proposed"]
        assert not shown.all("#proposed b")
    assert count(engine_of(patient), "proposal") == before


def test_who_fills_in_the_field_that_people_do_not_see_is_asked_again(patient: Starlette, form: str) -> None:
    before = count(engine_of(patient), "proposal")
    answer = post(patient, form, GIVEN | {"website": "https://spam.example"})
    assert answer.status_code == 422
    assert "leave the field “Website” empty" in answer.text
    assert count(engine_of(patient), "proposal") == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "same-origin"}, 303),
        ({"sec_fetch_site": "none"}, 303),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "cross-site", "origin": "https://readout.example"}, 403),
        ({"origin": "https://readout.example"}, 303),
        ({"origin": "http://test"}, 303),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 303),
    ],
)
def test_a_form_of_another_site_is_refused(
    patient: Starlette, form: str, headers: dict[str, str], status: int
) -> None:
    assert post(patient, form, GIVEN, **headers).status_code == status


def test_a_form_is_read_within_bounds(patient: Starlette, form: str) -> None:
    assert post(patient, form, GIVEN | {"note": "x" * MOST_BYTES}).status_code == 413
    assert ask(patient, "POST", form, {"content-type": "application/json"}, b"{}").status_code == 415
    assert ask(patient, "POST", form, {"content-type": FORM}, b"a=1&" * 30).status_code == 400
    assert ask(patient, "POST", form, {"content-type": FORM}, b"\xff=1").status_code == 400
    assert set(ask(patient, "PUT", form).headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert post(patient, "/corrections/new?id=ev_0000000000000", GIVEN).status_code == 404
    assert post(patient, "/corrections/new", GIVEN).status_code == 404


def test_an_address_may_send_a_few(app: Starlette, form: str) -> None:
    strict = create_app(Settings(corrections_per_hour=2), engine_of(app))
    assert [post(strict, form, GIVEN).status_code for _ in range(3)] == [303, 303, 429]
    refused = post(strict, form, GIVEN)
    assert 1 <= int(refused.headers["retry-after"]) <= 1_800
    shown = Page(refused.text)
    assert "again in 30 minutes" in shown.text("[role=alert]")
    assert shown.text("#proposed") == GIVEN["proposed"]


def test_no_more_are_taken_than_an_editor_can_read(
    patient: Starlette, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_OPEN", 0)
    answer = post(patient, form, GIVEN)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")


def test_who_comes_without_an_id_is_told_the_way(patient: Starlette, form: str) -> None:
    shown = page(patient, "/corrections/new")
    assert "Report an error" in shown.text("main .lede")
    assert shown.values("main form", "method") == ["get"]
    unknown = get(patient, "/corrections/new?id=ev_0000000000000%22%3E")
    assert unknown.status_code == 404
    assert Page(unknown.text).one("#id").attributes["value"] == 'ev_0000000000000">'
    assert page(patient, f"{form}&field=place").values("#field [selected]", "value") == ["place"]


def test_the_form_is_kept_by_no_cache_and_found_by_no_search_engine(patient: Starlette, form: str) -> None:
    for path in (form, "/corrections/new"):
        answer = get(patient, path)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        assert Page(answer.text).values('meta[name="robots"]', "content") == ["noindex"]
    shown = page(patient, form)
    assert not shown.all("[style], main script")
    labelled = set(shown.values("label", "for"))
    assert set(shown.values("main input, main select, main textarea", "id")) <= labelled


def test_a_merged_event_is_corrected_where_it_is_told_now(patient: Starlette, form: str) -> None:
    engine = engine_of(patient)
    id = form.rpartition("=")[2]
    with writing(engine) as connection:
        found = proposals.subject_of(connection, id)
        assert found is not None
        connection.execute(sa.insert(tables.event_redirect).values(id=77, event_id=found[1]))
    shown = page(patient, "/corrections/new?id=ev_000000000002d")
    assert shown.values("main form", "action") == [form]
