"""Words of the full-text search. What is found by them: `test_search.py`."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product

from app.db import tokens

WORDS = [
    f"{root}{ending}"
    for root, ending in product(
        ("nation", "negotiat", "consult", "declar", "operat", "hop", "relat", "commit", "agre", "organi"),
        ("s", "es", "ed", "ing", "ation", "ational", "ally", "ement", "iveness", "ization", "eedly", "ful"),
    )
]


def test_threads_that_stem_at_once_do_not_mix_their_words() -> None:
    stem = tokens.stem.__wrapped__  # what is kept would hide it
    expected = [stem(word) for word in WORDS] * 20
    with hasty_threads(), ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda words: [stem(word) for word in words], [WORDS * 20] * 4))
    assert found == [expected] * 4


@contextmanager
def hasty_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
