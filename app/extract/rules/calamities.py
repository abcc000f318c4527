"""Whether a word for a calamity tells of one: fire engines, flood defences, collapsing talks are none."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading

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


def is_attack(frame: Frame, reading: Reading) -> bool:
    """ "the explosions in Colombo", which the title or the sentence itself calls attacks; "the sinking of the
    ship by a torpedo".
    """
    chunks = frame.chunks
    blow = frame.word.removesuffix(" of")
    by = next((n for n in range(frame.at, len(chunks)) if chunks[n].text == "by"), len(chunks))
    if blow in _BLOWS and not _WEAPONS.isdisjoint(_words(chunks[by : by + _WEAPON_NEAR])):
        return True
    titles = (reading.chunks[s.number] for s in reading.sentences if s.is_title)
    told = (c for row in (chunks, *titles) for c in row if c.type is Is.NOUN)
    return blow in _BLASTS and any(t.type is EventType.ATTACK for c in told for t in c.triggers)


_BLASTS = words("explosion explosions blast blasts")
_BLOWS = words("sinking downing crash") | _BLASTS
_WEAPONS = words(
    "torpedo torpedoes missile missiles bomb bombs bomber bombers mine rocket rockets drone drones"
)
_WEAPON_NEAR = 6  # chunks: "by a North Korean torpedo"


def _words(chunks: Sequence[Chunk]) -> set[str]:
    return {word for c in chunks for word in c.text.split()}


def _before(frame: Frame) -> set[str]:
    return _words(frame.chunks[frame.clause.start : frame.at])


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
