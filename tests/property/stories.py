"""Short releases made from facts, in our own words: change a fact, and only that may change in the reading.

A story is a title and paragraphs with places for facts. To cover another way of telling, add a story to
`STORIES`: every test of `test_extract_facts.py` then holds it.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.domain.values import Extraction, Release
from app.extract import extract
from tests.unit.extract.build import make_release


class Country(NamedTuple):
    code: str
    name: str
    demonym: str
    capital: str


COUNTRIES = [
    Country("PE", "Peru", "Peruvian", "Lima"),
    Country("CL", "Chile", "Chilean", "Santiago"),
    Country("NO", "Norway", "Norwegian", "Oslo"),
    Country("GH", "Ghana", "Ghanaian", "Accra"),
    Country("KE", "Kenya", "Kenyan", "Nairobi"),
    Country("PL", "Poland", "Polish", "Warsaw"),
    Country("FI", "Finland", "Finnish", "Helsinki"),
    Country("TH", "Thailand", "Thai", "Bangkok"),
    Country("PT", "Portugal", "Portuguese", "Lisbon"),
    Country("UY", "Uruguay", "Uruguayan", "Montevideo"),
    Country("BG", "Bulgaria", "Bulgarian", "Sofia"),
    Country("KZ", "Kazakhstan", "Kazakh", "Astana"),
    Country("IS", "Iceland", "Icelandic", "Reykjavik"),
    Country("NP", "Nepal", "Nepalese", "Kathmandu"),
]
# Invented people, of several ways of naming; (given, surname).
PEOPLE = [
    ("Ana", "Reyna"),
    ("Ivo", "Brandsma"),
    ("Ji-won", "Hahn"),
    ("Tomasz", "Wilk"),
    ("Amara", "Okonkwo"),
    ("Leila", "Haddadi"),
    ("Pekka", "Virtala"),
    ("Somchai", "Rattanakul"),
    ("Duarte", "Melo"),
    ("Gulnara", "Seitova"),
    ("Ólafur", "Gíslason"),
    ("Jean-Luc", "Marchetti"),
]


class Story(NamedTuple):
    title: str
    body: str
    type: str  # of the event that must be found
    countries: str  # which of the three it must hold: "ab"


@dataclass(frozen=True, slots=True)
class Facts:
    """Who, where, when. `a` tells, `b` is the other side, `c` a third one; days are counted from `day`."""

    a: Country = COUNTRIES[0]
    b: Country = COUNTRIES[1]
    c: Country = COUNTRIES[2]
    one: str = "Ana Reyna"
    two: str = "Ivo Brandsma"
    day: dt.date = dt.date(2018, 5, 14)
    wording: str = "{0:%B} {0.day}, {0.year}"

    def fill(self, text: str) -> str:
        told = {
            f"{letter}{noun[:1] or ''}": getattr(country, noun or "name")
            for letter, country in (("a", self.a), ("b", self.b), ("c", self.c))
            for noun in ("", "demonym", "capital")
        }
        days = {
            f"day{n}".replace("-", "_"): self.wording.format(self.day + dt.timedelta(days=n))
            for n in (-9, -3, 0, 2, 12)
        }
        return text.format(**told, **days, one=self.one, two=self.two)


STORIES = {
    "meeting": Story(
        "{ad} and {bd} Foreign Ministers Meet",
        "1. {ad} Foreign Minister {one} met with {bd} Foreign Minister {two} in {ac} on {day0}.\n\n"
        "2. The two ministers exchanged views on trade between {a} and {b}.",
        "meeting",
        "ab",
    ),
    "appositive": Story(
        "Talks between {a} and {b}",
        "{one}, Minister for Foreign Affairs of {a}, held talks with {two}, Minister for Foreign "
        "Affairs of {b}, in {bc} on {day0}. They agreed to widen cooperation in fisheries.",
        "meeting",
        "ab",
    ),
    "call": Story(
        "Phone Call with the {bd} Foreign Minister",
        "{ad} Foreign Minister {one} spoke by phone with {bd} Foreign Minister {two} on {day0}.",
        "call",
        "ab",
    ),
    "visit": Story(
        "Foreign Minister {one} to Visit {b}",
        "{ad} Foreign Minister {one} will visit {b} on {day12} to meet with {bd} Foreign Minister {two}.",
        "visit",
        "ab",
    ),
    "consultation": Story(
        "{a} and {b} Hold Policy Consultations",
        "The third {a}-{b} Policy Consultation was held in {ac} on {day0}, chaired by {ad} Vice "
        "Minister {one} and {bd} Vice Minister {two}.",
        "consultation",
        "ab",
    ),
    "agreement": Story(
        "{a} and {b} Sign an Agreement on Fisheries",
        "{a} and {b} signed an agreement on fisheries in {bc} on {day0}. {ad} Foreign Minister {one} "
        "and {bd} Foreign Minister {two} signed for their governments.",
        "agreement",
        "ab",
    ),
    "passing": Story(
        "{ad} and {bd} Foreign Ministers Meet",
        "{ad} Foreign Minister {one} met with {bd} Foreign Minister {two} in {ac} on {day0}. The ministers "
        "condemned the terrorist attack in {cc} on {day_9}, in which twelve people were killed.",
        "attack",
        "c",
    ),
    "earthquake": Story(
        "{ad} Foreign Minister Meets {bd} Counterpart",
        "{ad} Foreign Minister {one} met with {bd} Foreign Minister {two} on {day0}. She offered "
        "condolences over the earthquake that struck {c} on {day_3}.",
        "disaster",
        "c",
    ),
    "counterpart": Story(
        "{one} Meets {bd} Counterpart",
        "On {day0}, {one}, Deputy Minister of Foreign Affairs of {a}, received her {bd} counterpart, "
        "{two}, in {ac}.",
        "meeting",
        "ab",
    ),
    "margins": Story(
        "{ad} Foreign Minister Meets {bd} Foreign Minister in {cc}",
        "{ad} Foreign Minister {one} met {bd} Foreign Minister {two} on {day0} in {cc}, on the margins of a "
        "conference on oceans.",
        "meeting",
        "ab",
    ),
    "summit": Story(
        "{ad} and {bd} Presidents Hold Summit",
        "President {one} of {a} and President {two} of {b} held a summit in {bc} on {day0}.",
        "summit",
        "ab",
    ),
    "protest": Story(
        "{bd} Ambassador Summoned",
        "The Ministry of Foreign Affairs of {a} summoned the Ambassador of {b}, {two}, on {day0} and "
        "lodged a strong protest over the arrest of two fishermen.",
        "protest",
        "ab",
    ),
    "message": Story(
        "Message of Condolence to the President of {b}",
        "On {day0}, President {one} of {a} sent a message of condolence to President {two} of {b} over "
        "the floods.",
        "message",
        "ab",
    ),
    "aid": Story(
        "{a} Provides Humanitarian Assistance to {b}",
        "On {day0}, the Government of {a} decided to provide humanitarian assistance of one million "
        "dollars to {b}.",
        "aid",
        "ab",
    ),
    "sanctions": Story(
        "{a} Imposes Sanctions on {bd} Officials",
        "{a} imposed sanctions on five {bd} officials on {day0} for serious violations of human rights.",
        "sanctions",
        "ab",
    ),
    "relations": Story(
        "{a} and {b} Establish Diplomatic Relations",
        "{a} and {b} established diplomatic relations on {day0}.",
        "relations",
        "ab",
    ),
    "launch": Story(
        "Statement on the Missile Launch by {c}",
        "The Ministry of Foreign Affairs of {a} strongly condemns the launch of a ballistic missile by "
        "{c} on {day_3}.",
        "military_activity",
        "c",
    ),
    "trip": Story(
        "Visit to {b}",
        "{one}, Minister of Foreign Affairs of {a}, paid an official visit to {b} from {day_3} to "
        "{day0}. In {bc}, he met with President {two} on {day0}.",
        "visit",
        "ab",
    ),
    "received": Story(
        "Foreign Minister of {b} Received in {ac}",
        "Prime Minister {one} of {a} received {two}, Minister of Foreign Affairs of {b}, in {ac} on {day0}.",
        "meeting",
        "ab",
    ),
    "three": Story(
        "Trilateral Meeting of {a}, {b} and {c}",
        "The foreign ministers of {a}, {b} and {c} held a trilateral meeting in {cc} on {day0}.",
        "meeting",
        "abc",
    ),
}


class Told(NamedTuple):
    """An event as far as facts decide it."""

    type: str
    primary: bool
    status: str
    when: tuple[str, str | None, str | None]
    place: str | None
    countries: frozenset[str]
    people: frozenset[tuple[str | None, str | None]]


def release_of(story: Story, facts: Facts) -> Release:
    return make_release(
        facts.fill(story.title),
        *facts.fill(story.body).split("\n\n"),
        published_on=(facts.day + dt.timedelta(days=1)).isoformat(),
        publisher="nowhere",
    )


def told(extraction: Extraction) -> frozenset[Told]:
    return frozenset(
        Told(
            event.type.value,
            event.primary,
            event.status.value,
            (
                event.when.precision.value,
                event.when.starts_on.isoformat() if event.when.starts_on else event.when.month_day,
                event.when.ends_on.isoformat() if event.when.ends_on else None,
            ),
            event.place,
            frozenset(code for code, _ in event.countries),
            frozenset((person.name, person.country) for person in event.participants),
        )
        for event in extraction.events
    )


def read(story: Story, facts: Facts) -> frozenset[Told]:
    return told(extract(release_of(story, facts)))


def expected(events: frozenset[Told], old: Facts, new: Facts) -> frozenset[Told]:
    """What was read with the old facts, with the new ones in their places."""
    codes = {old.a.code: new.a.code, old.b.code: new.b.code, old.c.code: new.c.code}
    places = {old.a.capital: new.a.capital, old.b.capital: new.b.capital, old.c.capital: new.c.capital}
    names = {old.one: new.one, old.two: new.two}
    shift = new.day - old.day

    def moved(day: str | None) -> str | None:
        return day and (dt.date.fromisoformat(day) + shift).isoformat()

    return frozenset(
        event._replace(
            when=(event.when[0], moved(event.when[1]), moved(event.when[2])),
            place=event.place and places.get(event.place, event.place),
            countries=frozenset(codes.get(code, code) for code in event.countries),
            people=frozenset(
                (name and names.get(name, name), country and codes.get(country, country))
                for name, country in event.people
            ),
        )
        for event in events
    )


def is_found(story: Story, facts: Facts, events: frozenset[Told]) -> bool:
    """Whether the event that the story is about is among those read."""
    wanted = {getattr(facts, letter).code for letter in story.countries}
    return any(event.type == story.type and wanted <= event.countries for event in events)


def changed(facts: Facts, **new: object) -> Facts:
    return replace(facts, **new)  # type: ignore[arg-type] # each test gives the fields their own types
