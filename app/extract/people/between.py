"""With whom a person is told of in a sentence: as the other side, or in what is said to have been."""

from collections.abc import Sequence

from app.extract.people.mentions import PersonMention
from app.extract.people.scene import Scene


def is_between_own_and(scene: Scene) -> bool:
    """ "The talks between Minister X and Foreign Minister Y of B": he whose country is not said is ours."""
    return any(
        scene.row[first.start - 1].lower == "between"
        and [unit.lower for unit in scene.row[first.end : second.start]] == ["and"]
        and _is_abroad(second if scene.mention is first else first, scene)
        for first, second in zip(scene.people, scene.people[1:], strict=False)
        if scene.mention in (first, second) and first.start > 0
    )


def _is_abroad(mention: PersonMention, scene: Scene) -> bool:
    codes = scene.persons[mention].codes
    return bool(codes) and scene.known.home is not None and scene.known.home not in codes


def people_before(scene: Scene) -> Sequence[PersonMention]:
    """Who is named before a person; where somebody notes that others met, the others alone."""
    before = [m for m in scene.people if m.end <= scene.mention.start]
    for at, earlier in enumerate(before):
        if at and any(unit.lower == "that" for unit in scene.row[before[at - 1].end : earlier.start]):
            return before[at:]
    return before
