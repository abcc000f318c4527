"""How well accounts of one event are found across releases: thirty pairs of short releases that tell one
event, and thirty near-misses.

`links.jsonl` holds them in our own words. Days, rounds and what happened to countries follow public events or
the pattern of such events; persons are invented, for a near-miss says what did not happen. Every text goes
the whole way: read, extracted, compared, grouped. A pair counts as linked when two events of its types are
put together; a pair whose event was not even read counts as missed, and `unread` says so. Pairs at even
places (0-based, of each kind) were looked at while points were weighed, the others only measured.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.db.keys import derive_key
from app.domain.values import Document, Release
from app.extract import extract
from app.ingest.reading import ReadEvent, read_events
from app.ingest.store import heading_of
from app.link.account import Account, account_of
from app.link.compare import Comparison, compare
from app.link.grouping import group, pair_of
from app.sources import read_document
from tests.build import NOW

LINKS = Path(__file__).parent / "links.jsonl"

Pair = dict[str, Any]  # a line of JSON


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the program says of a pair, and the best comparison of its accounts."""

    id: str
    same: bool
    linked: bool
    read: bool  # both releases tell an event of the types in question
    best: Comparison | None


@dataclass(frozen=True, slots=True)
class Figures:
    precision: float
    recall: float
    pairs: int
    unread: int


def pairs() -> list[Pair]:
    return [json.loads(line) for line in LINKS.read_text(encoding="utf-8").splitlines()]


def halves() -> tuple[list[Pair], list[Pair]]:
    """The pairs developed on, and those that only measure."""
    together = [pair for pair in pairs() if pair["same"]]
    apart = [pair for pair in pairs() if not pair["same"]]
    return [*together[::2], *apart[::2]], [*together[1::2], *apart[1::2]]


def judge(pair: Pair) -> Verdict:
    one, other = (accounts_of(pair[side], number) for number, side in enumerate(("one", "other")))
    compared = {pair_of(a.key, b.key): compare(a, b) for a in one for b in other}
    links = {keys: found.score for keys, found in compared.items() if found.is_link}
    known = {account.key: account for account in (*one, *other)}
    groups = group(known, links, frozenset(), frozenset(), lambda a, b: compare(a, b).is_vetoed)
    types = frozenset(pair["types"])
    linked = any(len(each) > 1 and {known[key].type.value for key in each} & types for each in groups)
    is_read = all({account.type.value for account in side} & types for side in (one, other))
    best = max(compared.values(), key=lambda found: found.score, default=None)
    return Verdict(pair["id"], pair["same"], linked, is_read, best)


def accounts_of(text: Pair, number: int) -> list[Account]:
    release = _release(text)
    events = read_events(release, heading_of(release), 1, extract(release), NOW).events
    return [_account(event, number, ordinal) for ordinal, event in enumerate(events)]


def figures(judged: Iterable[Verdict]) -> Figures:
    verdicts = list(judged)
    linked = [verdict for verdict in verdicts if verdict.linked]
    right = sum(verdict.same for verdict in linked)
    same = sum(verdict.same for verdict in verdicts)
    unread = sum(verdict.same and not verdict.read for verdict in verdicts)
    return Figures(right / max(len(linked), 1), right / max(same, 1), len(verdicts), unread)


def _release(text: Pair) -> Release:
    words = f"{text['title']}\n\n{text['text']}"
    return read_document(
        Document(
            name=text["url"],
            content=words.encode(),
            url=text["url"],
            media_type="text/plain",
            stated_title=text["title"],
            stated_published_on=_day(text["published_on"]),
        )
    )


def _account(event: ReadEvent, number: int, ordinal: int) -> Account:
    """With a key, as if it were stored."""
    return account_of(derive_key("account", str(number), str(ordinal)), number, event.facts)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
