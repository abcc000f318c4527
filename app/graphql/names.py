"""Names in the reader's language, as far as we have them; English otherwise."""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from babel import Locale, UnknownLocaleError

from app.domain.countries import country_name

ENGLISH = "en"


def country_in(code: str, lang: str | None = None) -> str:
    return country_name(code, _known(lang))


def name_in(row_name: str, name_ko: str | None, lang: str | None) -> str:
    return name_ko if name_ko and (lang or "").startswith("ko") else row_name


def names_in(lang: str | None = None) -> Callable[[Mapping[str, Any]], str]:
    """The same, of rows that have `name` and `name_ko`."""
    if language_of(lang) == ENGLISH:
        return itemgetter("name")
    return lambda row: name_in(row["name"], row["name_ko"], lang)


def language_of(lang: str | None) -> str:
    return "ko" if (lang or "").startswith("ko") else ENGLISH


def _known(lang: str | None) -> str:
    try:
        return str(Locale.parse(lang)) if lang else ENGLISH
    except (UnknownLocaleError, ValueError):
        return ENGLISH
