"""How researchers code an event."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import strawberry

from app.domain.coding import contexts_of, mode_of, quad_class_of
from app.domain.event_types import EVENT_TYPES, EventType
from app.graphql.context import Info
from app.graphql.types.columns import FromRow, described
from app.queries import links, shapes
from app.queries.nouns import names

if TYPE_CHECKING:
    from app.graphql.types.events import Event


@strawberry.type(
    description=(
        "How researchers code the event, by PLOVER (2021 list) and by CAMEO: two lists of kinds of political "
        "events that datasets are made with."
    )
)
class Coding:
    """From the type of the event, its place and its topics."""

    of: strawberry.Private["Event"]

    @property
    def type(self) -> EventType:
        return EventType(self.of.row["type"])

    @described(
        "Event type of PLOVER; null where it has none.",
        FromRow("type", lambda type: EVENT_TYPES[type].plover),
    )
    def plover(self) -> str | None:
        return EVENT_TYPES[self.type].plover

    @described(
        'Mode of PLOVER, which narrows its event type: "phone", "visit", "third-party" (they meet in the '
        'country of none of them), "disapprove"; null where none is sure.',
        FromRow(read=lambda row: _mode(row, row["countries"])),
    )
    def plover_mode(self, info: Info) -> str | None:
        parties = self.of.family.link(info.context, links.countries_of)[self.of.key]
        return _mode(self.of.row, parties)

    @described(
        'Contexts of PLOVER, which say what it is about: "military", "cyber"; from its topics.',
        FromRow("topics", contexts_of),
    )
    def contexts(self, info: Info) -> list[str]:
        return contexts_of(self.of.family.link(info.context, links.topics_of)[self.of.key])

    @described(
        "Codes of CAMEO, which differ by content; empty where it has none.",
        FromRow("type", lambda type: list(EVENT_TYPES[type].cameo)),
    )
    def cameo(self) -> list[str]:
        return list(EVENT_TYPES[self.type].cameo)

    @described(
        "Quad class of CAMEO: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material "
        "conflict; null where the type may be more than one.",
        FromRow("type", lambda type: quad_class_of(EventType(type))),
    )
    def quad_class(self) -> int | None:
        return quad_class_of(self.type)


def _mode(row: shapes.Event, parties: Iterable[shapes.CountryLink]) -> str | None:
    return mode_of(EventType(row["type"]), row["country_of_place"], [link["country"] for link in parties])


CODED = {**names("type", "country_of_place", "topics"), "countries": names("country")}  # of an event
