"""The releases that say the same as others in another language."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.keyed import KEYS, rows_of
from app.queries.rows import release_columns, release_of, with_publisher


def twins_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.ReleaseCard]]:
    """By key, the texts of the same release in other languages; an entry for every key asked for."""
    found: dict[int, list[shapes.ReleaseCard]] = {key: [] for key in keys}
    for row in rows_of(connection, _TWINS, found):
        found[row["of_release"]].append(release_of(row))
    return found


_own = t.release_twin.c
_TWINS = (
    sa.select(_own.release_id.label("of_release"), *release_columns)
    .select_from(with_publisher(t.release_twin.join(t.release, t.release.c.id == _own.twin_id)))
    .where(_own.release_id.in_(KEYS), seen(t.release))
    .order_by(t.release.c.language, t.release.c.id)
)
