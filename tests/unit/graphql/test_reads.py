"""What the fields give, and that the number of statements does not grow with the number of rows."""

import re

import pytest
import sqlalchemy as sa

from app.graphql.limits import LIMITS
from app.graphql.registered import Operation, operations
from tests.build import store_archive
from tests.databases import BACKENDS, Databases
from tests.unit.graphql.serving import EVENTS, TYPES, UNDATED, Api

EVERYTHING = """
query Everything($n: Int) {
  events(first: $n) {
    totalCount
    nodes {
      ...E
      accounts(first: $n) { nodes { id release { ...R accounts(first: 3) { nodes { event { ...E } } } } } }
      participations(first: $n) {
        nodes { role side counterparts { role }
          participant { ...P } post { title country { name } } evidence { quote } }
      }
    }
  }
}
fragment E on Event {
  id title type channel when { edtf evidence { quote sentence { index } } } place { name evidence { quote } }
  countries { role country { name } evidence { quote sourceUrl } }
  subjectCountries { code } organizations { name } topics { name }
  coding { plover ploverMode contexts cameo quadClass } url
}
fragment R on Release {
  heading text sentences { text } publisher { name country { code } } revisions { number sha256 } }
fragment P on Participant {
  name aliases events(first: 2) { totalCount nodes { id } } ... on Person { posts { title asOf } }
}
"""


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.name)
def test_every_registered_document_runs_within_the_limits(api: Api, operation: Operation) -> None:
    ids = {name: f"none-{name}" for name in ("id",) if not operation.runs_as_it_stands}
    assert api.ask(operation.document, **operation.variables, **ids)


def test_statements_do_not_grow_with_the_page(api: Api) -> None:
    counts = []
    api.ask(EVERYTHING, n=5)  # what is counted with is read once
    for size in (2, 5):
        with api.statements() as seen:
            api.ask(EVERYTHING, n=size)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] < 40


def test_statements_of_countries_nested_in_events_do_not_grow(api: Api) -> None:
    query = """query($n: Int) { events(first: $n) { nodes { countries {
        country { events(first: 2, filter: {types: [VISIT]}) { totalCount nodes { title } } } } } } }"""
    counts = []
    api.ask(query, n=30)
    for size in (2, 30):
        with api.statements() as seen:
            api.ask(query, n=size)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_is_not_asked_for_is_not_read(api: Api) -> None:
    with api.statements() as seen:
        api.ask('{ eventTypes { label } country(code: "KR") { name } __schema { types { name } } }')
    assert seen == []
    api.read_sets()
    with api.statements() as seen:
        api.ask("{ events(first: 3) { nodes { id type when { edtf } } } }")
    assert len(seen) == 2  # the version of the sets, and rows


def test_event_tells_when_where_and_who(api: Api) -> None:
    event = api.ask(
        """{ event(by: {id: "ev_00000000000z9"}) {
            type category status prominence review createdAt url
            when { start end monthDay edtf precision zone sourceText }
            format level channel
            place { name precision country { code }
              evidence { quote start end supports confidence method rule } }
            countries { role country { code alpha3 name ko: name(lang: "ko") } }
            topics { slug name } subjectCountries { code }
            coding { plover ploverMode contexts cameo quadClass }
        } }"""
    )["event"]
    assert event == {
        "type": "VISIT",
        "category": "ENGAGEMENT",
        "status": "OCCURRED",
        "prominence": "PRIMARY",
        "review": "MACHINE",
        "createdAt": "2024-06-01T12:00:00Z",
        "url": "https://readout.example/events/ev_00000000000z9",
        "when": {
            "start": "2024-01-01",
            "end": "2024-01-01",
            "monthDay": None,
            "edtf": "2024-01-01",
            "precision": "DAY",
            "zone": None,
            "sourceText": None,
        },
        "format": None,
        "level": "MINISTER",
        "channel": "IN_PERSON",
        "place": {
            "name": "Seoul",
            "precision": "CITY",
            "country": None,
            "evidence": [
                {
                    "quote": "Seoul",
                    "start": start,
                    "end": start + 5,
                    "supports": "place",
                    "confidence": "HIGH",
                    "method": "RULE",
                    "rule": "test.rule",
                }
                for start in (33, 35)
            ],
        },
        "countries": [
            {
                "role": "PARTICIPANT",
                "country": {"code": code, "alpha3": alpha3, "name": name, "ko": ko},
            }
            for code, alpha3, name, ko in (
                ("KR", "KOR", "South Korea", "대한민국"),
                ("JP", "JPN", "Japan", "일본"),
            )
        ],
        "topics": [{"slug": "cyber", "name": "Cyber"}],
        "subjectCountries": [],
        "coding": {
            "plover": "CONSULT",
            "ploverMode": "visit",
            "contexts": ["cyber"],
            "cameo": ["042", "043"],
            "quadClass": 1,
        },
    }


