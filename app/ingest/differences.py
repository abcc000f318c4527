"""What reading releases again changed, in words: one line an event, with the fields that are others now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.db.keys import public_id
from app.domain.codes import ChangeKind, ReviewState
from app.ingest.changes import Change, Image, Noun
from app.ingest.reextract import Reread, Result

ADDED, GONE, CHANGED, MERGED = "added", "gone", "changed", "merged"
_SIGNS = {ADDED: "+", GONE: "-", CHANGED: "~", MERGED: ">"}
_KINDS = {
    ChangeKind.CREATED: ADDED,
    ChangeKind.DELETED: GONE,
    ChangeKind.UPDATED: CHANGED,
    ChangeKind.MERGED: MERGED,
}


@dataclass(slots=True)
class Totals:
    """Counts over all releases of a run."""

    releases: Counter[Result] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    revisions: int = 0

    def add(self, reread: Reread) -> None:
        self.releases[reread.result] += 1
        for change in reread.changes:
            if change.noun is Noun.EVENT:
                self.events[_KINDS[change.kind]] += 1
                self.fields.update(change.fields)
            elif change.noun is Noun.RELEASE:
                self.revisions += "revision" in change.fields


def lines_of(reread: Reread) -> list[str]:
    """The release, then what became of it and of each event."""
    title = f"{reread.release}  {reread.heading}"
    if reread.result is Result.FAILED:
        return [title, f"  ! {reread.message}"]
    return [title, *_release(reread.changes), *_events(reread)]


def _release(changes: Iterable[Change]) -> list[str]:
    return [f"  release: {', '.join(change.fields)}" for change in changes if change.noun is Noun.RELEASE]


def _events(reread: Reread) -> list[str]:
    return [
        f"  {_SIGNS[_KINDS[change.kind]]} {public_id('event', change.key)}  {_words(change, reread)}"
        for change in reread.changes
        if change.noun is Noun.EVENT
    ]


def _words(change: Change, reread: Reread) -> str:
    before = reread.before.get(change.key)
    if change.kind is ChangeKind.MERGED and change.replaced_by is not None:
        return f"is part of {public_id('event', change.replaced_by)} now"
    if change.after is None:
        return event_in_words(before) if before else ""
    if change.kind is ChangeKind.CREATED or before is None:
        return event_in_words(change.after)
    return "; ".join(_field(name, before[name], change.after[name]) for name in change.fields)


def event_in_words(event: Image) -> str:
    """Type, days, countries, place: "meeting, 2024-05-03, KR JP, Seoul"."""
    countries = " ".join(link["country"] for link in event["countries"])
    parts = [event["type"], _days(event), countries, event["place"] or ""]
    if event["review"] != ReviewState.MACHINE:
        parts.append(event["review"])
    return ", ".join(part for part in parts if part)


def _days(event: Image) -> str:
    first, last = event["starts_on"], event["ends_on"]
    if first is None:
        return event["month_day"] or "no day"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _field(name: str, before: Any, after: Any) -> str:
    """A plain value before and after; of what is made of parts, how many there were and are."""
    if name == "countries":
        return f"countries {_linked(before)} → {_linked(after)}"
    if isinstance(before, list) and all(isinstance(each, str) for each in (*before, *after)):
        return f"{name} {' '.join(before) or 'none'} → {' '.join(after) or 'none'}"
    if isinstance(before, list):
        return f"{name} {len(before)} → {len(after)}" if len(before) != len(after) else name
    return f"{name} {_plain(before)} → {_plain(after)}"


def _linked(links: Iterable[Image]) -> str:
    return " ".join(f"{link['country']}:{link['role']}" for link in links) or "none"


def _plain(value: Any) -> str:
    return "none" if value is None else str(value)
