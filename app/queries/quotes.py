"""The words that a span stands for, in the version of a release that it counts in."""

import sqlalchemy as sa

from app.queries import tables as t


def revision_of(release: sa.ColumnElement[int], number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Joins the version of a release that spans count in."""
    return sa.and_(t.release_revision.c.release_id == release, t.release_revision.c.number == number)


def quote(start: sa.ColumnElement[int], end: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """The slice of the joined revision; both databases count code points, from 1."""
    return sa.func.substr(t.release_revision.c.text, start + 1, end - start)
