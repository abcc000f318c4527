"""Korean particles after words that are put in, by the final sound of the word: 은/는, 이/가, 으로/로 …

A catalogue writes both forms as dictionaries do, "%(text)s이(가) 나오는"; `settled` leaves the fitting one.
Hangul says its final sound, digits and abbreviations are read aloud; a Latin word is judged by its
spelling, as loan words usually are. Where nothing tells, both forms stay: correct, only stiff.
"""

import re

TOWARDS = "(으)로"
FORMS = {  # after a consonant, after a vowel
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    TOWARDS: ("으로", "로"),
}
_CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"')"
_BOTH = re.compile(
    rf"(?P<word>[^\s{_CLOSING}]+)(?P<closing>[{_CLOSING}]*)(?P<form>{'|'.join(map(re.escape, FORMS))})"
)
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS = 0xAC00, 0xD7A3, 28
_LIEUL = 8  # number of the final ㄹ among the finals of a syllable
_DIGITS = "영일이삼사오육칠팔구"
_LETTERS = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}  # all others end in a vowel
_SPELT = re.compile("[A-Z]{1,3}")  # read letter by letter: "UN", but "NATO"
_STOPPED = re.compile("(?:[mn]e?|ng|(?:^|[^aeiou])[aeiou](?:b|c|ck|g|k|p|t))$", re.IGNORECASE)
_LIQUID = re.compile("le?$", re.IGNORECASE)


def settled(text: str) -> str:
    """The text with one form of each particle."""
    return _BOTH.sub(_one, text) if "(" in text else text


def _one(found: re.Match[str]) -> str:
    final, form = _final(found["word"]), found["form"]
    if final is None:
        return found[0]
    after_consonant, after_vowel = FORMS[form]
    is_open = final == 0 or (final == _LIEUL and form == TOWARDS)
    return f"{found['word']}{found['closing']}{after_vowel if is_open else after_consonant}"


def _final(word: str) -> int | None:
    """Number of the final consonant of the last syllable, 0 for a vowel; None where it cannot be told."""
    last = word[-1]
    if last in "0123456789":
        last = _DIGITS[int(last)]
    elif last.isascii() and last.isalpha():
        return _final_of_latin(re.split("[^A-Za-z]", word)[-1])
    code = ord(last)
    return (code - _FIRST_SYLLABLE) % _FINALS if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE else None


def _final_of_latin(word: str) -> int:
    if _SPELT.fullmatch(word):
        return _final(_LETTERS.get(word[-1], "에")) or 0
    if _LIQUID.search(word):
        return _LIEUL
    return 1 if _STOPPED.search(word) else 0
