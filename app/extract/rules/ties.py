"""Which prepositions tie a party to an encounter."""

from collections.abc import Sequence

from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

TIES = ("with", "between", "among", "by", "including", "alongside", "along")


def ties(frame: Frame) -> Sequence[str]:
    """Not "between" and "by" in "met X about the war between A and B and the attacks by C": they belong to
    the nouns behind; but "by" in "at the Forum hosted by A".
    """
    active = frame.trigger.cls is TriggerClass.VERB and not is_passive(frame.chunks, frame.at)
    if not active or not (frame.object or frame.having("with")):
        return TIES
    hosts = any(c.text in _HOSTED for c in frame.chunks[frame.at + 1 :])
    return [name for name in TIES if name != "between" and (hosts or name != "by")]


_HOSTED = words("hosted co-hosted chaired co-chaired organised organized")
