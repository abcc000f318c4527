"""Whether an event is told as a fact: not what was refused, denied, threatened, asked for, left open.

`unreal_word` (unreal.py) knows the words that stand close before the event ("would", "did not"); here is
what grammar puts further off: the verb that an infinitive hangs on ("refused to meet", "called on B to hold
talks"), a condition behind ("… if the men are not released"), the verdict on a report ("reports that X met Y
are false"); what was given up or did not take place is in `given_up.py`. To cover another way of telling, add
its word to a list below.
"""

from collections.abc import Sequence, Set

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.dates import Tense
from app.extract.frames.frame import SKIPPED, Frame, Way
from app.extract.frames.given_up import GIVEN_UP
from app.extract.lexicon import words

_REACH = 24  # chunks: the longest way from a verb to what it asks for
_SHUNNED = words(
    """
    refused refuses refuse refusing refusal declined declines declining failed fails fail failing failure
    unable inability unwilling unwillingness reluctant reluctance threatened threatens threaten threatening
    threat threats considered considers considering tempted afraid avoided avoids avoiding refrained refrain
    refrains refraining prevented prevents preventing stopped denied denies denying excluded rejected rejects
    exploring explores weighing weighs contemplating
    neglected omitted ceased supposed forgot prohibited forbidden preparing prepares prepare
    """
)
_ASKED = words(
    """
    asked asks asking requested requests request requesting urged urges urging urge exhorted exhorts exhorting
    exhort demanded demands
    demanding demand appealed appeals appealing appeal pressed presses pressing encouraged encourages
    encourage encouraging advised advises recommended recommends called calls calling implored begged
    pressured convince persuade
    """
)
_ASKED_ON = words("on upon for to")
_NOT_SO = words(
    """
    false untrue incorrect wrong unfounded baseless groundless fabricated inaccurate fake fabrication lie lies
    lacking
    """
)
_REPORTS = words(
    """
    reports report claims claim claimed alleged alleges allegations allegation rumours rumors rumour rumor
    suggestions true speculation
    """
)
_DENIES = words("denied denies deny denying refuted refutes disputed disputes debunked")
_REFUSES = words("rejected rejects reject rejecting dismissed dismisses")  # of a report alone
_CONDITIONS = words("if unless provided")
_INVERTED = words("had were should")  # "Should A launch a missile, …"
_AFTER_ASKING = words(
    "ask asked asks discuss discussed see know consider determine even as only whether clear"
)
_COUNTS = words("fewer less later longer more other doubt sooner")


def ways_of_telling(said: Set[str]) -> Sequence[Way]:
    """The ways of telling less than a fact for which a sentence of these words has what they need."""
    return [way for needed, way in _WAYS if not said.isdisjoint(needed)]


def why_unreal(frame: Frame, ways: Sequence[Way]) -> str | None:
    """The word that makes the event less than a fact, None where nothing does."""
    for way in ways:
        if word := way(frame):
            return word
    return None


def _goes_on_since(frame: Frame) -> str | None:
    """ "The Conference has been held since 2022": a series, no one event."""
    chunks, verb = frame.chunks, frame.governor
    if verb is None or verb < frame.at or verb < 2 or verb + 1 >= len(chunks):
        return None
    been = [c.text for c in chunks[verb - 2 : verb]] in (["has", "been"], ["have", "been"])
    return "since" if been and chunks[verb + 1].text in ("since", "annually", "regularly") else None


def _none_of(frame: Frame) -> str | None:
    """ "No agreement was signed", "no talks took place"; but not "No. 5", "no fewer than"."""
    start = frame.at - len(frame.words) - 2
    for at in range(max(0, start), frame.at):
        following = frame.chunks[at + 1]
        if frame.chunks[at].text in ("no", "neither") and following.text not in _COUNTS | {"."}:
            within = frame.trigger.cls.value == "noun" and frame.chunks[at].text in (*frame.words, frame.lead)
            opens = at == 0 and frame.trigger.cls.value != "noun"
            if (within or opens) and following.type is not Is.NUMBER:
                return frame.chunks[at].text
    return None


def _shunned_or_asked(frame: Frame) -> str | None:
    """ "refused to meet", "refrained from imposing", "called on B to hold talks"."""
    chunks, start = frame.chunks, frame.clause.start
    at = _before(chunks, frame.anchor, start)
    if at < start:
        return None
    if chunks[at].text in ("to", "from", "out", "against", "having"):
        linked = chunks[at].text
        at = _before(chunks, at, start)
        if at >= start and chunks[at].text in _SHUNNED:
            return chunks[at].text
        return _asked(chunks, at, start) if linked == "to" else None
    gerund = chunks[frame.anchor].text.split()[0].endswith("ing")
    return chunks[at].text if gerund and chunks[at].text in _SHUNNED else None


