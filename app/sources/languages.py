"""Which language a release is in, told from its letters and commonest words; the same text gives the same
answer.
"""

import re
from collections import Counter

from app.sources.wordlists import words

_RANGES = (
    ("ko", "가-힣"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
    ("ru", "\u0400-\u04ff"),
    ("ar", "\u0600-\u06ff"),
)
_SCRIPTS = tuple((code, re.compile(f"[{letters}]")) for code, letters in _RANGES)
_OF_ANY_SCRIPT = re.compile(f"[{''.join(letters for _, letters in _RANGES)}]")  # most texts have none
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
# The commonest words that the other languages do not share.
_WORDS = {
    "en": words("the of and to with for was has that will by"),
    "fr": words("le les des et du une dans pour au aux est ont"),
    "es": words("el los las y del una por con al su"),
    "de": words("der die das und den dem mit von zu ist"),
    "pt": words("o os do da dos das em uma pelo ao"),
    "it": words("il gli della di del una con nel ha alla"),
    "tr": words("ve bir ile bu için olarak da olan"),
}
_SAMPLE = 5_000


def language_of(text: str) -> str:
    """The ISO 639-1 code: by script where a third of the letters are in one, else by the commonest words."""
    sample = text[:_SAMPLE]
    if foreign := "".join(_OF_ANY_SCRIPT.findall(sample)):
        letters = len(_LETTER.findall(sample))
        for code, script in _SCRIPTS:
            if letters and len(script.findall(foreign)) * 3 >= letters:
                return code
    counts = _words_of(sample.lower())
    scores = {code: sum(counts.get(word, 0) for word in commonest) for code, commonest in _WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"


def _words_of(text: str) -> Counter[str]:
    """How often each word stands in a text; only what is not all letters needs to be cut."""
    counts = Counter(text.split())
    for piece in [piece for piece in counts if not piece.isalpha()]:
        times = counts.pop(piece)
        for word in _WORD.findall(piece):
            counts[word] = counts.get(word, 0) + times
    return counts
