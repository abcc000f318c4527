"""Events as an iCalendar (RFC 5545). It says how many events it leaves out, and why."""

import datetime as dt
from collections.abc import Iterable

from app.web.formats.entries import Entry
from app.web.wording import plural

MEDIA_TYPE = "text/calendar"
LINE = 75  # octets, the fold included


def write(name: str, base: str, entries: Iterable[Entry], older: int = 0) -> bytes:
    """A calendar of whole days; `base` makes addresses absolute, `older` events were not even read."""
    listed = list(entries)
    dated = [entry for entry in listed if entry.days]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Readout//Timeline//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-CALDESC:{escape(_describe(len(dated), len(listed) - len(dated), older))}",
    ]
    for entry in dated:
        lines += _event(entry, base)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def _describe(dated: int, undated: int, older: int) -> str:
    parts = [f"{plural(dated, 'event')}."]
    if undated:
        parts.append(f"Left out because no day is known: {undated:,}.")
    if older:
        parts.append(f"Left out because the calendar holds the newest only: {older:,}; filter for them.")
    return " ".join(parts)


def _event(entry: Entry, base: str) -> list[str]:
    assert entry.days is not None
    first, last = entry.days
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry.id}@readout",
        f"DTSTAMP:{entry.updated_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
    ]
    if last < dt.date.max:
        lines.append(
            f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}"
        )  # the day after: it is exclusive
    lines += [
        f"SUMMARY:{escape(entry.title)}",
        f"DESCRIPTION:{escape(entry.summary)}",
        f"CATEGORIES:{escape(entry.type_name)}",
        f"URL:{base}{entry.href}",
        "TRANSP:TRANSPARENT",
    ]
    if entry.place:
        lines.append(f"LOCATION:{escape(entry.place)}")
    lines.append("END:VEVENT")
    return lines


def _day(value: dt.date) -> str:
    return value.isoformat().replace("-", "")


def escape(text: str) -> str:
    """Text as a value of a property: one line, with its marks of structure escaped."""
    plain = "".join(c if c == "\n" or c.isprintable() else " " for c in text.replace("\r\n", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, "\\" + mark)
    return plain.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """The line with its end; longer ones go on in the next line, never cut inside a character."""
    pieces: list[bytes] = []
    current = b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > LINE - bool(pieces):
            pieces.append(current)
            current = b""
        current += encoded
    return b"\r\n ".join([*pieces, current]) + b"\r\n"
