"""The wording of dates: one pattern for each form, tried in order at each place, longest forms first.

A form is a name (it becomes the rule id `date.<name>`), what it may open with (see `START` in `find.py`),
a pattern and a reader that turns the match into partial days. Add a form by adding one row to `FORMS`; the
cases in the tests are the list of what is read. Patterns have no nested repetition, so reading is linear.
"""

from collections.abc import Callable

from app.extract.dates.readers import (
    Match,
    Reading,
    bare_month,
    day_beside,
    day_of_month,
    day_word,
    directed_month,
    in_directed_year,
    month_year,
    numeric,
    of_directed_month,
    of_directed_year,
    one_day,
    period,
    same_day,
    slashed,
    two_days,
    two_numeric,
    week_of,
    weekday,
    weekdays,
    year,
)

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?: ?(?:st|nd|rd|th)\b)?"
_BRACKETED = r"\((?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:[a-z]*day)?\.?\)"
_WB = rf"(?: ?{_BRACKETED})?"  # a weekday in brackets behind the day, as Japan and Korea print it
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WD = rf"(?:{WEEKDAY},? \(?(?:the )?)?"
_TO = r"(?: ?[-~] ?|,? (?:to|until|till|through|thru) (?:the )?)"
_AND = rf"(?:{_TO}|,? (?:and|&) (?:the )?|/)"
# "between 3 May and 5 June": there alone, "and" joins two days of different months to one range.
_BETWEEN = r"(?P<between>(?<=[Bb]etween )|(?<=[Bb]etween the ))?"
_TO_BETWEEN = rf"(?(between){_AND}|{_TO})"
_YR = rf"(?:,? ?(?:of )?(?P<y1>{YEAR}))?"
_YR2 = rf"(?:,? ?(?:of )?(?P<y2>{YEAR}))?"
# "last October 20, …"; but "last May 20 people died".
_LAST = (
    r"(?:(?:[Ll]ast|[Pp]ast|[Tt]his(?: past)?|[Nn]ext) (?=[A-Z][a-z]+ \d{1,2}"
    r"(?:, \d{4})?(?: ?[,.;)]| (?:of|in|at|to|and|with|by|on)\b)))?"
)
_PART = "(?:earlier|later|late|early)? ?"
_WEEK = r",? (?:of )?(?P<dir>last|this|next|coming) week\b"
_OF_WEEK = rf"(?:{_WEEK})?"
# What is told apart by its month: "the June summit", "its November session".
_NAMED_BY_MONTH = (
    r"(?:[\w-]+ )?(?:[Ss]ummit|[Mm]eetings?|[Vv]isits?|[Tt]rip|[Tt]alks|[Cc]alls?|[Cc]onference|[Ss]ession"
    r"|[Ff]orum|[Dd]ialogue|[Cc]onsultations?|[Ee]lections?|[Rr]eferendum|[Cc]oup|[Ll]aunch(?:es)?|[Tt]ests?"
    r"|[Aa]greement|[Ss]tatement|[Aa]ttacks?|[Ee]arthquakes?|[Ff]loods?)\b"
)

