"""Codes and days as words for people: one place, so that all pages and feeds say the same.

Neutral: roles and statuses are told as the release tells them, and nothing is rated.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import DatePrecision, EventStatus
from app.domain.countries import country_name
from app.domain.topics import TOPICS
from app.queries import shapes

TO = "\N{EN DASH}"

COUNTRY_ROLES = {
    "host": "host",
    "participant": "took part",
    "visitor": "visitor",
    "actor": "acted",
    "target": "addressed or affected",
}
PARTICIPATION_ROLES = {
    "host": "host",
    "visitor": "visitor",
    "counterpart": "counterpart",
    "chair": "in the chair",
    "participant": "took part",
    "signatory": "signed",
    "speaker": "spoke",
    "issuer": "issued it",
    "recipient": "addressed",
    "appointee": "appointed",
    "mentioned": "mentioned",
}
STATUSES: dict[str, str] = {
    EventStatus.ANNOUNCED: "announced",
    EventStatus.SCHEDULED: "planned",
    EventStatus.ALLEGED: "claimed by one side",
}
DATE_NOTES = {
    DatePrecision.MONTH: "The release names the month, not the day.",
    DatePrecision.YEAR: "The release names the year only.",
    DatePrecision.PUBLISHED: "The release names no day for it: this is the day of publication.",
    DatePrecision.DAY_NO_YEAR: "The release names the day but no year, and none is supplied here.",
    DatePrecision.UNKNOWN: "The release names no day for it.",
}
HEDGES = {  # the same for the margin of a list, where room is short
    DatePrecision.MONTH: "day not given",
    DatePrecision.YEAR: "month not given",
    DatePrecision.PUBLISHED: "day of release",
}
REVIEWS = {
    "machine": "read by machine, not reviewed",
    "reviewed": "read by machine, reviewed by a person",
    "corrected": "corrected by a person",
    "disputed": "disputed",
}
REVIEW_MARKS = {
    "machine": "machine-read",
    "reviewed": "reviewed",
    "corrected": "corrected",
    "disputed": "disputed",
}
PROMINENCES = {"primary": "main subject of the release", "mentioned": "mentioned in passing"}
ACTS = {  # of one, of several
    "condemn": ("condemns", "condemn"),
    "concern": ("is concerned about", "are concerned about"),
    "urge": ("urges", "urge"),
    "warn": ("warns", "warn"),
    "agree": ("agrees", "agree"),
    "reaffirm": ("reaffirms", "reaffirm"),
    "welcome": ("welcomes", "welcome"),
    "support": ("supports", "support"),
    "appreciate": ("thanks", "thank"),
    "condole": ("condoles with", "condole with"),
    "congratulate": ("congratulates", "congratulate"),
    "offer": ("makes an offer to", "make an offer to"),
    "request": ("asks", "ask"),
    "invite": ("invites", "invite"),
    "protest": ("protests to", "protest to"),
    "regret": ("regrets", "regret"),
    "announce": ("announces", "announce"),
}
COMPARED = {
    "type": "Type",
    "status": "Status",
    "when": "When",
    "place": "Place",
    "countries": "Countries",
    "participants": "People",
}
LANGUAGES = {"en": "English", "ko": "Korean"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as markup needs it: `machine` for `datetime`, None where no day is known."""

    machine: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Almanac:
    """A time as the margin of a list sets it: numerals of the day or days, and their month below."""

    first: Moment
    last: Moment | None
    month: str


@dataclass(frozen=True, slots=True)
class Time:
    """When an event was: one moment, or the first and last day of a range. `note` and, shorter, `hedge` say
    what is not known; `almanac` is None where days of one month do not tell it."""

    start: Moment
    end: Moment | None = None
    note: str | None = None
    hedge: str | None = None
    almanac: Almanac | None = None

    @property
    def text(self) -> str:
        return f"{self.start.text}{TO}{self.end.text}" if self.end else self.start.text


def day(value: dt.date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def moment(value: dt.date) -> Moment:
    return Moment(value.isoformat(), day(value))


def instant(value: dt.datetime) -> Moment:
    return Moment(value.isoformat(timespec="seconds"), f"{day(value)}, {value:%H:%M} UTC")


def time_of(when: shapes.When) -> Time:
    precision = DatePrecision(when["precision"])
    note, hedge = DATE_NOTES.get(precision), HEDGES.get(precision)
    start, end = when["starts_on"], when["ends_on"]
    if start is None or end is None:
        return Time(Moment(None, _undated(when)), None, note)
    if precision is DatePrecision.MONTH:
        return Time(Moment(f"{start:%Y-%m}", f"{start:%B} {start.year}"), None, note, hedge)
    if precision is DatePrecision.YEAR:
        return Time(Moment(f"{start:%Y}", f"{start.year}"), None, note, hedge)
    almanac = _almanac(start, end)
    if end != start:
        return Time(Moment(start.isoformat(), _until(start, end)), moment(end), note, hedge, almanac)
    return Time(moment(start), None, note, hedge, almanac)


def _almanac(start: dt.date, end: dt.date) -> Almanac | None:
    if (start.year, start.month) != (end.year, end.month):
        return None
    last = Moment(end.isoformat(), str(end.day)) if end != start else None
    return Almanac(Moment(start.isoformat(), str(start.day)), last, f"{start:%B} {start.year}")


def _until(start: dt.date, end: dt.date) -> str:
    """The first day of a range, without what the last day says again."""
    if (start.year, start.month) == (end.year, end.month):
        return str(start.day)
    return f"{start.day} {start:%B}" if start.year == end.year else day(start)


def _undated(when: shapes.When) -> str:
    if when["month_day"]:
        first, _, last = when["month_day"].partition("/")
        return f"{_month_day(first)}{TO + _month_day(last) if last else ''}, year not given"
    return when["wording"] or "Undated"


def _month_day(text: str) -> str:
    """ "10-31" in words; a leap year holds every day a release may name."""
    value = dt.date.fromisoformat(f"2000-{text}")
    return f"{value.day} {value:%B}"


def plural(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def level(rank: str) -> str:
    """A rank as the name of a level: "head_of_state" becomes "Head of state"."""
    return (
        code_in_words(rank)
        .replace("charge d affaires", "chargé d\N{RIGHT SINGLE QUOTATION MARK}affaires")
        .capitalize()
    )


def length(days: int) -> str:
    """So many days in the unit that tells most: "12 days", "5 months", "3 years"."""
    if days < 60:
        return plural(days, "day")
    if days < 730:
        return plural(round(days / 30.44), "month")
    return plural(days * 4 // 1461, "year")


def ago(days: int) -> str:
    if days <= 0:
        return "today" if days == 0 else f"in {length(-days)}"
    return f"{length(days)} ago"


def all_on_timeline(total: int) -> str:
    """The words of the link from a few events to the whole list."""
    return f"All {total:,} events on the timeline" if total > 1 else "On the timeline"


def listed(names: Sequence[str]) -> str:
    """ "Japan", "Japan and India", "Japan, India and Peru"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def supported(supports: str) -> str:
    """The field that a piece of evidence supports, in words: "country:KR" → "Republic of Korea"."""
    noun, _, value = supports.partition(":")
    if noun == "country":
        return country_name(value)
    if noun == "topic":
        return topic(value)
    return {"event": "statement of the event", "when": "date", "participation": "person"}.get(noun, noun)


def topic(slug: str) -> str:
    return TOPICS[slug].label if slug in TOPICS else slug


def code_in_words(code: str) -> str:
    """A closed code as plain words: "joint_statement" → "joint statement"."""
    return code.replace("_", " ")
