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


def test_no_name_is_cut_through() -> None:
    names = "Egypt, Saudi Arabia, Foreign Minister Ana Maria Vega of Chile and Prime Minister Rui Costa met. "
    for lead in range(60):
        told = "x" * lead + " " + names * 4
        day = "1 May 2020"
        shown = "".join(piece.text for piece in excerpt(told + f"They met on {day}, all said.", None, day))
        assert shown.split()[1] not in {"Arabia,", "Minister", "Ana", "Maria", "Vega", "Rui", "Costa"}
        assert day in shown
        first = "".join(piece.text for piece in excerpt(told, None)).removesuffix(f" {CUT}")
        assert first.split()[-1] not in {"Saudi", "Foreign", "Minister", "Ana", "Maria", "Prime", "Rui"}


def test_a_text_of_capitals_is_cut_all_the_same() -> None:
    told = "Ab " * 200
    shown = "".join(piece.text for piece in excerpt(told, None))
    assert MOST - 70 < len(shown) <= MOST + 2
    day = "".join(piece.text for piece in excerpt(told + "on 1 May 2020 in Rome", None, "1 May 2020"))
    assert "1 May 2020" in day
