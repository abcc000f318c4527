"""Field by field, whether a reading agrees with the annotation; what the confidence table is counted from.

An event of the reading is paired with an annotated one where two of type, date and parties agree; what hangs
on an event is judged only where the event is paired, so that a row says how far the *field* can be believed.
The annotation's don't-cares (countries only talked about, a venue's country, people only mentioned) are not
judged. To judge another field, add its function to `_JUDGES`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.domain.values import Evidence
from app.extract.confidence import kind_of
from tests.gold import score
from tests.gold.corpora import Corpus
from tests.gold.reading import Annotated, Read

TOLERANCE = 1  # days, as the scorer's


class Judged(NamedTuple):
    """One row of evidence of one reading."""

    ministry: str
    kind: str
    rule: str
    right: bool


def judged_in(parts: Iterable[Corpus]) -> list[Judged]:
    return [
        row
        for part in parts
        for document in part.documents
        if document["id"] in part.read
        for row in _document(document, part.read[document["id"]])
    ]


def _document(document: Annotated, read: Read) -> Iterator[Judged]:
    ministry, gold = document["ministry"], document["gold"]
    pairs = pair(gold["events"], read.record["events"])
    for number, (event, told) in enumerate(zip(read.extraction.events, read.record["events"], strict=True)):
        theirs = gold["events"][pairs[number]] if number in pairs else None
        for row in event.evidence:
            right = _right(row, theirs, told, gold["published_on"])
            if right is not None:
                yield Judged(ministry, kind_of(row, event.primary), row.rule, right)
    if "stances" in gold:
        for stance, right in _stances(gold["stances"], read):
            yield Judged(ministry, "stance", stance, right)


def pair(gold: list[Annotated], told: list[Annotated]) -> dict[int, int]:
    """By number of the event that was read, the number of the annotated one; required ones choose first."""
    pairs: dict[int, int] = {}
    for optional in (False, True):
        theirs = [i for i, event in enumerate(gold) if bool(event.get("optional")) == optional]
        ours = [j for j in range(len(told)) if j not in pairs]
        chosen = score.assign([[_alike(gold[i], told[j]) for j in ours] for i in theirs])
        pairs.update((ours[j], theirs[i]) for i, j in chosen)
    return pairs


def _alike(gold: Annotated, told: Annotated) -> float:
    close, _ = score.date_match(gold, told, TOLERANCE)
    agreeing = (gold["type"] == told["type"]) + close + score.overlap(gold, told)
    return float(score.similarity(gold, told, TOLERANCE)) if agreeing >= 2 else 0.0


def _right(row: Evidence, gold: Annotated | None, told: Annotated, published: str | None) -> bool | None:
    """None where the annotation has no answer."""
    field, _, detail = row.supports.partition(":")
    if field == "event":
        return gold is not None
    if gold is None:
        return None
    if field == "status":
        return _still_to_come(gold, published)
    if field == "participant":
        person = told["participants"][int(detail)]
        return _person(gold, person, of_country=row.rule.startswith("person.country."))
    return _JUDGES[field](gold, told, detail)


def _still_to_come(gold: Annotated, published: str | None) -> bool | None:
    """The annotation has no status; what is dated before the day of publication was not still to come."""
    ends = gold["ends_on"]
    return None if ends is None or published is None else bool(ends >= published)


def _type(gold: Annotated, told: Annotated, _: str) -> bool:
    return bool(gold["type"] == told["type"])


def _when(gold: Annotated, told: Annotated, _: str) -> bool:
    return bool(score.date_match(gold, told, TOLERANCE)[1])


def _place(gold: Annotated, told: Annotated, _: str) -> bool:
    return bool(score.norm_title(gold["place"] or "") == score.norm_title(told["place"] or ""))


def _country(gold: Annotated, told: Annotated, code: str) -> bool | None:
    theirs, ours = score.country_sets(gold, told)
    return code in theirs if code in ours else None


def _organisation(gold: Annotated, _: Annotated, code: str) -> bool:
    return code in gold["organisations"]


def _topic(gold: Annotated, _: Annotated, slug: str) -> bool:
    return slug in gold["topics"]


_JUDGES: dict[str, Callable[[Annotated, Annotated, str], bool | None]] = {
    "type": _type,
    "when": _when,
    "place": _place,
    "country": _country,
    "organisation": _organisation,
    "topic": _topic,
}


def _person(gold: Annotated, told: Annotated, of_country: bool) -> bool | None:
    named = [p for p in gold["participants"] if p["name"] and score.same_name(p["name"], told["name"])]
    if of_country:
        return any(p["country"] == told["country"] for p in named) if named else None
    return bool(named)


def _stances(gold: list[Annotated], read: Read) -> Iterator[tuple[str, bool]]:
    rest = [_act(stance) for stance in gold]
    for stance, told in zip(read.extraction.stances, read.record["stances"], strict=True):
        right = _act(told) in rest
        if right:
            rest.remove(_act(told))
        yield stance.rule, right


def _act(stance: Annotated) -> tuple[str, frozenset[str], frozenset[str]]:
    return stance["act"], frozenset(stance["actors"]), frozenset(stance["targets"])
