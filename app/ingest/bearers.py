"""Surnames that are somebody's: the record of a surname leads to the person of the full name.

What a release tells stays as it tells it, with the record of the surname; events show whom it means. So a
redirect that goes gives everybody back who he was. `surnames.py` writes and takes redirects.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.ingest import tables
from app.ingest.changes import Image
from app.ingest.corrections import Decision, Field
from app.ingest.reading import with_holder
from app.ingest.tellings import Telling

Bearers = Mapping[int, int]
_PARTICIPATIONS = "participations"


def bearers_of(connection: tables.Connection, keys: Collection[int]) -> dict[int, int]:
    """Of records of surnames, the persons they are."""
    own = tables.participant_redirect.c
    return {row["id"]: row["participant_id"] for row in tables.select_in(connection, own.id, keys)}


def as_meant(telling: Telling, who: Bearers) -> Telling:
    told = telling.facts[_PARTICIPATIONS]
    meant = _meant(told, who)
    return telling if meant is told else replace(telling, facts=telling.facts | {_PARTICIPATIONS: meant})


def as_decided(decision: Decision, who: Bearers) -> Decision:
    if decision.field is not Field.PARTICIPANTS:
        return decision
    return replace(decision, value={_PARTICIPATIONS: _meant(decision.value[_PARTICIPATIONS], who)})


def _meant(participations: Sequence[Image], who: Bearers) -> Sequence[Image]:
    if not any(held["participant_id"] in who for held in participations):
        return participations
    return [_of(held, who.get(held["participant_id"], held["participant_id"])) for held in participations]


def _of(held: Image, person: int | None) -> Image:
    post = held["post"]
    return held | {"participant_id": person, "post": with_holder(post, person) if post else None}
