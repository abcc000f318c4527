"""What the people and publishers in a filter are called, and the filter in words."""

from collections.abc import Mapping

import sqlalchemy as sa

from app.queries import participants, publishers
from app.queries.filters import EventFilter
from app.web import filter_words, labels
from app.web.language import gettext as _


def names_in(connection: sa.Connection, wanted: EventFilter) -> Mapping[str, str]:
    """Names by id or slug; who is not known keeps the id."""
    ids = (*wanted.participants_any, *wanted.participants_all, *wanted.participants_none)
    slugs = (*wanted.publishers_any, *wanted.publishers_all, *wanted.publishers_none)
    people = participants.participants_by_ids(connection, ids) if ids else {}
    issuers = publishers.publishers_by_slugs(connection, slugs) if slugs else {}
    return {
        **{id: labels.of_party(person) for id, person in people.items()},
        **{slug: labels.of_party(publisher) for slug, publisher in issuers.items()},
    }


def in_words(wanted: EventFilter, names: Mapping[str, str]) -> str:
    return _("All events") if wanted.is_empty else filter_words.in_words(wanted, names)
