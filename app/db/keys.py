"""Keys: 63-bit integers derived from what a thing is, and their public spelling.

The same input gives the same keys in every database, on both engines. Public ids are opaque: a prefix that
names the noun and 13 letters and digits of Crockford's alphabet (no i, l, o, u), `ev_0k3v9…`. Integers keep
indexes small, and their order is the same in SQLite and PostgreSQL, whatever the collation.
"""

import hashlib
from collections.abc import Callable
from functools import partial

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
LENGTH = 13
# Two letters at a time: an answer has hundreds of ids, and this is five times quicker than one by one.
_PAIRS = [a + b for a in ALPHABET for b in ALPHABET]
PREFIXES = {
    "release": "re",
    "event": "ev",
    "participant": "pt",
    "participation": "pn",
    "account": "ac",
    "proposal": "pr",
}


def derive_key(*parts: str) -> int:
    """A key from what identifies a thing; parts are told apart, so ("ab", "c") differs from ("a", "bc")."""
    digest = hashlib.sha256("\x1f".join(part.replace("\x1f", " ") for part in parts).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def public_id(noun: str, *keys: int) -> str:
    """Of one key; of several where a thing is named by what it belongs to and what it is there."""
    return f"{PREFIXES[noun]}_{''.join(map(_spell, keys))}"


def ids_of(noun: str) -> Callable[[int], str]:
    """What makes the public ids of a noun of one key each."""
    return partial(_spell, prefix=f"{PREFIXES[noun]}_")


def parse_id(noun: str, text: str) -> int | None:
    """The key behind a public id of that noun; None for anything that is none."""
    keys = parse_keys(noun, text, 1)
    return keys[0] if keys else None


def parse_keys(noun: str, text: str, count: int) -> tuple[int, ...] | None:
    """The keys behind a public id that is made of so many; None for anything that is none."""
    prefix, _, letters = text.partition("_")
    if prefix != PREFIXES[noun] or len(letters) != LENGTH * count or any(c not in VALUES for c in letters):
        return None
    keys = tuple(_read(letters[at : at + LENGTH]) for at in range(0, len(letters), LENGTH))
    return keys if all(key < 2**63 for key in keys) else None


def _spell(key: int, prefix: str = "") -> str:
    high = f"{_PAIRS[key >> 50 & 1023]}{_PAIRS[key >> 40 & 1023]}{_PAIRS[key >> 30 & 1023]}"
    low = f"{_PAIRS[key >> 20 & 1023]}{_PAIRS[key >> 10 & 1023]}{_PAIRS[key & 1023]}"
    return f"{prefix}{ALPHABET[key >> 60]}{high}{low}"


def _read(letters: str) -> int:
    key = 0
    for letter in letters:
        key = key * 32 + VALUES[letter]
    return key


def keys_below(letters: str) -> tuple[int, int] | None:
    """The first and the last key of the ids whose letters begin so; None where no id's do."""
    further = LENGTH - len(letters)
    first, last = letters + further * ALPHABET[0], letters + further * ALPHABET[-1]
    if further < 0 or any(c not in VALUES for c in letters) or _read(first) >= 2**63:
        return None
    return _read(first), min(_read(last), 2**63 - 1)


def noun_of(text: str) -> str | None:
    """Which noun a public id names, by its prefix."""
    prefix = text.partition("_")[0]
    return next((noun for noun, known in PREFIXES.items() if known == prefix), None)
