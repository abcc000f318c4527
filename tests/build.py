"""Builders of the values passed between the stages, and a small archive of them.

Texts are our own. Spans are given as the words they cover: `event(…, "met on May 3")` finds them.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from app.db.engine import writing
from app.domain.codes import (
    Confidence,
    CountryRole,
    DatePrecision,
    EventStatus,
    ParticipationRole,
    ReleaseKind,
)
from app.domain.event_types import EventType
from app.domain.text import MappedText, Span
from app.domain.values import (
    Document,
    Evidence,
    ExtractedEvent,
    ExtractedParticipant,
    Extraction,
    Release,
    When,
)
from app.ingest.outcomes import Outcome
from app.ingest.raw import Arrived
from app.ingest.store import store_release

NOW = dt.datetime(2024, 5, 4, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
LATEST = NOW + dt.timedelta(days=2)
DAY = dt.date(2024, 5, 3)
URL = "https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1"


def document(content: str | bytes = "any", *, name: str = "release.txt", url: str | None = None) -> Document:
    raw = content.encode() if isinstance(content, str) else content
    return Document(name=name, content=raw, url=url)


def release(
    *paragraphs: str,
    title: str | None = "Talks with Japan",
    url: str | None = URL,
    publisher: str = "kr-mofa",
    published_on: dt.date | None = DAY,
    source: str = "kr_mofa",
    kind: ReleaseKind = ReleaseKind.PRESS_RELEASE,
    language: str = "en",
) -> Release:
    """A release with a title and paragraphs."""
    parts = [*([title] if title else []), *paragraphs]
    text = "\n\n".join(parts)
    return Release(
        source=source,
        publisher=publisher,
        url=url,
        title=title,
        published_on=published_on,
        mapped=MappedText.of(text),
        body_start=len(title) + 2 if title else 0,
        kind=kind,
        language=language,
    )


def span(of: Release, words: str) -> Span:
    start = of.text.index(words)
    return Span(start, start + len(words))


def on(first: dt.date | None, last: dt.date | None = None, *, wording: Span | None = None) -> When:
    """A day, a range of days, or (None) no day at all."""
    if first is None:
        return When(DatePrecision.UNKNOWN, span=wording)
    precision = DatePrecision.RANGE if last and last != first else DatePrecision.DAY
    return When(precision, first, last or first, span=wording)


def person(
    name: str | None,
    office: str | None = "Vice Minister",
    country: str | None = "KR",
    role: ParticipationRole = ParticipationRole.PARTICIPANT,
    organisation: str | None = None,
) -> ExtractedParticipant:
    return ExtractedParticipant(name, office, organisation, country, role)


def event(
    told_by: Release,
    sentence: str,
    *,
    type: EventType = EventType.MEETING,
    primary: bool = True,
    status: EventStatus = EventStatus.OCCURRED,
    when: When | None = None,
    countries: Sequence[str] = ("KR", "JP"),
    people: Sequence[ExtractedParticipant] = (),
    organisations: Sequence[str] = (),
    subjects: Sequence[str] = (),
    topics: Sequence[str] = (),
    place: str | None = None,
    country_of_place: str | None = None,
) -> ExtractedEvent:
    where = span(told_by, sentence)
    proofs = [("event", "meeting.verb"), ("when", "date.day")]
    proofs += [(f"country:{code}", "country.name") for code in countries]
    proofs += [(f"organisation:{code}", "organisation.name") for code in organisations]
    proofs += [(f"participant:{n}", "person.office") for n in range(len(people))]
    return ExtractedEvent(
        type=type,
        primary=primary,
        status=status,
        when=when or on(told_by.published_on),
        span=where,
        place=place,
        country_of_place=country_of_place,
        countries=tuple((code, CountryRole.PARTICIPANT) for code in countries),
        subject_countries=tuple(subjects),
        organisations=tuple(organisations),
        participants=tuple(people),
        topics=tuple(topics),
        evidence=tuple(Evidence(what, where, rule, Confidence.HIGH) for what, rule in proofs),
    )


def extraction(*events: ExtractedEvent) -> Extraction:
    return Extraction(events, extractor_version="test", dictionary_digest="test")


def store(
    engine: sa.Engine,
    told: Release,
    events: Iterable[ExtractedEvent] = (),
    *,
    arrived: Document | None = None,
    now: dt.datetime = NOW,
) -> Outcome:
    """Store a release with its events in a transaction of its own."""
    arrived = arrived or document(f"{told.title}\n{told.text}", url=told.url)
    with writing(engine) as connection:
        return store_release(connection, Arrived.of(arrived), told, extraction(*events), now)


def with_url(told: Release, number: int) -> Release:
    return dataclasses.replace(told, url=f"{URL[:-1]}{number}")


# A small archive: what happens in May 2024 between four countries, told by two ministries.

TALKS = release(
    "Vice Minister Cho Hana met Vice Minister Sato Ken of Japan in Seoul on May 3.",
    "The two sides condemned the missile launch by North Korea on April 30.",
    title="Vice Ministers of Korea and Japan Meet in Seoul",
)
CALL = release(
    "Secretary Jane Doe spoke by telephone with Minister CHO Hana on May 2.",
    title="Secretary Doe's Call with Minister Cho",
    url="https://www.state.gov/call-with-minister-cho/",
    publisher="us-state",
    source="us_state",
    published_on=dt.date(2024, 5, 2),
    kind=ReleaseKind.READOUT,
)
DIALOGUE = release(
    "The next EU-Korea dialogue on cyber security will be held in Brussels.",
    title=None,
    url=None,
    published_on=None,
)

ARCHIVE: tuple[tuple[Release, tuple[ExtractedEvent, ...]], ...] = (
    (
        TALKS,
        (
            event(
                TALKS,
                "Vice Minister Cho Hana met Vice Minister Sato Ken of Japan in Seoul on May 3.",
                when=on(DAY, wording=span(TALKS, "on May 3")),
                people=(
                    person("Cho Hana", role=ParticipationRole.HOST),
                    person("Sato Ken", country="JP", role=ParticipationRole.VISITOR),
                ),
                topics=("bilateral_relations", "north_korea"),
                subjects=("KP",),
                place="Seoul",
                country_of_place="KR",
            ),
            event(
                TALKS,
                "the missile launch by North Korea on April 30",
                type=EventType.MILITARY_ACTIVITY,
                primary=False,
                when=on(dt.date(2024, 4, 30), wording=span(TALKS, "on April 30")),
                countries=("KP",),
                topics=("nuclear_missile",),
            ),
        ),
    ),
    (
        CALL,
        (
            event(
                CALL,
                "Secretary Jane Doe spoke by telephone with Minister CHO Hana on May 2.",
                type=EventType.CALL,
                countries=("US", "KR"),
                people=(
                    person("Jane Doe", "Secretary", "US"),
                    person("CHO Hana", "Minister", "KR", ParticipationRole.COUNTERPART),
                ),
            ),
        ),
    ),
    (
        DIALOGUE,
        (
            event(
                DIALOGUE,
                "The next EU-Korea dialogue on cyber security will be held in Brussels.",
                type=EventType.CONSULTATION,
                when=on(None),
                countries=("KR",),
                organisations=("EU",),
                people=(person(None, "Ambassador for Cyber Affairs"),),
                topics=("cyber",),
                place="Brussels",
                country_of_place="BE",
            ),
        ),
    ),
)


def store_archive(engine: sa.Engine) -> list[Outcome]:
    return [store(engine, told, events) for told, events in ARCHIVE]
