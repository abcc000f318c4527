"""Events as an iCalendar (RFC 5545). It says how many events it leaves out for want of a day."""

import datetime as dt
from collections.abc import Iterable, Iterator

from app.web import language
from app.web.formats.entries import Entry
from app.web.language import gettext as _

MEDIA_TYPE = "text/calendar"
REFRESHED = "PT6H"  # how often who subscribes to it need ask again
LINE = 75  # octets, the fold included


def write(name: str, base: str, entries: Iterable[Entry], undated: int = 0) -> Iterator[bytes]:
    """A calendar of whole days, piece by piece; `base` makes addresses absolute, `undated` is how many of the
    entries have no day and are left out."""
    left_out = _("Left out because no date is known: %(num)s.") % {"num": f"{undated:,}"}
    said = left_out if undated else _("Every event has a date.")
    yield _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Readout//Timeline//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESHED}",
        f"X-PUBLISHED-TTL:{REFRESHED}",  # what the same was called before RFC 7986
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-CALDESC:{escape(said)}",
    )
    for entry in entries:
        if entry.days:
            yield _lines(*_event(entry, base))
    yield _lines("END:VCALENDAR")


def _lines(*lines: str) -> bytes:
    return b"".join(fold(line) for line in lines)


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
        f"URL:{language.address(base + entry.href, language.code.get())}",
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