def test_participants_stand_on_the_sides_of_their_countries(engine: sa.Engine) -> None:
    store_archive(engine)
    nodes = Api(engine).ask(
        """{ events(filter: {types: [MEETING]}, first: 1) { nodes { countries { country { code } }
            participations { nodes { side country { code } participant { name }
              counterparts { side participant { name } counterparts { participant { name } } } } } } } }"""
    )["events"]["nodes"]
    (event,) = nodes
    sides = [each["country"]["code"] for each in event["countries"]]
    who = event["participations"]["nodes"]
    assert [sides[each["side"] - 1] for each in who] == [each["country"]["code"] for each in who]
    ours, theirs = (each["participant"]["name"] for each in who)
    assert [each["participant"]["name"] for each in who[0]["counterparts"]] == [theirs]
    assert who[1]["counterparts"] == [
        {"side": 1, "participant": {"name": ours}, "counterparts": [{"participant": {"name": theirs}}]}
    ]


def test_types_are_described_in_the_language_asked_for(api: Api) -> None:
    types = api.ask('{ eventTypes { en: description ko: description(lang: "ko") } }')["eventTypes"]
    for each in types:
        assert each["en"].isascii() or "démarche" in each["en"]
        assert re.search("[가-힣]", each["ko"])
    assert len({each["ko"] for each in types}) == len(types) == 20


def test_quotes_are_the_exact_slice_of_the_text(api: Api) -> None:
    nodes = api.ask(
        """{ releases(first: 20) { nodes { text revisions { number text }
            accounts { nodes { evidence { quote start end revision } } } } } }"""
    )["releases"]["nodes"]
    spans = [
        (node["text"], each)
        for node in nodes
        for account in node["accounts"]["nodes"]
        for each in account["evidence"]
    ]
    assert spans
    assert all(text[each["start"] : each["end"]] == each["quote"] for text, each in spans)


def test_sentences_are_slices_that_hold_the_evidence(api: Api) -> None:
    nodes = api.ask(
        """{ releases(first: 20) { nodes { text sentences { index text start end }
            accounts { nodes { evidence { quote start sentence { index text } } } } } } }"""
    )["releases"]["nodes"]
    for node in nodes:
        sentences = node["sentences"]
        assert [each["index"] for each in sentences] == list(range(len(sentences)))
        assert all(node["text"][each["start"] : each["end"]] == each["text"] for each in sentences)
        assert "".join(each["text"] for each in sentences) == node["text"].replace(
            " The end.", "The end."
        ).replace(". 북한", ".북한")
        for account in node["accounts"]["nodes"]:
            for each in account["evidence"]:
                within = sentences[each["sentence"]["index"]]
                assert within["start"] <= each["start"] < within["end"]
                assert each["quote"] in each["sentence"]["text"] == within["text"]


def test_source_link_opens_at_the_quote(api: Api) -> None:
    nodes = api.ask(
        "{ releases(first: 1) { nodes { url accounts { nodes { evidence { quote sourceUrl } } } } } }"
    )
    (release,) = nodes["releases"]["nodes"]
    links = [each["sourceUrl"] for account in release["accounts"]["nodes"] for each in account["evidence"]]
    assert f"{release['url']}#:~:text=talks" in links


