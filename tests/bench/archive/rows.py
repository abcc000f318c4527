"""The rows that ingest would write, by table: instants and days as text, for they are copied in."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from app.domain.publishers import Publisher
from app.ingest.changes import Image, Noun, encode
from app.ingest.searchable import text_of_participant
from tests.bench.archive.cast import Cast

Row = dict[str, Any]


@dataclass(slots=True)
class Portion:
    """Rows by table and texts by noun, to be written together."""

    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    posts: set[int] = field(
        default_factory=set
    )  # written before: one held on a day is the same in every event

    def log(self, noun: Noun, image: Image, now: dt.datetime) -> None:
        self.rows["change"].append(
            {
                "at": instant(now),
                "kind": "created",
                "noun": noun.value,
                "entity_id": image["id"],
                "fields": "[]",
                "after": encode(image),
            }
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a release stands in the archive."""

    cast: Cast
    number: int
    publisher: Publisher
    published_on: dt.date
    now: dt.datetime


@lru_cache(maxsize=4096)
def instant(now: dt.datetime) -> str:
    return now.replace(tzinfo=None).isoformat(" ", "microseconds")


def day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def add_participants(portion: Portion, cast: Cast, now: dt.datetime) -> None:
    for image in cast.images:
        stamped = image | {"created_at": instant(now), "updated_at": instant(now)}
        portion.rows["participant"].append(stamped)
        portion.rows["participant_alias"].append({"participant_id": image["id"], "name": image["name"]})
        if image["publisher"]:
            portion.rows["publisher"].append({"slug": image["publisher"], "participant_id": image["id"]})
        portion.texts["participant"][image["id"]] = text_of_participant(image)
        portion.log(Noun.PARTICIPANT, image, now)
