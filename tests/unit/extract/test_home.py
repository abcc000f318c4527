"""Whose release it is, and what follows for who did what."""

from dataclasses import replace

import pytest

from app.extract import extract
from app.extract.reading import read
from tests.unit.extract.build import make_release

CONDEMNED = (
    "The two sides condemned North Korea's launch of a ballistic missile on October 14. It must stop.",
    "They urged North Korea to return to dialogue; North Korea had refused. The ROK would respond.",
)


def actors_of_launch(publisher: str) -> list[str]:
    extraction = extract(make_release(None, *CONDEMNED, publisher=publisher))
    [launch] = [event for event in extraction.events if event.type == "military_activity"]
    return [code for code, _ in launch.countries]


def test_the_country_a_text_names_most_is_not_taken_for_its_issuer() -> None:
    assert actors_of_launch("nobody-knows") == ["KP"]


def test_a_known_issuer_is_not_taken_for_who_did_what_it_condemns() -> None:
    assert actors_of_launch("kr-mofa") == ["KP"]


def test_a_ministry_named_with_its_nation_is_the_issuer_where_nothing_better_tells() -> None:
    text = (
        "Ambassador Omar Sabri, spokesperson of the Egyptian Ministry of Foreign Affairs, stated that Mr. "
        "Karim Nagy, Minister of Foreign Affairs, met Mr. Luis Salas, Foreign Minister of Peru, on May 14."
    )
    [met] = extract(make_release(None, text, publisher="nobody-knows")).events
    assert [code for code, _ in met.countries] == ["EG", "PE"]


GUEST = (
    "Deputy Minister Tamar Lomidze met with State Secretary Outi Lahti of the Ministry for Foreign Affairs "
    "of Finland on 5 March 2024."
)


def countries_at(url: str | None, *paragraphs: str) -> list[list[str]]:
    release = replace(make_release(None, *paragraphs, publisher="nobody-knows"), url=url)
    return [[code for code, _ in event.countries] for event in extract(release).events]


@pytest.mark.parametrize(
    ("url", "home"), [("https://news.example.ee/1", "EE"), ("https://example.gov.il/a", "IL")]
)
def test_the_host_says_whose_release_it_is_before_a_ministry_of_guests_does(url: str, home: str) -> None:
    assert countries_at(url, GUEST) == [[home, "FI"]]


def test_a_letterhead_says_it_before_the_host() -> None:
    head = "Ministry of Foreign Affairs of Georgia"
    assert countries_at("https://news.example.ee/1", head, GUEST) == [["GE", "FI"]]
    assert countries_at("https://news.example.ee/1", GUEST, head) == [["GE", "FI"]]


def test_the_capital_of_a_dateline_is_that_of_the_issuer_unless_guests_met_there() -> None:
    told = "Minister of Foreign Affairs Omar Safi met Luis Salas, Foreign Minister of Peru, {} on May 14."
    at_home = make_release(
        None, "AMMAN, May 15 (Agency) -- " + told.format("in Lima"), publisher="nobody-knows"
    )
    below = make_release(
        "Minister meets guest", "(Agency)\n\nAMMAN-" + told.format("in Lima"), publisher="nobody-knows"
    )
    abroad = make_release(
        None, "LIMA, May 15 (Agency) -- " + told.format("in Lima"), publisher="nobody-knows"
    )
    [met] = extract(at_home).events
    assert [code for code, _ in met.countries] == ["JO", "PE"]
    assert [{code for code, _ in event.countries} for event in extract(below).events] == [{"JO", "PE"}]
    assert [code for event in extract(abroad).events for code, _ in event.countries] == ["PE"]


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("Attack in Peru Condemned by Kenya", "KE"),
        ("Kenya's Foreign Minister offers condolences after floods in Peru", "KE"),
        ("Kenya to Provide Humanitarian Aid to Peru", "KE"),
        ("Floods in Peru and Kenya", None),
    ],
)
def test_who_does_in_the_title_what_ministries_do_is_the_issuer(title: str, home: str | None) -> None:
    assert read(make_release(title, "The Minister spoke.", publisher="nobody-knows")).home == home


def test_the_country_of_a_dateline_is_that_of_the_issuer() -> None:
    told = "On Wednesday Sheikh Omar Safi received the Ambassador of Peru."
    assert read(make_release(None, f"QATAR: {told}", publisher="nobody-knows")).home == "QA"


def test_who_speaks_where_nobody_knows_the_publisher_speaks_for_the_one_that_acts() -> None:
    text = '"The attack in Lima today is strongly condemned by Kenya," said the spokesperson, Jane Roe.'
    [event] = extract(make_release("An attack condemned", text, publisher="nobody-knows")).events[:1]
    assert [(p.name, p.country) for p in event.participants] == [("Jane Roe", "KE")]


def test_where_remarks_were_made_is_no_dateline() -> None:
    remarks = ["Lima, Peru", "The Secretary spoke to the press."]
    assert read(make_release("Remarks", *remarks, publisher="nobody-knows")).home is None
