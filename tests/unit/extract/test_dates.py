"""Dates: every wording that is read, and the year each one gets."""

import datetime as dt
import re
from itertools import pairwise

import pytest

from app.domain.text import Span
from app.domain.values import When
from app.extract.dates import Calendar, Tense, calendar_of, find_dates
from app.extract.dates.find import START
from app.extract.dates.forms import FORMS
from app.extract.dates.readers import MONTHS, WEEKDAYS

PUBLISHED = dt.date(2024, 1, 17)


def read(text: str, tense: Tense = Tense.PAST, published_on: dt.date | None = PUBLISHED) -> list[When | None]:
    mentions = find_dates(text, Span(0, len(text)))
    return [Calendar(published_on).resolve(mention, tense) for mention in mentions]


def days(text: str, tense: Tense = Tense.PAST) -> str:
    found = [when for when in read(text, tense) if when]
    return " ".join(f"{when.starts_on}..{when.ends_on}" for when in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 5", "2024-01-05..2024-01-05"),
        ("on 5 January", "2024-01-05..2024-01-05"),
        ("on the 19th of this month", "2024-01-19..2024-01-19"),
        ("from 19 to 21 of last month", "2023-12-19..2023-12-21"),
        ("on May 3 of the current year", "2024-05-03..2024-05-03"),
        ("last year, in July", "2023-07-01..2023-07-31"),
        ("this past May", "2023-05-01..2023-05-31"),
        ("the entry into force, last October 20, of it", "2023-10-20..2023-10-20"),
        ("last May 20 people died", "2023-05-01..2023-05-31"),
        ("on 5. January 2024", "2024-01-05..2024-01-05"),
        ("on the 5th of January, 2024", "2024-01-05..2024-01-05"),
        ("on Monday, October 20, 2003", "2003-10-20..2003-10-20"),
        ("5 JANUARY 2024", "2024-01-05..2024-01-05"),
        ("2024-01-05 13:46:40", "2024-01-05..2024-01-05"),
        ("22.03.2023", "2023-03-22..2023-03-22"),
        ("the Roundtable (10.28, Seoul) and a magnitude (7.8)", "2023-10-28..2023-10-28"),
        ("the Summit (2021.05)", "2021-05-01..2021-05-31"),
        ("15/09/2021", "2021-09-15..2021-09-15"),
        ("09/15/2021", "2021-09-15..2021-09-15"),
        ("Jul 15, 2019", "2019-07-15..2019-07-15"),
        ("(Dec. 3-5)", "2023-12-03..2023-12-05"),
        ("from January 5 to 7", "2024-01-05..2024-01-07"),
        ("from 5 to 7 January 2024", "2024-01-05..2024-01-07"),
        ("from December 30 to January 2", "2023-12-30..2024-01-02"),
        ("May 25 - June 4, 2021", "2021-05-25..2021-06-04"),
        ("November 30 - December 01, 2023", "2023-11-30..2023-12-01"),
        ("between October 30 and November 4, 2023", "2023-10-30..2023-11-04"),
        ("between the 28th of December and the 3rd of January", "2023-12-28..2024-01-03"),
        ("between Friday, 5 January and Monday, 8 January", "2024-01-05..2024-01-08"),
        ("on 5 January and 8 January", "2024-01-05..2024-01-05 2024-01-08..2024-01-08"),
        ("on 31 September", "2023-09-01..2023-09-30"),
        ("June 31", "2023-06-01..2023-06-30"),
        ("on February 29, 2023", "2023-02-01..2023-02-28"),
        ("from 28 to 31 November 2023", "2023-11-01..2023-11-30"),
        ("from Tuesday to Thursday next week", "2024-01-23..2024-01-25"),
        ("on Friday of last week", "2024-01-12..2024-01-12"),
        ("on Monday and Tuesday", "2024-01-15..2024-01-16"),
        ("on 3, 5 and 6 January", "2024-01-03..2024-01-06"),
        ("in the week of 10 January", "2024-01-08..2024-01-14"),
        ("in the week beginning Monday, January 8, 2024", "2024-01-08..2024-01-14"),
        ("on 15 and 16 January", "2024-01-15..2024-01-16"),
        ("Sunday, January 7, to Tuesday, January 9", "2024-01-07..2024-01-09"),
        ("on January 4 and January 10", "2024-01-04..2024-01-04 2024-01-10..2024-01-10"),
        ("on December 18", "2023-12-18..2023-12-18"),
        ("last June", "2023-06-01..2023-06-30"),
        ("last January", "2023-01-01..2023-01-31"),
        ("in October", "2023-10-01..2023-10-31"),
        ("foreseen for October", "2023-10-01..2023-10-31"),
        ("the October summit", "2023-10-01..2023-10-31"),
        ("spoke with Zin Mar Aung for March Holdings", ""),
        ("mid-December", "2023-12-01..2023-12-31"),
        ("in August 2020", "2020-08-01..2020-08-31"),
        ("earlier this month", "2024-01-01..2024-01-31"),
        ("last month", "2023-12-01..2023-12-31"),
        ("last week", "2024-01-08..2024-01-14"),
        ("in 2014", "2014-01-01..2014-12-31"),
        ("today", "2024-01-17..2024-01-17"),
        ("yesterday", "2024-01-16..2024-01-16"),
        ("the day before yesterday", "2024-01-15..2024-01-15"),
        ("the day after tomorrow", "2024-01-19..2024-01-19"),
        ("on January 9 (Tue) and January 10 (Wed)", "2024-01-09..2024-01-10"),
        ("on January 9 (Tue.) - 11 (Thu.)", "2024-01-09..2024-01-11"),
        ("from 9 (Tuesday) to 11 (Thursday) January", "2024-01-09..2024-01-11"),
        ("from 30.12.2023 to 02.01.2024", "2023-12-30..2024-01-02"),
        ("from 2024-01-09 to 2024-01-11", "2024-01-09..2024-01-11"),
        ("on 9/10 January", "2024-01-09..2024-01-10"),
        ("on 9-Jan-2024", "2024-01-09..2024-01-09"),
        ("on 9 th January 2024", "2024-01-09..2024-01-09"),
        ("on 9th & 10th January", "2024-01-09..2024-01-10"),
        ("on Tuesday (9 January)", "2024-01-09..2024-01-09"),
        ("this past Sunday", "2024-01-14..2024-01-14"),
        ("on January 14, 15 and 16", "2024-01-14..2024-01-16"),
        ("this evening", "2024-01-17..2024-01-17"),
        ("early on the 14th, local time", "2024-01-14..2024-01-14"),
        ("on the 25th.", "2023-12-25..2023-12-25"),
        ("held in April last year", "2023-04-01..2023-04-30"),
        ("in early May of next year", "2025-05-01..2025-05-31"),
        ("on July 19 last year", "2023-07-19..2023-07-19"),
        ("on 19 November of this year", "2024-11-19..2024-11-19"),
        ("on the 25th anniversary, on the 10th round of talks", ""),
        ("on Friday", "2024-01-12..2024-01-12"),
        ("last Wednesday", "2024-01-10..2024-01-10"),
        ("at 10:20 p.m., some 40 people", ""),
        ("they may 5 times march 3 miles", ""),
        ("on page 5 to 7", ""),
    ],
)
def test_wording_gives_days(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on March 3", Tense.PAST, "2023-03-03..2023-03-03"),
        ("on March 3", Tense.FUTURE, "2024-03-03..2024-03-03"),
        ("on December 18", Tense.FUTURE, "2024-12-18..2024-12-18"),
        ("on January 18", Tense.PAST, "2024-01-18..2024-01-18"),
        ("from Friday to Sunday", Tense.FUTURE, "2024-01-19..2024-01-21"),
        ("from Friday to Sunday", Tense.PAST, "2024-01-12..2024-01-14"),
        ("on Friday", Tense.FUTURE, "2024-01-19..2024-01-19"),
        ("on the 20th in Seoul", Tense.FUTURE, "2024-01-20..2024-01-20"),
        ("on the 3rd in Seoul", Tense.FUTURE, "2024-02-03..2024-02-03"),
        ("on November 30", Tense.UNCLEAR, "2023-11-30..2023-11-30"),
    ],
)
def test_tense_decides_the_year(text: str, tense: Tense, expected: str) -> None:
    assert days(text, tense) == expected


