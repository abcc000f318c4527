"""Scalars of the schema, each with the page that specifies it."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NewType

import strawberry
from babel import Locale, UnknownLocaleError
from graphql import GraphQLError, ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

from app.domain.countries import is_country

EDTF = NewType("EDTF", str)
URL = NewType("URL", str)
CountryCode = NewType("CountryCode", str)
Language = NewType("Language", str)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?")
_SHOWN = 80  # characters of a wrong value that are told back


def _refuse(given: object, wanted: str) -> GraphQLError:
    shown = given if not isinstance(given, str) else repr(given[:_SHOWN])
    return GraphQLError(f"{str(shown)[: _SHOWN + 2]} is not {wanted}.")


def parse_date(given: Any) -> dt.date:
    wanted = 'a day of the calendar as "YYYY-MM-DD"'
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise _refuse(given, wanted)
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise _refuse(given, wanted) from None


def write_instant(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def parse_instant(given: Any) -> dt.datetime:
    wanted = 'an instant with its time zone, as "2026-01-31T09:30:00Z"'
    try:
        value = dt.datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise _refuse(given, wanted) from None
    if value.tzinfo is None:
        raise _refuse(given, wanted)
    try:
        return value.astimezone(dt.UTC)
    except OverflowError:  # past either end of the calendar there
        raise _refuse(given, wanted) from None


def parse_country(given: Any) -> str:
    """Codes are read in any case and written in capitals."""
    if not isinstance(given, str) or not is_country(given.upper()):
        raise _refuse(given, "an ISO 3166-1 alpha-2 code of a country or area, such as KR")
    return given.upper()


def parse_language(given: Any) -> str:
    wanted = "a language tag, such as en or ko"
    if not isinstance(given, str) or not _LANGUAGE.fullmatch(given):
        raise _refuse(given, wanted)
    try:
        return str(Locale.parse(given.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        raise _refuse(given, wanted) from None


def parse_text(given: Any) -> str:
    if not isinstance(given, str):
        raise _refuse(given, "text")
    return given


def _written(parse: Callable[[Any], Any]) -> Callable[..., Any]:
    """The same for a value that stands in the document: the error says where."""

    def read(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        try:
            return parse(value_from_ast_untyped(node, variables))
        except GraphQLError as error:
            raise GraphQLError(error.message, node) from None

    return read


SCALARS: dict[object, ScalarDefinition] = {
    dt.date: strawberry.scalar(
        name="Date",
        description='A day of the calendar as ISO 8601 writes it: "2026-01-31".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=dt.date.isoformat,
        parse_value=parse_date,
        parse_literal=_written(parse_date),
    ),
    dt.datetime: strawberry.scalar(
        name="DateTime",
        description='An instant as RFC 3339 writes it; answers are in UTC: "2026-01-31T09:30:00Z".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=write_instant,
        parse_value=parse_instant,
        parse_literal=_written(parse_instant),
    ),
    EDTF: strawberry.scalar(
        name="EDTF",
        description=(
            "A day or period in the Extended Date/Time Format, which can also say what is not known: "
            '"2026-01-31", "2026-01-30/2026-01-31", "2026-01", "XXXX-10-31", "XXXX".'
        ),
        specified_by_url="https://www.loc.gov/standards/datetime/",
        serialize=str,
        parse_value=parse_text,
        parse_literal=_written(parse_text),
    ),
    URL: strawberry.scalar(
        name="URL",
        description="The address of a web page.",
        specified_by_url="https://url.spec.whatwg.org/",
        serialize=str,
        parse_value=parse_text,
        parse_literal=_written(parse_text),
    ),
    CountryCode: strawberry.scalar(
        name="CountryCode",
        description=(
            "Code of a country or area: two letters of ISO 3166-1 alpha-2, or XK. "
            "A code implies no position on status or borders."
        ),
        specified_by_url="https://www.iso.org/iso-3166-country-codes.html",
        serialize=str,
        parse_value=parse_country,
        parse_literal=_written(parse_country),
    ),
    Language: strawberry.scalar(
        name="Language",
        description='Tag of a language as BCP 47 writes it: "en", "ko".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc5646",
        serialize=lambda value: str(value).replace("_", "-"),
        parse_value=parse_language,
        parse_literal=_written(parse_language),
    ),
}
