"""Participations: who takes part in events, with the post held then."""

from collections import Counter
from collections.abc import Iterable

import sqlalchemy as sa

from app.db.keys import derive_key, public_id
from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.keyed import KEYS, Row, rows_of
from app.queries.rows import columns, participant_columns, participant_of, post_columns, post_of


def participations_of(
    connection: sa.Connection, events: Iterable[int]
) -> dict[int, list[shapes.Participation]]:
    """With person or organisation, and the post held then, in the order in which the release names them."""
    found: dict[int, list[shapes.Participation]] = {key: [] for key in events}
    met: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for row in rows_of(connection, _PARTICIPATIONS, found):
        event, look = row["own_event_id"], _look(row)
        met[event, look] += 1
        who = derive_key(*look, str(met[event, look]))
        found[event].append(
            {
                "id": public_id("participation", event, who),
                "key": row["own_id"],
                "who": who,
                "ordinal": row["own_ordinal"],
                "role": row["own_role"],
                "country": row["own_country"],
                "participant": participant_of(row) if row["participant_id"] is not None else None,
                "post": post_of(row) if row["post_id"] is not None else None,
            }
        )
    return found


def _look(row: Row) -> tuple[str, ...]:
    """By what somebody is known again in an event: the person, else the unnamed post."""
    if row["own_participant_id"] is not None:
        return ("participant", str(row["own_participant_id"]))
    return ("post", row["own_country"] or "", row["post_title"] or "")


_own = t.participation.c
_known = sa.and_(t.participant.c.id == _own.participant_id, seen(t.participant))
_PARTICIPATIONS = (
    sa.select(
        *columns(t.participation, ("id", "event_id", "ordinal", "participant_id", "role", "country"), "own"),
        *participant_columns,
        *post_columns,
    )
    .select_from(
        t.participation.outerjoin(t.participant, _known).outerjoin(t.post, t.post.c.id == _own.post_id)
    )
    .where(_own.event_id.in_(KEYS))
    .order_by(_own.event_id, _own.ordinal)
)
