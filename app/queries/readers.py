"""How one value of a filter is read: from text or typed, to its canonical form, or `ValueError(reason)`.

A reason completes the sentence "type: 'foo' …" and names what is allowed.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from app.db.keys import parse_id
from app.domain.countries import is_country
from app.domain.topics import TOPICS

MAX_SEARCH = 500  # characters
MAX_SLUG = 100
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)

Reader = Callable[[object], object]


def country(given: object) -> str:
    code = str(given).strip().upper()
    if not is_country(code):
        raise ValueError("is no country code; give two letters of ISO 3166-1, such as KR.")
    return code


def one_of(codes: type[StrEnum]) -> Reader:
    """Reads a member of a closed list, in any case."""
    allowed = [member.value for member in codes]

    def read(given: object) -> str:
        code = str(given).strip().lower()
        if code not in allowed:
            raise ValueError(f"is none of {', '.join(allowed).upper()}.")
        return code

    return read


def topic(given: object) -> str:
    slug = str(given).strip().lower()
    if slug not in TOPICS:
        raise ValueError(f"is none of the topics {', '.join(sorted(TOPICS))}.")
    return slug


def participant(given: object) -> str:
    text = str(given).strip().lower()
    if parse_id("participant", text) is None:
        raise ValueError("is no id of a person or organisation; one starts with pt_.")
    return text


def publisher(given: object) -> str:
    """A slug, or the id of the publisher's organisation."""
    text = str(given).strip().lower()
    if parse_id("participant", text) is None and (len(text) > MAX_SLUG or not SLUG.fullmatch(text)):
        raise ValueError("is not a publisher; give its short name, such as kr-mofa, or its ID.")
    return text


def language(given: object) -> str:
    code = str(given).strip().lower()
    if not LANGUAGE.fullmatch(code):
        raise ValueError("is not a language code; give two letters, such as en or ko.")
    return code


def day(given: object) -> dt.date:
    if isinstance(given, dt.date):
        return given
    text = str(given).strip()
    try:
        if DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass  # the right shape, but no such day
    raise ValueError("is not a day; write it as YYYY-MM-DD, such as 2024-01-17.")


def instant(given: object) -> dt.datetime:
    """With its time zone, and kept in UTC to the second; a day alone means its first moment in UTC."""
    text = str(given).strip().upper()
    try:
        found = dt.datetime.fromisoformat(f"{text}T00:00:00Z" if DAY.fullmatch(text) else text)
        if found.tzinfo is not None:
            return found.astimezone(dt.UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        pass  # no such day or hour, or past the end of the calendar in UTC
    raise ValueError("is not a time; write it as 2024-01-17T09:30:00Z, or as a day.")


def number(given: object) -> int:
    text = str(given).strip()
    if not NUMBER.fullmatch(text):
        raise ValueError("is not a number from 1 to 999.")
    return int(text)


def words(given: object) -> str:
    """Text to search for, white space and control characters folded."""
    seen = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", str(given)))
    text = " ".join(seen.split())
    if len(text) > MAX_SEARCH:
        raise ValueError(f"is longer than {MAX_SEARCH} characters.")
    return text
