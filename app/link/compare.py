"""Whether two accounts tell one event: a score made of features, each with its reason.

Points add up. `LINKED` or more is one event, `SUGGESTED` or more a suggestion that a person may accept. A
veto settles it: days, parties, persons, rounds that cannot be one. Without anything that tells this event
from another of the same parties and day (`is_known`), it stays a suggestion: two ministries meet more than
once a day. How the points were found: on half of the pairs of `tests/gold/links.jsonl`, then over the pairs
that the 587 releases of the State Department of 2021 make.
"""

from dataclasses import dataclass

from app.domain.event_types import EventType
from app.link.account import Account
from app.link.days import compare_days
from app.link.families import family_of
from app.link.feature import Feature, veto
from app.link.parties import compare_parties, compare_places
from app.link.people import compare_people, is_one_sided
from app.link.subjects import compare_subjects

LINKED = 8.0
SUGGESTED = 6.0
SAME_TYPE, OTHER_TYPE = 1.5, 0.5
SAME_KIND_OF_ROUND = 0.5  # of a consultation or a summit, which are rarer than meetings
THREE_PARTIES = 3
UNKNOWN = 7.9  # just below a link


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two accounts are, and why."""

    score: float
    features: tuple[Feature, ...]

    @property
    def is_vetoed(self) -> bool:
        return any(feature.is_veto for feature in self.features)

    @property
    def is_link(self) -> bool:
        return self.score >= LINKED

    @property
    def is_suggestion(self) -> bool:
        return self.score >= SUGGESTED


def compare(one: Account, other: Account) -> Comparison:
    """The same for both orders of the two."""
    one, other = sorted((one, other), key=lambda account: account.key)
    features: list[Feature] = []
    for feature in _features(one, other):
        features.append(feature)
        if feature.is_veto:
            return Comparison(0.0, tuple(features))
    score = round(sum(feature.points for feature in features), 2)
    if not _is_known(one, other, features):
        score = min(score, UNKNOWN)
    return Comparison(score, tuple(features))


def _features(one: Account, other: Account) -> list[Feature]:
    """The cheapest first; nothing is looked at behind a veto."""
    type = _compare_types(one, other)
    if type.is_veto:
        return [type]
    features = [type, compare_days(one, other)]
    if features[-1].is_veto:
        return features
    features.append(compare_parties(one, other))
    if features[-1].is_veto:
        return features
    return [
        *features,
        *compare_people(one, other),
        *compare_places(one, other),
        *compare_subjects(one, other),
    ]


def _compare_types(one: Account, other: Account) -> Feature:
    if one.release == other.release:
        return veto("release", "one release tells them apart")
    told = f"{one.type.value} and {other.type.value}"
    if one.type is other.type:
        rarer = SAME_KIND_OF_ROUND if one.type in (EventType.CONSULTATION, EventType.SUMMIT) else 0.0
        return Feature("type", told, SAME_TYPE + rarer)
    if other.type in family_of(one.type):
        return Feature("type", told, OTHER_TYPE)
    return veto("type", told)


def _is_known(one: Account, other: Account, features: list[Feature]) -> bool:
    known = {feature.name for feature in features if feature.is_known}
    if known == {"person"} and one.type in (EventType.MEETING, EventType.CALL):
        return not is_one_sided(one, other)
    if known:
        return True
    # a summit of two countries, and a round or conference of the same three, are the only one of their day
    if one.type is EventType.SUMMIT:
        return True
    is_round = one.type in (EventType.CONSULTATION, EventType.CONFERENCE) and one.type is other.type
    return is_round and len(one.parties) >= THREE_PARTIES and one.parties == other.parties
