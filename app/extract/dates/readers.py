"""Turns what a form of a date matched into partial days, one function for each kind of form."""

import re

from app.extract.dates.mention import Partial

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
Reading = tuple[Partial, Partial, str | None, int]
Match = re.Match[str]


def _number(text: str | None) -> int | None:
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else None


def month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def two_days(match: Match) -> Reading:
    """`m1 d1 (y1) to m2 d2 (y2)`; a part said once holds for both."""
    part = match.groupdict()
    last_month = month_number(part["m2"]) if part.get("m2") else None
    first_month = month_number(part["m1"]) if part.get("m1") else last_month
    last_year = _number(part.get("y2"))
    first_year = _number(part.get("y1"))
    first_day, last_day = _number(part["d1"]), _number(part["d2"])
    last_month = last_month or first_month
    if first_year is None and last_year is not None:
        crosses = first_month is not None and last_month is not None and first_month > last_month
        first_year = last_year - 1 if crosses else last_year
    return (
        Partial(first_year, first_month, first_day),
        Partial(last_year or first_year, last_month, last_day),
        None,
        0,
    )


def one_day(match: Match) -> Reading:
    part = match.groupdict()
    day = Partial(_number(part.get("y1")), month_number(part["m1"]), _number(part["d1"]))
    return day, day, None, 0


def numeric(match: Match) -> Reading:
    part = match.groupdict()
    day = Partial(_number(part.get("y1")), int(part["m1"]), _number(part.get("d1")))
    return day, day, None, 0


def two_numeric(match: Match) -> Reading:
    part = match.groupdict()
    first = Partial(int(part["y1"]), int(part["m1"]), _number(part["d1"]))
    return first, Partial(int(part["y2"]), int(part["m2"]), _number(part["d2"])), None, 0


def slashed(match: Match) -> Reading:
    """Day first, as everywhere but in the United States, unless only the other order is a day."""
    day, month, year = int(match["d1"]), int(match["m1"]), int(match["y1"])
    if month > 12:
        day, month = month, day
    found = Partial(year, month, day)
    return found, found, None, 0


def month_year(match: Match) -> Reading:
    month = Partial(_number(match.groupdict().get("y1")), month_number(match["m1"]))
    return month, month, None, 0


def directed_month(match: Match) -> Reading:
    month = Partial(None, month_number(match["m1"]))
    word = match["dir"].lower()
    return month, month, "named_month", -1 if "past" in word else _DIRECTIONS.get(word, 1)


def of_directed_year(match: Match) -> Reading:
    """ "in April last year", "July 19 of this year"."""
    part = match.groupdict()
    found = Partial(
        None,
        month_number(part["m1"] or part["m2"]),
        _number(part.get("d1") or part.get("d2")),
    )
    return found, found, "in_year", _DIRECTIONS[part["dir"]]


_DIRECTIONS = {"last": -1, "this": 0, "current": 0, "next": 1}


def in_directed_year(match: Match) -> Reading:
    """ "last year, in July"."""
    month = Partial(None, month_number(match["m1"]))
    return month, month, "in_year", _DIRECTIONS[match["dir"]]


def of_directed_month(match: Match) -> Reading:
    """ "on the 19th of this month"."""
    first, last = _number(match["d1"]), _number(match["d2"] or match["d1"])
    return Partial(day=first), Partial(day=last), "in_month", _DIRECTIONS[match["dir"]]


def year(match: Match) -> Reading:
    year = Partial(int(match["y1"]))
    return year, year, None, 0


def day_word(match: Match) -> Reading:
    word = match.group().lower()
    offset = -1 if "yesterday" in word or word.startswith("last") else 1 if "tomorrow" in word else 0
    offset *= 2 if word.startswith("day ") else 1  # "day before yesterday"
    return Partial(), Partial(), "today", offset


def period(match: Match) -> Reading:
    words = match.group().lower().split()
    direction = (
        -1 if {"last", "past", "previous"} & set(words) else 1 if {"next", "coming"} & set(words) else 0
    )
    return Partial(), Partial(), words[-1], direction


def same_day(_: Match) -> Reading:
    return Partial(), Partial(), "day_named", 0


def day_beside(match: Match) -> Reading:
    """ "the day before", "the following day", counted from the day that the text named last."""
    before = {"before", "previous", "preceding", "earlier"} & set(match.group().lower().split())
    return Partial(), Partial(), "day_named", -1 if before else 1


def day_of_month(match: Match) -> Reading:
    """ "on the 14th": of the month of publication, or of the one beside it."""
    day = Partial(day=int(match["d1"]))
    return day, day, "day_of_month", 0


def bare_month(match: Match) -> Reading:
    month = Partial(None, month_number(match["m1"] or match["m1b"] or match["m1c"]))
    return month, month, None, 0


def weekday(match: Match) -> Reading:
    word = (match["dir"] or "").strip().lower()
    number = WEEKDAYS[match["wd"].lower()]
    if word == "this":  # of the week of publication, whatever the tense
        return Partial(), Partial(), f"of_week:{number}-{number}", 0
    return (
        Partial(),
        Partial(),
        f"weekday:{number}",
        {"last": -1, "this past": -1, "next": 1}.get(word, 0),
    )


def weekdays(match: Match) -> Reading:
    """ "from Monday to Wednesday next week", "on Friday of this week"."""
    part = match.groupdict()
    first = WEEKDAYS[part["wd"].lower()]
    last = WEEKDAYS[(part.get("wd2") or part["wd"]).lower()]
    week = part.get("dir")
    direction = {"last": -1, "next": 1, "coming": 1}.get(week or "", 0)
    return Partial(), Partial(), f"{'of_week' if week else 'weekdays'}:{first}-{last}", direction


def week_of(match: Match) -> Reading:
    """ "in the week of 14 March": its seven days."""
    part = match.groupdict()
    day = Partial(
        _number(part.get("y1")),
        month_number(part["m1"] or part["m2"]),
        _number(part["d1"] or part["d2"]),
    )
    return day, day, "week_of", 0
