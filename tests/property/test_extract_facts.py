"""Change a fact of a release, and that fact changes in the reading, and nothing else does."""

import datetime as dt
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import countries
from app.domain.values import Document, Release
from app.extract import extract
from app.sources import read_document
from tests.property.stories import (
    COUNTRIES,
    PEOPLE,
    STORIES,
    Country,
    Facts,
    Told,
    changed,
    expected,
    is_found,
    read,
    release_of,
    told,
)
from tests.unit.extract.build import make_release

OLD = Facts()
WORDINGS = [
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%b} {0.day}, {0.year}",
    "{0:%B} {0.day}",
    "{0.day} {0:%B}",
    "{0:%A}, {0:%B} {0.day}",
    "{0:%A}, {0.day} {0:%B} {0.year}",
    "{0.day}th {0:%B} {0.year}",
    "{0:%d.%m.%Y}",
]
# What a ministry may put below: nothing that happened.
LONGER = """\
The ministry takes part in the work on fisheries because the waters off the coast are shared, and
because many families in small harbours live from what the boats bring home. It publishes what has been
caught and where, and it asks those who know the coast to say what they see, so that rules can be made
that people are willing to follow.

More about this work, with figures and maps for teachers and others who would like to know more, can be
found in the library of the ministry, which is open to visitors in the morning and lends its books
without a fee."""

# "Congo" and "Dominican" are shared by two countries, and no story says which is meant.
SHARED = {"CG", "DO"}
WORLD = [
    Country(country.code, country.names[0], country.demonyms[0], country.capitals[0])
    for country in countries.COUNTRIES.values()
    if country.demonyms and country.capitals and country.code not in {*SHARED, "CL", "NO"}
]

stories = pytest.mark.parametrize("name", STORIES)
few = settings(max_examples=12, deadline=None)  # a dozen for each story
days = st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31))
three_countries = st.lists(st.sampled_from(COUNTRIES), min_size=3, max_size=3, unique=True)
people = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True)


@stories
def test_a_story_is_found_in_its_release(name: str) -> None:
    assert is_found(STORIES[name], OLD, read(STORIES[name], OLD))


@stories
@few
@given(day=days)
def test_days_move_with_the_text(name: str, day: dt.date) -> None:
    new = changed(OLD, day=day)
    assert read(STORIES[name], new) == expected(read(STORIES[name], OLD), OLD, new)


@stories
@pytest.mark.parametrize("wording", WORDINGS)
def test_a_day_is_the_same_however_it_is_written(name: str, wording: str) -> None:
    assert read(STORIES[name], changed(OLD, wording=wording)) == read(STORIES[name], OLD)


@stories
@few
@given(three=three_countries)
def test_countries_change_with_their_names_demonyms_and_capitals(name: str, three: list[Country]) -> None:
    new = changed(OLD, a=three[0], b=three[1], c=three[2])
    assert read(STORIES[name], new) == expected(read(STORIES[name], OLD), OLD, new)


@stories
@few
@given(two=people)
def test_people_change_with_their_names(name: str, two: list[tuple[str, str]]) -> None:
    new = changed(OLD, one=" ".join(two[0]), two=" ".join(two[1]))
    assert read(STORIES[name], new) == expected(read(STORIES[name], OLD), OLD, new)


@stories
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ana REYNA", "Ivo BRANDSMA"),
        ("REYNA Ana", "BRANDSMA Ivo"),
        ("H.E. Ana Reyna", "Dr. Ivo Brandsma"),
    ],
)
def test_order_capitals_and_honorifics_do_not_change_who_it_is(name: str, one: str, two: str) -> None:
    def plain(events: frozenset[Told]) -> frozenset[Told]:
        return frozenset(
            event._replace(
                people=frozenset(
                    (" ".join(sorted(who.lower().split())) if who else who, country)
                    for who, country in event.people
                )
            )
            for event in events
        )

    assert plain(read(STORIES[name], changed(OLD, one=one, two=two))) == plain(read(STORIES[name], OLD))


@stories
def test_a_surname_may_stand_first(name: str) -> None:
    given_first = changed(OLD, one="Ji-won Hahn", two="Haruka Mori")
    surname_first = changed(OLD, one="Hahn Ji-won", two="Mori Haruka")
    names = {"Ji-won Hahn": "Hahn Ji-won", "Haruka Mori": "Mori Haruka"}
    turned = frozenset(
        event._replace(
            people=frozenset((who and names.get(who, who), country) for who, country in event.people)
        )
        for event in read(STORIES[name], given_first)
    )
    assert read(STORIES[name], surname_first) == turned


@stories
@few
@given(width=st.integers(60, 100), line_end=st.sampled_from(["\n", "\r\n"]))
def test_wrapped_lines_say_what_unwrapped_ones_say(name: str, width: int, line_end: str) -> None:
    whole, wrapped = _page(name, None, "\n"), _page(name, width, line_end)
    assert (wrapped.title, wrapped.text, wrapped.published_on) == (
        whole.title,
        whole.text,
        whole.published_on,
    )
    assert told(extract(wrapped)) == told(extract(whole))


def _page(name: str, width: int | None, line_end: str) -> Release:
    """A story and two more, full of names: one sentence alone would be too short to tell its width."""
    bodies = [OLD.fill(STORIES[story].body) for story in (name, "appositive", "consultation")]
    paragraphs = [" ".join(paragraph.split()) for body in bodies for paragraph in body.split("\n\n")]
    if width is not None:
        paragraphs = ["\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in paragraphs]
    text = "\n\n".join([OLD.fill(STORIES[name].title), "May 15, 2018", *paragraphs]).replace("\n", line_end)
    return read_document(Document(name="page", content=text.encode()))


@stories
def test_reading_again_gives_the_same_to_the_byte(name: str) -> None:
    release = release_of(STORIES[name], OLD)
    assert repr(extract(release)) == repr(extract(release))


@stories
def test_what_stands_below_without_an_event_changes_nothing(name: str) -> None:
    story = STORIES[name]
    longer = make_release(
        OLD.fill(story.title),
        *OLD.fill(story.body).split("\n\n"),
        *LONGER.replace("\n\n", "\0").replace("\n", " ").split("\0"),
        published_on="2018-05-15",
        publisher="nowhere",
    )
    assert told(extract(longer)) == read(story, OLD)


@pytest.mark.parametrize("name", ["meeting", "appositive", "call", "visit", "agreement"])
def test_every_country_of_the_world_is_read_alike(name: str) -> None:
    assert len(WORLD) > 200
    for country in WORLD:
        new = changed(OLD, a=country)
        assert read(STORIES[name], new) == expected(read(STORIES[name], OLD), OLD, new), country.name
