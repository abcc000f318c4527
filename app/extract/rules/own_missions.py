"""Whether those who meet are one ministry's own people: its heads of mission, its consuls, its agencies."""

from collections.abc import Iterator

from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass

_CHIEFS = words("chiefs heads officers officials ambassadors consuls consuls-general attaches")
_OF_AGENCIES = words("interagency inter-agency interministerial inter-ministerial")
_POSTS = words("mission missions embassies consulates consuls consuls-general")
_NAMED_BEFORE = 8  # chunks: "the chiefs of overseas diplomatic missions held a"
_OF_PHRASE = 14  # chunks behind the noun in which its "of" phrase tells whose meeting it is


def of_own_missions(frame: Frame, home: str | None) -> bool:
    """ "the 2016 meeting of the heads of the ROK's missions in Europe", "mission chiefs' meeting": one
    ministry's own people meet, wherever that is; those whom other countries send are guests. So do the
    agencies of one government.
    """
    chunks = frame.chunks
    met = frame.word in _MET or frame.word.endswith(("meeting", "meetings", "conference", "workshop"))
    if met and _with_own_embassies(frame, home):
        return True
    with_others = any(c.type is not Is.GROUP or {*c.codes} - {home} for c in frame.having("with"))
    if not met or with_others:
        return False
    if _OF_AGENCIES & set(frame.words):
        return True
    before = chunks[max(0, frame.at - _NAMED_BEFORE) : frame.at]
    told = list(before if _POSTS & {w for c in before for w in c.text.split()} else _behind(frame))
    spoken = {word for c in told for word in c.text.split()}
    acts = frame.trigger.cls is TriggerClass.VERB or bool(
        frame.having("with")
    )  # whose consuls met, or were met
    whose = (Is.COUNTRY, Is.DEMONYM, *((Is.GROUP,) if acts else ()))
    owners = {code for c in told if c.type in whose for code in c.codes}
    foreign = any(c.organisations for c in told) or (owners and home not in owners)
    return bool(_CHIEFS & spoken and _POSTS & spoken) and not foreign


def _with_own_embassies(frame: Frame, home: str | None) -> bool:
    """ "a meeting with the A Embassies in the region", "a videoconference with A's Ambassadors": of A."""
    chunks = frame.chunks
    ahead = range(frame.at + 1, min(len(chunks), frame.at + _WITH_NEAR))
    first = next((n + 1 for n in ahead if chunks[n].text == "with"), len(chunks))
    first += first < len(chunks) and chunks[first].text in ("the", "all")
    if home is None or first >= len(chunks) or home not in chunks[first].codes:
        return False
    told = chunks[first].text.split() if chunks[first].type is Is.GROUP else ()
    behind = [c.text for c in chunks[first + 1 : first + 4] if c.type is not Is.POSSESSIVE]
    return not _ENVOYS.isdisjoint(told) or (bool(behind) and behind[0] in _POSTS | _ENVOYS)


_WITH_NEAR = 4  # chunks: "a videoconference today with"
_ENVOYS = words("ambassadors consuls")
_MET = words("met meet meets gathered gather")


def _behind(frame: Frame) -> Iterator[Chunk]:
    """What "of" ties to the noun, else the heads who are said to meet behind it."""
    for chunk in frame.chunks[frame.at + 1 : frame.at + 1 + _OF_PHRASE]:
        if chunk.type in (Is.VERB, Is.LIGHT) or chunk.text == "including":
            return
        yield chunk
