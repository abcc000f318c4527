import pytest

from app.domain.text import MappedText, Span
from app.sources.mojibake import repair

GOOD = "Krisj\u0101nis Kari\u0146\u0161 met Mevl\u00fct \u00c7avu\u015fo\u011flu"
BAD = GOOD.encode().decode("cp1252", "surrogateescape")


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        GOOD,
        "\u201cquoted\u201d \u2013 it\u2019s",
        "외교부",
        "\u00c7a et l\u00e0",
        "\u00a3 and \u00a7 5",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert repair(MappedText.of(text)).text == text


def test_wrongly_decoded_words_are_repaired() -> None:
    bad = "The Minister met Fran\u00c3\u00a7ois Lef\u00c3\u00a8vre in M\u00c3\u00a1laga"
    assert repair(MappedText.of(bad)).text == "The Minister met Fran\u00e7ois Lef\u00e8vre in M\u00e1laga"


def test_places_survive_the_repair_word_by_word() -> None:
    bad = "met Fran\u00c3\u00a7ois today"
    mended = repair(MappedText.of(bad))
    assert mended.text == "met Fran\u00e7ois today"
    assert mended.origin(Span(0, 3)) == Span(0, 3)
    assert mended.origin(Span(4, 12)) == Span(4, 13)
    assert mended.origin(Span(13, 18)) == Span(14, 19)


def test_a_repair_that_changes_the_words_stands_for_the_whole_line() -> None:
    bad = "the \u00e2\u20ac\u0153border\u00e2\u20ac\u009d talks\u00c2\u00a0today"
    mended = repair(MappedText.of(bad))
    assert "border" in mended.text
    assert "\u00e2" not in mended.text
    assert mended.origin(Span(0, len(mended))) == Span(0, len(bad))
