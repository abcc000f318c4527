"""Accounts of one event by several publishers: what all tell, what one alone says, where facts differ.

Pure. Positions are compared by act and addressee, not by wording; where nobody is addressed (both sides
agree) by who takes them. Silence is no difference: only accounts that tell a fact are compared, and a month
does not differ from a day in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.domain.countries import country_name
from app.queries import shapes
from app.queries.tellings import Telling


class Field(StrEnum):
    """What accounts may tell differently."""

    TYPE = "type"
    STATUS = "status"
    WHEN = "when"
    PLACE = "place"
    COUNTRIES = "countries"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class Told:
    """One account: who published it, what it alone tells, what is stored of it, what its release takes a
    stand on. `names` are those who take part in the event, by ordinal."""

    key: int
    publisher: int
    telling: Telling
    evidence: Sequence[shapes.Evidence]
    stances: Sequence[shapes.Stance]
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Value:
    """What one account tells of a field, one by one and in words, with the spans that say so."""

    account: int
    items: tuple[str, ...]
    evidence: Sequence[shapes.Evidence]

    @property
    def text(self) -> str:
        return ", ".join(self.items)


@dataclass(frozen=True, slots=True)
class Difference:
    field: Field
    values: Sequence[Value]


def shared(told: Sequence[Told]) -> list[tuple[int, shapes.Stance]]:
    """Positions that every publisher takes, as the first account has them, with its key."""
    everyone = {one.publisher for one in told}
    return _once((one, each) for one in told for each in one.stances if _who_says(each, told) == everyone)


def exclusive(told: Sequence[Told]) -> dict[int, list[shapes.Stance]]:
    """By account the positions that no other publisher takes."""
    return {
        one.key: [each for each in one.stances if _who_says(each, told) == {one.publisher}] for one in told
    }


def agreed(told: Sequence[Told]) -> frozenset[Field]:
    """Fields of which every publisher tells the same in one of its accounts. A city told by one and its
    country by the other leave nothing."""
    found = set()
    for field, (read, _) in _FIELDS.items():
        tells: dict[int, set[tuple[str, ...]]] = {one.publisher: set() for one in told}
        for one in told:
            tells[one.publisher] |= {value.items} if (value := read(one)) else set()
        if tells and set.intersection(*tells.values()):
            found.add(field)
    return frozenset(found)


def differences(told: Sequence[Told]) -> list[Difference]:
    """Fields of which two publishers tell different things, each with what every account tells of it."""
    found = []
    for field, (read, agree) in _FIELDS.items():
        values = [(one, value) for one in told if (value := read(one)) is not None]
        differ = any(
            one.publisher != other.publisher and ours.text != theirs.text and not agree(one, other)
            for one, ours in values
            for other, theirs in values
        )
        if differ:
            found.append(Difference(field, [value for _, value in values]))
    return found


def _position(stance: shapes.Stance) -> tuple[str, frozenset[str], frozenset[str]]:
    addressed = frozenset(stance["targets"])
    return stance["act"], addressed, frozenset() if addressed else frozenset(stance["actors"])


def _who_says(stance: shapes.Stance, told: Iterable[Told]) -> set[int]:
    position = _position(stance)
    return {one.publisher for one in told if any(_position(each) == position for each in one.stances)}


def _once(stances: Iterable[tuple[Told, shapes.Stance]]) -> list[tuple[int, shapes.Stance]]:
    found: dict[object, tuple[int, shapes.Stance]] = {}
    for one, stance in stances:
        found.setdefault(_position(stance), (one.key, stance))
    return list(found.values())


def _value(one: Told, items: Iterable[str], *supports: str) -> Value:
    """With the spans of the release's own reading."""
    spans = [each for each in one.telling["evidence"] if each["supports"] in supports]
    return Value(one.key, tuple(items), spans)


def _type(one: Told) -> Value:
    return _value(one, [one.telling["type"].upper()], "type")


def _status(one: Told) -> Value:
    return _value(one, [one.telling["status"].upper()], "status", "event")


def _when(one: Told) -> Value | None:
    """None where the day is only that of publication."""
    when = one.telling["when"]
    is_told = when["precision"] not in ("published", "unknown")
    return _value(one, [when["edtf"]], "when") if is_told else None


def _place(one: Told) -> Value | None:
    place, code = one.telling["place"], one.telling["country_of_place"]
    items = [part for part in (place, country_name(code) if code else None) if part]
    return _value(one, items, "place") if items else None


def _countries(one: Told) -> Value | None:
    return _stored(one, "country", lambda code: code)


def _participants(one: Told) -> Value | None:
    return _stored(one, "participation", lambda ordinal: one.names.get(int(ordinal), ""))


def _stored(one: Told, noun: str, name: Callable[[str], str]) -> Value | None:
    """By the spans of the event as it is stored, where it is settled who is who."""
    spans = [each for each in one.evidence if each["supports"].startswith(f"{noun}:")]
    which = dict.fromkeys(each["supports"].partition(":")[2] for each in spans)
    items = tuple(sorted(filter(None, map(name, which))))
    return Value(one.key, items, spans) if items else None


def _overlap(one: Told, other: Told) -> bool:
    ours, theirs = one.telling["when"], other.telling["when"]
    if ours["starts_on"] and ours["ends_on"] and theirs["starts_on"] and theirs["ends_on"]:
        return ours["starts_on"] <= theirs["ends_on"] and theirs["starts_on"] <= ours["ends_on"]
    return ours["month_day"] == theirs["month_day"] or not (ours["month_day"] and theirs["month_day"])


def _is_same_place(one: Told, other: Told) -> bool:
    """A city lies in the country that is all another account tells."""
    pairs = [(one.telling[name], other.telling[name]) for name in _PLACE]
    return all(not (ours and theirs) or ours.casefold() == theirs.casefold() for ours, theirs in pairs)


def _never(_one: Told, _other: Told) -> bool:
    return False


_PLACE: tuple[Literal["country_of_place", "place"], ...] = ("country_of_place", "place")
# How a field is read, and whether two accounts that word it differently agree all the same.
_FIELDS: dict[Field, tuple[Callable[[Told], Value | None], Callable[[Told, Told], bool]]] = {
    Field.TYPE: (_type, _never),
    Field.STATUS: (_status, _never),
    Field.WHEN: (_when, _overlap),
    Field.PLACE: (_place, _is_same_place),
    Field.COUNTRIES: (_countries, _never),
    Field.PARTICIPANTS: (_participants, _never),
}
