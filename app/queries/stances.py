"""The stances that releases take: who condemns, urges, agrees …, addressed to whom.

A release holds its stances. Those of an account are the ones in the sentence that states its event; of the
event that the release is about, all that follow until the next such event.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.codes import Prominence
from app.extract.confidence import basis_of
from app.queries import shapes
from app.queries import tables as t
from app.queries.quotes import quote, revision_of


def stances_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.Stance]]:
    """In the order of the text, with the sentence; one statement."""
    found: dict[int, dict[int, shapes.Stance]] = {key: {} for key in keys}
    own, party = t.stance.c, t.stance_party.c
    who = sa.and_(party.release_id == own.release_id, party.ordinal == own.ordinal)
    source = t.stance.join(t.release_revision, revision_of(own.release_id, own.revision))
    for row in connection.execute(
        sa.select(t.stance, party.side, party.code, quote(own.start, own.end).label("quote"))
        .select_from(source.outerjoin(t.stance_party, who))
        .where(own.release_id.in_(found))
        .order_by(own.release_id, own.ordinal, party.side, party.place)
    ):
        told = found[row.release_id].setdefault(
            row.ordinal,
            {
                "act": row.act,
                "actors": [],
                "targets": [],
                "supports": "position",
                "revision": row.revision,
                "start": row.start,
                "end": row.end,
                "quote": row.quote,
                "rule": row.rule,
                "confidence": basis_of("stance", row.rule).level.value,
            },
        )
        if row.code is not None:
            told["actors" if row.side == "actor" else "targets"].append(row.code)
    return {key: list(told.values()) for key, told in found.items()}


def stances_of_accounts(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.Stance]]:
    """What each release says in telling an event; two statements."""
    wanted = list(keys)
    own = t.event_account.c
    of = sa.select(own.release_id).where(own.id.in_(wanted))
    accounts: defaultdict[int, list[Any]] = defaultdict(list)  # rows
    for row in connection.execute(
        sa.select(own.id, own.release_id, own.prominence, own.start, own.end, own.revision)
        .where(own.release_id.in_(of))
        .order_by(own.release_id, own.start, own.id)
    ):
        accounts[row.release_id].append(row)
    found: dict[int, list[shapes.Stance]] = {key: [] for key in wanted}
    for release, stances in stances_of_releases(connection, accounts).items():
        for stance in stances:
            for key in _told_with(stance, accounts[release]):
                if key in found:
                    found[key].append(stance)
    return found


def _told_with(stance: shapes.Stance, accounts: Sequence[Any]) -> set[int]:
    """The accounts that a stance belongs to, of those of its release in the order of the text."""
    now = [account for account in accounts if account.revision == stance["revision"]]
    same = {each.id for each in now if each.start < stance["end"] and stance["start"] < each.end}
    main = [each for each in now if each.prominence == Prominence.PRIMARY]
    begun = [each for each in main if each.start <= stance["start"]]
    return same | {each.id for each in (begun[-1:] or main[:1])}
