"""Who did what a noun tells, where a clause behind it says so: "the launches that the DPRK carried out"."""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.frame import SKIPPED, Frame
from app.extract.frames.lists import party_list
from app.extract.lexicon import words

_CARRIED_OUT = words(
    """
    conducted launched fired paid made held hosted imposed signed concluded adopted issued exchanged had took
    host hosts hold holds convene convened attended chair chairs chaired organize organise co-host stage
    staged brought suffered claimed decided provided extended granted pledged sent conveyed dispatched
    pay pays undertake undertakes undertook make makes conduct conducts sign signs
    """
) | {"carried out"}
_TOPIC = 8  # chunks between the noun and its clause: "the memorandum on health that the two countries signed"


def carried_out_behind(frame: Frame, stop: int) -> bool:
    """ "the launches the DPRK carried out on January 4", "the text that both sides signed": who did it stands
    behind the noun.
    """
    chunks = frame.chunks
    start = _behind_topic(chunks, frame.at + 1, stop)
    at = _past_both(chunks, start, stop)
    found, after = party_list(chunks, at, stop)
    if not found and at < stop and chunks[at].type is Is.PLACE:
        found, after = [chunks[at]], at + 1  # "the consultations which Seoul will host on May 3"
    after = after if found else at
    named = after
    while after + 1 < stop and chunks[after].text in _HELPING and _carries_on(chunks[after + 1]):
        after += 1
    if named <= start or after >= stop or chunks[after].text not in _CARRIED_OUT:
        return False
    frame.governor, frame.subject = after, found
    return True


def _carries_on(chunk: Chunk) -> bool:
    """What may follow a helper: "which A is to host"; but "the talks they had in May" has no other verb."""
    return chunk.text in _HELPING or chunk.text in _CARRIED_OUT


def _behind_topic(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Behind the "that" or "which" of the noun; where it stands right behind the noun, none is needed."""
    if at + 1 < stop and chunks[at].text == "," and chunks[at + 1].text == "which":
        return at + 2
    for position in range(at, min(stop, at + _TOPIC)):
        chunk = chunks[position]
        if chunk.text in ("that", "which"):
            return position + 1
        if chunk.type in (Is.VERB, Is.LIGHT, Is.DATE, Is.NOUN) or chunk.text in _ENDS_TOPIC:
            break
    return at


_ENDS_TOPIC = words(", ; ( who where when")
_HELPING = words("had have has will would shall is are was were to be jointly")
_BOTH = words(
    """
    the two both they we our sides countries governments nations parties leaders ministers presidents he she
    armed military security
    """
)


def _past_both(chunks: Sequence[Chunk], at: int, stop: int) -> int:
    """Behind the words that say who it was without a name: "the two sides", "its armed forces"."""
    while at < stop and (chunks[at].text in _BOTH or chunks[at].text in SKIPPED):
        at += 1
    return at
