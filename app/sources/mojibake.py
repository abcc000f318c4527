"""Repairs text that was decoded with the wrong encoding somewhere on its way ("Krišjānis" as
"KriÅ¡jÄ\u0081nis").

Only lines that ftfy calls bad are touched. The map to the original survives: word by word where the repair
kept the words apart, else the whole line stands for the whole line.
"""

import re
from array import array

import ftfy
from ftfy.badness import is_bad

from app.domain.text import MappedText

# Wrongly decoded text always holds letters beyond ASCII; typographic signs, Hangul and Han alone are none.
_SUSPICIOUS = re.compile("[^\x00-\x7f\xa0\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uac00-\ud7a3]")


def repair(line: MappedText) -> MappedText:
    """The line as its author wrote it."""
    if line.text.isascii() or not _SUSPICIOUS.search(line.text) or not is_bad(line.text):
        return line
    mended = ftfy.fix_encoding(line.text)
    if mended == line.text:
        return line
    before, after = line.text.split(" "), mended.split(" ")
    if len(before) != len(after):
        return _standing_for(line, mended)
    words, at = [], 0
    for old, new in zip(before, after, strict=True):
        word = line[at : at + len(old)]
        words.append(word if old == new else _standing_for(word, new))
        words.append(line[at + len(old) : at + len(old) + 1])
        at += len(old) + 1
    return MappedText.join("", words)


def _standing_for(original: MappedText, text: str) -> MappedText:
    if not original.text:
        return MappedText.inserted(text)
    start, end = original.starts[0], original.ends[-1]
    return MappedText(text, array("q", [start]) * len(text), array("q", [end]) * len(text))
