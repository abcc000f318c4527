import pytest

from app.domain.text import MappedText
from app.sources.issuers import issuer_of, issuer_of_line
from app.sources.paragraphs import Paragraph


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(MappedText.of(text)) for text in texts]


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Ministry of Foreign Affairs of Ukraine", "ua-mfa"),
        ("From: Global Affairs Canada", "ca-gac"),
        ("Foreign, Commonwealth & Development Office and The Rt Hon Ana Strakencz MP", "uk-fcdo"),
        ("India - Ministry of External Affairs", "in-mea"),
        ("June 5, 2023 - Ottawa, Ontario - Global Affairs Canada", "ca-gac"),
        ("Republic Of Türkiye Ministry Of Foreign Affairs 07.08.2015", "tr-mfa"),
        ("ISSUED BY THE DEPARTMENT OF INTERNATIONAL RELATIONS AND COOPERATION", "za-dirco"),
        ("Press Service of the Ministry of Foreign Affairs of Armenia", "am-mfa"),
        ("Press releases from the Royal Danish Ministry of Foreign Affairs", "dk-um"),
        ("Government.no", "no-ud"),
        ("Ministry of Foreign Affairs", None),
        ("The Ministry of Foreign Affairs of Ukraine summoned the ambassador.", None),
        ("Talks at the Ministry of Foreign Affairs of Ukraine", None),
        ("Ministry of Foreign Affairs of Ukraine | Ministry of Foreign Affairs of Japan", None),
    ],
)
def test_a_line_names_an_issuer_if_it_says_nothing_more(line: str, slug: str | None) -> None:
    found = issuer_of_line(line)
    assert (found.slug if found else None) == slug


def test_a_signature_is_a_ministry_and_its_seat() -> None:
    assert (
        issuer_of("", [], lines("Text.", "MINISTRY OF FOREIGN AFFAIRS", "SINGAPORE", "10 MAY 2021"))
        == "sg-mfa"
    )
    assert (
        issuer_of("", [], lines("Text.", "Ministry of Foreign Affairs", "Colombo", "14 July 2023"))
        == "lk-mfa"
    )
    assert issuer_of("", lines("HELLENIC REPUBLIC", "Ministry of Foreign Affairs"), []) == "gr-mfa"
    assert issuer_of("", [], lines("Text.", "Ministry of Foreign Affairs", "Strelsau")) is None
    assert issuer_of("", [], lines("Text.", "Ministry of Finance", "Colombo")) is None


def test_a_page_that_names_two_ministries_has_no_issuer() -> None:
    head = lines("Ministry of Foreign Affairs of Ukraine", "Ministry of Foreign Affairs of Japan")
    assert issuer_of("", head, []) is None
    assert issuer_of("", head[:1], []) == "ua-mfa"


@pytest.mark.parametrize(
    ("title", "head", "rest", "slug"),
    [
        ("Talks", ["REPUBLIC OF KENYA", "MINISTRY OF FOREIGN AND DIASPORA AFFAIRS"], ["Text."], "ke-mfa"),
        ("Talks", [], ["Text.", "Ministry of Foreign Affairs, Abuja", "19th September, 2024"], "ng-mfa"),
        ("Talks", [], ["Riyadh, July 17, 2024, SPA -- The King sent a cable."], "sa-spa"),
        ("Talks", [], ["Riyadh, July 17, 2024, ABC -- The King sent a cable."], None),
        ("Statement of the Ministry of Foreign Affairs of Ukraine on the Strike", [], ["Text."], "ua-mfa"),
        ("Talks", [], ["India and Peru met.", "New Delhi", "August 17, 2024"], "in-mea"),
        ("Talks", [], ["Chile and Peru met.", "New Delhi", "August 17, 2024"], None),
        ("Joint Statement of India and Peru", [], ["Text.", "New Delhi", "August 17, 2024"], None),
    ],
)
def test_letterhead_signature_agency_and_seat_name_the_issuer(
    title: str, head: list[str], rest: list[str], slug: str | None
) -> None:
    assert issuer_of(title, lines(*head), lines(*rest)) == slug