@pytest.mark.parametrize(
    ("filter", "count"),
    [
        ("{}", EVENTS),
        ("{types: [VISIT]}", EVENTS // 4),
        ("{types: [VISIT, CALL]}", EVENTS // 2),
        ("{categories: [SECURITY]}", EVENTS // 4),
        ('{countries: {allOf: ["kr", "jp"]}}', EVENTS // 2),
        ('{countries: {anyOf: ["US", "JP"]}}', EVENTS),
        ('{countries: {noneOf: ["JP"]}}', EVENTS // 2),
        ('{participants: {anyOf: ["pt_0000000000003"]}}', EVENTS // 4),
        ('{publishers: {anyOf: ["kr-mofa"]}}', EVENTS),
        ('{occurred: {from: "2024-01-02", to: "2024-01-03"}}', 4),
        ('{occurred: {from: "1900-01-01"}}', EVENTS - UNDATED),
        ('{published: {from: "2024-01-20", to: "2024-01-20"}}', EVENTS),
        ('{published: {from: "2024-01-21"}}', 0),
        ("{status: [SCHEDULED]}", 0),
        ("{prominence: PRIMARY}", EVENTS),
        ('{topics: ["cyber"]}', EVENTS * 2 // 3),
        ('{search: "number"}', EVENTS),
        ("{types: null, countries: {anyOf: null}, search: null}", EVENTS),
    ],
)
def test_filter_means_what_it_says(api: Api, filter: str, count: int) -> None:
    found = api.ask(f"{{ events(filter: {filter}, first: 100) {{ totalCount nodes {{ id }} }} }}")["events"]
    assert (found["totalCount"], len(found["nodes"])) == (count, count)


@pytest.mark.parametrize(
    ("filter", "subject"),
    [
        ('{topics: ["gardening"]}', "topics"),
        ('{participants: {anyOf: ["nobody"]}}', "participants.anyOf"),
        ('{publishers: {anyOf: ["?"]}}', "publishers.anyOf"),
        ('{occurred: {from: "2024-02-01", to: "2024-01-01"}}', "occurred.to"),
    ],
)
def test_wrong_filter_is_an_error_that_names_the_field(api: Api, filter: str, subject: str) -> None:
    found = api.error(f"{{ events(filter: {filter}) {{ totalCount }} }}")
    assert (found["extensions"]["code"], found["extensions"]["subject"]) == ("INVALID_FILTER", subject)


@pytest.mark.parametrize(
    "argument",
    [
        '{occurred: {from: "2024-02-30"}}',
        "{occurred: {from: 5}}",
        '{countries: {anyOf: ["XX"]}}',
        "{types: [PICNIC]}",
    ],
)
def test_value_that_is_none_is_refused_by_the_schema(api: Api, argument: str) -> None:
    found = api.error(f"{{ events(filter: {argument}) {{ totalCount }} }}")
    assert found["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


@pytest.mark.parametrize("match", ["anyOf", "allOf", "noneOf"])
def test_the_list_of_a_participant_is_narrowed_by_others(api: Api, match: str) -> None:
    others = f'participants: {{{match}: ["pt_0000000000003"]}}'
    found = api.ask(
        f"""{{ participant(id: "pt_0000000000001") {{ events(first: 100, filter: {{{others}}}) {{
            totalCount nodes {{ participations {{ nodes {{ participant {{ id }} }} }} }} }} }} }}"""
    )["participant"]["events"]
    assert found["totalCount"] == len(found["nodes"]) > 0
    for event in found["nodes"]:
        ids = [each["participant"]["id"] for each in event["participations"]["nodes"]]
        assert "pt_0000000000001" in ids
        assert ("pt_0000000000003" in ids) is (match != "noneOf")


def test_facets_count_without_their_own_choice(api: Api) -> None:
    facets = api.ask(
        """{ events(filter: {types: [VISIT]}) { totalCount facets {
            types { type count } countries(first: 2) { country { code } count }
            topics { topic { slug } count } publishers { publisher { name } count } } } }"""
    )["events"]["facets"]
    assert facets["types"] == [{"type": each.upper(), "count": 15} for each in sorted(TYPES)]
    assert facets["countries"] == [{"country": {"code": code}, "count": 15} for code in ("JP", "KR")]
    assert facets["topics"] == [{"topic": {"slug": "cyber"}, "count": 10}]
    assert [each["count"] for each in facets["publishers"]] == [15, 15]


@pytest.mark.parametrize("first", [-1, 101])
def test_facet_says_how_many_choices_it_gives(api: Api, first: int) -> None:
    found = api.error(f"{{ events {{ facets {{ countries(first: {first}) {{ count }} }} }} }}")
    assert found["extensions"]["code"] == "INVALID_PAGE"


def test_histogram_adds_up_to_the_total(api: Api) -> None:
    found = api.ask(
        """{ events { totalCount histogram(bucket: WEEK) {
            bucket undated buckets { start end count byCategory { category count } } } } }"""
    )["events"]
    histogram = found["histogram"]
    assert histogram["bucket"] == "WEEK"
    assert histogram["undated"] == UNDATED
    assert sum(each["count"] for each in histogram["buckets"]) + UNDATED == found["totalCount"]
    for each in histogram["buckets"]:
        assert sum(part["count"] for part in each["byCategory"]) == each["count"]


def test_participants_are_searched_by_name(api: Api) -> None:
    found = api.ask('{ participants(search: "Sample") { totalCount nodes { __typename name } } }')
    assert found["participants"] == {
        "totalCount": 1,
        "nodes": [{"__typename": "Person", "name": "Bo Sample"}],
    }


def test_releases_are_filtered(api: Api) -> None:
    found = api.ask(
        """{ releases(filter: {publishers: {anyOf: ["kr-mofa"]}, kinds: [STATEMENT]}) {
            totalCount nodes { kind } } }"""
    )["releases"]
    assert found["totalCount"] == 10
    assert {each["kind"] for each in found["nodes"]} == {"STATEMENT"}


def test_limits_are_told_with_the_cost_of_the_request(api: Api) -> None:
    limits = api.ask("{ limits { cost maxCost maxDepth maxPageSize } }")["limits"]
    assert limits == {"cost": 5, "maxCost": LIMITS.cost, "maxDepth": LIMITS.depth, "maxPageSize": 100}


def test_event_types_are_told_in_both_languages(api: Api) -> None:
    types = api.ask('{ eventTypes { type category label ko: label(lang: "ko") description plover cameo } }')
    assert len(types["eventTypes"]) == 20
    assert types["eventTypes"][0] == {
        "type": "MEETING",
        "category": "ENGAGEMENT",
        "label": "Meeting",
        "ko": "회담",
        "description": "Officials of two or more sides meet: talks, a courtesy call, a delegation received.",
        "plover": "CONSULT",
        "cameo": ["04"],
    }


def test_answers_are_the_same_on_both_databases(databases: Databases) -> None:
    apis = [Api.over(databases.create(backend)) for backend in BACKENDS]
    first, second = (api.ask(EVERYTHING, n=5) for api in apis)
    assert first == second
    for api in apis:
        databases.drop(api.engine)


PLACE = "{ pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"


def test_a_page_without_rows_reads_none_for_counts(api: Api) -> None:
    api.ask("{ events(first: 0) { totalCount } }")
    with api.statements() as seen:
        api.ask("{ events(first: 0) { totalCount nodes { id } facets { types { type count } } } }")
    assert [text for text in seen if "sort_day" in text] == []


def test_a_page_without_rows_has_its_place_in_the_list(api: Api) -> None:
    first = api.ask("{ events(first: 1) { edges { cursor } } }")["events"]["edges"][0]["cursor"]
    assert api.ask(f"{{ events(first: 0) {PLACE} }}")["events"]["pageInfo"] == {
        "hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None,
    }  # fmt: skip
    after = api.ask(f'{{ events(first: 0, after: "{first}") {PLACE} }}')["events"]["pageInfo"]
    assert (after["hasNextPage"], after["hasPreviousPage"]) == (True, True)


@pytest.mark.parametrize("asked", ['after: "none of ours"', "orderBy: {field: RELEVANCE}"])
def test_a_page_without_rows_is_refused_as_any_other(api: Api, asked: str) -> None:
    of_one = api.error(f"{{ events(first: 1, {asked}) {{ totalCount }} }}")
    assert api.error(f"{{ events(first: 0, {asked}) {{ totalCount }} }}") == of_one
