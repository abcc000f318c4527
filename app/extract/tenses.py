"""When a verb or an event noun places what it tells: before the release, after it, or neither said.

A verb says it by its form and its helpers, an infinitive by the verb it hangs on, a noun without one by its
adjectives and by the words that lead to it. The year of a day without one depends on it.
"""

from collections.abc import Sequence, Set
from itertools import pairwise

from app.extract.chunks import Chunk, Is
from app.extract.dates import Tense
from app.extract.lexicon import words

_FUTURE = words("will shall plans planned plan intends due expected scheduled slated")
_FUTURE_NOUN = words("upcoming forthcoming coming next planned scheduled future proposed")
_PAST_NOUN = words("recent last latest previous earlier past late first")


def tense_at(chunks: Sequence[Chunk], at: int, start: int) -> Tense:
    """Tense of the verb at a chunk, read from its form and from the helpers before it.

    "will visit B and hold talks with C": a bare verb behind "and" has the helper of the one before.
    """
    tense, steps = _own_tense(chunks, at, start), 0
    while tense is Tense.UNCLEAR and steps < _MOST_SHARED and _shares_helper(chunks, at, start):
        if (first := _verb_before(chunks, at, start)) is None:
            break
        at, steps = first, steps + 1
        tense = Tense.FUTURE if _own_tense(chunks, at, start) is Tense.FUTURE else Tense.UNCLEAR
    return tense


def is_present(chunks: Sequence[Chunk], at: int, start: int) -> bool:
    """ "flies to A", "is travelling to A to meet X": by its own form, or by that of the verb it hangs on."""
    verb = chunks[at].text.split()[0]
    helpers = {c.text for c in chunks[max(start, at - 3) : at]}
    if at > start and chunks[at - 1].text == "to":
        governing = _verb_before(chunks, at, start)
        return governing is not None and is_present(chunks, governing, start)
    if verb.endswith("ing"):
        return not helpers.isdisjoint(("is", "are"))
    return verb.endswith("s") and not verb.endswith("ss")


def lies_ahead(chunks: Sequence[Chunk], at: int, start: int) -> bool:
    """ "said that the next round will be held on May 3": whether the last verb before a day looks ahead."""
    verb = _verb_before(chunks, at, start)
    return verb is not None and tense_at(chunks, verb, start) is Tense.FUTURE


def lies_behind(chunks: Sequence[Chunk], at: int) -> bool:
    """ "recalled that the two had signed the text on May 3": before the time that is told of."""
    verb = _verb_before(chunks, at, 0)
    return verb is not None and any(c.text == "had" for c in chunks[max(0, verb - 2) : verb])


def _verb_before(chunks: Sequence[Chunk], at: int, start: int) -> int | None:
    return next((n for n in range(at - 1, start - 1, -1) if chunks[n].type in (Is.VERB, Is.LIGHT)), None)


_MOST_SHARED = 4  # verbs under one helper


def _shares_helper(chunks: Sequence[Chunk], at: int, start: int) -> bool:
    verb = chunks[at].text.split()[0]
    bare = not verb.endswith("ing") and (verb.endswith("ss") or not verb.endswith("s"))
    return bare and not is_past(verb) and at > start and chunks[at - 1].text in ("and", ",", "also", "then")


def _own_tense(chunks: Sequence[Chunk], at: int, start: int) -> Tense:
    verb = chunks[at].text.split()[0]
    helpers = [c.text for c in chunks[max(start, at - 5) : at]]
    planned = "would" in helpers[-2:]  # "confirmed that the Dialogue would take place in May"
    if planned or any(h in _FUTURE for h in helpers[-4:]) or verb == "will" or "going to" in helpers:
        return Tense.FUTURE
    if helpers[-2:] == ["to", "be"]:  # "hoped that the Committee, to be held in May, …"
        return Tense.FUTURE
    jointly = helpers[-2:-1] == ["to"] and chunks[at - 1].type is Is.WORD  # "to jointly hold"
    if (helpers and helpers[-1] == "to") or jointly:
        return _infinitive_tense(chunks, at, start)
    return Tense.PAST if is_past(verb) else Tense.UNCLEAR


def is_passive(chunks: Sequence[Chunk], verb: int, reach: int = 3) -> bool:
    """Whether a form of "be" stands near before a verb: "was attacked", "is strongly condemned"; not "is to
    lead".
    """
    if verb and chunks[verb - 1].text == "to":
        return False
    return any(not BE.isdisjoint(c.text.split()) for c in chunks[max(0, verb - reach) : verb])


BE = words("is are was were be been being")


def is_past(verb: str) -> bool:
    return verb.endswith("ed") or verb in _PAST_FORMS


_PAST_FORMS = words(
    """
    met held spoke took had paid led sent made gave was were struck hit brought wrote began sat left flew
    became came went drove rode ran fell broke rose won lost got saw found stood set sank shot blew drew fled
    fought sought swore chose undertook oversaw withdrew laid put shook spent read
    """
)


