"""What each scalar takes and how it is written."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLError

from app.graphql.scalars import parse_country, parse_date, parse_instant, parse_language, write_instant


@pytest.mark.parametrize(
    ("parse", "given", "value"),
    [
        (parse_date, "2024-02-29", dt.date(2024, 2, 29)),
        (parse_instant, "2024-02-29T12:00:00Z", dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)),
        (parse_instant, "2024-02-29T21:00:00+09:00", dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)),
        (parse_country, "kr", "KR"),
        (parse_country, "XK", "XK"),
        (parse_language, "ko", "ko"),
        (parse_language, "pt-BR", "pt_BR"),
    ],
)
def test_value_is_read(parse: Callable[[Any], Any], given: str, value: Any) -> None:
    assert parse(given) == value


@pytest.mark.parametrize(
    ("parse", "given"),
    [
        (parse_date, "2024-02-30"),
        (parse_date, "2024-2-3"),
        (parse_date, "20240203"),
        (parse_date, 20240203),
        (parse_date, "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0661"),  # Arabic-Indic digits
        (parse_instant, "2024-02-29"),
        (parse_instant, "2024-02-29T12:00:00"),
        (parse_instant, "0001-01-01T00:00:00+14:00"),  # before the calendar begins in UTC
        (parse_instant, None),
        (parse_country, "XX"),
        (parse_country, "KOR"),
        (parse_country, 5),
        (parse_language, "klingon"),
        (parse_language, "qq"),
        (parse_language, "x" * 10_000),
    ],
)
def test_value_that_is_none_is_refused_shortly(parse: Callable[[Any], Any], given: Any) -> None:
    with pytest.raises(GraphQLError) as failure:
        parse(given)
    assert len(failure.value.message) < 200


def test_instants_are_written_in_utc() -> None:
    seoul = dt.timezone(dt.timedelta(hours=9))
    assert write_instant(dt.datetime(2024, 3, 1, 8, 30, tzinfo=seoul)) == "2024-02-29T23:30:00Z"
