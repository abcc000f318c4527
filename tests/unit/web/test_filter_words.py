"""Filters as headings."""

from urllib.parse import parse_qsl

import pytest

from app.db.keys import public_id
from app.queries.filters import from_query
from app.web import language
from app.web.filter_words import in_words

PERSON = public_id("participant", 7)
NAMES = {PERSON: "Ann Example", "kr-mofa": "Ministry of Foreign Affairs", "eu": "European Union"}

CASES = [
    ("", "Events"),
    ("type=CONSULTATION&country=JP&from=2024-01-01", "Consultations with Japan since January 2024"),
    ("country=US&country=NL", "Events with the Netherlands or the United States"),
    (
        "country_all=KR&country_all=JP&country_not=US",
        "Events with Japan and South Korea and without the United States",
    ),
    ("type=MEETING&type=CALL&type=VISIT", "Calls, meetings and visits"),
    ("category=SECURITY", "Security events"),
    ("category=SECURITY&category=MEASURE", "Measure or security events"),
    ("category=SECURITY&type=ATTACK", "Attacks among security events"),
    (f"participant={PERSON}", "Events involving Ann Example"),
    (f"participant_not={PERSON}&country=FR", "Events with France not involving Ann Example"),
    (
        "publisher_all=eu&publisher_all=kr-mofa&publisher_not=jp-mofa",
        "Events reported by the European Union and the Ministry of Foreign Affairs "
        "and not reported by jp-mofa",
    ),
    ("publisher=kr-mofa", "Events reported by the Ministry of Foreign Affairs"),
    ("publisher=eu&publisher=jp-mofa", "Events reported by the European Union or jp-mofa"),
    ("q=%22human+rights%22+-china", "Events matching \u201chuman rights\u201d -china"),
    ("updated_from=2027-01-01", "Events, changed since 1 January 2027"),
    ("q=missile", "Events matching \u201cmissile\u201d"),
    ("prominence=MENTIONED", "Events that are only mentioned in passing"),
    ("prominence=PRIMARY", "Events that are a main subject"),
    ("status=ANNOUNCED&status=SCHEDULED", "Events (announced or planned)"),
    ("review=MACHINE&format=TRILATERAL", "Events (three parties) (machine-read)"),
    ("topic=CYBER&topic=MIDDLE_EAST", "Events about cyber or the Middle East"),
    ("level=VICE_MINISTER", "Events at the level of vice minister"),
    ("min_publishers=2", "Events reported by at least 2 publishers"),
    ("one_sided=US&one_sided=JP", "Events reported by only one of Japan and the United States"),
    ("from=2024-01-05", "Events since 5 January 2024"),
    ("to=2024-02-29", "Events until February 2024"),
    ("to=2024-02-28", "Events until 28 February 2024"),
    ("from=2024-01-05&to=2024-01-05", "Events on 5 January 2024"),
    ("from=2024-01-01&to=2024-12-31", "Events in 2024"),
    ("from=2020-01-01&to=2024-12-31", "Events from 2020 to 2024"),
    ("from=2024-02-01&to=2024-02-29", "Events in February 2024"),
    ("from=2024-01-01&to=2024-03-31", "Events from January to March 2024"),
    ("from=2023-12-01&to=2024-03-31", "Events from December 2023 to March 2024"),
    ("from=2024-01-01&to=2024-03-30", "Events from 1 January 2024 to 30 March 2024"),
    ("published_from=2024-02-01&country=FR", "Events with France, published since February 2024"),
]


@pytest.mark.parametrize(("address", "words"), CASES)
def test_words(address: str, words: str) -> None:
    assert in_words(from_query(parse_qsl(address)), NAMES) == words


IN_KOREAN = [
    ("type=CONSULTATION&country=JP&from=2024-01-01", "2024년 1월 이후 일본 관련 협의"),
    ("country=US&country=JP&country_not=CN", "일본 또는 미국 관련·중국 제외 사건"),
    ("category=SECURITY&topic=CYBER", "사이버 주제 안보 사건"),
    ("q=missile&prominence=MENTIONED&status=SCHEDULED", "“missile”이 나오는 짧게 언급된 사건 (예정)"),
    ("from=2024-01-01&to=2024-03-31", "2024년 1월 ~ 3월 사건"),
    ("from=2024-01-01&to=2024-12-31&published_to=2025-01-05", "2024년 사건, 2025년 1월 5일까지 발표"),
]


@pytest.mark.parametrize(("address", "words"), IN_KOREAN)
def test_another_language_has_an_order_of_its_own(address: str, words: str) -> None:
    with language.in_force("ko"):
        assert in_words(from_query(parse_qsl(address)), NAMES) == words