@pytest.mark.parametrize(
    ("tense", "expected"),
    [(Tense.UNCLEAR, "2024-12-24"), (Tense.FUTURE, "2024-12-24"), (Tense.PAST, "2023-12-24")],
)
def test_a_day_named_in_full_elsewhere_has_that_year(tense: Tense, expected: str) -> None:
    text = "The vote of December 24, 2024, is near. On December 24 all go to the polls."
    mentions = find_dates(text, Span(0, len(text)))
    when = calendar_of(PUBLISHED, text, mentions).resolve(mentions[-1], tense)
    assert when is not None
    assert str(when.starts_on) == expected


@pytest.mark.parametrize(("text", "month_day"), [("on June 21", "06-21"), ("on Dec. 3-5", "12-03/12-05")])
def test_without_day_of_publication_no_year_is_invented(text: str, month_day: str) -> None:
    (when,) = read(text, published_on=None)
    assert when is not None
    assert when.month_day == month_day
    assert when.starts_on is None


@pytest.mark.parametrize("text", ["the appointment of Jan Nowak", "talks of April Jones", "of June Carter"])
def test_a_given_name_is_no_month(text: str) -> None:
    assert find_dates(text, Span(0, len(text))) == ()


@pytest.mark.parametrize("text", ["today", "last week", "on Friday", "in October"])
def test_relative_words_say_nothing_without_day_of_publication(text: str) -> None:
    assert read(text, published_on=None) == [None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("signed on October 20, 2003", 2003),
        ("the “Seoul Declaration 2012” was adopted", 2012),
        ("on May 1, 2003, and on May 2, 2004", None),
        ("on May 2, 2004, as on May 1, 2003", 2004),
        ("the 2012 Seoul Declaration was adopted", 2012),
        ("guests of the “2012 Green Growth Program for Cities (May 3-5)”", 2012),
        ("in the latter half of 2012", 2012),
        ("item 92012 Seoul Declaration", None),
        ("The 2017 resolution of the Council goes further", 2017),
        ("launched in 2007", None),
        ("AUSMIN 2023 will deepen it", 2023),
        ("the 2021 U.S.-Turkey High-Level Political Dialogue", 2021),
        ("the NATO 2030 initiative", None),
        ("resolution UNSCR 2087", None),
        ("the October 23, 2020 ceasefire", None),
        ("the first since February 6, 2019", None),
        ("This year marks the 30th anniversary of the ties that were set up in 1992.", 2022),
        ("To mark the 30th anniversary next year of the ties set up in 1992.", None),
        ("The two celebrate the 30th anniversary of their ties.", None),
        ("In the 50 years since the ties of 1965 both have grown.", 2015),
        ("The first visit in seven years since that of 2009 deepened them.", 2016),
        ("this year's chair, 2015", 2015),
        ("Laos, this year's chair of ASEAN (2016)", 2016),
        ("for next year (2017)", 2016),
        ("in 2015, last year", 2016),
        ("The next round is to be held in November 2016.", None),
    ],
)
def test_year_is_taken_from_the_text_only_where_it_is_plain(text: str, year: int | None) -> None:
    assert calendar_of(None, text, find_dates(text, Span(0, len(text)))).stated_year == year


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Held on September 3, with the next round planned for November 2016.", "2016-09-03"),
        ("Held on November 30, with the next round planned for November 2016.", "2015-11-30"),
        ("On April 29 they agreed that the next meeting will be in the first half of 2017.", "2016-04-29"),
        ("On May 2 they agreed that the next meeting will be in the latter half of 2012.", "2012-05-02"),
        ("On May 2 they spoke of the accident in November 2016.", None),
        ("On May 2 they spoke, and said nothing new. In November 2016 there was an accident.", None),
        ("On May 2 they met for what will be the first time since November 2016.", None),
    ],
)
def test_days_lie_in_the_year_before_what_is_still_to_come(text: str, told: str | None) -> None:
    mentions = find_dates(text, Span(0, len(text)))
    when = calendar_of(None, text, mentions).resolve(mentions[0], Tense.PAST)
    assert when is not None
    assert (str(when.starts_on) if when.starts_on else None) == told


