"""From ids to what has them, each noun in one read."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from app.db.keys import noun_of, parse_id, parse_keys, public_id
from app.errors import QueryTooLarge
from app.graphql.context import Info
from app.graphql.inputs import EventRef
from app.graphql.limits import LIMITS
from app.graphql.types import accounts
from app.graphql.types.events import Event, events_of, events_of_keys
from app.graphql.types.nodes import Node
from app.graphql.types.participants import Participant, participants_of
from app.graphql.types.participations import Participation, participation_of
from app.graphql.types.releases import Release, releases_of, releases_of_keys
from app.queries import events as event_reads
from app.queries import participants as participant_reads
from app.queries import releases as release_reads

N = TypeVar("N", bound=Node)
Readers = dict[str, Callable[[Info, Sequence[str]], Mapping[str, Node]]]


def nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    """In the order of the ids; None for what nothing has."""
    return _nodes(info, ids, READERS)


def presumed_nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    """The same, where each may be taken to be there: who asks `info.presumes`."""
    return _nodes(info, ids, READERS | PRESUMING if info.presumes else READERS)


def _nodes(info: Info, ids: Sequence[str], readers: Readers) -> list[Node | None]:
    if len(ids) > LIMITS.ids:
        raise QueryTooLarge(
            f"The limit of ids is {LIMITS.ids}; this request asks for {len(ids):,}. Ask for less at a time.",
            subject="ids",
        )
    found: dict[str, Node] = {}
    for noun, look_up in readers.items():
        wanted = [id for id in ids if noun_of(id) == noun]
        if wanted:
            found.update(look_up(info, wanted))
    return [found.get(id) for id in ids]


def event(info: Info, ref: EventRef) -> Event | None:
    found = one(info, ref.id, Event) if ref.id else resource(info, ref.url) if ref.url else None
    return found if isinstance(found, Event) else None


def one(info: Info, id: str, kind: type[N]) -> N | None:
    """What has an id, if it is of that kind."""
    found = presumed_nodes(info, [id])[0]
    return found if isinstance(found, kind) else None


def events(info: Info, ids: Sequence[str]) -> dict[str, Event]:
    rows = event_reads.events_by_ids(info.context.connection, ids)
    made = events_of(rows.values())
    return {id: made[row["key"]] for id, row in rows.items()}


def releases(info: Info, ids: Sequence[str]) -> dict[str, Release]:
    rows = release_reads.releases_by_ids(info.context.connection, ids)
    made = releases_of(rows.values())
    return {id: made[row["key"]] for id, row in rows.items()}


def participants(info: Info, ids: Sequence[str]) -> dict[str, Participant]:
    rows = participant_reads.participants_by_ids(info.context.connection, ids)
    made = participants_of(rows.values())
    return {id: made[row["key"]] for id, row in rows.items()}


def participations(info: Info, ids: Sequence[str]) -> dict[str, Participation]:
    """By the event, which may be part of another one by now, and who it is in it."""
    asked = {id: keys for id in ids if (keys := parse_keys("participation", id, 2)) is not None}
    told = events(info, [public_id("event", event) for event, _ in asked.values()])
    found = {
        id: participation_of(told[public_id("event", event)], who, info)
        for id, (event, who) in asked.items()
        if public_id("event", event) in told
    }
    return {id: each for id, each in found.items() if each is not None}


def resource(info: Info, url: str) -> Node | None:
    """What stands at an address: a page of this site, or a release at its publisher's."""
    own = f"{info.context.base_url}/"
    if url.startswith(own):
        noun, _, id = url[len(own) :].split("?")[0].split("#")[0].partition("/")
        return presumed_nodes(info, [id])[0] if _PAGES.get(noun) == noun_of(id) else None
    # Here, as what reads pages is loaded for none by a server that is not asked by an address.
    from app.sources import canonical_url

    address = canonical_url(url)
    row = release_reads.releases_by_urls(info.context.connection, [address]).get(address)
    return releases_of([row])[row["key"]] if row is not None else None


_PAGES = {"events": "event", "releases": "release", "participants": "participant"}


def presumed_events(info: Info, ids: Sequence[str]) -> dict[str, Event]:
    asked = {id: key for id in ids if (key := parse_id("event", id)) is not None}
    presumed = events_of_keys(info, asked.values())
    return {id: presumed[key] for id, key in asked.items()}


def presumed_releases(info: Info, ids: Sequence[str]) -> dict[str, Release]:
    asked = {id: key for id in ids if (key := parse_id("release", id)) is not None}
    presumed = releases_of_keys(info, asked.values())
    return {id: presumed[key] for id, key in asked.items()}


READERS: Readers = {
    "event": events,
    "release": releases,
    "participant": participants,
    "participation": participations,
    "account": accounts.by_ids,
}
PRESUMING: Readers = {"event": presumed_events, "release": presumed_releases}
