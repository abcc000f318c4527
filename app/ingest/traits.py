"""The traits of events (`app/db/traits.py`), read from what is stored of them: in two statements."""

from collections import Counter
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app.db.traits import Facet, Value, days_of, month_of
from app.domain.codes import ParticipationRole
from app.ingest import tables

_KEYS: sa.BindParameter[list[int]] = sa.bindparam("keys", expanding=True)
_event, _account, _release = tables.event.c, tables.event_account, tables.release
_person, _party, _listing = tables.participation, tables.event_organization.c, tables.event_listing.c
_OWN = (
    Facet.TYPE,
    Facet.CATEGORY,
    Facet.STATUS,
    Facet.REVIEW,
    Facet.PROMINENCE,
    Facet.PRECISION,
)

_EVENTS = sa.select(
    _event.id, _event.starts_on, _event.ends_on, *(_event[facet.value] for facet in _OWN)
).where(_event.id.in_(_KEYS), _event.withdrawn_at.is_(None))

_wanted = sa.select(_event.id).where(_event.id.in_(_KEYS), _event.withdrawn_at.is_(None)).cte("wanted")


def _linked(
    facet: Facet,
    event_id: sa.ColumnElement[int],
    value: sa.ColumnElement[Any],
    source: sa.FromClause | None = None,
) -> sa.Select[Any, Any, Any]:
    columns = (event_id, sa.literal(facet.value, sa.Text), sa.cast(value, sa.Text))
    linked = sa.select(*columns).where(event_id.in_(sa.select(_wanted.c.id)), value.is_not(None))
    return linked if source is None else linked.select_from(source)


_OFFICES = _person.join(tables.post, tables.post.c.id == _person.c.post_id)
_TOLD = _account.join(_release, _release.c.id == _account.c.release_id)
_LINKED = sa.union_all(
    _linked(Facet.COUNTRY, tables.event_country.c.event_id, tables.event_country.c.country),
    _linked(Facet.TOPIC, tables.event_topic.c.event_id, tables.event_topic.c.topic),
    _linked(Facet.FORMAT, _listing.event_id, _listing.format),
    _linked(Facet.PARTICIPANT, _person.c.event_id, _person.c.participant_id),
    _linked(Facet.PARTICIPANT, _party.event_id, _party.participant_id),
    _linked(Facet.LEVEL, _person.c.event_id, tables.post.c.rank, _OFFICES).where(
        _person.c.role != ParticipationRole.MENTIONED.value
    ),
    *(
        _linked(facet, _account.c.event_id, column, _TOLD).where(_release.c.withdrawn_at.is_(None))
        for facet, column in (
            (Facet.PUBLISHER, _release.c.publisher),
            (Facet.PUBLISHED_DAY, _release.c.published_on),
        )
    ),
)


def traits_of(connection: sa.Connection, events: Collection[int]) -> dict[int, set[Value]]:
    """By key of the event; one that was withdrawn, or is no more, is left out."""
    keys = {"keys": list(events)}
    found: dict[int, set[Value]] = {}
    for key, start, end, *own in connection.execute(_EVENTS, keys).all():
        found[key] = {(Facet.EVENT, ""), *zip(_OWN, own, strict=True), *days_of(start, end)}
    publishers: Counter[int] = Counter()
    for key, facet, value in set(connection.execute(_LINKED, keys).all()):
        found[key].add((_FACETS[facet], value))
        if facet == Facet.PUBLISHED_DAY:
            found[key].add((Facet.PUBLISHED_MONTH, month_of(value)))
        if facet == Facet.PUBLISHER:
            publishers[key] += 1
    for key, number in publishers.items():
        found[key].add((Facet.PUBLISHERS, str(number)))
    return found


_FACETS = {facet.value: facet for facet in Facet}  # four times as quick as `Facet(…)`
