"""Sentences: where they begin and end."""

import pytest

from app.extract.segments import LONGEST, find_sentences
from tests.unit.extract.build import make_release


def sentences(*paragraphs: str) -> list[str]:
    release = make_release(None, *paragraphs)
    return [sentence.span.of(release.text) for sentence in find_sentences(release)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("He met her. They spoke.", ["He met her.", "They spoke."]),
        ("1. He met her on Jan. 17 in Seoul.", ["He met her on Jan. 17 in Seoul."]),
        ("o The U.S. side agreed. It left.", ["The U.S. side agreed.", "It left."]),
        ("He came to the U.S. The talks began.", ["He came to the U.S.", "The talks began."]),
        ("She met the U.S. Secretary of State today.", ["She met the U.S. Secretary of State today."]),
        ("It ended at 3 p.m. President Roe left.", ["It ended at 3 p.m.", "President Roe left."]),
        ("U.S. Deputy Special Envoy Roe hosted it.", ["U.S. Deputy Special Envoy Roe hosted it."]),
        ("It ended. The U.S. Deputy Envoy left.", ["It ended.", "The U.S. Deputy Envoy left."]),
        ("He left the U.S. Secretary Roe stayed.", ["He left the U.S.", "Secretary Roe stayed."]),
        (
            "They held a Japan-U.S. Foreign Ministers' talk.",
            ["They held a Japan-U.S. Foreign Ministers' talk."],
        ),
        ("Smt. Rao met Shri. Das and Rt. Hon. Roe.", ["Smt. Rao met Shri. Das and Rt. Hon. Roe."]),
        ("Amb. Kim and Dr. J. Roe met.", ["Amb. Kim and Dr. J. Roe met."]),
        ("It began at 10:20 p.m. and ended soon.", ["It began at 10:20 p.m. and ended soon."]),
        ("Admiral (Retd.) Roe and Capt. (ret.) Doe met.", ["Admiral (Retd.) Roe and Capt. (ret.) Doe met."]),
        ("He said “We agree.” She left.", ["He said “We agree.”", "She left."]),
        ("• Aid of No. 5 type", ["Aid of No. 5 type"]),
        ("", []),
    ],
)
def test_paragraph_is_cut_into_sentences(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


def test_no_sentence_crosses_a_paragraph() -> None:
    assert sentences("He went to Laos", "Foreign Minister Li met her.") == [
        "He went to Laos",
        "Foreign Minister Li met her.",
    ]


def test_title_is_one_sentence_and_numbers_run_through() -> None:
    release = make_release("A. Title. Of Three", "One. Two.", "• Three.")
    found = find_sentences(release)
    assert [s.number for s in found] == [0, 1, 2, 3]
    assert [s.is_title for s in found] == [True, False, False, False]
    assert [s.is_note for s in found] == [False, False, False, True]


def test_run_on_text_is_cut_without_losing_a_word() -> None:
    text = "word " * LONGEST
    assert " ".join(sentences(text)).split() == text.split()