def test_every_range_of_a_year_is_read_back() -> None:
    start = dt.date(2023, 1, 1)
    for first, last in pairwise(start + dt.timedelta(days=9 * n) for n in range(40)):
        text = f"from {first:%B} {first.day} to {last:%B} {last.day}, {last.year}"
        assert days(text) == f"{first}..{last}"


OPENINGS = (
    *(f"{name.capitalize()} {rest}" for name in MONTHS for rest in ("3", "2019", "3-4, 2019")),
    *(f"{name.upper()} 2019" for name in MONTHS),
    *(f"on {day.capitalize()}{rest}" for day in WEEKDAYS for rest in ("", ", May 3", " 3 May 2019")),
    "2019-05-03", "3.5.2019", "3/5/2019", "3rd~4 May", "This month", "last week", "next year", "That day",
    "the same day", "Earlier today", "last night", "Late May", "Mid-June", "By early June", "coming May",
    "the previous day", "On the following day", "the day before.", "a day later", "on the 14th.",
    "July 19 last year", "last October 20,", "this same day", "The same evening", "Later that afternoon",
    "In the morning he", "In the late afternoon,", "In the morning of 3 May",
)  # fmt: skip


@pytest.mark.parametrize("before", ["", "(", "met on ", "x-", "\n"])
def test_a_date_is_read_wherever_a_form_fits(before: str) -> None:
    """Where to look is told by single words; trying the forms at every character finds no more."""
    for text in (f"{before}{opening}" for opening in OPENINGS):
        spans: list[Span] = []
        at = 0
        while at < len(text):
            fits = (
                (re.compile(form).match(text, at) for _, _, form, _ in FORMS) if START.match(text, at) else ()
            )
            first = next(filter(None, fits), None)
            spans += [Span(*first.span())] if first else []
            at = first.end() if first else at + 1
        assert [mention.span for mention in find_dates(text, Span(0, len(text)))] == spans


