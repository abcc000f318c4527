"""Whether a word for a calamity tells of one: fire engines, flood defences, collapsing talks are none."""

from app.domain.event_types import EventType
from app.extract.frames import Frame
from app.extract.lexicon import words

# "an outbreak of fighting" is no epidemic, "under fire" none, "the fire of the guns" neither.
_NO_DISASTER = words(
    """
    fighting hostilities violence war conflict clashes cease-fire live open under opened guns artillery
    """
)
_STRUCTURES = words("bridge building buildings dam mine tunnel roof stadium tower wall")
# "three fire engines", "flood defences", "the earthquake drill": what is kept or done against it.
_OF_HELP = words(
    """
    relief victims response preparedness resilience recovery affected-people engine engines truck trucks
    tender tenders brigade brigades department departments station stations fighters fighting fighter service
    services safety prevention protection extinguisher extinguishers hydrants vehicles vehicle equipment hose
    hoses control defence defences defense defenses barrier barriers drill drills warning warnings insurance
    management mitigation forecasting simulation risk risks alarm alarms law laws
    """
)
_VOLCANOES = words("volcano mount mt mountain volcanoes crater")


def is_calamity(frame: Frame) -> bool:
    near = {c.text for c in frame.chunks[max(0, frame.at - 2) : frame.at + 3]}
    behind = frame.chunks[frame.at + 1] if frame.at + 1 < len(frame.chunks) else None
    only_word = behind is not None and (
        behind.text in _OF_HELP or any(t.type is EventType.AID for t in behind.triggers)
    )
    if only_word or near & _NO_DISASTER:
        return False
    if frame.word in _OF_VEHICLES and _VEHICLES.isdisjoint(_before(frame)):
        return False
    if frame.trigger.frame == "outbreak":
        return not _VOLCANOES.isdisjoint(frame.said)  # fighting and protests erupt, too
    return frame.word != "collapse" or not _STRUCTURES.isdisjoint(c.text for c in frame.chunks)


def _before(frame: Frame) -> set[str]:
    return {word for c in frame.chunks[frame.clause.start : frame.at] for word in c.text.split()}


# Talks plunge into crisis and rulings are overturned, too.
_OF_VEHICLES = words("overturned collided") | {
    "plunged into",
    "plunged off",
    "gave way",
    "went down near",
    "went down in",
    "went down off",
    "collided with",
    "veered off",
    "went up in flames",
    "jumped the rails",
}
_VEHICLES = _STRUCTURES | words(
    """
    bus buses coach minibus truck lorry tanker car van vehicle train tram plane aircraft airliner jet flight
    trucks lorries cars vans vehicles trains trams planes jets helicopters boats ferries ships vessels
    helicopter boat ferry ship vessel dinghy submarine cable earth church hospital school hotel market pier
    """
)
