"""Two countries over the API."""

import datetime as dt

from tests.unit.graphql.serving import Api

DYAD = """query($a: CountryCode!, $b: CountryCode!) { dyad(a: $a, b: $b) {
    countries { code }
    events(first: 1) { totalCount nodes { countries { country { code } } } links { page } }
    oneSided(first: 1) { totalCount links { page } }
    lastContact { id when { end } } daysSinceContact
    minister: lastContact(level: MINISTER) { id } never: daysSinceContact(level: MINISTER)
} }"""


def test_everything_between_two_countries(api: Api) -> None:
    told = api.ask(DYAD, a="us", b="KR")["dyad"]
    assert told["countries"] == [{"code": "US"}, {"code": "KR"}]
    assert (
        told["events"]["totalCount"]
        == api.ask('{ events(filter: {countries: {allOf: ["US", "KR"]}}) { totalCount } }')["events"][
            "totalCount"
        ]
    )
    assert told["events"]["links"]["page"] == "https://readout.example/?country_all=KR&country_all=US"
    assert told["oneSided"]["totalCount"] == 0  # both ministries tell all of them
    assert told["oneSided"]["links"]["page"].endswith("&one_sided=KR&one_sided=US")
    last = dt.date.fromisoformat(told["lastContact"]["when"]["end"])
    assert told["daysSinceContact"] == (dt.datetime.now(dt.UTC).date() - last).days
    assert (told["minister"], told["never"]) == (None, None)  # only Koreans are named


def test_two_that_never_met(api: Api) -> None:
    told = api.ask(DYAD, a="FR", b="DE")["dyad"]
    assert (told["lastContact"], told["daysSinceContact"], told["events"]["totalCount"]) == (None, None, 0)


def test_a_country_is_no_dyad_with_itself(api: Api) -> None:
    error = api.error(DYAD, a="KR", b="kr")
    assert error["extensions"] == {"code": "INVALID_FILTER", "subject": "b"}