def _left_open(frame: Frame) -> str | None:
    """ "discussed whether to hold a summit", "asked whether the two had met"."""
    chunks = frame.chunks
    for at in range(frame.anchor - 1, frame.clause.start - 1, -1):
        if chunks[at].text == "whether":
            return "whether"
        if chunks[at].type in (Is.VERB, Is.LIGHT) or chunks[at].text in (",", ";"):
            return None
    return None


def _before(chunks: Sequence[Chunk], at: int, start: int) -> int:
    """The chunk before, adverbs and articles passed over."""
    at -= 1
    while at >= start and (chunks[at].text in SKIPPED or chunks[at].text.endswith("ly")):
        at -= 1
    return at


def _asked(chunks: Sequence[Chunk], at: int, start: int) -> str | None:
    """The verb of asking before "B to hold", None where another verb stands between."""
    addressed = False
    for position in range(at, max(start - 1, at - _REACH), -1):
        chunk = chunks[position]
        verb, *rest = chunk.text.split()
        if verb in _ASKED and chunk.type is not Is.NOUN:
            following = rest[0] if rest else chunks[position + 1].text
            on = verb not in ("called", "calls", "calling") or following in _ASKED_ON
            return chunk.text if addressed and on else None
        if chunk.type in (Is.VERB, Is.LIGHT, Is.DATE) or chunk.text in (";", ")", "who", "which"):
            return None
        addressed = addressed or chunk.type in PARTY or chunk.text in ("sides", "parties", "them", "him")
    return None


def _disputed(frame: Frame) -> str | None:
    """ "denied that X had met Y", "rejected the claim that …", "Reports that X met Y on May 3 are false", "It
    is not true that …".
    """
    chunks, at = frame.chunks, frame.anchor
    that = next((n for n in range(at - 1, 0, -1) if chunks[n].text == "that"), None)
    if that is None:
        return None
    told = {c.text for c in chunks[max(0, that - 4) : that]}
    if any(c.text == ";" for c in chunks[that:at]):
        return None
    if denied := next(iter(sorted(told & _DENIES)), None):
        return denied
    if not told & _REPORTS:
        return None
    if refused := next(iter(sorted(told & _REFUSES)), None):
        return refused
    verdict = {word for c in chunks[at:] for word in c.text.split()} | told
    return (
        next(iter(sorted(verdict & (_NOT_SO | {"not"}))), None)
        if verdict & _NOT_SO or "not" in told
        else None
    )


def _on_condition(frame: Frame) -> str | None:
    """ "will impose sanctions if …"; "If C were to launch a missile, …"; "Had A signed with B, …"."""
    chunks = frame.chunks
    if frame.governor is None:
        return None
    opening = chunks[0].text
    if opening in ("if", "unless") and frame.tense is not Tense.PAST:
        return opening
    if opening in _INVERTED and len(chunks) > 1 and chunks[1].type in PARTY:
        return opening
    start = max(frame.at, frame.governor) + 1
    ahead = frame.tense is Tense.FUTURE or any(c.text == "would" for c in chunks[max(0, start - 4) : start])
    if not ahead:
        return None
    for position in range(start, min(len(chunks), start + _REACH)):
        before = chunks[position - 1].text
        if chunks[position].type in (Is.VERB, Is.LIGHT) or chunks[position].text in ("that", ";", "to"):
            return None  # the condition of another act
        if chunks[position].text in _CONDITIONS and before not in _AFTER_ASKING - {"only"}:
            provided = chunks[position].text != "provided" or _then(chunks, position) == "that"
            return chunks[position].text if provided and _then(chunks, position) != "any" else None
    return None


def _then(chunks: Sequence[Chunk], at: int) -> str:
    return chunks[at + 1].text if at + 1 < len(chunks) else ""


# Each with the words of which one must stand in the sentence.
_WAYS: tuple[tuple[frozenset[str], Way], ...] = (
    (words("no neither"), _none_of),
    (words("been"), _goes_on_since),
    (_SHUNNED | _ASKED, _shunned_or_asked),
    (words("whether"), _left_open),
    *GIVEN_UP,
    (_DENIES | _REPORTS, _disputed),
    (_CONDITIONS | _INVERTED, _on_condition),
)
