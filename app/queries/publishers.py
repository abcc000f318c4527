"""Publishers: who issues releases."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.queries import shapes
from app.queries import tables as t
from app.queries.keyed import KEYS, rows_of
from app.queries.rows import issuer, publisher_columns, publisher_of


def publishers_by_slugs(connection: sa.Connection, slugs: Iterable[str]) -> dict[str, shapes.Publisher]:
    return {row["slug"]: publisher_of(row) for row in rows_of(connection, _BY_SLUG, slugs)}


def countries_that_publish(connection: sa.Connection, codes: Iterable[str]) -> set[str]:
    """Those of the countries of whose ministry releases are in the record."""
    return set(connection.execute(_COUNTRIES, {"keys": list(codes)}).scalars())


_COUNTRIES = (
    sa.select(issuer.c.country)
    .select_from(t.publisher.join(issuer, issuer.c.id == t.publisher.c.participant_id))
    .where(issuer.c.country.in_(KEYS))
)
_BY_SLUG = (
    sa.select(*publisher_columns)
    .select_from(t.publisher.join(issuer, issuer.c.id == t.publisher.c.participant_id))
    .where(t.publisher.c.slug.in_(KEYS))
)
