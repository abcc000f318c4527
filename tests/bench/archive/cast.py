"""Who takes part: persons with made-up names, a country and an office each, and who publishes."""

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass

from app.domain.codes import OrganizationKind
from app.domain.offices import rank_of
from app.domain.organisations import ORGANISATIONS
from app.domain.publishers import BY_SLUG, Publisher
from app.ingest import people
from app.ingest.changes import Image
from tests.bench.archive.shape import BY_FREQUENCY, HOME, Shape, zipf

_SYLLABLES = "ba bel dor dra fen gal har ith jor kal lem mar nev ol pra quil ras sel tor ul vas wen yor zan"
_ENDINGS = "an ara dis eth ian ik is o ona os ova owe u une ys"
_OFFICES = (  # the first are the most frequent
    *("Foreign Minister", "Vice Foreign Minister", "Ambassador", "Director-General", "President"),
    *("Prime Minister", "Special Envoy", "Minister of Defense", "Spokesperson", "Deputy Minister"),
)
_ORGANISATIONS = ("UN", "EU", "ASEAN", "NATO", "G7", "G20", "APEC", "OECD", "IAEA", "WTO", "WHO", "AU")
_PUBLISHING = ("KR", "US", "JP", "CN", "DE", "FR", "GB", "IN", "AU", "VN", "BR", "TR")
_COUNTRY_NEEDS = 4  # persons, or it takes no part in a small archive


@dataclass(frozen=True, slots=True)
class Person:
    image: Image
    office: str
    rank: str

    @property
    def key(self) -> int:
        return int(self.image["id"])

    @property
    def name(self) -> str:
        return str(self.image["name"])


class Cast:
    """Persons by country, organisations by code, and the ministries that publish."""

    def __init__(self, shape: Shape, now: dt.datetime) -> None:
        chance = random.Random(f"cast {shape.seed}")
        taking_part = max(3, min(len(BY_FREQUENCY), shape.participants // _COUNTRY_NEEDS))
        self.countries = zipf(BY_FREQUENCY[:taking_part])
        self.organizations = [
            people.organization(code, now) for code in _ORGANISATIONS if code in ORGANISATIONS
        ]
        ministries = (each for each in BY_SLUG.values() if each.kind is OrganizationKind.FOREIGN_MINISTRY)
        by_country = {ministry.country: ministry for ministry in ministries}
        self.publishers: list[Publisher] = [by_country[code] for code in _PUBLISHING]
        self.issuers = [people.issuer(publisher, now) for publisher in self.publishers]
        self.persons: dict[str, list[Person]] = defaultdict(list)
        self._fill(shape.participants - len(self.organizations) - len(self.issuers), chance, now)

    def _fill(self, wanted: int, chance: random.Random, now: dt.datetime) -> None:
        known: set[int] = set()
        order = [HOME, *self.countries.things]
        while len(known) < wanted or not all(self.persons[code] for code in order):
            country = order[len(known)] if len(known) < len(order) else self._country(chance)
            image = people.person(_name(chance), country, now)
            if image["id"] in known:
                continue
            office = _OFFICES[int(len(_OFFICES) * chance.random() ** 1.5)]
            self.persons[country].append(Person(image, office, rank_of(office, country).value))
            known.add(image["id"])

    def _country(self, chance: random.Random) -> str:
        return HOME if chance.random() < 0.2 else str(self.countries.one(chance))

    def person_of(self, country: str, chance: random.Random) -> Person:
        """Those first in the list are met far more often than the last."""
        here = self.persons[country]
        return here[int(len(here) * chance.random() ** 3)]

    @property
    def images(self) -> list[Image]:
        persons = [person.image for here in self.persons.values() for person in here]
        return [*self.issuers, *self.organizations, *persons]


def _name(chance: random.Random) -> str:
    syllables, endings = _SYLLABLES.split(), _ENDINGS.split()
    given = chance.choice(syllables) + chance.choice(endings)
    family = "".join(chance.choices(syllables, k=2)) + chance.choice(endings)
    return f"{given.capitalize()} {family.capitalize()}"
