"""The rows of what hangs on an event, made from its image: with its type and day, for the sake of indexes."""

import datetime as dt
from collections.abc import Iterable, Sequence

from app.ingest.changes import Image
from app.ingest.tables import Row

PARTICIPATION = ("id", "participant_id", "country", "role")


def day_number(day: dt.date | None) -> int:
    """The column that lists are ordered by: 0 without a day, so that these come last."""
    return day.toordinal() if day else 0


def country_rows(image: Image) -> Iterable[Row]:
    for ordinal, link in enumerate(image["countries"]):
        yield dict(link) | {
            "event_id": image["id"],
            "ordinal": ordinal,
            "type": image["type"],
            "sort_day": day_number(image["starts_on"]),
        }


def participation_rows(image: Image) -> Iterable[Row]:
    for ordinal, held in enumerate(image["participations"]):
        yield {name: held[name] for name in PARTICIPATION} | {
            "event_id": image["id"],
            "ordinal": ordinal,
            "post_id": held["post"]["id"] if held["post"] else None,
            "sort_day": day_number(image["starts_on"]),
        }


def listed(images: Sequence[Image], name: str, column: str) -> list[Row]:
    """The values of a list of images, in their order."""
    return [
        {"event_id": image["id"], column: value, "ordinal": ordinal}
        for image in images
        for ordinal, value in enumerate(image[name])
    ]


def dated(images: Sequence[Image], name: str, column: str) -> list[Row]:
    """The same of tables that carry the day."""
    days = {image["id"]: day_number(image["starts_on"]) for image in images}
    return [dict(row) | {"sort_day": days[row["event_id"]]} for row in listed(images, name, column)]
