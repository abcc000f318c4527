from app.domain.text import MappedText, Span


def test_every_character_knows_its_place_in_texts_of_any_length() -> None:
    for length in (0, 1, 99_999, 100_000, 100_001):
        text = MappedText.of("x" * length)
        assert list(text.starts[-2:]) == list(range(length))[-2:]
        assert list(text.ends[-2:]) == list(range(1, length + 1))[-2:]


def test_a_stripped_text_keeps_the_places_of_what_is_left() -> None:
    for raw, inner in ((" a word ", Span(1, 7)), ("a word", Span(0, 6)), ("  ", None)):
        text = MappedText.of(raw).strip()
        assert text.text == raw.strip()
        assert text.origin(Span(0, len(text))) == inner
