"""Countries and areas: every ISO 3166-1 code and XK, with the words releases use for them.

A code is a label for "country or area" and takes no position on status. Words stand in `countries.csv`,
labels come from CLDR; where CLDR's label is not the short one (it prints "Hong Kong SAR China"),
`country_labels.csv` overrides it. A word in `ambiguous` often means something else: it names the country
unless the text says otherwise, and the note gives the reason. A longer entry always beats a shorter one
("North Korea" over "Korea"), whichever file it stands in.
"""

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Country:
    """A country or area; no position on status."""

    code: str  # ISO 3166-1 alpha-2, or XK
    alpha3: str
    names: tuple[str, ...]  # English, the label first
    demonyms: tuple[str, ...]  # adjectives and nouns of people, plural too
    capitals: tuple[str, ...]  # seats of government and their spellings; they stand for the government too
    names_ko: tuple[str, ...]
    note: str
    ambiguous: tuple[str, ...] = ()  # words of the above that often mean something else


COUNTRIES: dict[str, Country] = {
    code: Country(
        code=code,
        alpha3=alpha3,
        names=values(names),
        demonyms=values(demonyms),
        capitals=values(capitals),
        names_ko=values(names_ko),
        note=note,
        ambiguous=values(ambiguous),
    )
    for code, alpha3, names, demonyms, capitals, names_ko, ambiguous, note in read_rows(
        "countries", "code alpha3 names demonyms capitals names_ko ambiguous note"
    )
}


def is_country(code: str) -> bool:
    return code in COUNTRIES


@lru_cache(maxsize=1024)
def country_name(code: str, lang: str = "en") -> str:
    """The label of a country in a language; KeyError for a code that is none."""
    if code not in COUNTRIES:
        raise KeyError(code)
    return _own_labels().get((code, lang)) or str(Locale.parse(lang).territories[code])


@lru_cache(maxsize=1)
def _own_labels() -> dict[tuple[str, str], str]:
    rows = read_rows("country_labels", "code lang label note")
    return {(code, lang): label for code, lang, label, _ in rows}
