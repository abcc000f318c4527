"""Whether an event is told as a fact: not what was refused, called off, denied, threatened, asked for.

`unreal_word` (clauses.py) knows the words that stand close before the event ("would", "did not"); here is
what grammar puts further off: the verb that an infinitive hangs on ("refused to meet", "called on B to hold
talks"), the predicate of an event noun ("the summit did not take place"), a condition behind ("… if the men
are not released"), the verdict on a report ("reports that X met Y are false"). To cover another way of
telling, add its word to a list below.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.dates import Tense
from app.extract.frames.frame import PREPOSITIONS, SKIPPED, Frame
from app.extract.lexicon import words

_REACH = 24  # chunks: the longest way from a noun to its predicate, or from a verb to what it asks for
_SHUNNED = words(
    """
    refused refuses refuse refusing refusal declined declines declining failed fails fail failing failure
    unable inability unwilling unwillingness reluctant reluctance threatened threatens threaten threatening
    threat threats considered considers considering tempted afraid avoided avoids avoiding refrained refrain
    refrains refraining prevented prevents preventing stopped denied denies denying excluded rejected rejects
    neglected omitted ceased supposed forgot prohibited forbidden
    """
)
_ASKED = words(
    """
    asked asks asking requested requests request requesting urged urges urging urge demanded demands
    demanding demand appealed appeals appealing appeal pressed presses pressing encouraged encourages
    encourage encouraging advised advises recommended recommends called calls calling implored begged
    pressured convince persuade
    """
)
_ASKED_ON = words("on upon for to")
_HELPERS = words(
    "did does do was were is are has have had will would can could may might should been be being 's"
)
_NEGATED = words("not never didn't doesn't don't won't wasn't weren't isn't aren't hasn't haven't hadn't")
_OPEN = words("could might may should cannot can't couldn't")
_CHAIN = _HELPERS | _NEGATED | _OPEN
_OFF = words(
    """
    cancelled canceled postponed suspended scrapped shelved deferred adjourned aborted abandoned dropped
    delayed called put off
    """
)
_NEEDS_OFF = words("called put")
_HAPPENS = words(
    """
    take taking happen happened occur occurred go held signed concluded paid made launched imposed conducted
    materialise materialize proceed convened adopted reached issued opened established
    """
)
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
_PLANNED = words("planned intended hoped wanted expected scheduled meant arranged due set supposed slated")
_CONDITIONS = words("if unless provided")
_AFTER_ASKING = words(
    "ask asked asks discuss discussed see know consider determine even as only whether clear"
)
_RELATIVE = words("which who that where whom")
_GOVERNS = PREPOSITIONS - {"and"}
_COUNTS = words("fewer less later longer more other doubt sooner")


def why_unreal(frame: Frame) -> str | None:
    """The word that makes the event less than a fact, None where nothing does."""
    return (
        _none_of(frame)
        or _goes_on_since(frame)
        or _shunned_or_asked(frame)
        or _called_off(frame)
        or _predicate_denies(frame)
        or _plan_given_up(frame)
        or _disputed(frame)
        or _on_condition(frame)
    )


def _goes_on_since(frame: Frame) -> str | None:
    """ "The Conference has been held since 2022": a series, no one event."""
    chunks, verb = frame.chunks, frame.governor
    if verb is None or verb < frame.at or verb < 2 or verb + 1 >= len(chunks):
        return None
    been = [c.text for c in chunks[verb - 2 : verb]] in (["has", "been"], ["have", "been"])
    return "since" if been and chunks[verb + 1].text in ("since", "annually", "regularly") else None


def _anchor(frame: Frame) -> int:
    """Where the telling of the event begins: its verb, where that stands before it."""
    return frame.at if frame.governor is None else min(frame.at, frame.governor)


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
    at = _before(chunks, _anchor(frame), start)
    if at < start:
        return None
    if chunks[at].text in ("to", "from", "out", "against", "having"):
        linked = chunks[at].text
        at = _before(chunks, at, start)
        if at >= start and chunks[at].text in _SHUNNED:
            return chunks[at].text
        return _asked(chunks, at, start) if linked == "to" else None
    gerund = chunks[_anchor(frame)].text.split()[0].endswith("ing")
    return chunks[at].text if gerund and chunks[at].text in _SHUNNED else None


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


def _called_off(frame: Frame) -> str | None:
    """ "The two Ministers called off the talks", "A and B put off their summit"."""
    before = frame.chunks[max(frame.clause.start, frame.at - len(frame.words) - _TO_CALL_OFF) : frame.at + 2]
    given_up = any(one.text in _PUT and off.text == "off" for one, off in pairwise(before))
    return "off" if given_up else None


_TO_CALL_OFF = 3  # chunks: "called off the"
_PUT = words("call calls called calling put puts putting")


def _predicate_denies(frame: Frame) -> str | None:
    """ "The summit on May 3 did not take place", "The meeting, planned for May 3, has been cancelled"."""
    carried = frame.governor is not None and frame.governor < frame.at
    if frame.trigger.cls.value != "noun" or carried or frame.lead in _GOVERNS:
        return None
    chunks, pending = frame.chunks, 0
    at, stop = frame.at + 1, min(len(chunks), frame.at + _REACH)
    while at < stop and not _ends_subject(chunks, at, pending):
        if chunks[at].text in _RELATIVE:
            pending += 1
        helps = chunks[at].text in _CHAIN and chunks[at].type is Is.WORD
        if helps and chunks[at - 1].text != "to":
            found, at = _predicate(chunks, at)
            if not pending:
                return found
            pending -= 1
        at += 1
    return None


def _ends_subject(chunks: Sequence[Chunk], at: int, pending: int) -> bool:
    chunk = chunks[at]
    if chunk.text in (";", "but", "while", "when", "after"):
        return True
    if chunk.text == "and":
        return at + 1 < len(chunks) and chunks[at + 1].type in (Is.WORD, Is.VERB, Is.LIGHT)
    finite = chunks[at - 1].text not in ("to", "be", "been", "being")
    return finite and not pending and chunk.type in (Is.VERB, Is.LIGHT)


def _predicate(chunks: Sequence[Chunk], at: int) -> tuple[str | None, int]:
    """The word of a chain of helpers ("has been", "did not") that says it does not happen; where it ends."""
    first = at
    while at < len(chunks) and (chunks[at].text in _CHAIN or chunks[at].text.endswith("ly")):
        at += 1
    done = chunks[at].text.split()[0] if at < len(chunks) else ""
    behind = chunks[at + 1].text if at + 1 < len(chunks) else ""
    if done in _OFF and (done not in _NEEDS_OFF or behind == "off"):
        return done, at
    doubts = _NEGATED | _OPEN if done in _HAPPENS and behind != "on" else frozenset()
    return next((c.text for c in chunks[first:at] if c.text in doubts), None), max(first, at - 1)


def _plan_given_up(frame: Frame) -> str | None:
    """ "was to have met"; "had planned to visit B, but the trip was called off"."""
    chunks, start = frame.chunks, frame.clause.start
    at = _anchor(frame)
    before = [c.text for c in chunks[max(start, at - 6) : at]]
    if before[-2:] == ["to", "have"] and {"was", "were"} & set(before):
        return "to have"
    planned = before[-1:] == ["to"] and bool({"was", "were"} & set(before[-3:]) or _PLANNED & set(before))
    named = frame.trigger.cls.value == "noun" and any(c.text in _PLANNED for c in chunks[at:])
    return _given_up(chunks, at) if planned or named else None


def _given_up(chunks: Sequence[Chunk], at: int) -> str | None:
    """The predicate behind "but" that takes a plan back."""
    turn = next((n for n in range(at, len(chunks)) if chunks[n].text in ("but", "however", "although")), None)
    if turn is None:
        return None
    for position in range(turn + 1, len(chunks)):
        if chunks[position].text in _HELPERS | _NEGATED:
            return _predicate(chunks, position)[0]
    return None


def _disputed(frame: Frame) -> str | None:
    """ "denied that X had met Y", "rejected the claim that …", "Reports that X met Y on May 3 are false", "It
    is not true that …".
    """
    chunks, at = frame.chunks, _anchor(frame)
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
    verdict = {c.text for c in chunks[at:]} | told
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
    if opening in ("had", "were", "should") and len(chunks) > 1 and chunks[1].type in PARTY:
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
