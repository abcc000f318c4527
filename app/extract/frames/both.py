"""Whether a frame speaks of both sides of the main event without naming them.

"when they met in Rabat last May", "talks between the two countries on May 3", "the Agreement that both sides
signed in June", "The two Presidents agreed, in their talks on May 3, …".
"""

from collections.abc import Sequence

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.frames.frame import Frame
from app.extract.lexicon import REGIONS, words

_THEY = words("they we")
_SIDES = words(
    """
    sides countries governments nations parties leaders ministers presidents secretaries states delegations
    dignitaries officials diplomats
    """
)
_COUNTED = words("two both our three")
_COUNTED_WITH = _SIDES | words("had have will also last") | {""}
_BEHIND = 14  # chunks: "talks at the level of experts between the two countries"
_ANTECEDENT = 3  # chunks: "two Ministers ,"
_NEAR = 9  # chunks: "between the Ministries of Foreign Affairs of both countries"


def names_both(frame: Frame) -> bool:
    """The subject of its verb, who stands behind "between", or whose it is: "they", "the two sides".

    "The first such meeting" is theirs, too.
    """
    if "such" in frame.words:
        return True
    if frame.word.startswith("leaders") and frame.at and frame.chunks[frame.at - 1].text in _COUNTED:
        return True  # "the two leaders' summit in May"
    anchor = frame.at if frame.governor is None else frame.governor
    start = frame.clause.start
    if anchor > frame.at:  # "the Agreement that both sides signed"
        return both_among(frame.chunks[frame.at + 1 : anchor]) or _between_both(frame)
    if frame.clause.kind is ClauseKind.RELATIVE:
        start = max(0, start - _ANTECEDENT)  # "The two Ministers, who met on May 3, …"
    subject = frame.chunks[start:anchor]
    owned = "their" in [c.text for c in frame.chunks[max(0, frame.at - 3) : frame.at]]
    owned = owned or _is_of_leaders(frame)
    own_subject = frame.governor is not None and not any(c.type in PARTY and c.codes for c in frame.subject)
    return ((own_subject or owned) and both_among(subject)) or _between_both(frame) or _opens_for_both(frame)


def _opens_for_both(frame: Frame) -> bool:
    """ "In a phone call on May 3, the two Ministers had spoken of …", "In a statement issued on May 3, …":
    whoever is told of next.
    """
    main = frame.clause.kind is ClauseKind.MAIN
    if not main or frame.governor is not None or frame.lead not in ("in", "during", "at", "their"):
        return False
    ahead = [c for c in frame.chunks[frame.at + 1 : frame.at + _BEHIND] if c.type is not Is.DATE]
    comma = next((n for n, c in enumerate(ahead) if c.text == ","), 0)
    told = next((n for n, c in enumerate(ahead) if n > comma and c.type in _VERBS), len(ahead))
    return not any(c.type in PARTY and c.codes for c in ahead[:told]) and both_among(ahead[:told])


_VERBS = frozenset({Is.VERB, Is.LIGHT})


def _is_of_leaders(frame: Frame) -> bool:
    """ "the two leaders' summit in May"."""
    before = frame.chunks[max(0, frame.at - 2) : frame.at]
    return len(before) > 1 and before[1].type is Is.POSSESSIVE and before[0].text in _SIDES


def both_among(chunks: Sequence[Chunk]) -> bool:
    """Whether words for the two sides stand there: "they", "the two", "both sides", "the leaders"."""
    for at, chunk in enumerate(chunks):
        following = chunks[at + 1].text if at + 1 < len(chunks) else ""
        if chunk.text in _THEY or (chunk.text in _COUNTED and following in _COUNTED_WITH):
            return True
        if chunk.text == "leaders" and at and chunks[at - 1].text in ("the", "their"):
            return True
        if chunk.type is Is.GROUP and not chunk.codes and REGIONS.isdisjoint(chunk.text.split()):
            return True
    return False


def _between_both(frame: Frame) -> bool:
    """ "between the two countries", "between them"."""
    behind = frame.chunks[frame.at + 1 : frame.at + 1 + _BEHIND]
    for at, chunk in enumerate(behind):
        if chunk.text == "between":
            near = behind[at + 1 : at + _NEAR]
            told = [c.text for c in near[:2]]
            return told[:1] == ["them"] or told == ["the", "two"] or both_among(near)
    return False
