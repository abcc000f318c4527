"""Keeps the cards of events (`app/queries/event_cards.py`) in step with the tables that they are read from.

Who writes the log of changes has the cards renewed of all that it says changed: an event itself, a release
that tells it, somebody who takes part or publishes.
"""

from collections.abc import Collection

import sqlalchemy as sa

from app.ingest import tables
from app.queries.event_cards import cards_of
from app.queries.record import PARTICIPANT

AT_ONCE = 500  # events in memory

# Of a person or organisation, what a card shows: not spellings and posts, which come with every release.
SHOWN = frozenset(column.name for column in PARTICIPANT.columns.values())

_event, _card = tables.event.c, tables.event_card
_account, _release, _publisher = tables.event_account.c, tables.release, tables.publisher
_who, _party = tables.participation.c, tables.event_organization.c
_KEYS: sa.BindParameter[list[int]] = sa.bindparam("keys", expanding=True)
_IN_SIGHT = sa.select(_event.id).where(_event.withdrawn_at.is_(None))
_OF_RELEASES = sa.select(_account.event_id).where(_account.release_id.in_(_KEYS))
_OF_PARTICIPANTS = sa.union(
    sa.select(_who.event_id).where(_who.participant_id.in_(_KEYS)),
    sa.select(_party.event_id).where(_party.participant_id.in_(_KEYS)),
    sa.select(_account.event_id)
    .join(_release, _release.c.id == _account.release_id)
    .join(_publisher, _publisher.c.slug == _release.c.publisher)
    .where(_publisher.c.participant_id.in_(_KEYS)),
)


def renew_cards(connection: sa.Connection, events: Collection[int]) -> None:
    """The cards of events as these are now: new, changed, withdrawn, gone."""
    for keys in tables.portions(events, AT_ONCE):
        tables.delete_in(connection, _card.c.event_id, keys)
        _write(connection, keys)


def renew_cards_of_releases(connection: sa.Connection, releases: Collection[int]) -> None:
    """Those of all events that releases tell."""
    renew_cards(connection, _keys(connection, _OF_RELEASES, releases))


def renew_cards_of_participants(connection: sa.Connection, participants: Collection[int]) -> None:
    """Those of all events in which people and organisations take part, or which they publish."""
    renew_cards(connection, _keys(connection, _OF_PARTICIPANTS, participants))


def rebuild_cards(connection: sa.Connection) -> int:
    """Write all anew; returns how many there are."""
    connection.execute(sa.delete(_card))
    events = list(connection.execute(_IN_SIGHT).scalars())
    for keys in tables.portions(events, AT_ONCE):
        _write(connection, keys)
    return len(events)


def cards_wrong(connection: sa.Connection) -> int:
    """How many events have another card than they should."""
    events = set(connection.execute(sa.union(_IN_SIGHT, sa.select(_card.c.event_id))).scalars())
    wrong = 0
    for keys in tables.portions(events, AT_ONCE):
        rows = tables.read_rows(connection, _card.c.event_id, keys)
        stored = {row["event_id"]: row["body"] for row in rows}
        wrong += len(dict(stored.items() ^ cards_of(connection, keys).items()))
    return wrong


def _write(connection: sa.Connection, keys: Collection[int]) -> None:
    cards = cards_of(connection, keys)
    tables.insert(connection, _card, [{"event_id": key, "body": body} for key, body in cards.items()])


def _keys(connection: sa.Connection, of: sa.Executable, keys: Collection[int]) -> set[int]:
    return {
        event for some in tables.portions(keys) for event in connection.execute(of, {"keys": some}).scalars()
    }