FORMS: tuple[tuple[str, str, str, Callable[[Match], Reading]], ...] = (
    (
        "range.iso",
        "number",
        rf"(?P<y1>{YEAR})-(?P<m1>1[0-2]|0?[1-9])-(?P<d1>3[01]|[12]\d|0?[1-9]){_TO}"
        rf"(?P<y2>{YEAR})-(?P<m2>1[0-2]|0?[1-9])-(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d-])",
        two_numeric,
    ),
    (
        "range.dotted",
        "number",
        rf"(?P<d1>{_DAY})\.(?P<m1>1[0-2]|0?[1-9])\.(?P<y1>{YEAR}){_TO}"
        rf"(?P<d2>{_DAY})\.(?P<m2>1[0-2]|0?[1-9])\.(?P<y2>{YEAR})(?!\d)",
        two_numeric,
    ),
    (
        "iso",
        "number",
        rf"(?P<y1>{YEAR})[-.](?P<m1>1[0-2]|0?[1-9])[-.](?P<d1>3[01]|[12]\d|0?[1-9])(?![\d-])",
        numeric,
    ),
    (
        "dotted",
        "number",
        rf"(?P<d1>3[01]|[12]\d|0?[1-9])\.(?P<m1>1[0-2]|0?[1-9])\.(?P<y1>{YEAR})(?!\d)",
        numeric,
    ),
    (
        "day.in_brackets",
        "number",
        r"(?<=\()(?P<m1>1[0-2]|0?[1-9])\.(?P<d1>3[01]|[12]\d|0[1-9])\.?(?=\)|, [A-Z])",
        numeric,
    ),
    (
        "month.in_brackets",
        "number",
        rf"(?<=\()(?P<y1>{YEAR})\.(?P<m1>1[0-2]|0?[1-9])\.?(?=\)|, [A-Z])",
        numeric,
    ),
    (
        "slashed",
        "number",
        rf"(?P<d1>3[01]|[12]\d|0?[1-9])/(?P<m1>3[01]|[12]\d|0?[1-9])/(?P<y1>{YEAR})(?!\d)",
        slashed,
    ),
    (
        "day_month.in_brackets",
        "number",
        r"(?<=\()(?P<d1>3[01]|[12]\d|0[1-9])/(?P<m1>1[0-2]|0?[1-9])(?=\))",
        numeric,
    ),
    (
        "range.month_day_month_day",
        "weekday month",
        rf"{_BETWEEN}{_WD}(?P<m1>{MONTH}) ?(?:the )?(?P<d1>{_DAY}){_WB}{_YR}{_TO_BETWEEN}"
        rf"{_WD}(?P<m2>{MONTH}) ?(?P<d2>{_DAY}){_WB}(?!\d|:\d){_YR2}",
        two_days,
    ),
    (
        "range.day_month_day_month",
        "weekday number",
        rf"{_BETWEEN}{_WD}(?P<d1>{_DAY}){_WB} (?:of )?(?P<m1>{MONTH}){_YR}{_TO_BETWEEN}"
        rf"{_WD}(?P<d2>{_DAY}){_WB} (?:of )?(?P<m2>{MONTH}){_YR2}",
        two_days,
    ),
    (
        "range.weekdays_in_brackets",
        "weekday month",
        rf"(?P<m1>{MONTH}) (?P<d1>{_DAY}) ?{_BRACKETED},? and "
        rf"(?P<m2>(?P=m1)) (?P<d2>{_DAY}) ?{_BRACKETED}{_YR2}",
        two_days,
    ),
    (
        "range.day_day_month",
        "weekday number",
        rf"{_WD}(?P<d1>{_DAY}){_WB}{_AND}{_WD}(?P<d2>{_DAY}){_WB} (?:of )?(?P<m2>{MONTH}){_YR2}",
        two_days,
    ),
    (
        "range.month_days",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?P<d1>{_DAY}){_WB}(?:, {_DAY}){{1,4}},? and (?P<d2>{_DAY}){_WB}"
        rf"(?![\d%]|:\d|,\d{{3}}){_YR2}",
        two_days,
    ),
    (
        "range.month_day_day",
        "weekday month",
        rf"{_WD}(?P<m1>{MONTH}) ?(?P<d1>{_DAY}){_WB}{_AND}{_WD}(?P<d2>{_DAY}){_WB}"
        rf"(?![\d%]|:\d|,\d{{3}}| (?:years?|countries|percent|a\.m|p\.m|o.clock)){_YR2}",
        two_days,
    ),
    (
        "day.of_directed_year",
        "weekday number month",
        rf"{_WD}(?:(?P<d1>{_DAY}){_WB} (?:of )?(?P<m1>{MONTH})|(?P<m2>{MONTH}) ?(?P<d2>{_DAY}){_WB}),?"
        r" (?:of )?(?:the )?(?P<dir>last|this|next|current) year\b",
        of_directed_year,
    ),
    (
        "month.of_directed_year",
        "word month",
        rf"(?:[Ee]arly |[Ll]ate |[Mm]id[- ])?(?P<m1>{MONTH}),? (?:of )?(?:the )?"
        r"(?P<dir>last|this|next|current) year\b",
        of_directed_year,
    ),
    (
        "week.of_day",
        "weekday number month",
        rf"(?:(?<=[Ww]eek of )|(?<=[Ww]eek beginning )|(?<=[Ww]eek commencing )|(?<=[Ww]eek starting )){_WD}"
        rf"(?:(?P<d1>{_DAY}) (?:of )?(?P<m1>{MONTH})|(?P<m2>{MONTH}) (?P<d2>{_DAY}))(?![a-z]){_YR}",
        week_of,
    ),
    (
        "day.day_month",
        "weekday number",
        rf"{_WD}(?P<d1>{_DAY}){_WB}(?:\. |[ -])?(?:of )?(?P<m1>{MONTH})(?![a-z])-?{_YR}",
        one_day,
    ),
    (
        "day.month_day",
        "weekday month word",
        rf"{_LAST}{_WD}(?P<m1>{MONTH}) ?(?:the )?(?P<d1>{_DAY}){_WB}(?![\d%]|:\d|,\d{{3}}){_YR}",
        one_day,
    ),
    (
        "range.day_days_month",
        "number",
        rf"(?P<d1>{_DAY})(?:, {_DAY}){{1,4}},? and (?P<d2>{_DAY}) (?:of )?(?P<m1>{MONTH})(?![a-z]){_YR2}",
        two_days,
    ),
    (
        "month.directed",
        "word",
        rf"(?P<dir>[Ll]ast|[Pp]ast|[Tt]his(?: past)?|[Nn]ext|[Cc]oming)"
        rf" (?P<m1>{MONTH})(?![a-z])",
        directed_month,
    ),
    (
        "month.in_directed_year",
        "word",
        rf"(?:earlier |later )?(?P<dir>last|this|next) year,? in (?P<m1>{MONTH})(?![a-z])",
        in_directed_year,
    ),
    ("month.year", "month", rf"(?P<m1>{MONTH}),? (?:of )?(?P<y1>{YEAR})", month_year),
    (
        "month.alone",
        "word month",
        rf"(?:(?<=\b[Ii]n )|(?:(?<=\bof )|(?<=[a-z] for ))(?!\w+ [A-Z]))"
        rf"(?:early |late |mid[- ])?(?P<m1>{MONTH})(?![a-z])"
        rf"|(?:(?<=\b[Tt]he )|(?<=\b[Tt]heir )|(?<=\b[Ii]ts )|(?<='s ))(?P<m1c>{MONTH})(?= {_NAMED_BY_MONTH})"
        rf"|(?:[Ss]ince |[Dd]uring |[Uu]ntil |[Bb]y )?"
        rf"(?:[Ee]arly |[Ll]ate |[Mm]id[- ])(?P<m1b>{MONTH})(?![a-z])",
        bare_month,
    ),
    ("month.relative", "word", rf"{_PART}(?:[Tt]his|last|[Nn]ext|past|coming) month\b", period),
    ("week.relative", "word", rf"(?i:{_PART}(?:this|last|next|past|coming) week\b)", period),
    ("year.relative", "word", rf"(?i:{_PART}(?:this|last|next|coming) year\b)", period),
    (
        "day.same",
        "word",
        r"(?:on )?(?:(?:[Tt]he|[Tt]hat|[Tt]his)(?: very)? same|[Tt]his very) (?:day|date)\b"
        r"|(?:on )?[Tt]hat (?:very )?day\b"
        r"|(?:(?:[Tt]he|[Tt]hat) same|[Ll]ater that) (?:morning|afternoon|evening)\b"
        r"|(?:In|Later in) the (?:late |early )?(?:morning|afternoon|evening)(?! of| on|,? \d)\b"
        r"|in the (?:late |early )?(?:morning|afternoon|evening)(?= ?[.,;])"
        r"|[Ll]ater (?:the|that) (?:same )?day\b|(?:[Ee]arlier|[Ll]ater) in the day\b",
        same_day,
    ),
    (
        "day.beside",
        "word",
        r"(?:on )?[Tt]he (?:previous|preceding|following|next) day\b|(?:[Aa]|[Oo]ne) day (?:earlier|later)\b"
        r"|(?:on )?[Tt]he (?:day (?:before|after)|(?:morning|afternoon|evening|night) before)"
        r"(?= ?[,.;)]| in | at | with | to )",
        day_beside,
    ),
    (
        "day.of_directed_month",
        "word number",
        rf"(?:on the )?(?P<d1>{_DAY})(?:{_AND}(?P<d2>{_DAY}))? of (?P<dir>this|last|next) month\b",
        of_directed_month,
    ),
    (
        "day.ordinal",
        "word",
        r"on the (?P<d1>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
        r"(?= ?[,.;)]| (?:in|at|and|to|with|by|for)\b)",
        day_of_month,
    ),
    (
        "day.relative",
        "word",
        r"(?:day before yesterday|day after tomorrow)\b"
        r"|(?:[Ee]arlier |[Ll]ater )?"
        r"(?:[Tt]oday|[Yy]esterday(?: (?:morning|evening)(?='s))?|[Tt]omorrow|[Tt]onight)\b"
        r"(?:,? (?=(?:the )?\d))?"
        r"|[Tt]his (?:morning|afternoon|evening)\b|[Ll]ast (?:night|evening)\b",
        day_word,
    ),
    (
        "range.weekdays",
        "weekday",
        rf"(?:(?<=[Oo]n )|(?<=[Ff]rom )|(?<=[Bb]etween ))(?P<wd>{WEEKDAY}){_AND}(?P<wd2>{WEEKDAY})\b"
        rf"(?! ?\d|, ?{MONTH}| {MONTH}){_OF_WEEK}",
        weekdays,
    ),
    ("day.of_directed_week", "weekday", rf"(?<=[Oo]n )(?P<wd>{WEEKDAY}){_WEEK}", weekdays),
    (
        "day.weekday",
        "weekday word",
        rf"(?:(?<=[Oo]n )|(?P<dir>[Ll]ast |[Tt]his (?:past )?|[Nn]ext |[Ee]arly |[Ll]ate )"
        rf"|(?:(?<=eld )|(?<=ed )|(?<=met )|(?<=here ))(?={WEEKDAY}(?: (?:in|at|by|with|to|a|the)\b|[.,;]))"
        rf"|(?={WEEKDAY}'s ))"
        rf"(?P<wd>{WEEKDAY})\b(?! ?\d)",
        weekday,
    ),
    (
        "year.alone",
        "number word",
        rf"(?:(?<=\b[Ii]n )|(?<=\bof ))(?:early |late |mid[- ])?(?P<y1>{YEAR})(?![\d-])",
        year,
    ),
)
