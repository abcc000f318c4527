"""Who joins or holds an encounter, as what stands behind its noun says, and the town it is named after."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, party_list
from app.extract.lexicon import words


def named_after(frame: Frame) -> list[Chunk]:
    """ "the Seoul Climate Forum", "the Lima Summit": held where the town is that it is named after."""
    named = frame.chunks[max(0, frame.at - len(frame.words) - 1) : frame.at]
    return [c._replace(type=Is.COUNTRY) for c in named if c.type is Is.PLACE and c.codes][:1]


_JOINS = words("took takes take participated participates attended spoke")
_RELATIVE_REACH = 12  # chunks from the noun to "in which" or "where", and on to the verb


def in_which(frame: Frame) -> list[Chunk]:
    """ "the Meeting of Foreign Ministers, in which Minister X took part": whoever is said to join."""
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks), frame.at + _RELATIVE_REACH))
    opens = next((at for at in ahead if _points_there(chunks, at)), None)
    if opens is None:
        return held_by(frame)[0]
    for at in range(opens + 1, min(len(chunks), opens + _RELATIVE_REACH)):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            joins = chunks[at].text.split()[0] in _JOINS
            return [c for c in chunks[opens:at] if c.type is Is.PERSON] if joins else []
    return []


def held_by(frame: Frame) -> tuple[list[Chunk], list[DateMention]]:
    """ "the summit of B, which A held on May 3", "the Forum, which Minister X attended yesterday": who holds
    or attends it, and the day.
    """
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks) - 2, frame.at + _RELATIVE_REACH))
    opens = next((at for at in ahead if chunks[at].text == "which" and chunks[at - 1].text == ","), None)
    if opens is None or any(c.type in (Is.VERB, Is.LIGHT, Is.NOUN) for c in chunks[frame.at + 1 : opens]):
        return [], []
    found, after = party_list(chunks, opens + 1, len(chunks))
    while after < len(chunks) and chunks[after].text in _HELPING:
        after += 1
    if not found or after >= len(chunks) or chunks[after].text.split()[0] not in _HOLDS:
        return [], []
    days = [c.date for c in chunks[after : after + _RELATIVE_REACH] if c.date is not None and c.date.is_day]
    return found, days[:1]


_HELPING = words("will is are was also has")
_HOLDS = words(
    """
    held holds hold hosted hosts host hosting attended attends attend chaired chairs chair convened organised
    organized opened addressed
    """
)


def _points_there(chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at].text == "which" and chunks[at - 1].text in ("in", "at")
