"""docs/api.md lists every code an error can carry and every limit, and no others."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from graphql import GraphQLEnumType

from app.errors import AppError
from app.graphql.errors import CLIENT_CODES, SERVER_CODES
from app.graphql.limits import Limits
from app.graphql.schema import schema

API = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def failures(of: type[AppError] = AppError) -> Iterator[type[AppError]]:
    for failure in of.__subclasses__():
        yield failure
        yield from failures(failure)


def table(heading: str) -> dict[str, str]:
    """First and second column of the table under a heading; the first is `code`."""
    section = API.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", section, re.MULTILINE))


def test_every_error_code_is_documented() -> None:
    codes = {failure.code for failure in failures()} | set(CLIENT_CODES) | set(SERVER_CODES)
    assert set(table("Error codes")) == codes


def test_every_limit_is_documented_with_its_value() -> None:
    limits = {
        "max" + "".join(word.capitalize() for word in limit.name.split("_")): f"{limit.default:,}"
        for limit in fields(Limits)
    }
    assert table("Limits") == limits


def test_every_code_of_a_user_error_is_documented_in_the_words_of_the_schema() -> None:
    codes = schema.graphql_schema.type_map["UserErrorCode"]
    assert isinstance(codes, GraphQLEnumType)
    assert table("Writing") == {name: value.description for name, value in codes.values.items()}
