"""A filter in words, for headings, titles of feeds and empty results: "Consultations with Japan since January
2024".

English. One phrase for each field that is set, in the order in which an English sentence wants them.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping

from app.domain.codes import Prominence
from app.domain.event_types import CATEGORIES, EVENT_TYPES, Category, EventType
from app.domain.titles import name_in_text, organisation_in_text
from app.domain.topics import TOPICS
from app.queries.filters import EventFilter

NOTHING: Mapping[str, str] = {}
OPEN_QUOTE, CLOSE_QUOTE = "\u201c", "\u201d"
PROMINENCES = {Prominence.PRIMARY: "as main subject", Prominence.MENTIONED: "mentioned in passing"}


def in_words(filter: EventFilter, names: Mapping[str, str] = NOTHING) -> str:
    """The filter as a phrase. `names` tells what participants (by id) and publishers (by slug) are called."""
    phrases = [
        _what(filter),
        _with_countries(filter),
        _phrase("about", "or", (TOPICS[slug].label for slug in filter.topics)),
        _with_participants(filter, names),
        _reported_by(filter, names),
        f"told by at least {filter.min_publishers} publishers" if filter.min_publishers else "",
        _phrase("at the level of", "or", (rank.replace("_", " ") for rank in filter.levels)),
        f"({_listed(filter.formats, 'or')})" if filter.formats else "",
        _phrase("told by only one of", "and", map(name_in_text, filter.one_sided)),
        f"matching {OPEN_QUOTE}{filter.search}{CLOSE_QUOTE}" if filter.search else "",
        PROMINENCES[Prominence(filter.prominence)] if filter.prominence else "",
        f"(status: {_listed(filter.status, 'or')})" if filter.status else "",
        f"(review: {_listed(filter.review, 'or')})" if filter.review else "",
        period(filter.occurred_from, filter.occurred_to),
    ]
    published = period(filter.published_from, filter.published_to)
    sentence = " ".join(phrase for phrase in phrases if phrase)
    sentence = f"{sentence}, published {published}" if published else sentence
    updated = [
        f"{word} {instant:%d %B %Y %H:%M:%S} UTC"
        for word, instant in (("since", filter.updated_from), ("until", filter.updated_to))
        if instant
    ]
    return f"{sentence}, updated {' and '.join(updated)}" if updated else sentence


def period(start: dt.date | None, end: dt.date | None) -> str:
    """A range of days in words: "in January 2024", "since 5 March 2024", or nothing."""
    if start and end:
        return _between(start, end)
    if start:
        return f"since {_month(start) if start.day == 1 else day_in_words(start)}"
    if end:
        return f"until {_month(end) if _ends_month(end) else day_in_words(end)}"
    return ""


def day_in_words(day: dt.date) -> str:
    return f"{day.day} {_month(day)}"


def _between(start: dt.date, end: dt.date) -> str:
    if start == end:
        return f"on {day_in_words(start)}"
    if start.day != 1 or not _ends_month(end):
        return f"from {day_in_words(start)} to {day_in_words(end)}"
    if start.month == 1 and end.month == 12:
        return f"in {start.year}" if start.year == end.year else f"from {start.year} to {end.year}"
    if start.year == end.year:
        first, last = calendar.month_name[start.month], _month(end)
        return f"in {last}" if start.month == end.month else f"from {first} to {last}"
    return f"from {_month(start)} to {_month(end)}"


def _month(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _what(filter: EventFilter) -> str:
    kinds = _listed((EVENT_TYPES[EventType(code)].plural.lower() for code in filter.types), "and")
    groups = _listed((CATEGORIES[Category(code)].label.lower() for code in filter.categories), "or")
    if kinds and groups:
        return f"{_capital(kinds)} among {groups} events"
    return _capital(kinds or (f"{groups} events" if groups else "events"))


def _with_countries(filter: EventFilter) -> str:
    phrases = [
        _phrase("with", "and", map(name_in_text, filter.countries_all)),
        _phrase("with", "or", map(name_in_text, filter.countries_any)),
        _phrase("without", "or", map(name_in_text, filter.countries_none)),
    ]
    return _listed((phrase for phrase in phrases if phrase), "and")


def _with_participants(filter: EventFilter, names: Mapping[str, str]) -> str:
    def called(ids: Iterable[str]) -> Iterable[str]:
        return (names.get(id, id) for id in ids)

    phrases = [
        _phrase("with", "and", called(filter.participants_all)),
        _phrase("with", "or", called(filter.participants_any)),
        _phrase("without", "or", called(filter.participants_none)),
    ]
    return _listed((phrase for phrase in phrases if phrase), "and")


def _reported_by(filter: EventFilter, names: Mapping[str, str]) -> str:
    def called(slugs: Iterable[str]) -> Iterable[str]:
        return (organisation_in_text(names.get(slug, slug)) for slug in slugs)

    phrases = [
        _phrase("reported by", "and", called(filter.publishers_all)),
        _phrase("reported by", "or", called(filter.publishers_any)),
        _phrase("not reported by", "or", called(filter.publishers_none)),
    ]
    return _listed((phrase for phrase in phrases if phrase), "and")


def _phrase(before: str, word: str, names: Iterable[str]) -> str:
    listed = _listed(names, word)
    return f"{before} {listed}" if listed else ""


def _listed(names: Iterable[str], word: str) -> str:
    """All of them: a heading does not leave out what the filter says."""
    *some, last = [*names] or [""]
    return f"{', '.join(some)} {word} {last}" if some else last


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
