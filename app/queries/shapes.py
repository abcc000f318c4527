"""What reads return: plain dicts, described here as types.

Codes are as stored: lower case, but countries ISO 3166-1 alpha-2 in capitals. `id` is the public id, `key`
the integer behind it (for the batched readers). Days are `date`, instants aware `datetime`. What a selection
does not ask for is absent, never empty, so that nothing unread looks like nothing there.
"""

import datetime as dt
from typing import NotRequired, TypedDict


class When(TypedDict):
    """`starts_on` and `ends_on` are both set or both None; `edtf` is never empty (`XXXX` for unknown)."""

    starts_on: dt.date | None
    ends_on: dt.date | None
    precision: str  # DatePrecision
    month_day: str | None  # "10-31", with precision day_no_year only
    wording: str | None
    edtf: str


class CountryLink(TypedDict):
    """A country that takes part in an event or is its target."""

    country: str
    role: str  # CountryRole


class Participant(TypedDict):
    """A person or an organisation, without what hangs on it."""

    id: str
    key: int
    kind: str  # ParticipantKind
    name: str
    name_ko: str | None
    sort_name: str
    country: str | None
    organization_kind: str | None
    code: str | None  # of an organisation in the dictionary: "EU"


class Post(TypedDict):
    """An office as a release attests it on a day."""

    key: int
    title: str
    rank: str  # DiplomaticRank
    organization: str | None
    country: str | None
    as_of: dt.date | None


class ParticipantDetail(Participant):
    """A participant with spellings and posts."""

    aliases: list[str]
    posts: list[Post]  # latest first, undated last


class Participation(TypedDict):
    """Somebody in an event; `participant` None for a post that acts unnamed.

    `id` is that of the event with `who`: what stays the same of somebody when the release is read again.
    """

    id: str
    key: int
    who: int
    ordinal: int  # evidence names it: "participation:0"
    role: str  # ParticipationRole
    country: str | None
    participant: Participant | None
    post: Post | None


class Publisher(TypedDict):
    """Who issues releases: an organisation with a slug. `id` is the participant's."""

    slug: str
    id: str
    key: int
    name: str
    name_ko: str | None
    country: str | None
    organization_kind: str | None


class ReleaseCard(TypedDict):
    """A release without its text."""

    id: str
    key: int
    url: str | None
    publisher: Publisher
    source: str
    kind: str  # ReleaseKind
    language: str
    title: str | None  # as printed
    heading: str  # the title, else the first sentence, shortened
    published_on: dt.date | None
    paraphrase: bool
    revision: int
    created_at: dt.datetime
    updated_at: dt.datetime


class Release(ReleaseCard):
    """A release with its canonical text."""

    text: str
    body_start: int
    text_sha256: str
    extractor_version: str
    dictionary_digest: str


class Revision(TypedDict):
    """One captured version of title and text; `sha256` is of these, not of the document as captured."""

    number: int
    title: str | None
    text: str
    body_start: int
    sha256: str
    captured_at: dt.datetime


class Quotation(TypedDict):
    """A span of a release revision that something rests on; `quote` is its exact slice."""

    supports: str
    revision: int
    start: int
    end: int
    quote: str
    rule: str
    confidence: str


class Evidence(Quotation):
    """What supports one field of an event."""

    account_key: int
    ordinal: int
    entry: str | None


class Stance(Quotation):
    """A speech act in a release: actors and targets are codes of countries and organisations."""

    act: str  # DiplomaticAct
    actors: list[str]
    targets: list[str]


class Account(TypedDict):
    """How one release tells one event; start, end and quote are of the sentence that states it."""

    id: str
    key: int
    event_id: str
    event_key: int
    prominence: str
    revision: int
    start: int
    end: int
    release: ReleaseCard
    quote: NotRequired[str]  # with AccountSelection(quote=True)
    evidence: NotRequired[list[Evidence]]  # with AccountSelection(evidence=True), in order of ordinal


class Event(TypedDict):
    """An event; what the selection asks for hangs on it."""

    id: str
    key: int
    type: str
    category: str
    status: str
    prominence: str
    when: When
    place: str | None
    country_of_place: str | None
    review: str
    created_at: dt.datetime
    updated_at: dt.datetime
    title: NotRequired[str]  # made in English; `links.title_of(event, lang)` makes it in another language
    countries: NotRequired[list[CountryLink]]  # in order of importance
    subjects: NotRequired[list[str]]  # countries the event is only about
    organizations: NotRequired[list[Participant]]
    topics: NotRequired[list[str]]
    participations: NotRequired[list[Participation]]
    accounts: NotRequired[list[Account]]  # earliest release first


class AccountWithEvent(Account):
    """An account with the event it tells, that one without links."""

    event: Event


class Neighbours(TypedDict):
    """The events before and after one, of the same countries."""

    countries: list[str]  # two, the only one, or none
    before: Event | None
    after: Event | None


class ReleaseAccount(TypedDict):
    """An event as told by the release at hand, with where it says so."""

    id: str
    key: int
    prominence: str
    revision: int
    start: int
    end: int
    quote: str
    event: Event
    evidence: list[Evidence]


class Count(TypedDict):
    """One choice of a facet: a country code, an event type, a category, a publisher's slug or a topic."""

    value: str
    count: int


class HistogramBucket(TypedDict):
    """Events that start in the bucket."""

    start: dt.date
    end: dt.date
    count: int


class Histogram(TypedDict):
    """Buckets that hold events, oldest first; counts and `undated` add up to the filter's total."""

    bucket: str  # day, week, month, quarter, year
    buckets: list[HistogramBucket]
    undated: int


class Counterpart(TypedDict):
    """Somebody met, and at how many events."""

    participant: Participant
    events: int


class YearCount(TypedDict):
    year: int
    count: int


class CountryProfile(TypedDict):
    """A country at a glance."""

    country: str
    events: int
    undated: int
    by_type: list[Count]  # most first
    by_year: list[YearCount]  # oldest first
    partners: list[Count]  # countries that share events with it, most first


class Change(TypedDict):
    """A row of the change log. `fields` are the parts that changed, as the log calls them."""

    cursor: str
    at: dt.datetime
    kind: str  # ChangeKind
    noun: str  # "release", "event" or "participant"
    id: str
    replaced_by: str | None  # id of what a merged thing is part of
    fields: list[str]
    reason: str | None  # as a person gave it


class ChangePage(TypedDict):
    """`next` is the position to go on from, also where there is nothing more yet."""

    items: list[Change]
    next: str
    has_more: bool
