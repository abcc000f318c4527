"""Headlines as a newspaper list would print them."""

from typing import Any

import pytest

from app.domain.codes import EventStatus
from app.domain.countries import COUNTRIES
from app.domain.event_types import EventType
from app.domain.titles import WITH_ARTICLE, event_title, listed

CASES: list[tuple[dict[str, Any], str]] = [
    (
        {"type": "consultation", "countries": [("KR", "host"), ("JP", "participant")], "place": "Seoul"},
        "Consultation: South Korea and Japan, Seoul",
    ),
    (
        {"type": "meeting", "countries": [("US", "participant"), ("KR", "host"), ("JP", "participant")]},
        "Meeting: the United States, South Korea and Japan",
    ),
    (
        {
            "type": "conference",
            "countries": [(code, "participant") for code in ("ID", "KR", "JP", "CN", "VN")],
        },
        "Conference: Indonesia, South Korea, Japan and 2 more",
    ),
    (
        {"type": "summit", "organisations": ["European Union", "ASEAN"], "place": "Brussels"},
        "Summit: the European Union and ASEAN, Brussels",
    ),
    ({"type": "meeting", "people": [("Ann Example", None, "participant")]}, "Meeting: Ann Example"),
    ({"type": "meeting", "place": "Geneva"}, "Meeting, Geneva"),
    ({"type": "call"}, "Call"),
    (
        {"type": "meeting", "countries": [("SG", "host"), ("MY", "visitor")], "place": "Singapore"},
        "Meeting: Singapore and Malaysia",
    ),
    (
        {"type": "sanctions", "countries": [("KR", "actor"), ("KP", "target")]},
        "Sanctions by South Korea on North Korea",
    ),
    (
        {
            "type": "visit",
            "countries": [("KP", "visitor"), ("RU", "host")],
            "people": [("Choe Un Ha", "KP", "visitor"), ("Ivan Sokolin", "RU", "host")],
        },
        "Visit of North Korea\u2019s Choe Un Ha to Russia",
    ),
    (
        {
            "type": "visit",
            "countries": [("US", "visitor"), ("IL", "host")],
            "people": [("Ann Example", "US", "visitor")],
        },
        "Visit of the United States\u2019 Ann Example to Israel",
    ),
    ({"type": "visit", "countries": [("JP", "visitor"), ("KR", "host")]}, "Visit from Japan to South Korea"),
    ({"type": "visit", "countries": [("JP", "visitor")], "place": "Paris"}, "Visit from Japan to Paris"),
    ({"type": "visit"}, "Visit"),
    ({"type": "military_activity", "countries": [("KP", "actor")]}, "Military activity by North Korea"),
    ({"type": "statement", "countries": [("SG", "actor")]}, "Statement by Singapore"),
    (
        {"type": "statement", "organisations": ["G7"], "countries": [("RU", "target")]},
        "Statement by the G7 on Russia",
    ),
    (
        {"type": "resolution", "organisations": ["United Nations Security Council"]},
        "Resolution by the United Nations Security Council",
    ),
    ({"type": "attack", "countries": [("TR", "target")]}, "Attack on Türkiye"),
    ({"type": "attack", "place": "Ankara"}, "Attack in Ankara"),
    (
        {"type": "attack", "countries": [("TR", "target")], "place": "Ankara", "country_of_place": "TR"},
        "Attack in Ankara, Türkiye",
    ),
    (
        {"type": "attack", "countries": [("US", "target")], "place": "Ankara", "country_of_place": "TR"},
        "Attack on the United States, Ankara",
    ),
    (
        {
            "type": "attack",
            "countries": [("SY", "actor"), ("TR", "target")],
            "place": "Ankara",
            "country_of_place": "TR",
        },
        "Attack by Syria on Türkiye, Ankara",
    ),
    (
        {
            "type": "attack",
            "countries": [("IQ", "target")],
            "organisations": ["ISIS"],
            "place": "Baghdad",
            "country_of_place": "IQ",
        },
        "Attack by ISIS on Iraq, Baghdad",
    ),
    (
        {
            "type": "attack",
            "countries": [("TR", "target")],
            "people": [("Ann Example", "TR", "mentioned")],
            "country_of_place": "TR",
        },
        "Attack in Türkiye",
    ),
    (
        {"type": "attack", "countries": [("TR", "target")], "people": [("Ann Example", "TR", "mentioned")]},
        "Attack on Türkiye",
    ),
    (
        {"type": "summit", "organisations": ["OSCE", "NATO"], "countries": [("US", "participant")]},
        "Summit: the United States, the OSCE and NATO",
    ),
    (
        {"type": "aid", "countries": [("KR", "actor"), ("PH", "target")]},
        "Aid from South Korea to the Philippines",
    ),
    ({"type": "message", "people": [("Ann Example", None, "issuer")]}, "Message from Ann Example"),
    (
        {
            "type": "appointment",
            "countries": [("KR", "actor"), ("FR", "target")],
            "people": [("Ann Example", "KR", "appointee")],
        },
        "Appointment of South Korea\u2019s Ann Example to France",
    ),
    ({"type": "appointment", "countries": [("KR", "actor")]}, "Appointment by South Korea"),
    ({"type": "disaster", "countries": [("TR", "actor")], "place": "Hatay"}, "Disaster in Türkiye, Hatay"),
    (
        {"type": "disaster", "countries": [("TR", "actor")], "place": "Hatay", "country_of_place": "TR"},
        "Disaster in Hatay, Türkiye",
    ),
    (
        {"type": "disaster", "countries": [("TR", "actor")], "place": "Türkiye", "country_of_place": "TR"},
        "Disaster in Türkiye",
    ),
    ({"type": "political", "countries": [("TW", "actor")]}, "Political event in Taiwan"),
    (
        {"type": "visit", "status": "scheduled", "countries": [("JP", "visitor"), ("KR", "host")]},
        "Scheduled visit from Japan to South Korea",
    ),
    (
        {"type": "attack", "status": "alleged", "countries": [("SY", "actor"), ("TR", "target")]},
        "Alleged attack by Syria on Türkiye",
    ),
    (
        {
            "type": "consultation",
            "lang": "ko",
            "countries": [("KR", "host"), ("JP", "participant")],
            "place": "Seoul",
        },
        "협의: 대한민국·일본, Seoul",
    ),
    (
        {
            "type": "sanctions",
            "lang": "ko",
            "status": "announced",
            "countries": [("US", "actor"), ("RU", "target")],
        },
        "[발표] 제재: 미국 → 러시아",
    ),
    (
        {
            "type": "statement",
            "lang": "ko",
            "countries": [*((code, "actor") for code in ("CA", "FR", "DE", "JP")), ("IR", "target")],
            "organisations": ["EU"],
        },
        "성명: 캐나다·프랑스·독일 외 2곳 → 이란",
    ),
]


@pytest.mark.parametrize(("facts", "title"), CASES, ids=[title for _, title in CASES])
def test_headline(facts: dict[str, Any], title: str) -> None:
    assert event_title(**{"status": "occurred", "countries": []} | facts) == title


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_type_and_status_has_a_headline_without_gaps(lang: str) -> None:
    for type in EventType:
        for status in EventStatus:
            for countries in ([], [("KR", "actor")], [("KR", "actor"), ("KP", "target")]):
                title = event_title(type, status, countries, lang=lang)
                assert title == " ".join(title.split())
                assert title[0].isupper() or lang == "ko"


def test_articles_belong_to_countries() -> None:
    assert set(COUNTRIES) >= WITH_ARTICLE


def test_four_names_are_all_listed_and_of_five_two_are_counted() -> None:
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert listed(["A", "B"], "or") == "A or B"
