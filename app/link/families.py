"""Types that two ministries may give to one event: talks are a meeting here, a consultation there."""

from app.domain.event_types import EventType

# A call is no meeting, a visit no talk held on it, a sanction no statement that announces it.
ENCOUNTERS = frozenset((EventType.MEETING, EventType.CONSULTATION, EventType.SUMMIT, EventType.CONFERENCE))
# What is said and decided: many of a day between the same parties, told apart by words alone.
WORDS = frozenset(
    (
        EventType.STATEMENT,
        EventType.AGREEMENT,
        EventType.SANCTIONS,
        EventType.AID,
        EventType.ATTACK,
        EventType.CONSULAR,
        EventType.POLITICAL,
        EventType.RELATIONS,
        EventType.RESOLUTION,
        EventType.APPOINTMENT,
    )
)


def family_of(type: EventType) -> frozenset[EventType]:
    """The types an account of this type is compared with."""
    return ENCOUNTERS if type in ENCOUNTERS else frozenset((type,))
