"""Where an envoy is posted, and who receives him there."""

from itertools import pairwise

from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention
from app.extract.people.scene import SINGULAR, Codes, Scene, codes_of, rank_held


def accredits(scene: Scene) -> Codes:
    """ "Ambassador to Kenya X presented his credentials to President Y": Y receives him there."""
    start = scene.mention.start
    if not _hands_over(scene):
        return ()
    for other in scene.people:
        posted = _posted_to(scene, other) if other.end <= start else ()
        if posted and posted != scene.persons[other].codes:
            return posted
    return ()


def _hands_over(scene: Scene) -> bool:
    """Whether credentials are presented "to" this person."""
    row, start = scene.row, scene.mention.start
    handed = any(unit.lower in _CREDENTIALS for unit in row[:start])
    return handed and row[start - 1 - (row[start - 1].lower == "the")].lower == "to"


_CREDENTIALS = words("credentials credence")


def _posted_to(scene: Scene, mention: PersonMention) -> Codes:
    """The country behind "to" in the title of an envoy."""
    if not _ENVOYS & set((mention.title or "").lower().split()):
        return ()
    title = [unit for unit in scene.row[mention.start : mention.end] if unit.lower != "the"]
    return next((codes_of(unit) for before, unit in pairwise(title) if before.lower == "to"), ())


def is_accredited_here(scene: Scene) -> bool:
    """ "Ambassador to Kenya X" in a release of Kenya; "presented her credentials to President X" in one of
    the embassy whose ambassador she is.
    """
    if scene.known.posted and rank_held(scene.mention) in SINGULAR and _hands_over(scene):
        return True
    if not _ENVOYS & set((scene.mention.title or "").lower().split()):
        return False
    row = scene.row[scene.mention.start : scene.mention.end]
    return any(
        before.lower in ("to", "in") and unit.mention is not None and scene.known.home in unit.mention.codes
        for before, unit in pairwise(unit for unit in row if unit.lower != "the")
    )


_ENVOYS = words("ambassador commissioner d'affaires consul")
