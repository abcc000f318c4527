"""Writes events: puts them together from the tellings of their accounts, writes what differs from before.

`store_told` is for what a release tells now, `regroup` for everything connected with some accounts: after a
new reading, a withdrawal, or what a person decided about a link. An event keeps the key it was first stored
under; where two become one the older keeps its own, and the other's leads to it (`event_redirect`).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.domain.codes import Prominence
from app.ingest import images, redirects, searchable, tables
from app.ingest.bearers import as_decided, as_meant, bearers_of
from app.ingest.changes import Change, Image, Noun, changed_fields, created, deleted, merged, updated
from app.ingest.corrections import Decision, overlay
from app.ingest.counting import renew_counts
from app.ingest.decisions import load_decisions, people_decided
from app.ingest.event_keys import assign_keys
from app.ingest.linking import groups_around, pairs_with, relink
from app.ingest.listings import renew_listings
from app.ingest.participant_store import (
    bring_back,
    ensure_participants,
    keep_out_of_sight,
    retire_participants,
)
from app.ingest.reading import Reading
from app.ingest.searchable import headline_of_event
from app.ingest.set_aside import asides_of_release, hold_decided
from app.ingest.surnames import settle_surnames
from app.ingest.tellings import Telling, forget_tellings, retell, write_tellings
from app.ingest.unite import unite

Participants = Mapping[int, Image]


@dataclass(slots=True)
class _Difference:
    """What brings the stored events to the groups; `gone` with what they are part of now."""

    events: Collection[int] = ()  # keys of all that there are now, changed or not
    new: list[Image] = field(default_factory=list)
    changed: list[tuple[Image, Image]] = field(default_factory=list)
    gone: dict[int, int | None] = field(default_factory=dict)
    before: dict[int, Image] = field(default_factory=dict)

    @property
    def written(self) -> list[Image]:
        return self.new + [after for _, after in self.changed]

    @property
    def taken(self) -> list[Image]:
        return [before for before, _ in self.changed] + [self.before[key] for key in self.gone]


def store_told(
    connection: tables.Connection,
    release: int,
    stored: Sequence[Telling],
    reading: Reading,
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Bring the events of a release to what was read; `stored` is what it told so far."""
    asides = asides_of_release(connection, release)
    known = [*stored, *(aside.telling for aside in asides)]
    read = retell(connection, release, known, reading.events)
    retold, aside = hold_decided(connection, release, read, asides)
    _ensure_people(connection, reading, retold.now, aside, changes, now)
    changed = [telling for telling in retold.now if telling.key in retold.changed]
    around = linked_with(connection, [telling.key for telling in (*changed, *retold.gone)]) if stored else ()
    forget_tellings(connection, [telling.key for telling in retold.gone])
    write_tellings(connection, changed)
    moved = settle_surnames(connection, people_told(stored), people_told(retold.now), changes, now)
    if not (changed or retold.gone or moved):
        return
    relink(connection, changed)
    left = {telling.event for telling in retold.gone if telling.event is not None}
    accounts = {*around, *retold.changed, *moved}
    regroup(connection, accounts, left, changes, now, keep=people_held(connection, aside))


