import pytest

from app.domain.values import Document
from app.errors import UnreadableDocument
from app.sources.decoding import check_is_text, decode

KOREAN = "외교부는 서울에서 회담을 개최하였다."
LATVIAN = "Karl\u0101 met with Krist\u012bne in R\u012bga"
WESTERN = "Fran\u00e7ois met the Minister in M\u00e1laga \u2013 \u201cwell\u201d."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_names_the_encoding_and_stays(encoding: str) -> None:
    assert decode(Document("a", ("\ufeff" + KOREAN).encode(encoding))) == "\ufeff" + KOREAN


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (KOREAN.encode(), None, KOREAN),
        (KOREAN.encode("euc-kr"), None, KOREAN),
        (KOREAN.encode("cp949"), "euc-kr", KOREAN),
        ("똠방각하 회담을 개최하였다".encode("cp949"), None, "똠방각하 회담을 개최하였다"),
        (WESTERN.encode("cp1252"), None, WESTERN),
        (WESTERN.encode("cp1252"), "iso-8859-1", WESTERN),
        (LATVIAN.encode("cp1257"), "windows-1257", LATVIAN),
        (
            "\u0130stanbul'da g\u00f6r\u00fc\u015ft\u00fcler".encode("cp1254"),
            "iso-8859-9",
            "\u0130stanbul'da g\u00f6r\u00fc\u015ft\u00fcler",
        ),
        ("会谈在首尔举行".encode("gbk"), "gb2312", "会谈在首尔举行"),
        ("The text.".encode("utf-16-le"), None, "The text."),
        (b"caf\x81\xe9 de Flore", None, "caf\x81\u00e9 de Flore"),
    ],
)
def test_encodings_are_recognised(content: bytes, declared: str | None, text: str) -> None:
    assert decode(Document("a", content, encoding=declared)) == text


@pytest.mark.parametrize("declared", ["ascii", "utf-16", "no-such-encoding", "hex", "latin-1", "\u20ac"])
def test_a_declaration_that_does_not_fit_is_passed_over(declared: str) -> None:
    assert decode(Document("a", KOREAN.encode(), encoding=declared)) == KOREAN


@pytest.mark.parametrize(
    "head",
    ['<meta charset="euc-kr">', "<META http-equiv=Content-Type content='text/html; charset=ks_c_5601-1987'>"],
)
def test_a_page_declares_its_encoding(head: str) -> None:
    page = f"<html><head>{head}</head><body>{KOREAN}</body></html>"
    assert KOREAN in decode(Document("a", page.encode("cp949")))


def test_what_the_server_says_comes_before_what_the_page_says() -> None:
    page = f'<meta charset="iso-8859-1"><p>{KOREAN}</p>'
    assert KOREAN in decode(Document("a", page.encode("cp949"), encoding="euc-kr"))


def test_text_cut_off_within_a_character_is_still_utf_8() -> None:
    assert decode(Document("a", KOREAN.encode()[:-3])).startswith("외교부는")


def test_one_broken_byte_in_a_long_text_is_marked() -> None:
    content = (KOREAN * 20).encode() + b"\xff" + KOREAN.encode()
    assert decode(Document("a", content)).count("\ufffd") == 1


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", b"\xff\xfe", b"\x00\x00\x00"])
def test_nothing_is_refused_as_empty(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"note\.txt is empty"):
        decode(Document("note.txt", content))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (bytes(range(32)) * 8, "binary"),
        (b"text\x00\x01\x02\x03" * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"scan is {what}.*looked for text or HTML"):
        check_is_text(Document("scan", content))
