"""Events that are none: attacks on democracy, sessions that are played, needs that are met."""

from app.extract.frames import Frame
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words


def is_on_idea(frame: Frame) -> bool:
    """ "the regime's attacks on democracy and human rights": words and laws, no force; "an advisory on
    ransomware attacks": a kind of them.
    """
    if frame.lead in _ON and not _IN_COMPUTERS.isdisjoint(frame.words):
        return True
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + _IDEA_NEAR]]
    if behind[:1] not in (["on"], ["against"], ["upon"]):
        return False
    what = [word for text in behind[1:] for word in text.split() if word not in _BEFORE_IDEA]
    return bool(what) and what[0] in _IDEAS


_ON = ("on", "about", "regarding", "against", "of", "to")
_IN_COMPUTERS = words("cyber ransomware hacking phishing malware")
_IDEA_NEAR = 6  # chunks
_BEFORE_IDEA = words("the our their its his her very 's core fundamental basic all independent both media")
_IDEAS = words(
    """
    democracy democratic freedom freedoms rights human liberty liberties rule values principles institutions
    independence judiciary truth press expression sovereignty multilateralism society pluralism dissent
    """
)


def is_make_believe(frame: Frame) -> bool:
    """ "a mock session of the Security Council", "a public consultation on the Bill": no states confer."""
    asked = "public" in frame.words and frame.word.startswith("consultation")
    return asked or not _MAKE_BELIEVE.isdisjoint(frame.words)


_MAKE_BELIEVE = words("mock simulated simulation model")


def is_no_encounter(frame: Frame) -> bool:
    """ "to help meet the urgent needs of B", "signed the second protocol of the Joint Commission"."""
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 5]]
    needs = frame.word.startswith("meet") and not _NEEDS.isdisjoint(behind)
    return needs or (frame.lead == "of" and _of_text(frame))


_NEEDS = words("need needs requirement requirements demand demands challenge challenges costs target targets")


def _of_text(frame: Frame) -> bool:
    """Whether the body is only told as that whose text is signed."""
    before = [c for c in frame.chunks[max(0, frame.at - 3) : frame.at] if c.text not in SKIPPED]
    text = before[-2] if len(before) > 1 and before[-1].text == "of" else None
    return text is not None and not frame.own_dates and text.text in _TEXTS


_TEXTS = words("protocol protocols minutes record statute")
