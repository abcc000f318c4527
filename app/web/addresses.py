"""Addresses of pages: filter and page of the list to a path, the words people type to a filter.

The query string is the whole state. Its canonical form is that of `EventFilter.to_query`, with the cursor
behind it; empty parameters are dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request

from app.domain.countries import COUNTRIES, country_name
from app.queries.filters import EventFilter
from app.queries.spans import Lane
from app.web import language

LANES = "lanes"
COUNTRY_PARAMETERS = ("country", "country_all", "country_not", "one_sided")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Addresses of the list page, drawn in these lanes."""

    lane: Lane | None = None

    def __call__(self, wanted: EventFilter, *page: tuple[str, str]) -> str:
        """The list under a filter; `page` is ("after", cursor) or ("before", cursor)."""
        return wanted.address("/", *self.further, *page)

    @property
    def further(self) -> list[tuple[str, str]]:
        """What stands in the address beside the filter."""
        return [(LANES, self.lane.value)] if self.lane else []


timeline = Timeline()


def timeline_of(pairs: Iterable[tuple[str, str]]) -> Timeline:
    """The lanes that an address asks for; what is no lane is none."""
    given = dict(pairs).get(LANES, "")
    return Timeline(Lane(given)) if given in set(Lane) else timeline


def report(id: str, field: str = "") -> str:
    """Where an error in the record of an event, a release or a participant is reported, or in one field."""
    return f"/corrections/new?{urlencode({'id': id} | ({'field': field} if field else {}))}"


def pairs_of(request: Request) -> list[tuple[str, str]]:
    """The parameters of an address; a country may be given by its name too."""
    return [
        (name, country_code(value) if name in COUNTRY_PARAMETERS else value)
        for name, value in request.query_params.multi_items()
    ]


def country_code(given: str) -> str:
    """The code of a country called by any of its names; what is no name comes back as it was."""
    return codes_by_name().get(given.strip().casefold(), given)


@lru_cache(maxsize=1)
def codes_by_name() -> dict[str, str]:
    """Every name of every country, in small letters; not the names of which there are two."""
    known: dict[str, str] = {}
    for code, country in COUNTRIES.items():
        for name in (country_name(code), *country.names, *country.names_ko):
            if name not in country.ambiguous:
                known.setdefault(name.casefold(), code)
    return known


def all_countries() -> Sequence[tuple[str, str]]:
    """Code and label of every country, by label, in the language in force."""
    return _all_countries(language.code.get())


@lru_cache(maxsize=len(language.LANGUAGES))
def _all_countries(lang: str) -> Sequence[tuple[str, str]]:
    named = ((code, country_name(code, lang)) for code in COUNTRIES)
    return sorted(named, key=lambda pair: pair[1].casefold())
