"""Things by their address, and the addresses of a list."""

import pytest

from tests.unit.graphql.serving import Api

SITE = "https://readout.example"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        (f"{SITE}/events/ev_00000000000z9", {"__typename": "Event", "id": "ev_00000000000z9"}),
        (f"{SITE}/releases/re_0000000000001?x=1#words", {"__typename": "Release", "id": "re_0000000000001"}),
        (f"{SITE}/participants/pt_0000000000001", {"__typename": "Person", "id": "pt_0000000000001"}),
        ("https://example.org/1", {"__typename": "Release", "id": "re_0000000000001"}),
        ("HTTP://Example.org/1?utm_source=x#top", {"__typename": "Release", "id": "re_0000000000001"}),
        (f"{SITE}/events/re_0000000000001", None),
        (f"{SITE}/about", None),
        (f"{SITE}/", None),
        ("https://example.org/none", None),
        ("mailto:nobody@example.org", None),
        ("https://example.org/1\0", None),
    ],
)
def test_what_stands_at_an_address(api: Api, url: str, found: dict[str, str] | None) -> None:
    query = "query($url: URL!) { resource(url: $url) { __typename id } }"
    assert api.ask(query, url=url)["resource"] == found


def test_an_event_by_id_and_by_address(api: Api) -> None:
    answers = api.ask(
        """query($url: URL!) {
            byId: event(by: {id: "ev_00000000000z9"}) { id }
            byUrl: event(by: {url: $url}) { id }
            short: event(id: "ev_00000000000z9") { id }
            release: event(by: {url: "https://example.org/1"}) { id }
        }""",
        url=f"{SITE}/events/ev_00000000000z9",
    )
    assert {name: found and found["id"] for name, found in answers.items()} == {
        "byId": "ev_00000000000z9",
        "byUrl": "ev_00000000000z9",
        "short": "ev_00000000000z9",
        "release": None,
    }


@pytest.mark.parametrize(
    "arguments", ["", '(by: {id: "x"}, id: "x")', '(by: {id: "x", url: "https://x.example"})', "(by: {})"]
)
def test_an_event_is_named_exactly_once(api: Api, arguments: str) -> None:
    error = api.error(f"{{ event{arguments} {{ id }} }}")
    assert error["extensions"]["code"] in ("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED")


def test_a_list_knows_its_other_forms(api: Api) -> None:
    links = api.ask(
        """{ events(filter: {types: [VISIT], countries: {anyOf: ["JP"]}}) { links { page atom ics digest } }
             again: events(filter: {countries: {anyOf: ["jp"]}, types: [VISIT]}) { links { digest } } }"""
    )
    found = links["events"]["links"]
    assert found["page"] == f"{SITE}/?country=JP&type=VISIT"
    assert found["atom"] == f"{SITE}/events.atom?country=JP&type=VISIT"
    assert found["ics"] == f"{SITE}/events.ics?country=JP&type=VISIT"
    assert found["digest"] == links["again"]["links"]["digest"]