def _ensure_people(
    connection: tables.Connection,
    reading: Reading,
    seen: Sequence[Telling],
    aside: Sequence[Telling],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Everybody in events has a record; who is only in what is set aside has one out of sight."""
    shown, hidden = people_told(seen), people_told(aside)
    ensure_participants(
        connection, (image for key, image in reading.people.items() if key in shown), changes, now
    )
    keep_out_of_sight(
        connection, [image for key, image in reading.people.items() if key in hidden - shown], now
    )


def linked_with(connection: tables.Connection, keys: Collection[int]) -> frozenset[int]:
    """The accounts whose links rest on these, which are about to change."""
    rows = pairs_with(connection, tables.account_link, keys)
    found = {key for row in rows for key in (row["one_id"], row["other_id"])}
    return frozenset(found - set(keys))


def regroup(
    connection: tables.Connection,
    accounts: Collection[int],
    left: Collection[int],
    changes: list[Change],
    now: dt.datetime,
    keep: Collection[int] = (),
) -> None:
    """Group everything connected with these accounts anew, and with the events that others have left.

    `keep` are persons whom what is set aside names.
    """
    groups, tellings = groups_around(connection, accounts, left)
    decisions = load_decisions(connection, tellings)
    told = people_told(tellings.values()) | people_decided(decisions) | set(keep)
    who = bearers_of(connection, told)
    meant = {key: as_meant(telling, who) for key, telling in tellings.items()}
    decided = {key: [as_decided(each, who) for each in listed] for key, listed in decisions.items()}
    difference = _compare(connection, groups, meant, decided, left, now)
    _write(connection, difference, told, changes, now)


def _compare(
    connection: tables.Connection,
    groups: Sequence[frozenset[int]],
    tellings: Mapping[int, Telling],
    decisions: Mapping[int, Sequence[Decision]],
    left: Collection[int],
    now: dt.datetime,
) -> _Difference:
    concerned = {telling.event for telling in tellings.values() if telling.event is not None} | set(left)
    difference = _Difference(before=images.load_events(connection, concerned))
    keys, into = assign_keys(groups, tellings, difference.before)
    difference.events = list(keys)
    for key, members in sorted(keys.items()):
        before = difference.before.get(key)
        image = unite(key, (tellings[member] for member in sorted(members))) | {
            "created_at": before["created_at"] if before else now,
            "updated_at": now,
            "withdrawn_at": None,
        }
        image = overlay(image, (each for member in members for each in decisions.get(member, ())))
        if before is None:
            difference.new.append(image)
        elif changed_fields(before, image):
            difference.changed.append((before, image))
    difference.gone = {key: into.get(key) for key in sorted(difference.before.keys() - keys.keys())}
    return difference


def _write(
    connection: tables.Connection,
    difference: _Difference,
    told: Collection[int],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    known = bring_back(connection, people_of(difference.written), changes, now)
    gone = list(difference.gone)
    redirects.lift(connection, [event["id"] for event in difference.new])
    redirects.turn(connection, difference.gone)
    images.write_events(connection, difference.new, [after for _, after in difference.changed], gone)
    tables.at_end(connection, renew_listings, difference.events)
    tables.at_end(connection, renew_counts, [*difference.events, *gone])
    redirects.write(connection, difference.gone)
    changes.extend(created(Noun.EVENT, event) for event in difference.new)
    changes.extend(updated(Noun.EVENT, before, event) for before, event in difference.changed)
    changes.extend(
        deleted(Noun.EVENT, key) if into is None else merged(Noun.EVENT, key, into)
        for key, into in difference.gone.items()
    )
    for noun in ("event", "headline"):
        searchable.unindex(connection, noun, gone)
    index_events(connection, difference.written, known)
    _tidy(connection, difference, told, changes, now)


def index_events(connection: tables.Connection, events: Sequence[Image], known: Participants) -> None:
    """Make events findable by their facts and by the words of the releases that tell them."""
    texts = images.load_releases(connection, {a["release_id"] for event in events for a in event["accounts"]})
    headlines, whole = {}, {}
    for event in events:
        told = event["accounts"]
        titles = [
            texts[a["release_id"]]["heading"]
            for a in told
            if a["prominence"] == Prominence.PRIMARY  # a title speaks of the main event alone
        ]
        sentences = [texts[a["release_id"]]["text"][a["start"] : a["end"]] for a in told]
        headlines[event["id"]] = headline_of_event(event, titles, known)
        whole[event["id"]] = "\n".join((headlines[event["id"]], *sentences))
    searchable.index(connection, "headline", headlines)
    searchable.index(connection, "event", whole)


def _tidy(
    connection: tables.Connection,
    difference: _Difference,
    told: Collection[int],
    changes: list[Change],
    now: dt.datetime,
) -> None:
    """Delete the posts, then the participants, that nothing names any more.

    Whom an account names otherwise than the event does stays out of sight: it is wanted when they part.
    """
    left = _posts(difference.taken) - _posts(difference.written)
    if left:
        held = tables.participation.c.post_id
        in_use = set(connection.execute(sa.select(held).where(held.in_(list(left)))).scalars())
        tables.delete_in(connection, tables.post.c.id, left - in_use)
    parted = (people_of(difference.taken) | set(told)) - people_of(difference.written)
    if parted:
        retire_participants(connection, parted, changes, now, keep=told)


def people_held(connection: tables.Connection, aside: Sequence[Telling]) -> set[int]:
    """Keys of all whom tellings that are set aside name, or decisions about them."""
    return people_told(aside) | people_decided(load_decisions(connection, [each.key for each in aside]))


def people_told(tellings: Iterable[Telling]) -> set[int]:
    """Keys of all whom tellings name, whatever the events made of them show."""
    return people_of(telling.facts for telling in tellings)


def _posts(events: Iterable[Image]) -> set[int]:
    return {held["post"]["id"] for event in events for held in event["participations"] if held["post"]}


def people_of(events: Iterable[Image]) -> set[int]:
    """Keys of all who take part in events."""
    found: set[int] = set()
    for event in events:
        found.update(event["organizations"])
        found.update(held["participant_id"] for held in event["participations"])
    return found - {None}
