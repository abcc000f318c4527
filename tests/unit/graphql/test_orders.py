"""Lists in every order, the cursors of each, and where the words of a search were found."""

from typing import Any

import pytest

from app.domain.codes import ParticipationRole
from tests.unit.graphql.serving import EVENTS, Api

FIELDS = ("OCCURRED", "PUBLISHED", "UPDATED", "RELEVANCE", "CORROBORATION")
ORDERS = [(field, direction) for field in FIELDS for direction in ("DESC", "ASC")]
LIST = """query($order: EventOrder, $first: Int, $after: String, $last: Int, $before: String) {
  events(filter: {search: "number"}, orderBy: $order, first: $first, after: $after, last: $last,
    before: $before) { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }"""


def page(api: Api, field: str, direction: str, **page: Any) -> Any:
    return api.ask(LIST, order={"field": field, "direction": direction}, **page)["events"]


@pytest.mark.parametrize(("field", "direction"), ORDERS)
def test_each_order_is_walked_in_both_directions(api: Api, field: str, direction: str) -> None:
    whole = [each["id"] for each in page(api, field, direction, first=100)["nodes"]]
    assert len(set(whole)) == len(whole) == EVENTS
    there: list[str] = []
    cursor = None
    while len(there) < EVENTS:
        found = page(api, field, direction, first=17, after=cursor)
        there += [each["id"] for each in found["nodes"]]
        cursor = found["edges"][-1]["cursor"]
    assert there == whole
    back = page(api, field, direction, last=9, before=cursor)
    assert [each["id"] for each in back["nodes"]] == whole[-10:-1]


@pytest.mark.parametrize(("field", "direction"), ORDERS)
def test_a_nested_list_is_in_the_same_order(api: Api, field: str, direction: str) -> None:
    found = api.ask(
        """query($order: EventOrder) {
          events(filter: {search: "number", countries: {allOf: ["JP"]}}, orderBy: $order, first: 30) {
            nodes { id } pageInfo { endCursor } }
          country(code: "JP") { events(filter: {search: "number"}, orderBy: $order, first: 30) {
            nodes { id } pageInfo { endCursor } } } }""",
        order={"field": field, "direction": direction},
    )
    assert found["events"] == found["country"]["events"]
    assert len(found["events"]["nodes"]) == EVENTS // 2


@pytest.mark.parametrize(
    "events",
    ["events(orderBy: %s) { totalCount }", 'country(code: "JP") { events(orderBy: %s) { totalCount } }'],
)
def test_relevance_needs_a_search(api: Api, events: str) -> None:
    found = api.error("{ " + events % "{field: RELEVANCE}" + " }")
    assert (found["extensions"]["code"], found["extensions"]["subject"]) == ("INVALID_PAGE", "orderBy")
    assert "give the filter a search" in found["message"]


def test_a_cursor_belongs_to_its_order(api: Api) -> None:
    cursors = [page(api, *order, first=1)["edges"][0]["cursor"] for order in ORDERS]
    assert len(set(cursors)) == len(cursors)
    for order in ORDERS:
        for other, cursor in zip(ORDERS, cursors, strict=True):
            if other != order:
                variables = {"order": dict(zip(("field", "direction"), order, strict=True)), "after": cursor}
                found = api.error(LIST, **variables)
                assert found["extensions"]["code"] == "INVALID_PAGE"
                assert "another order" in found["message"]


def test_match_is_the_sentence_that_holds_the_words(api: Api) -> None:
    def matches(search: str) -> list[str | None]:
        query = "query($q: String) { events(first: 3, filter: {search: $q}) { edges { match } } }"
        return [each["match"] for each in api.ask(query, q=search)["events"]["edges"]]

    assert matches("number") == [None] * 3  # which stands in what the event is
    api.ask("{ events(first: 2) { edges { match } } }")


def test_statements_for_matches_do_not_grow(api: Api) -> None:
    counts = []
    # Never the same, nor what another test asks: from the second time on they are looked for in a set.
    for size, words in ((1, "number -first"), (2, "event -second"), (40, "event number -third")):
        with api.statements() as seen:
            api.ask(f'{{ events(first: {size}, filter: {{search: "{words}"}}) {{ edges {{ match }} }} }}')
        counts.append(len(seen))
    assert counts[1] == counts[2]  # the first counts what there is to be found, which is remembered


def test_format_and_level_follow_from_who_is_there(api: Api) -> None:
    nodes = api.ask(
        """{ events(first: 100) { nodes { type format level countries { role } organizations { id }
          participations { nodes { role post { rank } } } } } }"""
    )["events"]["nodes"]
    for event in nodes:
        sides = len(event["countries"]) + len(event["organizations"])
        at_a_table = event["type"] in ("MEETING", "CALL")
        assert event["format"] == ({2: "BILATERAL", 3: "TRILATERAL"}[sides] if at_a_table else None)
        people = event["participations"]["nodes"]
        assert all(who["role"] != ParticipationRole.MENTIONED.upper() for who in people)
        assert event["level"] == ("MINISTER" if people else None)


@pytest.mark.parametrize(
    "nested",
    [
        "participations { nodes { counterparts { counterparts { counterparts { role } } } } }",
        "contrast { accounts { event { contrast { accounts { event { contrast { shared { act } } } } } } } }",
    ],
)
def test_lists_that_lead_back_to_themselves_are_priced(api: Api, nested: str) -> None:
    found = api.error(f"{{ events {{ nodes {{ {nested} }} }} }}")
    assert (found["extensions"]["code"], found["extensions"]["limit"]) == ("QUERY_TOO_LARGE", "cost")


@pytest.mark.parametrize("format", ["BILATERAL", "TRILATERAL", "MINILATERAL", "MULTILATERAL"])
def test_formats_filter_lists_facets_and_histogram_alike(api: Api, format: str) -> None:
    found = api.ask(
        f"""{{ all: events(first: 100) {{ nodes {{ format }} }}
        events(filter: {{formats: [{format}]}}) {{ totalCount facets {{ types {{ count }} }}
            histogram {{ undated buckets {{ count }} }} links {{ page }} }} }}"""
    )
    count = sum(each["format"] == format for each in found["all"]["nodes"])
    events = found["events"]
    assert events["totalCount"] == count == sum(each["count"] for each in events["facets"]["types"])
    histogram = events["histogram"]
    assert count == histogram["undated"] + sum(each["count"] for each in histogram["buckets"])
    assert events["links"]["page"].endswith(f"/?format={format}")


def test_the_facet_of_participants_ignores_its_own_choice(api: Api) -> None:
    query = """query($filter: EventFilter) { events(filter: $filter) { totalCount
      facets { participants(first: 3) { participant { id name } count } } } }"""
    everyone = api.ask(query)["events"]["facets"]["participants"]
    counts = [each["count"] for each in everyone]
    assert counts == sorted(counts, reverse=True)
    chosen = {"participants": {"anyOf": [everyone[-1]["participant"]["id"]]}}
    narrowed = api.ask(query, filter=chosen)["events"]
    assert narrowed["facets"]["participants"] == everyone
    assert narrowed["totalCount"] == everyone[-1]["count"]
    with api.statements() as seen:
        api.ask(query)
    assert len(seen) == 2  # the version of the sets, people of the facet
