"""Where an envoy is posted, and who receives him there."""

from itertools import pairwise

from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention
from app.extract.people.scene import Codes, Scene, codes_of


def accredits(scene: Scene) -> Codes:
    """ "Ambassador to Kenya X presented his credentials to President Y": Y receives him there."""
    row, start = scene.row, scene.mention.start
    handed = any(unit.lower in _CREDENTIALS for unit in row[:start])
    if not handed or row[start - 1 - (row[start - 1].lower == "the")].lower != "to":
        return ()
    for other in scene.people:
        posted = _posted_to(scene, other) if other.end <= start else ()
        if posted and posted != scene.persons[other].codes:
            return posted
    return ()


_CREDENTIALS = words("credentials credence")


def _posted_to(scene: Scene, mention: PersonMention) -> Codes:
    """The country behind "to" in the title of an envoy."""
    if not _ENVOYS & set((mention.title or "").lower().split()):
        return ()
    title = [unit for unit in scene.row[mention.start : mention.end] if unit.lower != "the"]
    return next((codes_of(unit) for before, unit in pairwise(title) if before.lower == "to"), ())


def is_accredited_here(scene: Scene) -> bool:
    """ "Ambassador to Kenya X" in a release of Kenya."""
    if not _ENVOYS & set((scene.mention.title or "").lower().split()):
        return False
    row = scene.row[scene.mention.start : scene.mention.end]
    return any(
        before.lower in ("to", "in") and unit.mention is not None and scene.known.home in unit.mention.codes
        for before, unit in pairwise(unit for unit in row if unit.lower != "the")
    )


_ENVOYS = words("ambassador commissioner d'affaires consul")
