"""The tables. Codes are plain text, instants UTC, days dates; constraints are named by a convention.

Rows are not validated when made: values are checked when the dataclass is made, and the database repeats what
matters. No `from __future__ import annotations`: SQLModel needs real types. Full-text tables are not models
(SQLite's are virtual): `migrations/` makes them, `app/db/search.py` keeps and asks them. A new table goes
into the module of its noun, and into the list below.
"""

from sqlmodel import SQLModel

from app.db.models.access import ApiKey, KeptAnswer
from app.db.models.changes import Change
from app.db.models.columns import UtcDateTime
from app.db.models.counting import CountState, EventTraits, Trait, TraitBits
from app.db.models.editing import Correction, Proposal, SetAside
from app.db.models.events import (
    Event,
    EventAccount,
    EventCard,
    EventCountry,
    EventListing,
    EventOrganization,
    EventSubject,
    EventTopic,
    Evidence,
    Participation,
)
from app.db.models.linking import AccountLink, Attestation, EventRedirect, LinkBlock, LinkDecision, Telling
from app.db.models.participants import (
    Participant,
    ParticipantAlias,
    ParticipantRedirect,
    Post,
    Publisher,
)
from app.db.models.releases import Document, Release, ReleaseRevision, ReleaseTwin, Stance, StanceParty

__all__ = [
    "AccountLink",
    "ApiKey",
    "Attestation",
    "Change",
    "Correction",
    "CountState",
    "Document",
    "Event",
    "EventAccount",
    "EventCard",
    "EventCountry",
    "EventListing",
    "EventOrganization",
    "EventRedirect",
    "EventSubject",
    "EventTopic",
    "EventTraits",
    "Evidence",
    "KeptAnswer",
    "LinkBlock",
    "LinkDecision",
    "Participant",
    "ParticipantAlias",
    "ParticipantRedirect",
    "Participation",
    "Post",
    "Proposal",
    "Publisher",
    "Release",
    "ReleaseRevision",
    "ReleaseTwin",
    "SQLModel",
    "SetAside",
    "Stance",
    "StanceParty",
    "Telling",
    "Trait",
    "TraitBits",
    "UtcDateTime",
]
