"""Writes the events of a release: compares what is read now with what is stored, writes the difference."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.db import search
from app.domain.codes import Prominence
from app.ingest import images, tables
from app.ingest.changes import Change, Image, Noun, changed_fields, created, deleted, updated
from app.ingest.matching import Told, match_events
from app.ingest.participant_store import retire_participants
from app.ingest.reading import Reading, fresh_key, with_key
from app.ingest.searchable import text_of_event

People = Mapping[int, Image]


@dataclass(slots=True)
class _Difference:
    """What is to be written to bring the stored events to what was read."""

    new: list[Image] = field(default_factory=list)
    changed: list[tuple[Image, Image]] = field(default_factory=list)
    gone: list[Image] = field(default_factory=list)

    @property
    def written(self) -> list[Image]:
        return self.new + [after for _, after in self.changed]


def load_told(connection: sa.Connection, release: int) -> list[Image]:
    """The stored events that a release tells."""
    account = tables.event_account
    keys = connection.execute(
        sa.select(account.c.event_id).where(account.c.release_id == release).order_by(account.c.event_id)
    ).scalars()
    return list(images.load_events(connection, list(keys)).values())


def store_events(
    connection: sa.Connection,
    release: Image,
    reading: Reading,
    stored: Sequence[Told],
    people: People,
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Bring the events of a release to what was read; `stored` has those it told so far."""
    difference = _compare(release["id"], stored, reading, now)
    images.insert_events(connection, difference.new)
    images.replace_events(connection, [after for _, after in difference.changed])
    images.delete_events(connection, [event["id"] for event in difference.gone])
    changes.extend(created(Noun.EVENT, event) for event in difference.new)
    changes.extend(updated(Noun.EVENT, before, after) for before, after in difference.changed)
    changes.extend(deleted(Noun.EVENT, event["id"]) for event in difference.gone)
    search.forget(connection, "event", [event["id"] for event in difference.gone])
    index_events(connection, difference.written, {release["id"]: release}, people)
    before = [event for event, _ in difference.changed] + difference.gone
    _tidy(connection, before, difference.written, changes, now)


def index_events(
    connection: sa.Connection, events: Sequence[Image], releases: Mapping[int, Image], people: People
) -> None:
    """Make events findable by their facts and by the words of the releases that tell them."""
    others = {a["release_id"] for event in events for a in event["accounts"]} - releases.keys()
    texts = dict(releases) | images.load_releases(connection, others)
    search.index_texts(
        connection,
        "event",
        {
            event["id"]: text_of_event(
                event,
                [texts[a["release_id"]]["text"][a["start"] : a["end"]] for a in event["accounts"]],
                [
                    texts[a["release_id"]]["heading"]
                    for a in event["accounts"]
                    if a["prominence"] == Prominence.PRIMARY  # a title speaks of the main event alone
                ],
                people,
            )
            for event in events
        },
    )


def _compare(release: int, stored: Sequence[Told], reading: Reading, now: dt.datetime) -> _Difference:
    read = [Told(event.image, event.sentence) for event in reading.events]
    matched = match_events(stored, read)
    taken = {told.event["id"] for told in stored}
    difference = _Difference()
    for n, event in enumerate(reading.events):
        if n in matched:
            before = stored[matched[n]].event
            after = _carried_over(before, event.image, release, now)
            if changed_fields(before, after):
                difference.changed.append((before, after))
            continue
        key = fresh_key(release, event.look, taken)
        taken.add(key)
        difference.new.append(with_key(event.image, key))
    for n in sorted(set(range(len(stored))) - set(matched.values())):
        _let_go(difference, stored[n].event, release, now)
    return difference


def _carried_over(before: Image, read: Image, release: int, now: dt.datetime) -> Image:
    """The new reading of a stored event: its key, its beginning and what other releases tell stay."""
    accounts = [*_accounts_of_others(before, release), *read["accounts"]]
    after = read | {
        "created_at": before["created_at"],
        "updated_at": now,
        "review": before["review"],
        "accounts": accounts,
        "prominence": prominence_of(accounts),
    }
    return _in_order(with_key(after, before["id"]))


def _let_go(difference: _Difference, event: Image, release: int, now: dt.datetime) -> None:
    """The release tells an event no more: it is gone, unless another release tells it."""
    others = _accounts_of_others(event, release)
    if not others:
        difference.gone.append(event)
        return
    kept = event | {"accounts": others, "prominence": prominence_of(others), "updated_at": now}
    difference.changed.append((event, kept))


def _accounts_of_others(event: Image, release: int) -> list[Image]:
    return [account for account in event["accounts"] if account["release_id"] != release]


def prominence_of(accounts: Iterable[Image]) -> str:
    told = {account["prominence"] for account in accounts}
    return (Prominence.PRIMARY if Prominence.PRIMARY in told else Prominence.MENTIONED).value


def _in_order(event: Image) -> Image:
    return event | {"accounts": sorted(event["accounts"], key=lambda account: int(account["id"]))}


def _tidy(
    connection: sa.Connection,
    before: Sequence[Image],
    after: Sequence[Image],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Delete the posts, then the participants, that nothing names any more."""
    left = _posts(before) - _posts(after)
    if left:
        held = tables.participation.c.post_id
        in_use = set(connection.execute(sa.select(held).where(held.in_(list(left)))).scalars())
        tables.delete_in(connection, tables.post.c.id, left - in_use)
    parted = people_of(before) - people_of(after)
    if parted:
        retire_participants(connection, parted, changes, now)


def _posts(events: Iterable[Image]) -> set[int]:
    return {held["post"]["id"] for event in events for held in event["participations"] if held["post"]}


def people_of(events: Iterable[Image]) -> set[int]:
    """Keys of all who take part in events."""
    found: set[int] = set()
    for event in events:
        found.update(event["organizations"])
        found.update(held["participant_id"] for held in event["participations"])
    return found - {None}
