"""Events with what hangs on them, read for many events at once, whatever the number of keys.

`read_events` gives them as a selection asks; the functions of single links are for who needs no more, one
statement each. These give a dict from key to what belongs to it, with an entry for every key asked for.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.domain.titles import event_title
from app.queries import shapes
from app.queries.event_cards import CardReader, reader_of
from app.queries.nouns import Wanted, both, names
from app.queries.reading import ListReader, Reader
from app.queries.record import ACCOUNT, EVENT, EVIDENCE
from app.queries.selection import AccountSelection, EventSelection

LONG_NAME = 24  # "Pacific Islands Forum" is not long, "North Atlantic Treaty Organization" is
LONG_CODE = 6  # of our codes for organisations, those up to this length are usual abbreviations

# What a title is made of.
TITLE = {
    **names("type", "status", "place", "country_of_place"),
    "countries": names("country", "role"),
    "organizations": names("name", "name_ko", "code"),
    "participations": {**names("country", "role"), "participant": names("name", "name_ko")},
}


def read_events(
    connection: sa.Connection, keys: Iterable[int], selection: EventSelection
) -> dict[int, shapes.Event]:
    """By key, those that are there, with the links of the selection."""
    found: dict[int, Any] = _events(selection).read(connection, keys)
    if selection.title:
        for event in found.values():
            event["title"] = title_of(event)
    return found


@cache
def _events(selection: EventSelection) -> Reader | CardReader:
    lists = {
        name: EVENT.lists[name].everything
        for name in ("countries", "subjects", "organizations", "topics", "participations")
        if getattr(selection, name)
    }
    wanted = {**EVENT.everything, **lists}
    if selection.accounts:
        wanted["accounts"] = _account(selection.accounts)
    return reader_of(EVENT, both(wanted, TITLE) if selection.title else wanted)


def _account(selection: AccountSelection) -> Wanted:
    wanted = dict(ACCOUNT.everything)
    if not selection.quote:
        del wanted["quote"]
    if selection.evidence:
        wanted["evidence"] = EVIDENCE.plain
    return wanted


def title_of(event: shapes.Event, lang: str = "en") -> str:
    """The headline of an event that was read with countries, organisations and participations."""
    return event_title(
        event["type"],
        event["status"],
        [(link["country"], link["role"]) for link in event["countries"]],
        [_short_name(organisation, lang) for organisation in event["organizations"]],
        event["place"],
        [
            (
                (lang == "ko" and who["participant"]["name_ko"]) or who["participant"]["name"],
                who["country"],
                who["role"],
            )
            for who in event["participations"]
            if who["participant"]
        ],
        lang,
        event["country_of_place"],
    )


def _short_name(organisation: shapes.Participant, lang: str) -> str:
    """The name, or where that would fill the headline, the usual abbreviation: "NATO"."""
    name = (lang == "ko" and organisation["name_ko"]) or organisation["name"]
    code = organisation["code"]
    return code if code and len(name) > LONG_NAME and code.isalnum() and len(code) <= LONG_CODE else name


def countries_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[shapes.CountryLink]]:
    return _COUNTRIES.read(connection, events)


def subjects_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _SUBJECTS.read(connection, events)


def topics_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _TOPICS.read(connection, events)


def organizations_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[shapes.Participant]]:
    return _ORGANIZATIONS.read(connection, events)


def participations_of(
    connection: sa.Connection, events: Iterable[int]
) -> dict[int, list[shapes.Participation]]:
    """With person or organisation, and the post held then, in the order in which the release names them."""
    return _PARTICIPATIONS.read(connection, events)


def formats_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, str | None]:
    """How many sides sit at the table; None where nobody does."""
    found: dict[int, str | None] = dict.fromkeys(events)
    listed = _FORMATS.read(connection, found)
    return found | {key: row["listing"]["format"] for key, row in listed.items()}


def accounts_of(
    connection: sa.Connection, events: Iterable[int], selection: AccountSelection
) -> dict[int, list[shapes.Account]]:
    """Earliest release first, undated ones last; with evidence it takes a second statement."""
    return _accounts(selection).read(connection, events)


def evidence_of(connection: sa.Connection, accounts: Iterable[int]) -> dict[int, list[shapes.Evidence]]:
    """The spans behind each account, with their text as the release stood when it was read."""
    return _EVIDENCE.read(connection, accounts)


@cache
def _accounts(selection: AccountSelection) -> ListReader:
    return ListReader(EVENT.lists["accounts"], _account(selection))


_COUNTRIES = ListReader(EVENT.lists["countries"])
_SUBJECTS = ListReader(EVENT.lists["subjects"])
_TOPICS = ListReader(EVENT.lists["topics"])
_ORGANIZATIONS = ListReader(EVENT.lists["organizations"])
_PARTICIPATIONS = ListReader(EVENT.lists["participations"])
_EVIDENCE = ListReader(ACCOUNT.lists["evidence"], EVIDENCE.plain)
_FORMATS = Reader(EVENT, {"listing": names("format")})
