"""A filter in words, for headings, titles of feeds and empty results, in the language in force:
"Consultations with Japan since January 2024".

One phrase for each field that is set. Which comes first is a matter of the language, so the sentence is a
message as its phrases are.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping

from app.domain import titles
from app.domain.codes import Prominence
from app.queries.filters import EventFilter
from app.web import codes, days, labels, language
from app.web.language import gettext as _
from app.web.language import pgettext
from app.web.particles import settled
from app.web.wording import capital, listed, one_of, quoted

NOTHING: Mapping[str, str] = {}


def in_words(wanted: EventFilter, names: Mapping[str, str] = NOTHING) -> str:
    """The filter as a phrase. `names` tells what participants (by id) and publishers (by slug) are called."""
    phrases = {
        "what": _what(wanted),
        "countries": _with_countries(wanted),
        "topics": _phrase(_("about %(names)s"), one_of([*map(labels.topic_in_text, wanted.topics)])),
        "people": _with_people(wanted, names),
        "publishers": _reported_by(wanted, names),
        "number": _phrase(_("reported by at least %(names)s publishers"), str(wanted.min_publishers or "")),
        "level": _phrase(_("at the level of %(names)s"), _codes(codes.LEVELS, wanted.levels).lower()),
        "format": _phrase("(%(names)s)", _codes(codes.FORMATS, wanted.formats)),
        "one_sided": _phrase(
            _("reported by only one of %(names)s"), listed([*map(labels.country_in_text, wanted.one_sided)])
        ),
        "search": _phrase(_("matching %(names)s"), quoted(wanted.search or "")),
        "prominence": _told_as(wanted.prominence),
        "status": _phrase("(%(names)s)", _codes(codes.STATES, wanted.status)),
        "review": _phrase("(%(names)s)", _codes(codes.REVIEW_MARKS, wanted.review)),
        "period": period(wanted.occurred_from, wanted.occurred_to),
    }
    order = _(
        "%(what)s %(countries)s %(topics)s %(people)s %(publishers)s %(number)s %(level)s %(format)s "
        "%(one_sided)s %(search)s %(prominence)s %(status)s %(review)s %(period)s"
    )
    sentence = " ".join((order % phrases).split())
    published = period(wanted.published_from, wanted.published_to)
    if published:
        sentence = _("%(events)s, published %(period)s") % {"events": sentence, "period": published}
    return _updated(sentence, wanted)


def period(start: dt.date | None, end: dt.date | None) -> str:
    """A range of days in words: "in January 2024", "since 5 March 2024", or nothing."""
    if start and end:
        return _between(start, end)
    if start:
        return _("since %(day)s") % {"day": days.month(start) if start.day == 1 else days.day(start)}
    if end:
        return _("until %(day)s") % {"day": days.month(end) if _ends_month(end) else days.day(end)}
    return ""


def _between(start: dt.date, end: dt.date) -> str:
    if start == end:
        return _("on %(day)s") % {"day": days.day(start)}
    if start.day != 1 or not _ends_month(end):
        return _("from %(span)s") % {"span": days.days(start, end)}
    if (start.month, end.month) == (1, 12):
        if start.year == end.year:
            return _("in %(span)s") % {"span": days.year(start)}
        return _("from %(span)s") % {"span": days.years(start, end)}
    if (start.year, start.month) == (end.year, end.month):
        return _("in %(span)s") % {"span": days.month(start)}
    return _("from %(span)s") % {"span": days.months(start, end)}


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _updated(sentence: str, wanted: EventFilter) -> str:
    moments = [
        pattern % {"day": _instant(instant)}
        for pattern, instant in (
            (_("since %(day)s"), wanted.updated_from),
            (_("until %(day)s"), wanted.updated_to),
        )
        if instant
    ]
    if not moments:
        return sentence
    return _("%(events)s, changed %(period)s") % {"events": sentence, "period": listed(moments)}


def _instant(value: dt.datetime) -> str:
    """A day alone where it is its first moment."""
    return days.day(value.date()) + (f" {value:%H:%M:%S} UTC" if value.time() != dt.time.min else "")


def _what(wanted: EventFilter) -> str:
    kinds = listed([labels.of_type(type).plural for type in wanted.types])
    groups = one_of([labels.of_category(category) for category in wanted.categories])
    if language.code.get() == language.SOURCE:
        kinds, groups = kinds.lower(), groups.lower()
    if kinds and groups:
        kinds = _("%(kinds)s among %(groups)s events") % {"kinds": kinds, "groups": groups}
    elif groups:
        kinds = _("%(groups)s events") % {"groups": groups}
    return capital(kinds) or _("Events")


def _with_countries(wanted: EventFilter) -> str:
    some = [*map(labels.country_in_text, wanted.countries_any)]
    every = [*map(labels.country_in_text, wanted.countries_all)]
    none = [*map(labels.country_in_text, wanted.countries_none)]
    return _joined(
        _phrase(pgettext("countries", "with %(names)s"), listed(every)),
        _phrase(pgettext("countries", "with %(names)s"), one_of(some)),
        _phrase(pgettext("countries", "without %(names)s"), one_of(none)),
    )


def _with_people(wanted: EventFilter, names: Mapping[str, str]) -> str:
    def called(ids: Iterable[str]) -> list[str]:
        return [names.get(id, id) for id in ids]

    return _joined(
        _phrase(pgettext("people", "involving %(names)s"), listed(called(wanted.participants_all))),
        _phrase(pgettext("people", "involving %(names)s"), one_of(called(wanted.participants_any))),
        _phrase(pgettext("people", "not involving %(names)s"), one_of(called(wanted.participants_none))),
    )


def _reported_by(wanted: EventFilter, names: Mapping[str, str]) -> str:
    is_source = language.code.get() == language.SOURCE

    def called(slugs: Iterable[str]) -> list[str]:
        known = [names.get(slug, slug) for slug in slugs]
        return [titles.organisation_in_text(name) for name in known] if is_source else known

    return _joined(
        _phrase(_("reported by %(names)s"), listed(called(wanted.publishers_all))),
        _phrase(_("reported by %(names)s"), one_of(called(wanted.publishers_any))),
        _phrase(_("not reported by %(names)s"), one_of(called(wanted.publishers_none))),
    )


def _told_as(prominence: str | None) -> str:
    if not prominence:
        return ""
    is_primary = prominence == Prominence.PRIMARY
    return _("that are a main subject") if is_primary else _("that are only mentioned in passing")


def _codes(table: Mapping[str, str], values: Iterable[str]) -> str:
    return one_of([codes.word(table, value) for value in values])


def _phrase(pattern: str, names: str) -> str:
    return settled(pattern % {"names": names}) if names else ""


def _joined(*phrases: str) -> str:
    """All of them: a heading does not leave out what the filter says."""
    return listed([phrase for phrase in phrases if phrase])
