"""Which group of accounts keeps which key, so that links to an event outlive merging and parting. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.ingest.changes import Image
from app.ingest.tellings import Telling

Group = frozenset[int]


def assign_keys(
    groups: Sequence[Group], tellings: Mapping[int, Telling], before: Mapping[int, Image]
) -> tuple[dict[int, Group], dict[int, int]]:
    """A key for every group, and for keys that are no more the one they are part of now.

    A stored event goes on in the group of the account that made it, else of most of its accounts. A group in
    which several go on keeps the key of the oldest; one in which none does gets the key of its first account.
    """
    goes_on: defaultdict[Group, list[int]] = defaultdict(list)
    for event in sorted(before):
        heir = _heir(event, groups, tellings)
        if heir is not None:
            goes_on[heir].append(event)
    keys: dict[int, Group] = {}
    into: dict[int, int] = {}
    for heir, events in goes_on.items():
        oldest = min(events, key=lambda event: (before[event]["created_at"], event))
        keys[oldest] = heir
        into |= {event: oldest for event in events if event != oldest}
    for members in groups:
        if members not in goes_on:
            keys[_own_key(members, tellings)] = members
    return keys, into


def _heir(event: int, groups: Sequence[Group], tellings: Mapping[int, Telling]) -> Group | None:
    shares: list[tuple[bool, int, int, Group]] = []
    for members in groups:
        here = [key for key in members if tellings[key].event == event]
        if here:
            made_it = any(tellings[key].alone == event for key in here)
            shares.append((made_it, len(here), -min(here), members))
    return max(shares)[3] if shares else None


def _own_key(members: Group, tellings: Mapping[int, Telling]) -> int:
    first = min(members, key=lambda key: (tellings[key].event is None, _published(tellings[key]), key))
    return tellings[first].alone


def _published(telling: Telling) -> str:
    day = telling.facts["published_on"]
    return day.isoformat() if day else "9999"
