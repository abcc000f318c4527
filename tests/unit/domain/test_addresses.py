import pytest

from app.domain.addresses import fold_url, is_web_address, keep_parameters
from app.sources import canonical_url

MOFA = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=322460"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://ministry.example/a", "https://ministry.example/a"),
        ("HTTPS://Ministry.EXAMPLE/A", "https://ministry.example/A"),
        ("https://ministry.example:443/a", "https://ministry.example/a"),
        ("http://ministry.example:80", "https://ministry.example/"),
        ("http://127.0.0.1:8800/a", "http://127.0.0.1:8800/a"),
        ("https://ministry.example./a#part-2", "https://ministry.example/a"),
        ("https://ministry.example/a?utm_source=x&fbclid=1&id=7", "https://ministry.example/a?id=7"),
        ("https://ministry.example/a?b=2&a=1", "https://ministry.example/a?a=1&b=2"),
        ("https://ministry.example/a?utm_source=x", "https://ministry.example/a"),
        ("https://ministry.example/a;jsessionid=F00?id=7", "https://ministry.example/a?id=7"),
        ("https://ministry.example/%7Eoffice/caf%c3%a9", "https://ministry.example/~office/caf%C3%A9"),
        ("https://ministry.example/r.htm?dtl/33875/Title", "https://ministry.example/r.htm?dtl/33875/Title"),
        ("  https://ministry.example/a\n", "https://ministry.example/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
    ],
)
def test_spellings_of_an_address_fold_into_one(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "http://mofa.go.kr/eng/brd/m_5676/view.do?seq=322460",
        "https://www.mofa.go.kr/eng/brd/m_5676/view.do?page=6&seq=322460",
        "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=322460&srchFr=&srchTo=&company_cd=",
        "HTTP://WWW.MOFA.GO.KR:80/eng/brd/m_5676/view.do?seq=322460#contents",
    ],
)
def test_the_korean_ministrys_number_identifies(url: str) -> None:
    assert canonical_url(url) == MOFA


@pytest.mark.parametrize(
    "url",
    [
        "https://usa-seattle.mofa.go.kr/eng/brd/m_5676/view.do?seq=322460",
        "https://www.mofa.go.kr/eng/brd/m_5679/view.do?seq=322460",
        "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=322461",
    ],
)
def test_missions_boards_and_numbers_are_kept_apart(url: str) -> None:
    assert canonical_url(url) != MOFA


def test_the_newsletters_number_identifies() -> None:
    assert canonical_url("http://news.mofa.go.kr/enewspaper/mainview.php?mvid=7&x=1").endswith("?mvid=7")


@pytest.mark.parametrize("url", ["http://state.gov/a-visit", "https://www.state.gov/a-visit/?utm_medium=rss"])
def test_the_state_departments_two_forms_are_one(url: str) -> None:
    assert canonical_url(url) == "https://www.state.gov/a-visit/"


@pytest.mark.parametrize(
    "url", ["ftp://ministry.example/a", "http://[broken/a", "not an address", "mailto:a@b.example"]
)
def test_what_is_no_web_address_stays(url: str) -> None:
    assert canonical_url(url) == "".join(url.split())


def test_folding_twice_is_folding_once() -> None:
    once = fold_url("http://Ministry.example/a%20b?c=%2F&a=%20+x")
    assert fold_url(once) == once


def test_parameters_stay_where_the_first_is_missing() -> None:
    assert keep_parameters("https://a.example/b?page=6", "seq") == "https://a.example/b?page=6"


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://ministry.example/a", True),
        (" HTTP://[2001:db8::1]:8080 ", True),
        ("javascript://ministry.example/%0aalert(1)", False),
        ("//ministry.example/a", False),
        ("ministry.example", False),
        ("https://", False),
        ("https://[", False),
        ("https://ministry.example:port/", False),
        ("", False),
        (None, False),
    ],
)
def test_what_a_browser_could_open_is_a_web_address(url: str | None, is_one: bool) -> None:
    assert is_web_address(url) is is_one
