"""Transcripts in which questions are answered."""

import re

_OPENS = r"(?:QUESTION|Question|Q|QUESTIONER|REPORTER|JOURNALIST) ?[:.] |[A-Z][\w.& -]{1,40}, [A-Z]{3,}: "
QUESTION = re.compile(_OPENS)
SPEAKER = re.compile(
    r"(?:[A-Z][A-Z.'\u2019 -]{1,60}|[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,4}|A) ?: "
)  # "MS ROE: "
_LINE = re.compile(rf"(?:^|\n)(?:{_OPENS})")


def answers_questions(text: str) -> bool:
    """Whether a line is a question to who speaks: such texts turn from country to country."""
    return _LINE.search(text) is not None
