"""The closed lists of the domain as GraphQL enums, each value described for a newcomer to diplomacy.

The enums are the domain's own (`app/domain`), so a new code appears here by itself; what is added is words. A
code without words here stops the schema from being built.
"""

from enum import EnumMeta, StrEnum
from typing import Any

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from app.domain.codes import (
    ChangeKind,
    Channel,
    Confidence,
    CountryRole,
    DatePrecision,
    DiplomaticAct,
    DiplomaticRank,
    EventStatus,
    MeetingFormat,
    OrganizationKind,
    ParticipationRole,
    PlacePrecision,
    Prominence,
    ReleaseKind,
    ReviewState,
)
from app.domain.event_types import CATEGORIES, EVENT_TYPES, Category, EventType
from app.ingest.problems import ProblemCode
from app.queries.contrast import Field
from app.queries.facets import Bucket


class EventOrderField(StrEnum):
    """What a list of events is ordered by."""

    OCCURRED = "occurred"
    PUBLISHED = "published"
    UPDATED = "updated"
    RELEVANCE = "relevance"
    CORROBORATION = "corroboration"


class Direction(StrEnum):
    """Which way a list runs."""

    ASC = "asc"
    DESC = "desc"


class ExtractionMethod(StrEnum):
    """How a fact was read."""

    RULE = "rule"


def _describe(enum: EnumMeta, description: str, words: dict[Any, str], name: str | None = None) -> None:
    strawberry.enum(enum, name=name, description=description)
    definition: StrawberryEnumDefinition = enum.__dict__["__strawberry_definition__"]
    for value in definition.values:
        value.description = words[enum(value.value)]


