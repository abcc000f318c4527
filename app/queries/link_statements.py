"""The statements behind `links.py`: what hangs on many events, each built once."""

from typing import Any

import sqlalchemy as sa

from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.keyed import KEYS
from app.queries.rows import columns, participant_columns, release_columns, with_publisher

account_columns = columns(
    t.event_account, ("id", "event_id", "prominence", "revision", "start", "end"), "account"
)


def revision_of(release: sa.ColumnElement[int], number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Joins the version of a release that spans count in."""
    return sa.and_(t.release_revision.c.release_id == release, t.release_revision.c.number == number)


def quote(start: sa.ColumnElement[int], end: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """The slice of the joined revision; both databases count code points, from 1."""
    return sa.func.substr(t.release_revision.c.text, start + 1, end - start)


def _values(table: sa.Table, name: str) -> sa.Select[Any]:
    own = table.c
    return (
        sa.select(own.event_id, own[name].label("value"))
        .where(own.event_id.in_(KEYS))
        .order_by(own.event_id, own.ordinal, own[name])
    )


def _accounts(quoted: bool) -> sa.Select[Any]:
    own, release = t.event_account.c, t.release.c
    source = with_publisher(t.event_account.join(t.release, release.id == own.release_id))
    wanted = [*account_columns, *release_columns]
    if quoted:
        source = source.join(t.release_revision, revision_of(own.release_id, own.revision))
        wanted.append(quote(own.start, own.end).label("quote"))
    return (
        sa.select(*wanted)
        .select_from(source)
        .where(own.event_id.in_(KEYS), seen(t.release))
        .order_by(own.event_id, release.sort_day == 0, release.sort_day, own.id)
    )


SUBJECTS = _values(t.event_subject, "country")
TOPICS = _values(t.event_topic, "topic")
ACCOUNTS = _accounts(quoted=False)
QUOTED_ACCOUNTS = _accounts(quoted=True)

_country = t.event_country.c
COUNTRIES = (
    sa.select(_country.event_id, _country.country, _country.role)
    .where(_country.event_id.in_(KEYS))
    .order_by(_country.event_id, _country.ordinal, _country.country)
)
_party = t.event_organization.c
ORGANIZATIONS = (
    sa.select(_party.event_id, *participant_columns)
    .join_from(t.event_organization, t.participant, t.participant.c.id == _party.participant_id)
    .where(_party.event_id.in_(KEYS), seen(t.participant))
    .order_by(_party.event_id, _party.ordinal, _party.participant_id)
)
_listing = t.event_listing.c
FORMATS = sa.select(_listing.event_id, _listing.format).where(_listing.event_id.in_(KEYS))
EVIDENCE = (
    sa.select(t.evidence, quote(t.evidence.c.start, t.evidence.c.end).label("quote"))
    .select_from(
        t.evidence.join(t.event_account, t.event_account.c.id == t.evidence.c.account_id).join(
            t.release_revision, revision_of(t.event_account.c.release_id, t.evidence.c.revision)
        )
    )
    .where(t.evidence.c.account_id.in_(KEYS))
    .order_by(t.evidence.c.account_id, t.evidence.c.ordinal)
)
