"""Events and releases as values of JSON, one item each: what `.json` lists and `.ndjson` has a line of.

Names and codes are those of the API, so that who knows one knows the other. Addresses are absolute.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.queries import shapes
from app.queries.selection import AccountSelection, EventSelection
from app.web import cards

Item = Mapping[str, Any]

LINES_TYPE = "application/x-ndjson"

SELECTION = EventSelection(
    countries=True,
    subjects=True,
    organizations=True,
    topics=True,
    participations=True,
    accounts=AccountSelection(quote=True),
)


def event_item(event: shapes.Event, base: str) -> Item:
    """Of an event read with `SELECTION` (or more); `base` is the address of the site."""
    when = event["when"]
    return {
        "id": event["id"],
        "url": base + cards.event_href(event["id"]),
        "title": event["title"],
        "type": event["type"].upper(),
        "category": event["category"].upper(),
        "status": event["status"].upper(),
        "review": event["review"].upper(),
        "when": {
            "start": _day(when["starts_on"]),
            "end": _day(when["ends_on"]),
            "precision": when["precision"].upper(),
            "edtf": when["edtf"],
            "wording": when["wording"],
        },
        "place": event["place"],
        "placeCountry": event["country_of_place"],
        "countries": [{"code": link["country"], "role": link["role"].upper()} for link in event["countries"]],
        "subjectCountries": event["subjects"],
        "participations": [_participation(each) for each in event["participations"]],
        "organizations": [{"id": each["id"], "name": each["name"]} for each in event["organizations"]],
        "topics": event["topics"],
        "accounts": [
            {
                "prominence": account["prominence"].upper(),
                "quote": account["quote"],
                "release": release_item(account["release"], base),
            }
            for account in event["accounts"]
        ],
        "updatedAt": event["updated_at"].isoformat(),
    }


def release_item(release: shapes.ReleaseCard, base: str) -> Item:
    """Without its text, which the page at `url` has."""
    return {
        "id": release["id"],
        "url": base + cards.release_href(release["id"]),
        "sourceUrl": release["url"],
        "publisher": release["publisher"]["slug"],
        "kind": release["kind"].upper(),
        "language": release["language"],
        "heading": release["heading"],
        "publishedOn": _day(release["published_on"]),
        "paraphrase": release["paraphrase"],
        "updatedAt": release["updated_at"].isoformat(),
    }


def listed(
    wanted: Iterable[tuple[str, str]], total: int, found: Sequence[Item], following: str | None
) -> bytes:
    """A page of a list: the filter as addresses name it, how many match, the items, the next page."""
    filter: dict[str, list[str]] = {}
    for name, value in wanted:
        filter.setdefault(name, []).append(value)
    return encode({"filter": filter, "total": total, "items": found, "next": following})


def lines(found: Iterable[Item]) -> Iterator[bytes]:
    return (encode(item) + b"\n" for item in found)


def _participation(held: shapes.Participation) -> Item:
    who, post = held["participant"], held["post"]
    return {
        "id": who["id"] if who else None,
        "name": who["name"] if who else None,
        "post": post["title"] if post else None,
        "country": held["country"],
        "role": held["role"].upper(),
    }


def encode(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None