# "agreed to hold talks in June": what follows lies ahead of the decision.
_RESOLVED = words(
    """
    agreed agree agrees decided decides decide resolved pledged pledges pledge promised committed commits
    intend intends intended undertook undertake confirmed vowed vows is are will plans plan planned plans
    scheduled expected set due invited invitation intention readiness
    """
)


def _infinitive_tense(chunks: Sequence[Chunk], at: int, start: int) -> Tense:
    """ "is to meet", "to visit" in a headline look ahead, as does what was agreed; "visited X to meet Y" goes
    with its verb.
    """
    for position in range(at - 1, start - 1, -1):
        chunk = chunks[position]
        if chunk.text in _RESOLVED or position == start:
            return Tense.FUTURE
        if chunk.type in (Is.VERB, Is.LIGHT):
            return tense_at(chunks, position, start)
    return Tense.FUTURE


def noun_tense(adjectives: Sequence[str], chunks: Sequence[Chunk], start: int, after: int) -> Tense:
    """Of an event noun without a verb: its adjectives ("next"), what leads to it, what is said behind it."""
    if any(word in _FUTURE_NOUN for word in adjectives):
        return Tense.FUTURE
    if any(word in _PAST_NOUN for word in adjectives):
        return Tense.PAST
    if _is_to_come(chunks, start, after):
        return Tense.FUTURE
    if [chunk.text for chunk in chunks[max(0, start - _GOES_ON) : start]][:2] in _WILL_GO_ON:
        return Tense.FUTURE  # "will continue her trip in B on Saturday"
    outlook = _outlook(chunks, start)
    return _predicate_tense(chunks, after) if outlook is Tense.UNCLEAR else outlook


_GOES_ON = 3  # chunks: "will continue her"
_WILL_GO_ON = (["will", "continue"], ["will", "extend"], ["will", "prolong"])


def _is_to_come(chunks: Sequence[Chunk], start: int, after: int) -> bool:
    """ "the success of the Conference, to be held in May"; `after` is where the noun phrase ends."""
    phrase = [chunk.text for chunk in chunks[start:after]]
    return any(pair in _TO_COME for pair in pairwise(phrase))


_TO_COME = frozenset({("to", "be"), ("to", "take"), ("scheduled", "for"), ("planned", "for"), ("due", "in")})


def is_to_follow(chunks: Sequence[Chunk], start: int, said: Set[str]) -> bool:
    """ "visited A on May 3, to be followed by talks on May 9": the talks are not yet held.

    `said` are all words of the sentence.
    """
    if "followed" not in said:
        return False
    before = [c.text for c in chunks[max(0, start - _TO_FOLLOW) : start]]
    by = next((n for n, pair in enumerate(pairwise(before)) if pair == ("followed", "by")), 0)
    return by > 1 and before[by - 1] == "be" and before[by - 2] in ("to", "will")


_TO_FOLLOW = 5  # chunks: "to be followed by a"


_LOOKS_BACK = words(
    """
    recalled recalling recall recalls following since after thanked thanking outcome outcomes results success
    condemned condemns condemn condemning wake aftermath note
    """
)
_FOR = words("for ensure")
_LOOKS_AHEAD = words("forward ahead prior preparations preparation preparing invitation")
_PUTS = words("put puts putting brought set")
_REACH = 8  # chunks


def _outlook(chunks: Sequence[Chunk], start: int) -> Tense:
    """ "following the visit in March", "the outcome of the summit", "looking forward to the talks"."""
    for at in range(start - 1, max(0, start - _REACH) - 1, -1):
        chunk = chunks[at]
        if chunk.text in _LOOKS_BACK:
            sought = chunk.text == "success" and _FOR & {c.text for c in chunks[max(0, at - 2) : at]}
            return Tense.FUTURE if sought else Tense.PAST  # "work together for the success of the visit"
        # not "what was put forward at the Summit"
        put = chunk.text == "forward" and at > 0 and chunks[at - 1].text in _PUTS
        if chunk.text in _LOOKS_AHEAD and not put:
            return Tense.FUTURE
        if chunk.text in (",", ";") or chunk.type is Is.DATE:
            return Tense.UNCLEAR
    return Tense.UNCLEAR


def _predicate_tense(chunks: Sequence[Chunk], at: int) -> Tense:
    """ "The visit in March gave …", "The talks on May 3 were …": what is said of the noun behind it."""
    if at >= len(chunks):
        return Tense.UNCLEAR
    if chunks[at].text in _FUTURE:
        return Tense.FUTURE
    if chunks[at].type in (Is.VERB, Is.LIGHT) or chunks[at].text in ("was", "were", "had"):
        return tense_at(chunks, at, at)
    return Tense.UNCLEAR
