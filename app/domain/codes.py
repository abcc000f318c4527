"""Closed lists of codes other than event types: lower case in files, capitals in GraphQL and URLs."""

from collections.abc import Iterable
from enum import StrEnum


class DatePrecision(StrEnum):
    """How well the day of an event is known."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    PUBLISHED = "published"
    DAY_NO_YEAR = "day_no_year"
    UNKNOWN = "unknown"


class EventStatus(StrEnum):
    """Whether the event happened, is planned or is claimed."""

    ANNOUNCED = "announced"
    SCHEDULED = "scheduled"
    OCCURRED = "occurred"
    ALLEGED = "alleged"


class MeetingFormat(StrEnum):
    """How many sides sit at the table."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MINILATERAL = "minilateral"
    MULTILATERAL = "multilateral"


class Channel(StrEnum):
    """By what means those who meet or write do so."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    WRITTEN = "written"


class PlacePrecision(StrEnum):
    """How closely a place is told."""

    EXACT = "exact"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Prominence(StrEnum):
    """What a release says of an event: its main subject, or in passing."""

    PRIMARY = "primary"
    MENTIONED = "mentioned"


class CountryRole(StrEnum):
    """What a country does in an event."""

    HOST = "host"
    PARTICIPANT = "participant"
    VISITOR = "visitor"
    ACTOR = "actor"
    TARGET = "target"


class ParticipationRole(StrEnum):
    """What a person or organisation does in an event."""

    HOST = "host"
    VISITOR = "visitor"
    COUNTERPART = "counterpart"
    CHAIR = "chair"
    PARTICIPANT = "participant"
    SIGNATORY = "signatory"
    SPEAKER = "speaker"
    ISSUER = "issuer"
    RECIPIENT = "recipient"
    APPOINTEE = "appointee"
    MENTIONED = "mentioned"


class ParticipantKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"


class OrganizationKind(StrEnum):
    FOREIGN_MINISTRY = "foreign_ministry"
    GOVERNMENT_BODY = "government_body"
    DIPLOMATIC_MISSION = "diplomatic_mission"
    IGO = "igo"
    REGIONAL_GROUP = "regional_group"
    ARMED_FORCES = "armed_forces"
    NGO = "ngo"
    COMPANY = "company"
    OTHER = "other"


class DiplomaticRank(StrEnum):
    """Level of an office, highest first."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    MINISTER = "minister"
    VICE_MINISTER = "vice_minister"
    SPECIAL_REPRESENTATIVE = "special_representative"
    AMBASSADOR = "ambassador"
    CHARGE_D_AFFAIRES = "charge_d_affaires"
    DIRECTOR_GENERAL = "director_general"
    WORKING_LEVEL = "working_level"
    SPOKESPERSON = "spokesperson"
    OTHER = "other"


def highest(ranks: Iterable[str]) -> DiplomaticRank | None:
    """Of ranks the one that stands first in the list; None where there is none."""
    order = list(DiplomaticRank)
    return min((DiplomaticRank(rank) for rank in ranks), key=order.index, default=None)


class ReleaseKind(StrEnum):
    PRESS_RELEASE = "press_release"
    READOUT = "readout"
    STATEMENT = "statement"
    JOINT_STATEMENT = "joint_statement"
    COMMUNIQUE = "communique"
    REMARKS = "remarks"
    BRIEFING = "briefing"
    FACT_SHEET = "fact_sheet"
    ADVISORY = "advisory"
    OTHER = "other"


class ReviewState(StrEnum):
    """Whether a person has checked what the machine read."""

    MACHINE = "machine"
    REVIEWED = "reviewed"
    CORRECTED = "corrected"
    DISPUTED = "disputed"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DiplomaticAct(StrEnum):
    """What a government does with words in a release (stances)."""

    CONDEMN = "condemn"
    CONCERN = "concern"
    URGE = "urge"
    WARN = "warn"
    AGREE = "agree"
    REAFFIRM = "reaffirm"
    WELCOME = "welcome"
    SUPPORT = "support"
    APPRECIATE = "appreciate"
    CONDOLE = "condole"
    CONGRATULATE = "congratulate"
    OFFER = "offer"
    REQUEST = "request"
    INVITE = "invite"
    PROTEST = "protest"
    REGRET = "regret"
    ANNOUNCE = "announce"


class ChangeKind(StrEnum):
    """What a row of the change log says of a thing."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    MERGED = "merged"  # it is part of another thing of its kind now
