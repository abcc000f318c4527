"""Words that tie a time or place to a noun: "the talks, which were held in …", "the text signed in …"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

CHAIN_VERBS = words(
    """
    held hosted convened scheduled opened organized organised co-hosted co-organized chaired attended
    opens begins began starts started meets met perpetrated committed occurred happened conducted launched
    slated planned foreseen expected resumed concluded ended follows follow due set
    """
)
_CHAIN_WORDS = words("that which to been being taking")
FINITE = words("is was are were will be has had")
HAPPENS = CHAIN_VERBS | {"took place", "take place", "takes place", "taken place", "taking place"}


def links(chunks: Sequence[Chunk], at: int, *, loose: bool) -> bool:
    """Words that tie a time or place to its noun: "which was held in", "to be held on"."""
    if chunks[at].text in _CHAIN_WORDS or (chunks[at].type is Is.WORD and chunks[at].text.endswith("ly")):
        return not is_agenda(chunks, at)
    if chunks[at].text not in FINITE:
        return False
    return loose or (
        at > 0 and chunks[at - 1].text in ("that", "which", "to", "was", "will", "is", "had", "has")
    )


def goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    """ "summit that took place in …", "meeting, held in …", "talks to be held on …"."""
    ahead = range(at, min(len(chunks), at + 4))
    return any(chunks[n].text in HAPPENS or is_done(chunks, n) for n in ahead)


def is_done(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the attack which was made on …", "the text that was signed in …", "the launch carried out by …"."""
    told = chunks[at].type is Is.LIGHT and chunks[at].text not in _TELLS
    by = at + 1 < len(chunks) and chunks[at + 1].text == "by"
    return told and at > 0 and (by or chunks[at - 1].text in ("was", "were", "been", "be"))


_TELLS = words("announced released published")  # their day is that of the announcement
_AGENDA = words("discuss exchange review explore share seek assess examine")


def is_agenda(chunks: Sequence[Chunk], at: int) -> bool:
    """ "to discuss …": what follows is talked about."""
    return chunks[at].text == "to" and at + 1 < len(chunks) and chunks[at + 1].text in _AGENDA


_FOUNDED = words("initiated launched established founded created inaugurated formed begun")


def is_founding(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the Dialogue, initiated on June 11, 2020, …": the day on which it began, not that of the round."""
    before = [c.text for c in chunks[max(0, at - 3) : at]]
    return before[-1:] in (["on"], ["in"]) and len(before) > 2 and before[0] == "," and before[1] in _FOUNDED
