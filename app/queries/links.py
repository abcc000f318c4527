"""What hangs on events, read for many events at once: one statement a function, whatever the number of keys.

`attach` hangs on what a selection asks for; loaders of single links use the functions themselves. Each gives
a dict from key to what belongs to it, with an entry for every key asked for.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.titles import event_title
from app.queries import link_statements as statements
from app.queries import shapes
from app.queries.keyed import rows_of
from app.queries.participations import participations_of
from app.queries.rows import account_of, participant_of
from app.queries.selection import AccountSelection, EventSelection

LONG_NAME = 24  # "Pacific Islands Forum" is not long, "North Atlantic Treaty Organization" is
LONG_CODE = 6  # of our codes for organisations, those up to this length are usual abbreviations


def attach(
    connection: sa.Connection, events: Sequence[shapes.Event], selection: EventSelection
) -> list[shapes.Event]:
    """The same events with the links of the selection."""
    keys = [event["key"] for event in events]
    made = list(events)
    if not keys:
        return made
    for name, read in _wanted(selection):
        found = read(connection, keys)
        for event in made:
            event[name] = found[event["key"]]  # type: ignore[literal-required]  # names of `shapes.Event`
    if selection.accounts:
        accounts = accounts_of(connection, keys, selection.accounts)
        for event in made:
            event["accounts"] = accounts[event["key"]]
    if selection.title:
        for event in made:
            event["title"] = title_of(event)
    return made


def _wanted(selection: EventSelection) -> list[tuple[str, Any]]:
    """Readers of the links a selection asks for; a title is made from three of them."""
    return [
        (name, read)
        for name, wanted, read in (
            ("countries", selection.countries or selection.title, countries_of),
            ("subjects", selection.subjects, subjects_of),
            ("organizations", selection.organizations or selection.title, organizations_of),
            ("topics", selection.topics, topics_of),
            ("participations", selection.participations or selection.title, participations_of),
        )
        if wanted
    ]


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
    found: dict[int, list[shapes.CountryLink]] = {key: [] for key in events}
    for row in rows_of(connection, statements.COUNTRIES, found):
        found[row["event_id"]].append({"country": row["country"], "role": row["role"]})
    return found


def subjects_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _values_of(connection, statements.SUBJECTS, events)


def topics_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _values_of(connection, statements.TOPICS, events)


def organizations_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[shapes.Participant]]:
    found: dict[int, list[shapes.Participant]] = {key: [] for key in events}
    for row in rows_of(connection, statements.ORGANIZATIONS, found):
        found[row["event_id"]].append(participant_of(row))
    return found


def formats_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, str | None]:
    """How many sides sit at the table; None where nobody does."""
    found: dict[int, str | None] = dict.fromkeys(events)
    return found | {row["event_id"]: row["format"] for row in rows_of(connection, statements.FORMATS, found)}


def accounts_of(
    connection: sa.Connection, events: Iterable[int], selection: AccountSelection
) -> dict[int, list[shapes.Account]]:
    """Earliest release first, undated ones last; with evidence it takes a second statement."""
    found: dict[int, list[shapes.Account]] = {key: [] for key in events}
    for row in rows_of(
        connection, statements.QUOTED_ACCOUNTS if selection.quote else statements.ACCOUNTS, found
    ):
        account = account_of(row)
        if selection.quote:
            account["quote"] = row["quote"]
        found[row["account_event_id"]].append(account)
    if selection.evidence:
        accounts = [account for told in found.values() for account in told]
        evidence = evidence_of(connection, [account["key"] for account in accounts])
        for account in accounts:
            account["evidence"] = evidence[account["key"]]
    return found


def evidence_of(connection: sa.Connection, accounts: Iterable[int]) -> dict[int, list[shapes.Evidence]]:
    """The spans behind each account, with their text as the release stood when it was read."""
    found: dict[int, list[shapes.Evidence]] = {key: [] for key in accounts}
    for row in rows_of(connection, statements.EVIDENCE, found):
        found[row["account_id"]].append(
            {
                "account_key": row["account_id"],
                "ordinal": row["ordinal"],
                "supports": row["supports"],
                "revision": row["revision"],
                "start": row["start"],
                "end": row["end"],
                "quote": row["quote"],
                "rule": row["rule"],
                "entry": row["entry"],
                "confidence": row["confidence"],
            }
        )
    return found


def _values_of(
    connection: sa.Connection, statement: sa.Select[Any], events: Iterable[int]
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {key: [] for key in events}
    for row in rows_of(connection, statement, found):
        found[row["event_id"]].append(row["value"])
    return found
