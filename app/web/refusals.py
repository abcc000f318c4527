"""Why a value of a filter is refused, in the language of the page, and what is kept of the filter. Programs
are told in English."""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.errors import InvalidFilter
from app.queries.criteria import Criteria
from app.queries.filters import EventFilter, ReleaseFilter
from app.web.language import gettext as _
from app.web.language import marked

Kind = TypeVar("Kind", bound=Criteria)

TOO_EARLY = "is before the start"
LISTS = {
    field.metadata["parameter"]
    for kind in (EventFilter, ReleaseFilter)
    for field in dataclasses.fields(kind)
    if field.default == ()
}
REASONS: Sequence[str] = (
    marked("is none of the topics %(these)s."),
    marked("is none of %(these)s."),
    marked("is not a publisher; give its short name, such as kr-mofa, or its ID."),
    marked("is not a language code; give two letters, such as en or ko."),
    marked("is not a day; write it as YYYY-MM-DD, such as 2024-01-17."),
    marked("is not a time; write it as 2024-01-17T09:30:00Z, or as a day."),
    marked("is not a number from 1 to 999."),
    marked("is longer than %(these)s characters."),
    marked("is before the start, %(these)s."),
    marked("values are too many; give at most %(these)s."),
)
# What readers are told in other words than programs: they type names, where a program gives codes and ids.
FOR_READERS: Mapping[str, str] = {
    "is no country code; give two letters of ISO 3166-1, such as KR.": marked(
        "is not a known country; give its name or its code, such as KR."
    ),
    "is no id of a person or organisation; one starts with pt_.": marked(
        "does not name exactly one person or organisation on record."
    ),
}
_KNOWN = [
    (words, re.compile(re.escape(reason).replace(r"%\(these\)s", "(?P<these>.+)")))
    for reason, words in [*zip(REASONS, REASONS, strict=True), *FOR_READERS.items()]
]


@dataclass(frozen=True, slots=True)
class Refused(Generic[Kind]):
    """What a page makes of an address whose filter cannot be meant.

    `failures` is all that is wrong with it, `pairs` the address without that, `kept` the filter that it still
    means; `wrong` tells readers what is wrong with each field, by its parameter, called as its form calls it.
    """

    failures: Sequence[InvalidFilter]
    pairs: list[tuple[str, str]]
    kept: Kind
    wrong: Mapping[str, str]

    def too_early(self, field: str) -> str:
        """The day of a field that was refused as being before the start: the form keeps it to put right."""
        days = (one for one in self.failures if one.field == field and TOO_EARLY in one.reason)
        return next((str(one.given) for one in days), "")


def refused(kind: type[Kind], pairs: Iterable[tuple[str, str]], failure: InvalidFilter) -> Refused[Kind]:
    """Of an address that `kind.from_query` failed to read."""
    failures = (failure, *failure.others)
    rest = _without(pairs, failures)
    return Refused(failures, rest, kind.from_query(rest), by_field(kind, failures))


def _without(pairs: Iterable[tuple[str, str]], failures: Sequence[InvalidFilter]) -> list[tuple[str, str]]:
    """The rest of an address: of a list what was refused of it is left out, of a single value the field."""
    values = {(one.field, str(one.given)) for one in failures if one.field in LISTS}
    whole = {one.field for one in failures if one.field not in LISTS or isinstance(one.given, int)}
    return [
        (field, value) for field, value in pairs if field not in whole and (field, value[:80]) not in values
    ]


def by_field(kind: type[Criteria], failures: Iterable[InvalidFilter]) -> dict[str, str]:
    """What is wrong with each field, by its parameter, called as its form calls it."""
    labels = {each.metadata["parameter"]: each.metadata["label"] for each in dataclasses.fields(kind)}
    return {one.field: in_words(_(labels.get(one.field, one.field)), one) for one in failures}


def in_words(label: str, refused: InvalidFilter) -> str:
    """What was given for what, and what to give instead."""
    return f"{label}: “{refused.given}” {_reason(refused.reason)}"


def _reason(text: str) -> str:
    for words, pattern in _KNOWN:
        if found := pattern.fullmatch(text):
            return _(words) % found.groupdict()
    return text
