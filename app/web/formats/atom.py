"""A list of events as an Atom feed (RFC 4287), in the language in force; ids are the same in all."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from app.web import language
from app.web.formats.entries import Entry

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, even escaped; a release may hold it all the same.
FORBIDDEN = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed says of itself; addresses absolute."""

    title: str
    subtitle: str
    page: str
    address: str
    base: str
    following: str | None = None  # the next page of the feed (RFC 5005)


def write(feed: Feed, entries: Iterable[Entry], now: dt.datetime) -> bytes:
    """The feed; `now` dates one without entries."""
    listed = list(entries)
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language.code.get()})
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "id", feed.address)
    _text(root, "updated", _instant(max((entry.updated_at for entry in listed), default=now)))
    ET.SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": feed.address})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    if feed.following:
        ET.SubElement(root, "link", {"rel": "next", "type": MEDIA_TYPE, "href": feed.following})
    _text(ET.SubElement(root, "author"), "name", "Readout")
    for entry in listed:
        _entry(root, feed, entry)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, feed: Feed, entry: Entry) -> None:
    element = ET.SubElement(root, "entry")
    address = feed.base + entry.href
    _text(element, "title", entry.title)
    _text(element, "id", address)
    _text(element, "updated", _instant(entry.updated_at))
    page = language.address(address, language.code.get())
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": page})
    ET.SubElement(element, "category", {"term": entry.type, "label": entry.type_name})
    _text(element, "summary", entry.summary)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = FORBIDDEN.sub("\ufffd", text)


def _instant(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
