"""Properties of the extractor: it reads any text, quotes exactly, and its time grows with the length."""

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import MappedText
from app.domain.values import Release
from app.extract import extract

WORDS = st.sampled_from(
    [
        *(
            "Minister",
            "Foreign",
            "Han",
            "Ji-won",
            "met",
            "with",
            "Korea",
            "Japan",
            "U.S.",
            "in",
            "Seoul",
            "on",
        ),
        *("May", "3", ",", ".", ";", "(", ")", "'s", "visit", "to", "the", "and", "of", "launch", "missile"),
        *(
            "will",
            "condemn",
            "agreement",
            "signed",
            "UN",
            "2019",
            "today",
            "counterpart",
            "Mr.",
            '"',
            "-",
            "who",
        ),
        *("which", "by", "call", "talks"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


def release_of(title: str | None, body: str) -> Release:
    text = f"{title}\n\n{body}" if title else body
    return Release(
        source="generic",
        publisher="kr-mofa",
        url=None,
        title=title,
        published_on=dt.date(2019, 10, 17),
        mapped=MappedText.of(text),
        body_start=len(title) + 2 if title else 0,
    )


@settings(max_examples=300, deadline=None)
@given(title=st.one_of(st.none(), st.lists(WORDS, min_size=1, max_size=12).map(" ".join)), body=TEXTS)
def test_any_text_is_read_and_every_span_lies_in_it(title: str | None, body: str) -> None:
    release = release_of(title, body)
    extraction = extract(release)
    for event in extraction.events:
        assert 0 <= event.span.start < event.span.end <= len(release.text)
        for row in event.evidence:
            assert 0 <= row.span.start <= row.span.end <= len(release.text)
        if event.place is not None:
            assert event.place in release.text


def test_time_grows_with_the_length() -> None:
    sentence = (
        "Foreign Minister Han Ji-won met with Japanese Foreign Minister Sato Ichiro in Seoul on May 3. "
    )
    extract(release_of(None, sentence))
    for unit in (sentence, "meeting with Korea and Japan on ", "Kim, "):
        started = time.process_time()
        extract(release_of(None, unit * (200_000 // len(unit))))
        assert time.process_time() - started < 60
