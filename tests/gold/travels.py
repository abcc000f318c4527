"""How many trips of an independent list are found as visits: `python -m tests.gold.travels FACTS RELEASES`.

FACTS is JSON: trips abroad (`role`, `name`, `start-date`, `end-date`, `country`, `locale`) or visits of
foreign leaders (`visitor`, `from_country`, `start`, `end`). RELEASES is JSON Lines, plain or gzip: `url`,
`title`, `published_on`, `raw_html` or `text`. Neither is part of the repository. `--role secretary` keeps the
trips of one office.

A trip counts only when a release of the weeks around it names traveller, country and travel in one sentence.
It is found when a visit has both countries and a day in common with it, or the day before or after (list and
releases count days in different zones). The misses are listed, each with the sentence that names it and with
what was read from that release instead.
"""

import argparse
import datetime as dt
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.codes import ReleaseKind
from app.domain.countries import COUNTRIES
from app.domain.event_types import EventType
from app.domain.values import Document, ExtractedEvent, Extraction, Release
from app.extract import extract
from app.extract.segments import find_sentences
from app.sources import read_document

SLACK = dt.timedelta(days=1)  # Washington and the place of the visit may write different days
BEFORE, AFTER = dt.timedelta(days=21), dt.timedelta(days=7)  # when releases speak of a trip
_TRAVEL = re.compile(r"\b(?:travel|visit|trip|arriv|depart|journey|welcom|host)", re.IGNORECASE)
_OWN = "US"
_OTHER_NAMES = {"Palestinian Authority": "PS", "Denmark (Greenland)": "DK"}


@dataclass(frozen=True, slots=True)
class Trip:
    """One country of one journey."""

    traveller: str
    surname: str
    starts_on: dt.date
    ends_on: dt.date
    codes: frozenset[str]  # of the parties
    names: tuple[str, ...]  # words for the other country: country, people, capital, stops

    def __str__(self) -> str:
        other = "+".join(sorted(self.codes - {_OWN}))
        return f"{self.starts_on}..{self.ends_on} {self.traveller} {other} ({', '.join(self.names[-2:])})"


@dataclass(frozen=True, slots=True)
class Account:
    """A release and what was read from it."""

    release: Release
    extraction: Extraction


def trips_of(facts: Iterable[dict[str, Any]], role: str | None = None) -> Iterator[Trip]:
    for fact in facts:
        if "visitor" in fact:
            name = re.sub(r"\s+(?:bin|ben)\s.*", "", fact["visitor"])
            countries, start, end = fact["from_country"], fact["start"], fact["end"]
            stops: list[str] = []
        elif role is None or fact["role"] == role:
            name, countries = fact["name"], [fact["country"]]
            start, end = fact["start-date"], fact["end-date"]
            stops = [part.strip() for part in fact["locale"].split(",") if part.strip()]
        else:
            continue
        codes = [code_of(country) for country in countries]
        words = [word for code in codes for word in _words(code)]
        yield Trip(
            name,
            name.split()[-1],
            dt.date.fromisoformat(start),
            dt.date.fromisoformat(end),
            frozenset([_OWN, *codes]),
            (*words, *stops),
        )


def code_of(name: str) -> str:
    """The code of a country as the list names it; KeyError for a name that is none."""
    found = _OTHER_NAMES.get(name) or next((c.code for c in COUNTRIES.values() if name in c.names), None)
    if found is None:
        raise KeyError(name)
    return found


def _words(code: str) -> tuple[str, ...]:
    country = COUNTRIES[code]
    return (*country.names, *country.demonyms, *country.capitals)


def accounts_of(rows: Iterable[dict[str, Any]]) -> Iterator[Account]:
    for row in rows:
        text = row.get("raw_html") or row["text"]
        published = row.get("published_on")
        release = read_document(
            Document(
                name=row["url"],
                content=text.encode(),
                media_type="text/html" if row.get("raw_html") else "text/plain",
                url=row["url"],
                stated_title=row.get("title"),
                stated_published_on=dt.date.fromisoformat(published) if published else None,
            )
        )
        yield Account(release, extract(release))


def naming(trip: Trip, accounts: Iterable[Account]) -> list[tuple[Account, str]]:
    """The releases that name the trip, each with the sentence that does; transcripts tell no events."""
    found = []
    for account in accounts:
        day = account.release.published_on
        transcript = account.release.kind is ReleaseKind.REMARKS
        if day is None or transcript or not trip.starts_on - BEFORE <= day <= trip.ends_on + AFTER:
            continue
        sentence = next((s for s in _sentences(account.release) if _names(trip, s)), None)
        if sentence is not None:
            found.append((account, sentence))
    return found


def _sentences(release: Release) -> Iterator[str]:
    return (sentence.span.of(release.text) for sentence in find_sentences(release))


def _names(trip: Trip, sentence: str) -> bool:
    named = trip.surname in sentence and bool(_TRAVEL.search(sentence))
    return named and any(re.search(rf"\b{re.escape(word)}\b", sentence) for word in trip.names)


def tells(event: ExtractedEvent, trip: Trip) -> bool:
    """Whether an event is that trip."""
    when = event.when
    if event.type is not EventType.VISIT or when.starts_on is None or when.ends_on is None:
        return False
    codes = {code for code, _ in event.countries}
    near = when.starts_on - SLACK <= trip.ends_on and trip.starts_on <= when.ends_on + SLACK
    return near and trip.codes <= codes


def report(trips: Iterable[Trip], accounts: Iterable[Account]) -> Iterator[str]:
    """Lines: a miss with its reason, and at the end the recall."""
    read = list(accounts)
    named, found = 0, 0
    for trip in trips:
        releases = naming(trip, read)
        if not releases:
            yield f"not named    {trip}"
            continue
        named += 1
        if any(tells(event, trip) for account in read for event in account.extraction.events):
            found += 1
            yield f"found        {trip}"
            continue
        yield f"missed       {trip}"
        for account, sentence in releases[:3]:
            yield f"             {account.release.title}: {' '.join(sentence.split())[:200]}"
            yield f"             read instead: {_told(account.extraction) or 'nothing'}"
    share = found / named if named else 0.0
    yield f"recall {share:.3f}: {found} of {named} trips that a release names"


def _told(extraction: Extraction) -> str:
    return "; ".join(
        f"{event.type} {event.when.starts_on}..{event.when.ends_on} "
        + "+".join(code for code, _ in event.countries)
        for event in extraction.events[:4]
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path)
    parser.add_argument("releases", type=Path)
    parser.add_argument("--role", help="only trips of this office, e.g. secretary")
    given = parser.parse_args()
    facts = json.loads(given.facts.read_text(encoding="utf-8"))
    for line in report(trips_of(facts, given.role), accounts_of(_lines(given.releases))):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
