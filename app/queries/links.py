"""What hangs on events, read for many events at once: one statement a function, whatever the number of keys.

`attach` hangs on what a selection asks for; loaders of single links use the functions themselves. Each gives
a dict from key to what belongs to it, with an entry for every key asked for.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.titles import event_title
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.participations import participations_of
from app.queries.rows import (
    account_of,
    columns,
    participant_columns,
    participant_of,
    release_columns,
    with_publisher,
)
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
    link = t.event_country.c
    found: dict[int, list[shapes.CountryLink]] = {key: [] for key in events}
    for row in connection.execute(
        sa.select(link.event_id, link.country, link.role)
        .where(link.event_id.in_(found))
        .order_by(link.event_id, link.ordinal, link.country)
    ):
        found[row.event_id].append({"country": row.country, "role": row.role})
    return found


def subjects_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _values_of(connection, t.event_subject, "country", events)


def topics_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[str]]:
    return _values_of(connection, t.event_topic, "topic", events)


def organizations_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, list[shapes.Participant]]:
    link = t.event_organization.c
    found: dict[int, list[shapes.Participant]] = {key: [] for key in events}
    for row in connection.execute(
        sa.select(link.event_id, *participant_columns)
        .join_from(t.event_organization, t.participant, t.participant.c.id == link.participant_id)
        .where(link.event_id.in_(found), seen(t.participant))
        .order_by(link.event_id, link.ordinal, link.participant_id)
    ).mappings():
        found[row["event_id"]].append(participant_of(row))
    return found


def formats_of(connection: sa.Connection, events: Iterable[int]) -> dict[int, str | None]:
    """How many sides sit at the table; None where nobody does."""
    own = t.event_listing.c
    found: dict[int, str | None] = dict.fromkeys(events)
    rows = connection.execute(sa.select(own.event_id, own.format).where(own.event_id.in_(found)))
    return found | {row.event_id: row.format for row in rows}


def accounts_of(
    connection: sa.Connection, events: Iterable[int], selection: AccountSelection
) -> dict[int, list[shapes.Account]]:
    """Earliest release first, undated ones last; with evidence it takes a second statement."""
    own = t.event_account.c
    found: dict[int, list[shapes.Account]] = {key: [] for key in events}
    source = with_publisher(t.event_account.join(t.release, t.release.c.id == own.release_id))
    wanted = [*account_columns, *release_columns]
    if selection.quote:
        source = source.join(t.release_revision, revision_of(own.release_id, own.revision))
        wanted.append(quote(own.start, own.end).label("quote"))
    undated = t.release.c.sort_day == 0
    for row in connection.execute(
        sa.select(*wanted)
        .select_from(source)
        .where(own.event_id.in_(found), seen(t.release))
        .order_by(own.event_id, undated, t.release.c.sort_day, own.id)
    ).mappings():
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
    own = t.evidence.c
    found: dict[int, list[shapes.Evidence]] = {key: [] for key in accounts}
    source = t.evidence.join(t.event_account, t.event_account.c.id == own.account_id).join(
        t.release_revision, revision_of(t.event_account.c.release_id, own.revision)
    )
    for row in connection.execute(
        sa.select(t.evidence, quote(own.start, own.end).label("quote"))
        .select_from(source)
        .where(own.account_id.in_(found))
        .order_by(own.account_id, own.ordinal)
    ).mappings():
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


account_columns = columns(
    t.event_account, ("id", "event_id", "prominence", "revision", "start", "end"), "account"
)


def revision_of(release: sa.ColumnElement[int], number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Joins the version of a release that spans count in."""
    return sa.and_(t.release_revision.c.release_id == release, t.release_revision.c.number == number)


def quote(start: sa.ColumnElement[int], end: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """The slice of the joined revision; both databases count code points, from 1."""
    return sa.func.substr(t.release_revision.c.text, start + 1, end - start)


def _values_of(
    connection: sa.Connection, table: sa.Table, name: str, events: Iterable[int]
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {key: [] for key in events}
    for key, value in connection.execute(
        sa.select(table.c.event_id, table.c[name])
        .where(table.c.event_id.in_(found))
        .order_by(table.c.event_id, table.c.ordinal, table.c[name])
    ):
        found[key].append(value)
    return found
