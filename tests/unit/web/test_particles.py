"""Particles follow the sound that the word before them ends in."""

import pytest

from app.web.particles import settled


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("일본이(가)", "일본이"),
        ("“미국 국무부”을(를)", "“미국 국무부”를"),
        ("독일(으)로", "독일로"),
        ("대한민국(으)로", "대한민국으로"),
        ("브라질과(와)", "브라질과"),
        ("2027은(는)", "2027은"),
        ("2024이(가)", "2024가"),
        ("“volcano”이(가)", "“volcano”가"),
        ("“human rights”이(가)", "“human rights”가"),
        ("“vaccine”이(가)", "“vaccine”이"),
        ("Antony J. Blinken이(가)", "Antony J. Blinken이"),
        ("Brussels(으)로", "Brussels로"),
        ("UN이(가)", "UN이"),
        ("NATO은(는)", "NATO는"),
        ("“summit”을(를)", "“summit”을"),
        ("Seoul(으)로", "Seoul로"),
    ],
)
def test_the_form_fits_the_word(written: str, read: str) -> None:
    assert settled(written) == read


def test_what_has_no_known_sound_keeps_both() -> None:
    assert settled("“Москва”이(가)") == "“Москва”이(가)"
    assert settled("minist*이(가) 나오는") == "minist*이(가) 나오는"
    assert settled("without particles (at all)") == "without particles (at all)"
