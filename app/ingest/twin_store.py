"""Keeps the pairs of releases that say the same in two languages; whatever the order in which they came.

A release that arrives, changes or leaves can make or break pairs of all that came out within days of it, so
those are judged anew, each with everything it could be paired with.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator

import sqlalchemy as sa

from app.ingest import tables
from app.ingest.twin_profiles import LEAD, Profile, profile_of
from app.ingest.twins import MOST_DAYS_APART, pair

LANGUAGES = ("ko", "en")

# What is judged lies within these days of the release, its candidates one such step further, and the
# candidates of those another.
_REACH = 3 * MOST_DAYS_APART
_STRETCH = 30  # days


def pair_releases(connection: sa.Connection, keys: Collection[int]) -> None:
    """Bring the pairs around releases up to date that were stored, changed or withdrawn just before."""
    release = tables.release.c
    left = _partners(connection, keys)
    known = sa.select(release.publisher, release.published_on).where(
        release.id.in_({*keys, *left}), release.published_on.is_not(None)
    )
    days: defaultdict[str, set[dt.date]] = defaultdict(set)
    for row in connection.execute(known):
        days[row.publisher].add(row.published_on)
    pairs: dict[int, int] = {}
    judged = {*keys, *left} if left else set()
    for publisher, stretch in ((name, s) for name, own in days.items() for s in _stretches(own)):
        near = _profiles(connection, publisher, stretch)
        pairs |= pair(near)
        judged |= {one.key for one in near if any(_is_near(one.published_on, day) for day in stretch)}
    if not judged:
        return
    partners = {pairs[one] for one in judged if one in pairs}
    _forget(connection, judged | partners | _partners(connection, judged | partners))
    made = {one: other for one, other in pairs.items() if one in judged or other in judged}
    rows_of_pairs = [{"release_id": one, "twin_id": other} for one, other in made.items()]
    tables.insert(connection, tables.release_twin, rows_of_pairs)


def _stretches(days: Collection[dt.date]) -> Iterator[list[dt.date]]:
    """Days that lie so near to one another that what is around them is looked at together."""
    stretch: list[dt.date] = []
    for day in sorted(days):
        if stretch and day - stretch[-1] > dt.timedelta(days=2 * _REACH):
            yield stretch
            stretch = []
        stretch.append(day)
    if stretch:
        yield stretch


def pair_all(connection: sa.Connection) -> None:
    """Make all pairs in a database that has none: a stretch of days at a time, each with what lies around."""
    release = tables.release.c
    spans = sa.select(release.publisher, sa.func.min(release.sort_day), sa.func.max(release.sort_day))
    dated = spans.where(release.sort_day > 0, release.language.in_(LANGUAGES)).group_by(release.publisher)
    for publisher, first, last in connection.execute(dated).all():
        for start in range(first, last + 1, _STRETCH):
            days = [dt.date.fromordinal(day) for day in (start, min(start + _STRETCH - 1, last))]
            near = _profiles(connection, publisher, days)
            inside = {one.key for one in near if days[0] <= one.published_on <= days[1]}
            pairs = [{"release_id": a, "twin_id": b} for a, b in pair(near).items() if a in inside]
            tables.insert(connection, tables.release_twin, pairs)


def _is_near(day: dt.date, other: dt.date) -> bool:
    return abs((day - other).days) <= MOST_DAYS_APART


def _profiles(connection: sa.Connection, publisher: str, days: Collection[dt.date]) -> list[Profile]:
    """Korean and English releases of the publisher around these days; none where one language is missing."""
    release = tables.release.c
    first = min(days) - dt.timedelta(days=_REACH)
    last = max(days) + dt.timedelta(days=_REACH)
    around = (
        release.publisher == publisher,
        release.sort_day.between(first.toordinal(), last.toordinal()),
        release.language.in_(LANGUAGES),
        release.withdrawn_at.is_(None),
    )
    languages = connection.execute(sa.select(release.language).where(*around).distinct()).scalars()
    if set(languages) != set(LANGUAGES):
        return []
    lead = sa.func.substr(release.text, release.body_start + 1, LEAD).label("lead")
    columns = (release.id, release.language, release.published_on, release.title, lead)
    return [
        profile_of(row.id, row.language, row.published_on, publisher, row.title, row.lead)
        for row in connection.execute(sa.select(*columns).where(*around).order_by(release.id))
    ]


def _partners(connection: sa.Connection, keys: Collection[int]) -> set[int]:
    twin = tables.release_twin.c
    return set(connection.execute(sa.select(twin.twin_id).where(twin.release_id.in_(keys))).scalars())


def _forget(connection: sa.Connection, keys: Collection[int]) -> None:
    table = tables.release_twin
    connection.execute(
        sa.delete(table).where(sa.or_(table.c.release_id.in_(keys), table.c.twin_id.in_(keys)))
    )