@pytest.mark.parametrize(
    ("text", "tense", "published_on", "expected"),
    [
        ("on 29 February", Tense.PAST, "2024-03-04", "2024-02-29"),
        ("on 29 February", Tense.PAST, "2025-01-20", "2024-02-29"),
        ("on 29 February", Tense.FUTURE, "2023-11-02", "2024-02-29"),
        ("on 29 February", Tense.PAST, "2023-03-01", "02-29"),
        ("on 29 February", Tense.UNCLEAR, "2022-06-10", "02-29"),
        ("from 27 to 29 February", Tense.PAST, "2022-06-10", "02-27/02-29"),
        ("from 29 February to 2 March", Tense.FUTURE, "2024-02-20", "2024-02-29"),
    ],
)
def test_the_leap_day_gets_a_year_that_has_it(
    text: str, tense: Tense, published_on: str, expected: str
) -> None:
    (when,) = read(text, tense, dt.date.fromisoformat(published_on))
    assert when is not None
    assert (when.month_day or str(when.starts_on)) == expected


def test_a_range_under_way_is_no_range_of_next_year() -> None:
    (when,) = read("from 10 to 25 January", Tense.FUTURE)
    assert when is not None
    assert (when.starts_on, when.ends_on) == (dt.date(2024, 1, 10), dt.date(2024, 1, 25))
