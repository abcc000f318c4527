"""The releases that say the same as others in another language."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.conditions import seen
from app.queries.rows import release_columns, release_of, with_publisher


def twins_of_releases(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[shapes.ReleaseCard]]:
    """By key, the texts of the same release in other languages; an entry for every key asked for."""
    found: dict[int, list[shapes.ReleaseCard]] = {key: [] for key in keys}
    own = t.release_twin.c
    source = t.release_twin.join(t.release, t.release.c.id == own.twin_id)
    statement = (
        sa.select(own.release_id.label("of_release"), *release_columns)
        .select_from(with_publisher(source))
        .where(own.release_id.in_(found), seen(t.release))
        .order_by(t.release.c.language, t.release.c.id)
    )
    for row in connection.execute(statement).mappings():
        found[row["of_release"]].append(release_of(row))
    return found
