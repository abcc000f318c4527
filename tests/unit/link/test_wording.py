"""What the words of an account say beyond its fields."""

import pytest

from app.link.wording import content_words, folded, marks_of


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The 8th Korea-Germany Policy Consultation was held.", {("consultation", 8)}),
        ("the eighth iteration of the Annual Consultations", {("consultation", 8)}),
        ("the third round of the Strategic Dialogue", {("round", 3)}),
        ("the 20th MIKTA Foreign Ministers' Meeting", {("meeting", 20)}),
        ("their first meeting since the spring", set()),
        ("They met on the 20th.", set()),
    ],
)
def test_rounds_are_numbers_of_a_series(text: str, rounds: set[tuple[str, int]]) -> None:
    assert marks_of(text).rounds == rounds


def test_editions_are_numbers_of_a_conference() -> None:
    text = "After COVID-19 the hosts of COP 26 spoke at UNGA76 of GBU-31 bombs, COP27 and USD 100 of aid."
    assert marks_of(text).editions == {("COP", 26), ("COP", 27), ("UNGA", 76)}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("The Korea-Viet Nam consular consultation was held.", {"consular"}),
        ("a defense policy dialogue", {"defence", "policy"}),
        ("The ministers met on trade.", set()),
    ],
)
def test_a_mechanism_has_its_field(text: str, fields: set[str]) -> None:
    assert marks_of(text).fields == fields


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("the launch of an ICBM", {"missile"}),
        ("a so-called satellite", {"satellite"}),
        ("fired artillery shells", {"artillery"}),
        ("an earthquake struck the coast", {"earthquake"}),
        ("parliamentary elections", {"election"}),
    ],
)
def test_weapons_and_disasters_come_in_classes(text: str, objects: set[str]) -> None:
    assert marks_of(text).objects == objects


def test_amounts_and_resolutions_are_read_as_written() -> None:
    marks = marks_of("It gave $1,000.5 million under resolution 2397 and Resolution No. 1718.")
    assert marks.amounts == {"1000.5 million"}
    assert marks.resolutions == {"2397", "1718"}


def test_words_of_every_account_say_nothing() -> None:
    assert content_words("The ministers of Korea and Japan met in May on minerals.") == {"mineral"}


def test_a_folded_sentence_keeps_its_words() -> None:
    assert folded("  The  two\nmet. ") == "the two met"
