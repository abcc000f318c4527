"""Who heads a delegation is of its country: "Permanent Secretary X led the Thai delegation"."""

from collections.abc import Sequence

from app.extract.lexicon import words
from app.extract.people.cues import LEADING, TEAM
from app.extract.people.scene import Codes, Scene
from app.extract.units import Sort, Unit


def leads(scene: Scene) -> Codes:
    start = _past_aside(scene)
    behind = [unit for unit in scene.row[start : start + 6] if unit.lower not in _BESIDE_VERB]
    if len(behind) < 3 or behind[0].lower not in LEADING or behind[2].lower not in TEAM:
        return ()
    mention = behind[1].mention
    return mention.codes if mention is not None and len(mention.codes) == 1 else ()


_BESIDE_VERB = frozenset({"the", "jointly"})


def _past_aside(scene: Scene) -> int:
    """ "X, Director General, headed …", "X, Fisheries Bureau, Ministry of the Sea, headed …"."""
    row: Sequence[Unit] = scene.row
    start = at = scene.mention.end
    if row[at : at + 1] and row[at].lower != ",":
        return at
    others = {other.start for other in scene.people}
    while at < len(row) and at - start < _LONGEST and at not in others and _is_of_title(row[at]):
        at += 1
    return at


_LONGEST = 16  # units


def _is_of_title(unit: Unit) -> bool:
    return unit.sort is not Sort.WORD or unit.lower in _IN_TITLES


_IN_TITLES = words("of for the on in")
