"""What each account alone tells of its event: where several tell it, the event shows but one of them."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, TypedDict

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.edtf import edtf_of
from app.queries.quotes import revision_of


class Telling(TypedDict):
    """What one account alone tells, as it was read from its release, whatever the event shows."""

    type: str
    status: str
    when: shapes.When
    place: str | None
    country_of_place: str | None
    evidence: list[shapes.Evidence]


def tellings_of(connection: sa.Connection, accounts: Iterable[int]) -> dict[int, Telling]:
    """By key of the account, in one statement; who alone tells an event, or is withdrawn, has none."""
    own = t.event_account.c
    source = t.event_account.join(t.release_revision, revision_of(own.release_id, own.revision))
    statement = sa.select(own.id, own.told, t.release_revision.c.text).select_from(source)
    rows = connection.execute(statement.where(own.id.in_(list(accounts)), own.told.is_not(None)))
    return {row.id: _telling(row.id, json.loads(row.told), row.text) for row in rows}


def _telling(account: int, facts: dict[str, Any], text: str) -> Telling:
    starts_on, ends_on = _day(facts["starts_on"]), _day(facts["ends_on"])
    return {
        "type": facts["type"],
        "status": facts["status"],
        "when": {
            "starts_on": starts_on,
            "ends_on": ends_on,
            "precision": facts["precision"],
            "month_day": facts["month_day"],
            "wording": facts["wording"],
            "edtf": edtf_of(facts["precision"], starts_on, ends_on, facts["month_day"]),
        },
        "place": facts["place"],
        "country_of_place": facts["country_of_place"],
        "evidence": [
            {
                "account_key": account,
                "ordinal": ordinal,
                "quote": text[span["start"] : span["end"]],
                **{name: span[name] for name in _SPAN},  # type: ignore[typeddict-item]  # the columns of evidence
            }
            for ordinal, span in enumerate(facts["evidence"])
        ],
    }


_SPAN = ("supports", "revision", "start", "end", "rule", "entry", "confidence")


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