_describe(
    EventType,
    "What kind of event it is: one of twenty types, each in one category.",
    {each: info.definition for each, info in EVENT_TYPES.items()},
)
_describe(
    Category,
    "Eight groups of event types.",
    {each: info.definition for each, info in CATEGORIES.items()},
    name="EventCategory",
)
_describe(
    EventStatus,
    "Whether an event happened, is planned or is claimed, as far as the releases say.",
    {
        EventStatus.ANNOUNCED: "Said to be coming, without a firm day.",
        EventStatus.SCHEDULED: "Planned for a day or period.",
        EventStatus.OCCURRED: "Happened.",
        EventStatus.ALLEGED: "Claimed by one side and contested.",
    },
)
_describe(
    MeetingFormat,
    "How many sides sit at the table: countries, and organisations that belong to no one country.",
    {
        MeetingFormat.BILATERAL: "Two sides.",
        MeetingFormat.TRILATERAL: "Three sides.",
        MeetingFormat.MINILATERAL: "A small group: four to six sides.",
        MeetingFormat.MULTILATERAL: (
            "Many sides: seven or more, any conference, and any meeting of a group such as the G7."
        ),
    },
)
_describe(
    Channel,
    "By what means those who meet or write do so.",
    {
        Channel.IN_PERSON: "They are in one place.",
        Channel.PHONE: "They talk on the telephone.",
        Channel.VIDEO: "They see each other on screens.",
        Channel.WRITTEN: "One writes to the other.",
    },
)
_describe(
    PlacePrecision,
    "How closely a place is told.",
    {
        PlacePrecision.EXACT: "A building or grounds.",
        PlacePrecision.CITY: "A city or town.",
        PlacePrecision.REGION: "A region, an island or a water.",
        PlacePrecision.COUNTRY: "Only the country or area is told.",
    },
)
_describe(
    DatePrecision,
    "How well the day of an event is known.",
    {
        DatePrecision.DAY: "One day is known.",
        DatePrecision.RANGE: "A first and a last day are known.",
        DatePrecision.MONTH: "Only the month is known.",
        DatePrecision.YEAR: "Only the year is known.",
        DatePrecision.PUBLISHED: "The day follows from the day the release was published on.",
        DatePrecision.DAY_NO_YEAR: "Day and month are known, the year is not.",
        DatePrecision.UNKNOWN: "No day is known.",
    },
)
_describe(
    Prominence,
    "How much of a release an event is.",
    {
        Prominence.PRIMARY: "The event is what the release is about.",
        Prominence.MENTIONED: "The release refers to the event in passing.",
    },
)
_describe(
    DiplomaticAct,
    "What a government does with words in a release.",
    {
        DiplomaticAct.CONDEMN: "Calls something wrong, in the strongest terms.",
        DiplomaticAct.CONCERN: "Says that something worries it.",
        DiplomaticAct.URGE: "Calls on somebody to do something, or to stop.",
        DiplomaticAct.WARN: "Says what will follow.",
        DiplomaticAct.AGREE: "Both sides settle on something, or share a view.",
        DiplomaticAct.REAFFIRM: "Says again what it said before.",
        DiplomaticAct.WELCOME: "Calls something good.",
        DiplomaticAct.SUPPORT: "Stands behind somebody, or behind what they do.",
        DiplomaticAct.APPRECIATE: "Thanks somebody.",
        DiplomaticAct.CONDOLE: "Shares in somebody's grief.",
        DiplomaticAct.CONGRATULATE: "Wishes somebody well on an occasion.",
        DiplomaticAct.OFFER: "Holds something out, such as help.",
        DiplomaticAct.REQUEST: "Asks somebody for something.",
        DiplomaticAct.INVITE: "Asks somebody to come.",
        DiplomaticAct.PROTEST: "Objects formally, as by a note or by summoning an ambassador.",
        DiplomaticAct.REGRET: "Says that something is a pity, or a disappointment.",
        DiplomaticAct.ANNOUNCE: "Makes a decision known.",
    },
)
_describe(
    ReviewState,
    "Whether a person has checked what the machine read.",
    {
        ReviewState.MACHINE: "Read by the program, not yet checked by a person.",
        ReviewState.REVIEWED: "Checked by a person and found right.",
        ReviewState.CORRECTED: "Put right by a person.",
        ReviewState.DISPUTED: "Somebody says that it is wrong; not settled yet.",
    },
)
_describe(
    Confidence,
    "How sure the reading of one field is.",
    {
        Confidence.HIGH: "The wording leaves little doubt.",
        Confidence.MEDIUM: "Likely right; another reading is possible.",
        Confidence.LOW: "A guess worth checking.",
    },
)
_describe(
    CountryRole,
    "What a country or area does in an event.",
    {
        CountryRole.HOST: "The event takes place there, or it invited the others.",
        CountryRole.PARTICIPANT: "Takes part.",
        CountryRole.VISITOR: "Travels to the host.",
        CountryRole.ACTOR: "Does what the event is: launches, states, gives, sanctions.",
        CountryRole.TARGET: "Is whom the event is aimed at: addressed, attacked, sanctioned, helped.",
    },
)
_describe(
    ParticipationRole,
    "What a person or organisation does in an event.",
    {
        ParticipationRole.HOST: "Receives the others.",
        ParticipationRole.VISITOR: "Travels to the host.",
        ParticipationRole.COUNTERPART: "Holds the matching office on the other side of the table.",
        ParticipationRole.CHAIR: "Leads the meeting.",
        ParticipationRole.PARTICIPANT: "Takes part.",
        ParticipationRole.SIGNATORY: "Signs the text.",
        ParticipationRole.SPEAKER: "Speaks to those present.",
        ParticipationRole.ISSUER: "Issues the statement or message.",
        ParticipationRole.RECIPIENT: "Receives the message, protest or gift.",
        ParticipationRole.APPOINTEE: "Is appointed, or presents credentials.",
        ParticipationRole.MENTIONED: "Is named, without taking part.",
    },
)
_describe(
    DiplomaticRank,
    "Level of an office, highest first.",
    {
        DiplomaticRank.HEAD_OF_STATE: "President, monarch or another head of state.",
        DiplomaticRank.HEAD_OF_GOVERNMENT: "Prime minister, chancellor or another head of government.",
        DiplomaticRank.FOREIGN_MINISTER: "The minister in charge of foreign affairs, by any title.",
        DiplomaticRank.MINISTER: "Another minister of a government.",
        DiplomaticRank.VICE_MINISTER: "Second level of a ministry: vice minister, deputy secretary.",
        DiplomaticRank.SPECIAL_REPRESENTATIVE: "Envoy for one subject or region.",
        DiplomaticRank.AMBASSADOR: "Head of an embassy or a permanent mission.",
        DiplomaticRank.CHARGE_D_AFFAIRES: "Leads an embassy while it has no ambassador.",
        DiplomaticRank.DIRECTOR_GENERAL: "Head of a bureau in a ministry, or of an international office.",
        DiplomaticRank.WORKING_LEVEL: "Officials below a head of bureau.",
        DiplomaticRank.SPOKESPERSON: "Speaks for a ministry or government.",
        DiplomaticRank.OTHER: "Any other office.",
    },
)
_describe(
    ReleaseKind,
    "What kind of document a release is.",
    {
        ReleaseKind.PRESS_RELEASE: "News written for the press.",
        ReleaseKind.READOUT: "An account of a meeting or call by one of its sides.",
        ReleaseKind.STATEMENT: "A position taken by one government, ministry or official.",
        ReleaseKind.JOINT_STATEMENT: "A position taken by several parties together.",
        ReleaseKind.COMMUNIQUE: "The agreed outcome of a meeting or conference.",
        ReleaseKind.REMARKS: "Spoken words, written down.",
        ReleaseKind.BRIEFING: "Questions and answers with the press.",
        ReleaseKind.FACT_SHEET: "Background on a subject.",
        ReleaseKind.ADVISORY: "A notice for travellers, citizens or journalists.",
        ReleaseKind.OTHER: "Any other document.",
    },
)
_describe(
    OrganizationKind,
    "What kind of organisation it is.",
    {
        OrganizationKind.FOREIGN_MINISTRY: "The part of a government in charge of foreign affairs.",
        OrganizationKind.GOVERNMENT_BODY: "Another ministry, agency or parliament.",
        OrganizationKind.DIPLOMATIC_MISSION: "An embassy, consulate or permanent mission.",
        OrganizationKind.IGO: "An organisation founded by a treaty between governments.",
        OrganizationKind.REGIONAL_GROUP: "A group of governments that meet without a treaty body.",
        OrganizationKind.ARMED_FORCES: "Armed forces or a military command.",
        OrganizationKind.NGO: "An organisation independent of governments.",
        OrganizationKind.COMPANY: "A business.",
        OrganizationKind.OTHER: "Any other organisation.",
    },
)
_describe(
    Field,
    "Which fact accounts tell differently.",
    {
        Field.TYPE: "What kind of event it is.",
        Field.STATUS: "Whether it took place, is planned or is claimed.",
        Field.WHEN: "The day; days that lie in each other are no difference.",
        Field.PLACE: "Where it takes place.",
        Field.COUNTRIES: "The countries that take part or are the target.",
        Field.PARTICIPANTS: "Who takes part.",
    },
    name="DifferenceField",
)
_describe(
    Bucket,
    "How long the buckets of a histogram are.",
    {
        Bucket.AUTO: "Whatever fits the stretch that the events cover.",
        Bucket.DAY: "One day.",
        Bucket.WEEK: "One week, from Monday.",
        Bucket.MONTH: "One month.",
        Bucket.QUARTER: "Three months.",
        Bucket.YEAR: "One year.",
    },
)
_describe(
    EventOrderField,
    "By what a list of events is ordered.",
    {
        EventOrderField.OCCURRED: "By the first day of the event.",
        EventOrderField.PUBLISHED: (
            "By the day of the latest release that tells it; events told only by releases without a day are "
            "last."
        ),
        EventOrderField.UPDATED: "By when the record last changed.",
        EventOrderField.RELEVANCE: (
            "By where the words of the search stand: in what the event is (its type, parties, people, place, "
            "topics, the title of a release about it) before only in a sentence that tells it; then main "
            "subjects before what is told in passing; then by day. Needs a search."
        ),
        EventOrderField.CORROBORATION: "By how many publishers tell it, then by day.",
    },
)
_describe(
    Direction,
    "Which way a list runs.",
    {
        Direction.ASC: "From the lowest up: oldest, least relevant, told by fewest first.",
        Direction.DESC: "From the highest down: newest, most relevant, told by most first.",
    },
)
_describe(
    ExtractionMethod,
    "How what is said about an event was read from a release.",
    {ExtractionMethod.RULE: "By a rule of the program; each rule has a stable name."},
)
_describe(
    ChangeKind,
    "What became of a thing in the record.",
    {
        ChangeKind.CREATED: "It is new.",
        ChangeKind.UPDATED: "Something about it is other than before.",
        ChangeKind.DELETED: "It is gone.",
        ChangeKind.MERGED: "It is part of another thing of its kind now, under that one's id.",
    },
)
_describe(
    ProblemCode,
    "What kind of mistake it is that whoever asked can mend.",
    {
        ProblemCode.INVALID: "A value that is not allowed there; the message says what is.",
        ProblemCode.NOT_FOUND: "Nothing is known under that id or short name.",
        ProblemCode.CONFLICT: "The idempotency key was sent before, with another input.",
        ProblemCode.UNREADABLE: "No release was found in the document. It is kept, for another try.",
        ProblemCode.WITHDRAWN: "The release was taken out of sight by the operator, and stays so.",
    },
    name="UserErrorCode",
)
