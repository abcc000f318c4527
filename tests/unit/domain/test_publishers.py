"""Who issues releases: a ministry for every country that has one."""

from collections import Counter

import pytest

from app.domain.codes import OrganizationKind
from app.domain.countries import COUNTRIES
from app.domain.publishers import BY_SLUG, PUBLISHERS, publisher_of_name, publisher_of_url, unlisted

# Codes of ISO 3166-1 whose foreign relations another state's ministry conducts, or nobody's.
WITHOUT_A_MINISTRY = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC "  # noqa: SIM905 (a table)
    "NF PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)


def test_every_country_with_a_ministry_has_one_row() -> None:
    ministries = [p for p in PUBLISHERS if p.kind is OrganizationKind.FOREIGN_MINISTRY]
    counted = Counter(ministry.country for ministry in ministries if ministry.country)
    assert set(COUNTRIES) - set(counted) == WITHOUT_A_MINISTRY
    assert [code for code, n in counted.items() if n > 1] == []


def test_slugs_hosts_and_names_stand_once() -> None:
    assert len(BY_SLUG) == len(PUBLISHERS)
    hosts = Counter(host for publisher in PUBLISHERS for host in publisher.hosts)
    names = Counter(name.casefold() for p in PUBLISHERS for name in {p.name, *p.names})
    assert [word for word, n in (hosts + names).items() if n > 1] == []


def test_every_publisher_is_found_by_its_own_names_and_hosts() -> None:
    for publisher in PUBLISHERS:
        assert {publisher_of_name(name) for name in (publisher.name, *publisher.names)} == {publisher}
        assert {publisher_of_url(f"https://www.{host}/news/1") for host in publisher.hosts} == {publisher}


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1", "kr-mofa"),
        ("https://english.president.go.kr/briefing/1", "kr-president"),
        ("https://www.spa.gov.sa/en/N1", "sa-spa"),
        ("https://overseas.mofa.go.kr/us-en/brd/m_1/view.do", "kr-mofa"),
        ("https://turkuno-dt.mfa.gov.tr/Mission/ShowAnnouncement/1", "tr-mfa"),
        ("https://www.gov.br/mre/en/contact-us/press-area", "br-mre"),
        ("https://www.gov.br/saude/pt-br", None),
        ("https://www.gov.br/mrex", None),
        ("https://www.gov.kz/memleket/entities/mfa/press/news/details/1", "kz-mfa"),
        ("https://www.gob.mx/sre/prensa/1", "mx-sre"),
        ("https://notmfa.gov.tr/", None),
        ("https://ministry.example/", None),
        ("not an address", None),
    ],
)
def test_a_publisher_is_told_by_host_and_path(url: str, slug: str | None) -> None:
    found = publisher_of_url(url)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Global Affairs Canada", "ca-gac"),
        ("DFAT", "au-dfat"),
        ("Itamaraty", "br-mre"),
        ("Auswärtiges Amt", "de-aa"),
        ("Quai d'Orsay", "fr-meae"),
        ("Quai d\u2019Orsay", "fr-meae"),
        ("DIRCO", "za-dirco"),
        ("EEAS Press Team", "eu-eeas"),
        ("Foreign, Commonwealth & Development Office", "uk-fcdo"),
        ("Ministry of Foreign Affairs of the Republic of Kazakhstan", "kz-mfa"),
        ("Republic Of Türkiye Ministry Of Foreign Affairs", "tr-mfa"),
        ("MINISTRY OF FOREIGN AFFAIRS OF JAPAN", "jp-mofa"),
        ("Ukrainian Foreign Ministry", "ua-mfa"),
        ("KR MOFA", "kr-mofa"),
        ("jp-mofa", "jp-mofa"),
        ("Congolese Foreign Ministry", None),  # of which Congo?
        ("Ministry of Foreign Affairs", None),
        ("Ministry of Finance of Japan", None),
        ("Japan", None),
    ],
)
def test_a_publisher_is_told_by_what_it_is_called(name: str, slug: str | None) -> None:
    found = publisher_of_name(name)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("called", "slug"),
    [("www.Ministry.example", "ministry-example"), ("The Ministry", "the-ministry"), ("…", "unknown")],
)
def test_a_publisher_nobody_listed_is_called_as_its_host(called: str, slug: str) -> None:
    assert (unlisted(called).slug, unlisted(called).country) == (slug, None)
