"""Countries and organisations of two accounts, and the place."""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.families import ENCOUNTERS
from app.link.feature import Feature, veto
from app.link.names import fold_name

SAME_PARTIES = 3.0
SAME_MANY = 3.5  # three or more: seldom twice on a day
SAME_ONE = 1.0
SAME_DOER = 3.0  # of what is told by who did it or where it struck
SOME_OF_MANY = 1.5
PARTLY = 0.0
OTHER_FORMAT = -2.0  # a trilateral is not the bilateral beside it
MANY = 5  # from here on releases name some of those present

_BY_DOER = frozenset(
    (
        EventType.MILITARY_ACTIVITY,
        EventType.ATTACK,
        EventType.DISASTER,
        EventType.POLITICAL,
        EventType.CONSULAR,
        EventType.APPOINTMENT,
    )
)
SAME_PLACE, SAME_PLACE_COUNTRY = 0.7, 0.3
OTHER_PLACE, OTHER_PLACE_COUNTRY = -1.5, -3.0


def compare_parties(one: Account, other: Account) -> Feature:
    ours, theirs = one.parties, other.parties
    shared = ours & theirs
    told = f"{_listed(ours)} and {_listed(theirs)}"
    if not shared:
        return veto("parties", told)
    if one.type in (EventType.VISIT, EventType.CALL) and not (ours <= theirs or theirs <= ours):
        return veto("parties", told)
    if _targets(one) and _targets(other) and not _targets(one) & _targets(other):
        return veto("parties", f"{told}, other targets")
    return Feature("parties", told, _points(one, ours, theirs))


def _points(one: Account, ours: frozenset[str], theirs: frozenset[str]) -> float:
    fewer, more = sorted((ours, theirs), key=len)
    if ours == theirs:
        if one.type in _BY_DOER:
            return SAME_DOER
        return SAME_ONE if len(ours) == 1 else SAME_PARTIES if len(ours) == 2 else SAME_MANY
    if len(more) >= MANY and fewer < more:
        return SOME_OF_MANY
    if len(fewer) > 1 and one.type in (*ENCOUNTERS, EventType.CALL, EventType.VISIT):
        return OTHER_FORMAT
    return PARTLY if fewer < more else OTHER_FORMAT


def _targets(account: Account) -> frozenset[str]:
    return frozenset(code for code, role in account.countries if role is CountryRole.TARGET)


def compare_places(one: Account, other: Account) -> list[Feature]:
    found: list[Feature] = []
    lands = (one.country_of_place, other.country_of_place)
    if all(lands):
        told = f"{lands[0]} and {lands[1]}"
        found.append(
            Feature(
                "country of place", told, SAME_PLACE_COUNTRY if lands[0] == lands[1] else OTHER_PLACE_COUNTRY
            )
        )
    if one.place and other.place:
        ours, theirs = (frozenset(fold_name(place).split()) for place in (one.place, other.place))
        is_same = ours <= theirs or theirs <= ours
        told = f"{one.place} and {other.place}"
        found.append(Feature("place", told, SAME_PLACE if is_same else OTHER_PLACE, is_known=False))
    return found


def _listed(parties: frozenset[str]) -> str:
    return " ".join(sorted(parties)) or "nobody"
