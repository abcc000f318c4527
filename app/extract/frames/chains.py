"""Words that tie a time or place to a noun: "the talks, which were held in …", "the text signed in …"."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import Frame
from app.extract.lexicon import words
from app.extract.tenses import is_past

CHAIN_VERBS = words(
    """
    held hosted convened scheduled opened organized organised co-hosted co-organized chaired attended
    opens begins began starts started meets met perpetrated committed occurred happened conducted launched
    slated planned foreseen expected resumed concluded ended followed follows follow lasts lasted due set
    """
)
_LATEST = words("last recently")
_CHAIN_WORDS = words("that which to been being taking")
FINITE = words("is was are were will be has had")
HAPPENS = CHAIN_VERBS | {"took place", "take place", "takes place", "taken place", "taking place"}


def links(chunks: Sequence[Chunk], at: int, *, loose: bool) -> bool:
    """Words that tie a time or place to its noun: "which was held in", "to be held on"."""
    text = chunks[at].text
    if text in _LATEST and at + 1 < len(chunks) and chunks[at + 1].text in HAPPENS:
        return True  # "the Consultation, last held in …"
    if text in _CHAIN_WORDS or (text.endswith("ly") and chunks[at].type is Is.WORD):
        return not is_agenda(chunks, at)
    if text not in FINITE:
        return False
    return loose or (
        at > 0 and chunks[at - 1].text in ("that", "which", "to", "was", "will", "is", "had", "has")
    )


def goes_on(frame: Frame, at: int) -> bool:
    """ "summit that took place in …", "meeting, held in …", "talks, which are to be held on …"."""
    ahead = range(at, min(len(frame.chunks), at + 5))
    return any(frame.chunks[n].text in HAPPENS or is_done(frame, n) for n in ahead)


def is_done(frame: Frame, at: int) -> bool:
    """ "the attack which was made on …", "the text that was signed in …", "the launch carried out by …",
    "the sanctions imposed last month on …".
    """
    chunks = frame.chunks
    if chunks[at].type not in (Is.LIGHT, Is.VERB):
        return False
    own = chunks[at].text in _HOSTED or any(t.type is frame.trigger.type for t in chunks[at].triggers)
    told = own or chunks[at].type is Is.LIGHT
    if not told or not at or (chunks[at].text in _TELLS and frame.trigger.type not in ANNOUNCED):
        return False
    following = next((c.text for c in chunks[at + 1 : at + 3] if c.text not in _TOGETHER), "")
    if frame.trigger.frame == "travel" and chunks[at].text in PAID:
        return following in ("to", "by")  # "the visit paid to B by X"
    undergone = chunks[at - 1].text in ("was", "were", "been", "be")
    return following == "by" or undergone or (is_past(chunks[at].text) and _is_dated_there(chunks, at + 1))


_TOGETHER = words("jointly together")
PAID = words("paid made undertaken")
_HOSTED = words("hosted co-hosted convened organised organized chaired co-chaired")


def _is_dated_there(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a day or month follows, a preposition before it allowed."""
    at += at < len(chunks) and chunks[at].text in ("on", "in", "from")
    return at < len(chunks) and chunks[at].date is not None


# Acts that happen with their announcement: without a day of their own they carry the day of publication.
ANNOUNCED = frozenset({EventType.STATEMENT, EventType.SANCTIONS, EventType.AID, EventType.APPOINTMENT})
_TELLS = words("announced released published")  # of most events their day is that of the announcement
_AGENDA = words("discuss exchange review explore share seek assess examine")


def is_agenda(chunks: Sequence[Chunk], at: int) -> bool:
    """ "to discuss …": what follows is talked about."""
    return chunks[at].text == "to" and at + 1 < len(chunks) and chunks[at + 1].text in _AGENDA


_FOUNDED = words("initiated launched established founded created inaugurated formed begun")


def is_founding(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the Dialogue, initiated on June 11, 2020, …": the day on which it began, not that of the round."""
    before = [c.text for c in chunks[max(0, at - 3) : at]]
    return before[-1:] in (["on"], ["in"]) and len(before) > 2 and before[0] == "," and before[1] in _FOUNDED


def follows_another(chunks: Sequence[Chunk], at: int) -> bool:
    """ "The meeting follows the visit that X paid to B in May": the day of what went before."""
    return chunks[at].text in ("follows", "follow") and [c.text for c in chunks[at + 1 : at + 2]] in _ARTICLES


_ARTICLES = (["the"], ["a"], ["an"])


def is_to_be(frame: Frame, at: int) -> bool:
    """ "preparations for the summit between A and B, to be held in May"; the day of what a verb carries
    ("will attend the talks with A, to be held in May") is that of both.
    """
    behind = [c.text for c in frame.chunks[at : at + 2]]
    named = frame.having("between", "with") or any(c.type in _WHOSE for c in frame.modifiers)
    hosted = any(c.text == "by" for c in frame.chunks[at + 2 : at + 5])
    return frame.governor is None and (bool(named) or hosted) and behind in _TO_COME


_WHOSE = frozenset({Is.COMPOUND, Is.ORGANISATION, Is.GROUP})
_TO_COME = (["to", "be"], ["to", "take place"])
