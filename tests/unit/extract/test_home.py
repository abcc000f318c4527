"""Whose release it is, and what follows for who did what."""

from app.extract import extract
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


def test_the_capital_of_a_dateline_is_that_of_the_issuer_unless_guests_met_there() -> None:
    told = "Minister of Foreign Affairs Omar Safi met Luis Salas, Foreign Minister of Peru, {} on May 14."
    at_home = make_release(
        None, "AMMAN, May 15 (Agency) -- " + told.format("in Lima"), publisher="nobody-knows"
    )
    abroad = make_release(
        None, "LIMA, May 15 (Agency) -- " + told.format("in Lima"), publisher="nobody-knows"
    )
    [met] = extract(at_home).events
    assert [code for code, _ in met.countries] == ["JO", "PE"]
    assert [code for event in extract(abroad).events for code, _ in event.countries] == ["PE"]
