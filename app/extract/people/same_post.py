"""Two holders of one post in a sentence, only one of them named."""

from app.extract.people.scene import SINGULAR, Scene, rank_held


def is_talked_to(scene: Scene) -> bool:
    """ "Did he raise it with President X?": of whom an answer tells that our own spoke with him."""
    start = scene.mention.start
    talked_to = start > 0 and scene.row[start - 1].lower in ("with", "to")
    return scene.known.asked and talked_to and rank_held(scene.persons[scene.mention].first) in SINGULAR


def faces_the_same_post(scene: Scene) -> bool:
    """ "The President of A was received by President X", "… met with President X": not A's."""
    start, rank = scene.mention.start, rank_held(scene.persons[scene.mention].first)
    faced = start > 0 and scene.row[start - 1].lower in ("by", "with")
    return (
        faced
        and rank in SINGULAR
        and any(
            m.end < start and m.name is None and scene.known.home in m.codes and rank_held(m) is rank
            for m in scene.people
        )
    )
