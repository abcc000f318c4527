"""The time to read a text of stories grows with its length, up to 200,000 characters."""

import datetime as dt
import time
from itertools import cycle, islice, permutations

from app.domain.values import Release
from app.extract import extract
from tests.property.stories import COUNTRIES, PEOPLE, STORIES, Facts
from tests.unit.extract.build import make_release

SHORT, LONG = 20_000, 200_000


def release_of_length(length: int) -> Release:
    """Stories of ever other countries, people and days, one after the other."""
    paragraphs: list[str] = []
    written = 0
    stories = cycle(STORIES.values())
    for number, (a, b, c) in enumerate(islice(cycle(permutations(COUNTRIES, 3)), length)):
        one, two = PEOPLE[number % len(PEOPLE)], PEOPLE[(number + 5) % len(PEOPLE)]
        day = dt.date(2018, 1, 1) + dt.timedelta(days=number % 350)
        facts = Facts(a=a, b=b, c=c, one=" ".join(one), two=" ".join(two), day=day)
        new = facts.fill(next(stories).body).split("\n\n")
        paragraphs += new
        written += sum(map(len, new))
        if written >= length:
            break
    return make_release("Chronicle", *paragraphs, published_on="2018-12-31", publisher="nowhere")


def seconds(release: Release) -> float:
    started = time.process_time()
    extract(release)
    return time.process_time() - started


def test_ten_times_the_text_takes_about_ten_times_the_time() -> None:
    short, long = release_of_length(SHORT), release_of_length(LONG)
    assert len(long.text) >= LONG
    extract(short)
    assert seconds(long) < 25 * min(seconds(short) for _ in range(3))  # a square would take a hundred
