"""One event out of what several releases tell of it. Pure.

Whose fact is shown: accounts are ranked, and each fact is that of the first account that has it. First rank
those whose main subject the event is, among them those that know the day better, then the earliest. The day
itself is that of the account that knows it best (a day before a range, a range before the day of publication,
that before a month); of a launch, of the account nearest to the clocks of who did it. Countries,
organisations and subjects of all are united, in the order of rank; of topics the first four stay. Persons are
united by who they are, and evidence follows them. What happened for one account has happened.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from app.db.keys import derive_key
from app.domain.codes import (
    CountryRole,
    DatePrecision,
    DiplomaticRank,
    EventStatus,
    ParticipationRole,
    Prominence,
)
from app.domain.event_types import EventType
from app.ingest.changes import Image
from app.ingest.reading import with_holder
from app.ingest.tellings import Telling, told_alone
from app.link.days import clocks_apart
from app.link.names import Likeness, likeness

MOST_TOPICS = 4  # an event has one to four
_PRECISIONS = (
    DatePrecision.DAY,
    DatePrecision.RANGE,
    DatePrecision.PUBLISHED,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
    DatePrecision.DAY_NO_YEAR,
    DatePrecision.UNKNOWN,
)
_WHEN = ("starts_on", "ends_on", "precision", "month_day", "wording")
_PLACE = ("place", "country_of_place")


def unite(key: int, tellings: Iterable[Telling]) -> Image:
    """The image of an event but for what the row adds: when it was made, whether it was reviewed."""
    ranked = sorted(tellings, key=_rank)
    lead = ranked[0].facts
    dated = min(ranked, key=lambda telling: _knows_day(telling)).facts
    placed = next((t.facts for t in ranked if t.facts["place"]), lead)
    image = {
        "id": key,
        "type": lead["type"],
        "category": lead["category"],
        "status": _status(ranked),
        "prominence": prominence_of(t.facts["account"]["prominence"] for t in ranked),
        "countries": _countries(ranked),
        "organizations": _once(o for t in ranked for o in t.facts["organizations"]),
        "topics": _once(topic for t in ranked for topic in t.facts["topics"])[:MOST_TOPICS],
    }
    image |= {name: dated[name] for name in _WHEN} | {name: placed[name] for name in _PLACE}
    parties = {link["country"] for link in image["countries"]}
    subjects = _once(code for t in ranked for code in t.facts["subjects"])
    image["subjects"] = [code for code in subjects if code not in parties] if len(ranked) > 1 else subjects
    participations, places = _participations(ranked)
    image["participations"] = [
        held | {"id": derive_key("participation", str(key), str(ordinal))}
        for ordinal, held in enumerate(participations)
    ]
    shown = {"when": dated, "type": lead, "place": placed}
    accounts = [_account(telling, places[telling.key], shown) for telling in ranked]
    if len(ranked) > 1:
        accounts = [
            account | {"told": told_alone(telling.facts)}
            for account, telling in zip(accounts, ranked, strict=True)
        ]
    image["accounts"] = sorted(accounts, key=lambda account: int(account["id"]))
    return image


def prominence_of(told: Iterable[str]) -> str:
    return (Prominence.PRIMARY if Prominence.PRIMARY in set(told) else Prominence.MENTIONED).value


def _rank(telling: Telling) -> tuple[bool, int, bool, str, int]:
    published_on = telling.facts["published_on"]
    return (
        telling.facts["account"]["prominence"] != Prominence.PRIMARY,
        _PRECISIONS.index(DatePrecision(telling.facts["precision"])),
        published_on is None,
        published_on.isoformat() if published_on else "",
        telling.key,
    )


def _knows_day(telling: Telling) -> tuple[int, int]:
    """Less for who knows it better."""
    is_local = telling.facts["type"] == EventType.MILITARY_ACTIVITY
    precision = _PRECISIONS.index(DatePrecision(telling.facts["precision"]))
    return precision, clocks_apart(telling.account) if is_local else 0


def _status(ranked: Sequence[Telling]) -> str:
    told = [telling.facts["status"] for telling in ranked]
    return EventStatus.OCCURRED.value if EventStatus.OCCURRED in told else str(told[0])


def _countries(ranked: Sequence[Telling]) -> list[Image]:
    """Each once; a role that says more than taking part is taken from whoever tells it."""
    roles: dict[str, str] = {}
    for telling in ranked:
        for link in telling.facts["countries"]:
            if roles.get(link["country"], CountryRole.PARTICIPANT) == CountryRole.PARTICIPANT:
                roles[link["country"]] = link["role"]
    return [{"country": code, "role": role} for code, role in roles.items()]


def _participations(ranked: Sequence[Telling]) -> tuple[list[Image], dict[int, dict[int, int]]]:
    """Who takes part, and for each account which of its participations became which."""
    united: list[Image] = []
    places: dict[int, dict[int, int]] = {}
    for telling in ranked:
        mine: dict[int, int] = {}
        for ordinal, held in enumerate(telling.facts["participations"]):
            taken = set(mine.values())
            found = next(
                (
                    n
                    for n, known in enumerate(united)
                    if _is_one(known, held) and (n not in taken or _is_told_twice(known, held))
                ),
                None,
            )
            if found is None:
                found = len(united)
                united.append(dict(held))
            else:
                _complete(united[found], held)
            mine[ordinal] = found
        places[telling.key] = mine
    return [{name: held[name] for name in held if name != "name"} for held in united], places


def _is_told_twice(known: Image, held: Image) -> bool:
    """By the full name and by the surname, in one account."""
    same = known["participant_id"] is not None and known["participant_id"] == held["participant_id"]
    return same and bool(known["name"] != held["name"])


def _is_one(known: Image, held: Image) -> bool:
    if known["participant_id"] is not None and held["participant_id"] is not None:
        return known["participant_id"] == held["participant_id"] or _is_same_person(known, held)
    if known["participant_id"] is None and held["participant_id"] is None and known["post"] == held["post"]:
        return True
    return known["country"] == held["country"] and _level(known) is not None and _level(known) == _level(held)


def _is_same_person(known: Image, held: Image) -> bool:
    """Two records of one person, told at one table: the fuller stands for both."""
    if known["country"] != held["country"]:
        return False
    found = likeness(known["name"], held["name"])
    if found is Likeness.SURNAME:
        return _level(known) is not None and _level(known) == _level(held)
    return found is not Likeness.OTHER


def _level(held: Image) -> str | None:
    rank = held["post"]["rank"] if held["post"] else None
    return None if rank == DiplomaticRank.OTHER else rank


def _complete(known: Image, held: Image) -> None:
    """What the account of higher rank leaves open: a name, the fuller name, a post, a role."""
    is_fuller = held["participant_id"] is not None and len(held["name"]) > len(known["name"] or "")
    if is_fuller and held["participant_id"] != known["participant_id"]:
        known |= {"participant_id": held["participant_id"], "name": held["name"]}
    post = known["post"] or held["post"]
    known["post"] = with_holder(post, known["participant_id"]) if post else None
    if known["role"] == ParticipationRole.PARTICIPANT:
        known["role"] = held["role"]


def _account(telling: Telling, places: dict[int, int], shown: dict[str, Image]) -> Image:
    """The account and the evidence for what is shown: none for a day that another account knew better."""
    told: Image = telling.facts["account"]
    evidence = []
    for span in told["evidence"]:
        noun, _, which = span["supports"].partition(":")
        if noun == "participation":
            span = span | {"supports": f"participation:{places[int(which)]}"}
        elif noun in shown and not _says_the_same(noun, telling.facts, shown[noun]):
            continue
        evidence.append(span)
    return told | {"id": telling.key, "release_id": telling.release, "evidence": evidence}


def _says_the_same(noun: str, facts: Image, shown: Image) -> bool:
    names = ("starts_on", "ends_on", "month_day") if noun == "when" else (noun,)
    return all(facts[name] == shown[name] for name in names)


def _once(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
