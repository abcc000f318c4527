"""What feeds and calendars say of an event, made once from what the queries return."""

import datetime as dt
from dataclasses import dataclass

from app.domain.codes import DatePrecision
from app.queries import shapes
from app.web import cards, codes, days, labels, wording
from app.web.language import gettext as _

WITH_A_DAY = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Entry:
    """`days` are the first and last day, None where the day is not known."""

    id: str
    href: str
    title: str
    type: str
    type_name: str
    days: tuple[dt.date, dt.date] | None
    time: str
    place: str | None
    summary: str
    updated_at: dt.datetime


def entry_of(event: shapes.Event) -> Entry:
    """The entry of an event read with `EVENT_CARD` (or more)."""
    when = event["when"]
    start, end = when["starts_on"], when["ends_on"]
    known = start is not None and end is not None and when["precision"] in WITH_A_DAY
    time = wording.time_of(when)
    return Entry(
        id=event["id"],
        href=cards.event_href(event["id"]),
        title=labels.of_event(event),
        type=event["type"],
        type_name=labels.of_type(event["type"]).label,
        days=(start, end) if known and start and end else None,
        time=time.text,
        place=event["place"],
        summary=_summary(event, time),
        updated_at=event["updated_at"],
    )


def release_entry(release: shapes.ReleaseCard) -> Entry:
    """A release among entries: its day is that of publication."""
    day, publisher = release["published_on"], labels.of_party(release["publisher"])
    said = [f"{publisher}{f', {days.day(day)}' if day else ''}."]
    if release["paraphrase"]:
        said.append(_(cards.PARAPHRASE))
    return Entry(
        id=release["id"],
        href=cards.release_href(release["id"]),
        title=release["heading"],
        type=release["kind"],
        type_name=codes.word(codes.RELEASE_KINDS, release["kind"]).capitalize(),
        days=(day, day) if day else None,
        time=days.day(day) if day else "",
        place=None,
        summary=" ".join(said),
        updated_at=release["updated_at"],
    )


def _summary(event: shapes.Event, time: wording.Time) -> str:
    """Day, quotation and where it is from; the reader of a feed sees no page around it."""
    parts = [f"{time.text}."]
    if time.note:
        parts.append(time.note)
    if event["accounts"]:
        quote = cards.quote_of(event["accounts"][0])
        parts.append(f"“{quote.text}” ({quote.publisher})")
        if quote.paraphrase:
            parts.append(_(cards.PARAPHRASE))
    parts.append(_("Read by a program."))
    return " ".join(parts)
