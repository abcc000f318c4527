"""Marks in a text: cut at every boundary, nothing lost, ids once."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from app.queries import shapes
from app.web import evidence
from app.web.evidence import Mark, Note

TEXT = "The two met.\n\nThey agreed on <b>trade</b>."
NOTE = Note("1", "/events/ev_1", "Event 1: Meeting")


def test_plain_text_is_one_piece() -> None:
    (piece,) = evidence.cut(TEXT, 0, 12, [])
    assert (piece.text, piece.told) == ("The two met.", False)


def test_words_within_a_sentence_are_cut_out_of_it() -> None:
    found = [Mark(0, 12, "s", False, NOTE), Mark(8, 11, "w", True)]
    pieces = evidence.cut(TEXT, 0, 12, found)
    assert [piece.text for piece in pieces] == ["The two ", "met", "."]
    assert [piece.exact for piece in pieces] == [False, True, False]
    assert [piece.anchors for piece in pieces] == [("s",), ("w",), ()]
    assert [piece.notes for piece in pieces] == [(), (), (NOTE,)]


def test_two_events_of_one_sentence_both_have_id_and_note() -> None:
    other = Note("2", "/events/ev_2", "Visit")
    (piece,) = evidence.cut(TEXT, 0, 12, [Mark(0, 12, "a", False, NOTE), Mark(0, 12, "b", False, other)])
    assert piece.anchors == ("a", "b")
    assert piece.notes == (NOTE, other)


def test_a_fact_that_rests_on_the_whole_sentence_underlines_none_of_it() -> None:
    evidence_of = [
        {"ordinal": 0, "revision": 1, "start": 0, "end": 12, "supports": "event"},
        {"ordinal": 1, "revision": 1, "start": 0, "end": 12, "supports": "when"},
        {"ordinal": 2, "revision": 1, "start": 8, "end": 11, "supports": "type"},
    ]
    account = cast(
        "shapes.ReleaseAccount",
        {
            "id": "ac_1",
            "revision": 1,
            "start": 0,
            "end": 12,
            "event": {"id": "ev_1", "title": "Meeting"},
            "evidence": evidence_of,
        },
    )
    sentence, *others = evidence.marks([account], 1)
    assert (sentence.exact, sentence.note) == (False, NOTE)
    assert [(mark.start, mark.end, mark.exact) for mark in others] == [
        (0, 12, False),
        (0, 12, False),
        (8, 11, True),
    ]


def test_paragraphs_keep_their_places() -> None:
    first, second = evidence.paragraphs(TEXT, 0, [Mark(14, 25, "s", False, NOTE)])
    assert [piece.text for piece in first] == ["The two met."]
    assert [piece.text for piece in second] == ["They agreed", " on <b>trade</b>."]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).filter(lambda span: span[0] < span[1])


@given(st.lists(spans, max_size=8))
def test_overlapping_marks_lose_nothing_and_every_id_stands_once(found: list[list[int]]) -> None:
    text = "abcdefghij" * 4
    marks = [Mark(start, end, f"m{n}", n % 2 == 0) for n, (start, end) in enumerate(found)]
    pieces = evidence.cut(text, 0, len(text), marks)
    assert "".join(piece.text for piece in pieces) == text
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(mark.anchor for mark in marks)
    at = 0
    for piece in pieces:
        over = [mark for mark in marks if mark.start <= at < mark.end]
        assert piece.told == any(not mark.exact for mark in over)
        assert piece.exact == any(mark.exact for mark in over)
        at += len(piece.text)
