"""Writes and reads the stances of releases: who condemns, urges, welcomes …, addressed to whom.

They belong to the release and are part of its image (`images.py`): a new reading replaces them all.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from app.domain.values import Extraction
from app.ingest import tables
from app.ingest.changes import Image

_FIELDS = ("act", "revision", "start", "end", "rule")
_SIDES = {"actor": "actors", "target": "targets"}


def stances_of(extraction: Extraction, revision: int) -> list[Image]:
    """The stances that were read, as they stand in the image of their release."""
    return [
        {
            "act": stance.act.value,
            "actors": list(dict.fromkeys(stance.actors)),
            "targets": list(dict.fromkeys(stance.targets)),
            "revision": revision,
            "start": stance.span.start,
            "end": stance.span.end,
            "rule": stance.rule,
        }
        for stance in extraction.stances
    ]


def load_stances(connection: tables.Connection, releases: Collection[int]) -> dict[int, list[Image]]:
    """The stances of each release, in the order of its text."""
    stance, party = tables.stance, tables.stance_party
    found: dict[int, dict[int, Image]] = {key: {} for key in releases}
    for row in tables.select_in(connection, stance.c.release_id, releases, stance.c.ordinal):
        told = {name: row[name] for name in _FIELDS} | {"actors": [], "targets": []}
        found[row["release_id"]][row["ordinal"]] = told
    taken = [key for key, told in found.items() if told]
    for row in tables.select_in(connection, party.c.release_id, taken, party.c.place):
        found[row["release_id"]][row["ordinal"]][_SIDES[row["side"]]].append(row["code"])
    return {key: list(told.values()) for key, told in found.items()}


def replace_stances(connection: tables.Connection, release: int, stances: Sequence[Image]) -> None:
    """Bring the stored stances of a release to these."""
    tables.delete_in(connection, tables.stance_party.c.release_id, [release])
    tables.delete_in(connection, tables.stance.c.release_id, [release])
    insert_stances(connection, {release: stances})


def insert_stances(connection: tables.Connection, stances: Mapping[int, Sequence[Image]]) -> None:
    """Store stances by release."""
    rows: defaultdict[str, list[tables.Row]] = defaultdict(list)
    told = [(key, *each) for key, listed in stances.items() for each in enumerate(listed)]
    for release, ordinal, stance in told:
        own = {"release_id": release, "ordinal": ordinal}
        rows["stances"].append(own | {name: stance[name] for name in _FIELDS})
        for side, listed in _SIDES.items():
            rows["parties"] += [
                own | {"side": side, "place": place, "code": code}
                for place, code in enumerate(stance[listed])
            ]
    tables.insert(connection, tables.stance, rows["stances"])
    tables.insert(connection, tables.stance_party, rows["parties"])
