"""How researchers code events: PLOVER (list of 2021) and CAMEO, beyond the codes that each type has.

Facts from the public tables: modes of PLOVER's CAMEO2PLOVER-2021.txt, contexts of POLECAT, the dataset coded
with it, quad classes of CAMEO's manual (verbal and material, cooperation and conflict). Where a type holds
more than one of them, there is none: less is said rather than something wrong.
"""

from collections.abc import Collection, Iterable
from enum import IntEnum

from app.domain.event_types import EVENT_TYPES, EventType


class QuadClass(IntEnum):
    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


_LAST_ROOTS = {
    5: QuadClass.VERBAL_COOPERATION,
    8: QuadClass.MATERIAL_COOPERATION,
    13: QuadClass.VERBAL_CONFLICT,
    20: QuadClass.MATERIAL_CONFLICT,
}
_MODES = {
    EventType.CALL: "phone",  # 041
    EventType.VISIT: "visit",  # 042
    EventType.PROTEST: "disapprove",  # 114
}
_FACE_TO_FACE = (EventType.MEETING, EventType.CONSULTATION, EventType.SUMMIT, EventType.CONFERENCE)
_CONTEXTS = {
    "nuclear_missile": "cbrn",
    "security_defence": "military",
    "human_rights": "human_rights",
    "trade_economy": "economic",
    "disaster_relief": "disasters",
    "terrorism": "terrorism",
    "cyber": "cyber",
    "climate_energy": "environment",
    "health": "health",
    "consular_migration": "migration",
    "multilateral_un": "diplomatic",
    "science_tech": "technology",
    "law_justice": "legal",
    "bilateral_relations": "diplomatic",
    "regional_affairs": "diplomatic",
}


def mode_of(type: EventType, country_of_place: str | None, parties: Collection[str]) -> str | None:
    """The mode of PLOVER; those who meet in the country of none of them meet at a third location (044)."""
    if type in _FACE_TO_FACE and country_of_place and parties and country_of_place not in parties:
        return "third-party"
    return _MODES.get(type)


def contexts_of(topics: Iterable[str]) -> list[str]:
    """The contexts of PLOVER that the topics are; some topics are none of them."""
    return list(dict.fromkeys(_CONTEXTS[topic] for topic in topics if topic in _CONTEXTS))


def quad_class_of(type: EventType) -> QuadClass | None:
    """By the roots of the type's CAMEO codes, where all agree."""
    roots = {int(code[:2]) for code in EVENT_TYPES[type].cameo}
    found = {next(kind for last, kind in _LAST_ROOTS.items() if root <= last) for root in roots}
    return found.pop() if len(found) == 1 else None
