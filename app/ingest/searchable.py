"""What is found by which words: the text that the full-text index holds for each thing."""

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from app.db import search
from app.db.occurring import found_by
from app.domain.countries import COUNTRIES, country_name
from app.domain.event_types import EVENT_TYPES, EventType
from app.domain.topics import TOPICS
from app.ingest import tables
from app.ingest.changes import Image

People = Mapping[int, Image]


def index(connection: tables.Connection, noun: str, texts: dict[int, str]) -> None:
    """What is found under these keys from now on; replaces what was."""
    if isinstance(connection, sa.Connection):
        search.index_texts(connection, noun, texts)
    else:
        connection.index(noun, texts)


def unindex(connection: tables.Connection, noun: str, keys: Collection[int]) -> None:
    """What is never found again."""
    if isinstance(connection, sa.Connection):
        search.forget(connection, noun, keys)
    else:
        connection.unindex(noun, keys)


def as_of_now(
    connection: tables.Connection, noun: str, found: Collection[int], words: Collection[str]
) -> set[int]:
    """What the database found by any of these words, and what a batch has made of it since."""
    if isinstance(connection, sa.Connection):
        return set(found)
    since = connection.words(noun)
    again = found_by({key: text for key, text in since.items() if text}, words)
    return {key for key in found if key not in since}.union(*again.values())


def headline_of_event(event: Image, headings: Iterable[str], people: People) -> str:
    """Type, countries, place, people, organisations and topics by name, and titles: what an event is."""
    kind = EVENT_TYPES[EventType(event["type"])]
    codes = [link["country"] for link in event["countries"]] + event["subjects"]
    parts = [kind.label, kind.label_ko, event["place"], event["wording"]]
    parts += [name for code in codes for name in _country(code)]
    parts += [label for slug in event["topics"] for label in _topic(slug)]
    for held in event["participations"]:
        parts += [_name(people, held["participant_id"]), held["post"] and held["post"]["title"]]
    parts += [_name(people, key) for key in event["organizations"]]
    return "\n".join(part for part in (*parts, *headings) if part)


def text_of_participant(participant: Image) -> str:
    parts = (participant["name"], participant["name_ko"], participant["code"], *participant["aliases"])
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _country(code: str) -> tuple[str, ...]:
    if code not in COUNTRIES:
        return (code,)
    # the Korean label is the long form for some (대한민국); the everyday name stands second in the list
    return (country_name(code), country_name(code, "ko"), *COUNTRIES[code].names_ko[:2])


def _topic(slug: str) -> tuple[str, ...]:
    topic = TOPICS.get(slug)
    return (topic.label, topic.label_ko) if topic else (slug,)


def _name(people: People, key: int | None) -> str | None:
    known = people.get(key) if key is not None else None
    if known is None:
        return None
    return " ".join(part for part in (known["name"], known["name_ko"], known["code"]) if part)
