"""What the title alone tells."""

from dataclasses import replace

import pytest

from app.domain.codes import ReleaseKind
from app.extract import extract
from tests.unit.extract.build import make_release


def told(title: str, *body: str) -> list[str]:
    release = make_release(title, *body, published_on="2021-06-08", publisher="us-state")
    return [
        " ".join([f"{event.type} {event.when.starts_on}", *sorted(code for code, _ in event.countries)])
        for event in extract(replace(release, kind=ReleaseKind.REMARKS)).events
        if not event.primary
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Secretary Ann Poe and Peruvian Foreign Minister Jorge Roe Before Their Meeting",
        "Secretary Ann Poe With Peruvian Foreign Minister Jorge Roe After Their Bilateral Meeting",
    ],
)
def test_words_spoken_beside_a_meeting_tell_that_it_is_held(title: str) -> None:
    assert told(title, "MINISTER ROE: Thank you.", "SECRETARY POE: I am glad to be here.") == [
        "meeting 2021-06-08 PE US"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Secretary Ann Poe Before the Meeting of the House Committee",
        "Secretary Ann Poe and Deputy Secretary Lee Doe Before Their Meeting",
        "Secretary Ann Poe and Peruvian Foreign Minister Jorge Roe at a Press Availability",
    ],
)
def test_other_words_do_not(title: str) -> None:
    assert told(title, "SECRETARY POE: I am glad to be here.") == []
