"""What a list shows of a text, and which words of it are marked."""

from app.web.excerpts import CUT, MOST, Piece, excerpt, marked

LONG = "The ministers met in Seoul. " * 30


def test_words_searched_for_are_marked_in_all_their_forms() -> None:
    assert marked("Consultations on missiles, constant", "consultation missile") == (
        Piece("Consultations", True),
        Piece(" on ", False),
        Piece("missiles", True),
        Piece(", constant", False),
    )


def test_without_words_a_short_text_is_one_piece() -> None:
    assert excerpt("The ministers met.", None) == (Piece("The ministers met.", False),)


def test_a_long_text_ends_at_a_word() -> None:
    pieces = excerpt(LONG, None)
    text = "".join(piece.text for piece in pieces)
    assert text.endswith(f" {CUT}")
    assert len(text) <= MOST + 2
    assert LONG.startswith(text.removesuffix(f" {CUT}"))


def test_a_long_text_shows_what_was_searched_for() -> None:
    pieces = excerpt(LONG + "A missile flew. " + LONG, "missile")
    assert Piece("missile", True) in pieces
    assert pieces[0].text.startswith(CUT)
    assert sum(len(piece.text) for piece in pieces) <= MOST + 4


def test_a_long_text_shows_what_tells_the_day_where_nothing_is_searched_for() -> None:
    told = LONG + "They meet again on 24 December 2021 in Berlin."
    shown = "".join(piece.text for piece in excerpt(told, None, "24 December 2021"))
    assert "meet again on 24 December 2021" in shown
    assert shown.startswith(CUT)
    assert len(shown) <= MOST + 4
    assert excerpt(told, None, "a day that is not there") == excerpt(told, None)
    assert excerpt(told, "Seoul", "24 December 2021") == excerpt(told, "Seoul")
