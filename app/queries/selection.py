"""The selection: which links of an event are wanted. Each costs one statement for all events of a page.

Constant ones for pages and feeds are below; GraphQL makes one from the fields of an operation.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class AccountSelection:
    """What of an account: always its release without text; `quote` is the sentence that states the event."""

    quote: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class EventSelection:
    """What of an event: always its own columns. `title` is made from countries, organisations and people,
    which are then read too."""

    title: bool = True
    countries: bool = False
    subjects: bool = False
    organizations: bool = False
    topics: bool = False
    participations: bool = False
    accounts: AccountSelection | None = None


EVENT_ROW = EventSelection(title=False)
EVENT_CARD = EventSelection(
    countries=True, organizations=True, participations=True, accounts=AccountSelection(quote=True)
)
EVENT_FOUND = replace(EVENT_CARD, topics=True)  # with all that words may have been found in
EVENT_FULL = EventSelection(
    countries=True,
    subjects=True,
    organizations=True,
    topics=True,
    participations=True,
    accounts=AccountSelection(quote=True, evidence=True),
)
