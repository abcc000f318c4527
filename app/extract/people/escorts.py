"""Whose country one has who goes with somebody: "She was accompanied by X", "X accompanied Minister Y"."""

from app.extract.lexicon import words
from app.extract.people.scene import Codes, Scene
from app.extract.units import Sort

_LISTING = words("by the and his her of for as well in at to")
_GOES_WITH = words("accompanied accompanies")


def accompanies(scene: Scene) -> Codes:
    """ "She was accompanied by Foreign Secretary X and Ambassador Y": of her country in any case."""
    if escorted := _whom_one_accompanies(scene):
        return escorted
    row, start = scene.row, scene.mention.start
    at = next((n for n in range(start - 1, 0, -1) if row[n].lower == "accompanied"), None)
    if at is None or any(
        unit.sort is Sort.WORD and unit.lower not in _LISTING for unit in row[at + 1 : start]
    ):
        return ()
    before = next((scene.persons[m] for m in scene.people if m.end <= at and scene.persons[m].codes), None)
    if before is None and scene.goes_on:
        before = scene.known.spoken_of
    return before.codes if before is not None else ()


def _whom_one_accompanies(scene: Scene) -> Codes:
    """ "General X, the Chief of Staff, accompanied Deputy Minister Y": of Y's country."""
    row, end = scene.row, scene.mention.end
    end += end < len(row) and row[end].lower == ","
    if end + 1 >= len(row) or row[end].lower not in _GOES_WITH or row[end + 1].lower == "by":
        return ()
    other = next((m for m in scene.people if end < m.start + 1 <= end + 3), None)
    return scene.persons[other].codes if other is not None else ()


def heads_corps(scene: Scene) -> bool:
    """ "the Dean of the Diplomatic Corps, Ambassador X": of any country but the one whose guest he is."""
    around = scene.row[max(0, scene.mention.start - _NEAR) : scene.mention.end + _NEAR]
    said = {unit.lower for unit in around}
    title = (scene.persons[scene.mention].title or "").lower()
    envoy = "corps" in said or any(word in title for word in ("ambassador", "nuncio", "high commissioner"))
    return envoy and not said.isdisjoint(_DEAN)


_NEAR = 9  # units
_DEAN = words("dean doyen doyenne")
