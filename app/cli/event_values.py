"""The values of an event as a person types them on the command line."""

import datetime as dt
import re
from enum import StrEnum
from typing import Any, TypeVar

import click

from app.domain.codes import CountryRole, DatePrecision, EventStatus, ParticipationRole
from app.domain.countries import is_country
from app.domain.event_types import EventType
from app.domain.topics import TOPICS
from app.domain.values import ExtractedParticipant, When
from app.ingest import review

C = TypeVar("C", bound=StrEnum)
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


def values_of(
    *,
    type_: str | None,
    status: str | None,
    when: str | None,
    place: str | None,
    countries: tuple[str, ...],
    subjects: tuple[str, ...],
    organizations: tuple[str, ...],
    participants: tuple[str, ...],
    topics: tuple[str, ...],
    emptied: tuple[str, ...],
) -> review.Values:
    """Raises `click.BadParameter` where an option means nothing."""
    unknown = [topic for topic in topics if topic not in TOPICS]
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]!r} is none of {', '.join(sorted(TOPICS))}.", param_hint="--topic"
        )
    empty: dict[str, object] = dict.fromkeys(emptied, ()) | (
        {"place": (None, None)} if "place" in emptied else {}
    )
    told = {
        "type": _code(EventType, type_, "--type") if type_ else None,
        "status": _code(EventStatus, status, "--status") if status else None,
        "when": read_when(when) if when else None,
        "place": _place(place) if place else None,
        "countries": tuple(_country_link(each) for each in countries) or None,
        "subjects": tuple(_country(each, "--subject") for each in subjects) or None,
        "organizations": organizations or None,
        "participants": tuple(_participant(each) for each in participants) or None,
        "topics": topics or None,
    }
    return review.Values(**(told | empty))  # type: ignore[arg-type]  # each is of its field's type


# Fields that a proposed correction names as the API does, and the option that takes their value; for lists,
# what stands between two of it.
_PROPOSED: dict[str, tuple[str, str | None]] = {
    "type": ("type_", None),
    "status": ("status", None),
    "when": ("when", None),
    "place": ("place", None),
    "countries": ("countries", r"[,\s]+"),
    "organizations": ("organizations", r"\s*[,\n]\s*"),
    "participations": ("participants", r"\s*\n\s*"),
    "topics": ("topics", r"[,\s]+"),
}


def values_of_proposal(field: str, proposed: str) -> review.Values:
    """What a proposed correction says, where it says it as an option does; raises `click.BadParameter`."""
    if field not in _PROPOSED:
        raise click.BadParameter(f"{field} is no field that a command sets.")
    option, between = _PROPOSED[field]
    given: dict[str, Any] = dict.fromkeys(("type_", "status", "when", "place"))
    given |= dict.fromkeys(
        ("countries", "subjects", "organizations", "participants", "topics", "emptied"), ()
    )
    given[option] = proposed if between is None else tuple(filter(None, re.split(between, proposed)))
    return values_of(**given)


def read_when(text: str) -> When:
    """A day, a range, a month, a year, or that it is unknown."""
    try:
        if text == "unknown":
            return When(DatePrecision.UNKNOWN)
        if _YEAR.fullmatch(text):
            return When(DatePrecision.YEAR, dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
        if _MONTH.fullmatch(text):
            first = dt.date.fromisoformat(f"{text}-01")
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            return When(DatePrecision.MONTH, first, last)
        start, _, end = text.partition("/")
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
        return When(DatePrecision.RANGE if last != first else DatePrecision.DAY, first, last)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day, range, month or year.", param_hint="--when") from None


def _parts(text: str, most: int) -> list[str | None]:
    parts: list[str | None] = [part.strip() or None for part in text.split(";")]
    return (parts + [None] * most)[:most]


def _place(text: str) -> tuple[str | None, str | None]:
    place, country = _parts(text, 2)
    return place, _country(country, "--place") if country else None


def _country(code: str, hint: str) -> str:
    if not is_country(code.strip().upper()):
        raise click.BadParameter(f"{code!r} is no country code, such as KR.", param_hint=hint)
    return code.strip().upper()


def _country_link(text: str) -> tuple[str, CountryRole]:
    code, _, role = text.partition(":")
    return _country(code, "--country"), _code(CountryRole, role or CountryRole.PARTICIPANT, "--country")


def _participant(text: str) -> ExtractedParticipant:
    name, office, country, role = _parts(text, 4)
    if not name and not office:
        raise click.BadParameter("give a name or an office.", param_hint="--participant")
    return ExtractedParticipant(
        name=name,
        office=office,
        organisation=None,
        country=_country(country, "--participant") if country else None,
        role=_code(ParticipationRole, role or ParticipationRole.PARTICIPANT, "--participant"),
    )


def _code(codes: type[C], text: str, hint: str) -> C:
    try:
        return codes(text.strip().lower())
    except ValueError:
        allowed = ", ".join(member.value for member in codes)
        raise click.BadParameter(f"{text!r} is none of {allowed}.", param_hint=hint) from None
