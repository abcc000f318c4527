"""Bytes to text: which encoding a document is in, and what is no text at all.

In order: byte order mark, what the server or file declared, what the page declares, UTF-8, the Korean
encodings, Western European. A declaration that does not fit the bytes is passed over. The text keeps every
code point of the bytes (a byte order mark too), so that places in it are places in the document.
"""

import codecs
import re
from collections import Counter

from app.domain.values import Document
from app.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLANK = b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe"
# Files that are not text, by how they begin.
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# Browsers read these names as the wider encodings (WHATWG encoding standard).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "euc_kr": "cp949",
    "johab": "johab",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HANGUL = re.compile("[가-힣]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# In Korean text decoded rightly nearly all characters beyond ASCII are Hangul, and nearly all of that is
# among the 2,350 syllables of the older EUC-KR; Western text that happens to decode gives the rare ones.
_HANGUL_SHARE = 0.6
_COMMON_SHARE = 0.7
# Of all characters beyond ASCII, how many may be broken in a text that is still taken for UTF-8.
_BROKEN_SHARE = 0.05


def decode(document: Document) -> str:
    """The document as text, or `UnreadableDocument`."""
    check_is_text(document)
    content = document.content
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if (wide := _wide_encoding(content)) is not None:
        return content.decode(wide, "replace")
    for declared in (document.encoding, _declared_inside(content)):
        if declared and (text := _as_declared(content, declared)) is not None:
            return text
    return _recognised(content)


def check_is_text(document: Document) -> None:
    """Raise `UnreadableDocument` for nothing at all and for what is no text."""
    content = document.content
    if not content.strip(_BLANK):
        raise UnreadableDocument(f"{document.name} is empty; looked for text or HTML.", subject=document.name)
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return
    for beginning, what in _BINARY:
        if content.startswith(beginning):
            raise UnreadableDocument(
                f"{document.name} is {what}; looked for text or HTML.", subject=document.name
            )
    head = content[:8192]
    if _wide_encoding(content) is None and len(_CONTROL.findall(head)) > len(head) // 100:
        raise UnreadableDocument(
            f"{document.name} is binary; looked for text or HTML.", subject=document.name
        )


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = content[:2000]
    if len(head) < 8 or head.count(0) < len(head) // 3:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * len(head[1::2]) and even < 0.05 * len(head):
        return "utf-16-le"
    if even > 0.6 * len(head[0::2]) and odd < 0.05 * len(head):
        return "utf-16-be"
    return None


def _declared_inside(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def _as_declared(content: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name == "utf-8":
        return _utf_8(content)
    if name.startswith(("utf-16", "utf-32")):
        return None  # these have a mark or zeros, and were recognised by them
    name = _WIDER.get(name, name)
    if name == "cp1252" and (text := _utf_8(content)) is not None:
        return text  # servers declare Latin-1 by default; bytes that are good UTF-8 are not Latin-1
    try:
        return content.decode(name)
    except (UnicodeError, LookupError, AssertionError):  # LookupError: a codec that gives no text ("hex")
        return None


def _utf_8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("�")
    beyond_ascii = len(_NOT_ASCII.findall(text))
    cut_off = broken == 1 and text.endswith("�")
    return text if cut_off or broken < _BROKEN_SHARE * beyond_ascii else None


def _korean(content: bytes) -> str | None:
    try:
        text = content.decode("cp949")
    except UnicodeDecodeError:
        return None
    hangul = _HANGUL.findall(text)
    if len(hangul) < _HANGUL_SHARE * len(_NOT_ASCII.findall(text)):
        return None
    # EUC-KR spells a rare syllable out in eight bytes
    common = sum(n for syllable, n in Counter(hangul).items() if len(syllable.encode("euc_kr")) == 2)
    return text if common >= _COMMON_SHARE * len(hangul) else None


def _recognised(content: bytes) -> str:
    if (text := _utf_8(content)) is not None:
        return text
    if (text := _korean(content)) is not None:
        return text
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:  # five of its bytes mean nothing
        return content.decode("latin-1")
