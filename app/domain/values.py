"""The nouns passed between the stages: Document → Release → Extraction. Frozen, checked when made.

`Document` is what arrived, `Release` what a source read from it, `Extraction` what the extractor found in the
release. None of them knows a database. All spans count Unicode code points of `Release.text`.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.codes import (
    Confidence,
    CountryRole,
    DatePrecision,
    DiplomaticAct,
    EventStatus,
    ParticipationRole,
    ReleaseKind,
)
from app.domain.event_types import EventType
from app.domain.text import MappedText, Span


@dataclass(frozen=True, slots=True)
class Document:
    """What arrived: bytes and what was known of them before anybody read them.

    `name` is for messages (file path, URL, `feed.xml#3`). `content` is kept byte for byte. What a feed,
    a JSON line or a partner states beside the text (title, day, kind) is `stated_*` and beats what the reader
    finds.
    """

    name: str
    content: bytes
    media_type: str | None = None  # "text/html", "text/plain"; None: recognise it
    encoding: str | None = None  # as declared; None: recognise it
    url: str | None = None
    source: str | None = None  # name of a source module, when the caller knows it
    stated_title: str | None = None
    stated_published_on: dt.date | None = None
    stated_publisher: str | None = None  # the `source` text of a JSON line or the title of a feed
    stated_language: str | None = None  # ISO 639-1
    stated_kind: ReleaseKind | None = None
    paraphrase: bool = False  # a sample that retells an official text in our words


@dataclass(frozen=True, slots=True)
class Release:
    """One press release as its source read it.

    `text` is the canonical text: the title as its first paragraph (where there is one), then the body;
    paragraphs stand apart by one blank line, white space inside them is folded, menus and counters are
    gone. `body_start` is where the body begins. `mapped` holds the same text with its places in the decoded
    document.
    """

    source: str  # name of the source module, "kr_mofa"
    publisher: str  # slug of the publisher, "kr-mofa" (`app/domain/publishers.py`)
    url: str | None  # canonical: tracking parameters dropped
    title: str | None  # as printed
    published_on: dt.date | None  # the ministry's own date, never the capture date
    mapped: MappedText
    body_start: int
    kind: ReleaseKind = ReleaseKind.PRESS_RELEASE
    language: str = "en"
    paraphrase: bool = False

    @property
    def text(self) -> str:
        return self.mapped.text


@dataclass(frozen=True, slots=True)
class When:
    """When an event happened: closed range of days, or the wording alone where no day is known.

    `starts_on` and `ends_on` are both set or both None. `month_day` ("10-31", "12-03/12-05") only with
    DAY_NO_YEAR. `span` is the wording in the text; None where the day follows from the day of publication.
    """

    precision: DatePrecision
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    month_day: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        dated = self.precision not in (DatePrecision.UNKNOWN, DatePrecision.DAY_NO_YEAR)
        if dated != (self.starts_on is not None) or dated != (self.ends_on is not None):
            raise ValueError(f"{self.precision} with {self.starts_on}..{self.ends_on}")
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValueError(f"{self.starts_on} is after {self.ends_on}")
        if (self.month_day is not None) != (self.precision is DatePrecision.DAY_NO_YEAR):
            raise ValueError(f"month_day {self.month_day} with {self.precision}")

    def is_apart_from(self, other: "When | None", slack: dt.timedelta = dt.timedelta(0)) -> bool:
        """Whether both have days, and those of one end more than `slack` before those of the other begin."""
        if not (other and self.starts_on and self.ends_on and other.starts_on and other.ends_on):
            return False
        return self.starts_on > other.ends_on + slack or other.starts_on > self.ends_on + slack


class Evidence(NamedTuple):
    """A span that supports one field of an event, and the rule that read it; a named tuple, because a release
    has a hundred.

    `supports` names the field: "event" (the sentence that states it), "type", "when", "place", "country:KR",
    "organisation:UN", "participant:0" (index into `ExtractedEvent.participants`), "status", "topic:cyber".
    `rule` is a stable id ("date.range.month_day"); `entry` the dictionary entry that matched, if one did.
    """

    supports: str
    span: Span
    rule: str
    confidence: Confidence
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class ExtractedParticipant:
    """Somebody who takes part, as the release writes it; `name` None for a post that acts unnamed."""

    name: str | None
    office: str | None
    organisation: str | None
    country: str | None
    role: ParticipationRole

    def __post_init__(self) -> None:
        if not self.name and not self.office:
            raise ValueError("a participant needs a name or an office")


@dataclass(frozen=True, slots=True)
class ExtractedEvent:
    """One event as one release tells it. Countries are ISO 3166-1 alpha-2 (plus XK), in order of
    importance."""

    type: EventType
    primary: bool
    status: EventStatus
    when: When
    span: Span  # the sentence (or clause) that states it: the evidence
    place: str | None = None
    country_of_place: str | None = None
    countries: tuple[tuple[str, CountryRole], ...] = ()
    subject_countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()  # codes of `app/domain/organisations.csv`: "EU", "UN"
    participants: tuple[ExtractedParticipant, ...] = ()
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        codes = [code for code, _ in self.countries]
        if len(set(codes)) != len(codes):
            raise ValueError(f"a country twice in {codes}")


@dataclass(frozen=True, slots=True)
class Stance:
    """One speech act of a government in a release: who condemns, urges, welcomes …, addressed to whom."""

    act: DiplomaticAct
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one release, with the versions that make the reading repeatable."""

    events: tuple[ExtractedEvent, ...]
    stances: tuple[Stance, ...] = ()
    extractor_version: str = ""
    dictionary_digest: str = ""
    notes: tuple[str, ...] = field(default=())  # what was seen and dropped, and why (for `explain`)
