"""The accounts of one event by different publishers, read to be compared (`contrast.py`)."""

import sqlalchemy as sa

from app.queries import shapes
from app.queries.contrast import Told
from app.queries.stances import stances_of_accounts
from app.queries.tellings import tellings_of


def accounts_to_compare(connection: sa.Connection, event: shapes.Event) -> list[Told]:
    """Of an event read with `EVENT_FULL`, the earliest first; none where one publisher alone tells it.

    Three statements, however many accounts there are.
    """
    accounts = event["accounts"]
    if len({account["release"]["publisher"]["key"] for account in accounts}) < 2:
        return []
    keys = [account["key"] for account in accounts]
    facts, stances = tellings_of(connection, keys), stances_of_accounts(connection, keys)
    names = {held["ordinal"]: name_of(held) for held in event["participations"]}
    return [
        Told(
            account["key"],
            account["release"]["publisher"]["key"],
            facts[account["key"]],
            account["evidence"],
            stances[account["key"]],
            names,
        )
        for account in accounts
        if account["key"] in facts
    ]


def name_of(held: shapes.Participation) -> str:
    """Of somebody in an event: the person, else the post that acts unnamed."""
    if held["participant"]:
        return held["participant"]["name"]
    return held["post"]["title"] if held["post"] else ""
