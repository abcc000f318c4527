"""Asks for everything that storing releases will look at, for all of them at once.

A batch remembers what it was asked for, so each look here spares one for every release. What is overlooked is
looked up where it is needed: nothing rests on this but speed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from app.domain.values import Release
from app.ingest import images, tables
from app.ingest.batch import Batch
from app.ingest.decisions import load_decisions
from app.ingest.event_store import people_told
from app.ingest.identities import look_for_people
from app.ingest.linking import accounts_in, decisions_on, pairs_with
from app.ingest.preparing import Prepared
from app.ingest.reading import Reading, likely_keys, read_events
from app.ingest.standing import find_key, release_key
from app.ingest.tellings import account_key, tellings_by_key, tellings_of_events
from app.link.account import Account, account_of
from app.link.blocks import blocks_to_search
from app.sources import release_identity

ENOUGH = 2  # blocks in common from which an account may well tell the same event
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)  # what is read here is not stored


def look_ahead(batch: Batch, prepared: Sequence[Prepared]) -> None:
    batch.select_in(
        tables.document.c.fingerprint, [one.arrived.fingerprint for one in prepared if one.arrived]
    )
    keys = _look_for_releases(batch, [one.release for one in prepared if one.release is not None])
    told = {
        key: read_events(one.release, "", 1, one.extraction, _NEVER)
        for key, one in zip(keys, (one for one in prepared if one.release is not None), strict=True)
        if one.release is not None and one.extraction is not None
    }
    look_for_people(batch, list(told.values()), _NEVER)
    accounts = _look_for_accounts(batch, told)
    _look_for_events(batch, accounts)


def _look_for_releases(batch: Batch, read: Sequence[Release]) -> list[int]:
    release = tables.release.c
    known = batch.select_in(release.identity, [release_identity(each) for each in read])
    batch.select_in(release.id, [*map(release_key, read), *(row["id"] for row in known)])
    keys = [find_key(batch, each) for each in read]
    images.load_releases(batch, keys)
    batch.select_in(tables.publisher.c.slug, {each.publisher for each in read})
    for own in (tables.telling.c.release_id, tables.set_aside.c.release_id, tables.stance_party.c.release_id):
        batch.select_in(own, keys)
    return keys


def _look_for_accounts(batch: Batch, told: Mapping[int, Reading]) -> list[Account]:
    """The accounts that the releases will have if they are new."""
    alone = {key: [likely_keys(key, event.look) for event in told[key].events] for key in told}
    likely = list(chain.from_iterable(chain.from_iterable(alone.values())))
    batch.select_in(tables.event.c.id, likely)
    batch.select_in(tables.telling.c.alone_id, likely)
    found = [
        account_of(account_key(likely[0], key), key, event.facts)
        for key, reading in told.items()
        for event, likely in zip(reading.events, alone[key], strict=True)
    ]
    images.look_for_events(batch, [likely[0] for keys in alone.values() for likely in keys])
    _look_around(batch, [account.key for account in found])
    return found


def _look_around(batch: Batch, accounts: Collection[int]) -> None:
    tellings_by_key(batch, accounts)
    batch.select_in(tables.event_account.c.id, accounts)
    batch.select_in(tables.evidence.c.account_id, accounts)
    pairs_with(batch, tables.account_link, accounts)
    decisions_on(batch, accounts)
    load_decisions(batch, accounts)


def _look_for_events(batch: Batch, accounts: Sequence[Account]) -> None:
    """The events that the accounts may be of, with all that tell them."""
    wanted = [blocks_to_search(account) for account in accounts]
    found = accounts_in(batch, frozenset().union(*wanted))
    near = [Counter(key for block in blocks for key in found[block]) for blocks in wanted]
    tellings = tellings_by_key(batch, set().union(*near))
    likely = {key for counted in near for key, shared in counted.items() if shared >= ENOUGH}
    events = {telling.event for key, telling in tellings.items() if key in likely} - {None}
    keys = [key for key in events if key is not None]
    images.load_events(batch, keys)
    together = tellings_of_events(batch, keys)
    _look_around(batch, together)
    images.load_releases(batch, {telling.release for telling in together.values()})
    images.load_participants(batch, people_told(together.values()))
