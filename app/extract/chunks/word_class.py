"""Decides which words that may be noun and verb ("visit", "launch", "issues") are which."""

from collections.abc import Sequence
from itertools import pairwise

from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import words
from app.extract.triggers import TriggerClass, triggers_by_word


def settle_word_classes(chunks: list[Chunk]) -> list[Chunk]:
    """Decides which words that are both noun and verb ("visit", "launch", "call") are which."""
    settled = list(chunks)
    for at in [n for n, c in enumerate(chunks) if c.triggers or c.text in _UNSETTLED]:
        chunk, last = chunks[at], settled[at - 1] if at else None
        if (
            _is_auxiliary(chunks, at)
            or _is_also_noun(chunk, last)
            or _is_medium(chunks, at)
            or (_is_delegation(chunk) and not _is_led_abroad(chunks, at))
            or (last is not None and last.text in _TELLS_OF_NOUN.get(chunk.text, ()))
        ):
            settled[at] = Chunk(Is.WORD, chunk.span, chunk.text)
        elif chunk.text == "meeting" and last is not None and last.text in _MEET_NOW:
            verbs = tuple(t for t in triggers_by_word()["meet"] if t.phrase == ("meet",))
            settled[at] = chunk._replace(type=Is.VERB, triggers=verbs, entry=verbs[0].entry)
        elif chunk.text in _CONVENES and _is_envoy(chunks, at + 1, at - 1):
            verbs = tuple(t for t in triggers_by_word()["convoked"] if t.phrase == ("convoked",))
            settled[at] = chunk._replace(type=Is.VERB, triggers=verbs, entry=verbs[0].entry)
        elif len({t.cls for t in chunk.triggers}) > 1 or chunk.text in ("call", "calls", "visiting"):
            settled[at] = _noun_or_verb(last, chunk, chunks[at + 1] if at + 1 < len(chunks) else None)
    return settled


def _is_delegation(chunk: Chunk) -> bool:
    return any(trigger.frame == "led" for trigger in chunk.triggers)


def _is_led_abroad(chunks: Sequence[Chunk], at: int) -> bool:
    """ "will lead a business delegation of 30 companies to A": a trip; not "the Turkish delegation"."""
    before = [c.text.split()[-1] for c in chunks[max(0, at - _PHRASE) : at]]
    led = any(verb in _LEADING and article in _ARTICLES for verb, article in pairwise(before))
    ahead = pairwise(chunks[at + 1 : at + _PHRASE])
    return led and any(to.text == "to" and goal.type in (Is.COUNTRY, Is.PLACE) for to, goal in ahead)


_PHRASE = 10  # chunks: "a 30-strong high-level business delegation of firms to"
_LEADING = words("lead leads led leading head heads headed heading")
_ARTICLES = words("a an his her their")
_CONVENES = words("convened convenes convene")


def _is_envoy(chunks: Sequence[Chunk], behind: int, before: int) -> bool:
    """ "convened the Ambassador of B", "The Ambassador of B was convened to the Ministry": a protest."""
    told = list(chunks[behind : behind + 2])
    if before > 0 and chunks[before].text in ("was", "were", "been"):
        told = list(chunks[max(0, before - 3) : before])
    return any(
        c.type is Is.PERSON and ("ambassador" in c.text or "charg" in c.text or "envoy" in c.text)
        for c in told
    )


_MEET_NOW = words("are were")  # "The ministers are meeting in Accra"


def _is_medium(chunks: Sequence[Chunk], at: int) -> bool:
    """ "was held via video conference", "met by videoconference": how one met, not another event."""
    opens = at - 2 if at and chunks[at - 1].text in _OF_SCREENS else at - 1
    if opens < 0 or chunks[opens].text not in _BY:
        return False
    return opens < at - 1 or chunks[at].text in _SCREENS


_BY = words("via by through over")
_OF_SCREENS = words("video virtual online")
_SCREENS = words("videoconference teleconference videoconferencing video-conference") | {
    "video conference",
    "video teleconference",
}
# What a participle stands behind that says of what sort a noun is: "the newly appointed Ambassador", "the
# countries concerned".
_TELLS_OF_NOUN = {
    "appointed": words("newly recently"),
    "concerned": words("countries parties sides agencies ministries authorities those all others states"),
}
_UNSETTLED = words("had has have call calls visiting")  # to be settled even where they are no triggers
_ALSO_NOUNS = words(
    """
    issues issue releases release present open close address host lead leads chair chairs read hit conduct
    grant offers offer exchange
    """
)
_BEFORE_PREDICATES = words(
    "to will would and also who which they we he she it i jointly not then has have today that can could"
)


def _is_predicate(last: Chunk | None) -> bool:
    """Whether a word that is a noun or adjective too ("maritime issues") stands where a verb would."""
    if last is None:
        return False
    if last.text == ")":
        return True
    if last.type in (Is.WORD, Is.MARK, Is.NUMBER):
        return last.text in _BEFORE_PREDICATES or last.text.endswith("ly")
    return last.type in (Is.PERSON, Is.GROUP, Is.COUNTRY, Is.ORGANISATION, Is.CAPITALISED, Is.DATE, Is.NOUN)


def _is_also_noun(chunk: Chunk, last: Chunk | None) -> bool:
    return chunk.type is Is.LIGHT and chunk.text in _ALSO_NOUNS and not _is_predicate(last)


def _is_auxiliary(chunks: Sequence[Chunk], at: int) -> bool:
    """ "has been held", "had successfully concluded": the verb is still to come."""
    if chunks[at].text not in ("had", "has", "have"):
        return False
    for chunk in chunks[at + 1 : at + 4]:
        if chunk.text == "been" or chunk.type in (Is.LIGHT, Is.VERB):
            return True
        if chunk.type is not Is.WORD or not chunk.text.endswith(
            ("ly", "also", "not", "now", "since", "already")
        ):
            return chunk.type is Is.WORD and chunk.text.endswith("ed")
    return False


def _noun_or_verb(last: Chunk | None, chunk: Chunk, following: Chunk | None) -> Chunk:
    verbs = tuple(t for t in chunk.triggers if t.cls is not TriggerClass.NOUN)
    nouns = tuple(t for t in chunk.triggers if t.cls is TriggerClass.NOUN)
    if _reads_as_verb(last, chunk, following):
        if not verbs:
            return Chunk(Is.WORD, chunk.span, chunk.text)
        kind = Is.VERB if any(t.cls is TriggerClass.VERB for t in verbs) else Is.LIGHT
        return chunk._replace(type=kind, triggers=verbs, entry=verbs[0].entry)
    if not nouns:
        return Chunk(Is.WORD, chunk.span, chunk.text) if chunk.text == "visiting" else chunk
    return chunk._replace(type=Is.NOUN, triggers=nouns, entry=nouns[0].entry)


_BEFORE_GERUND = words("at of for after before by since when while")  # "glad of visiting Accra"
_VERB_BEFORE = words(
    """
    to will would shall can could may might must not also then who which and jointly today thereafter
    subsequently afterwards later
    """
)
_NOUN_AFTER = words("to of by between with")


def _reads_as_verb(last: Chunk | None, chunk: Chunk, following: Chunk | None) -> bool:
    if chunk.text == "visiting":
        if last is None or last.text in ("is", "are", "was", "were", "currently", "be", "now"):
            return last is not None
        somewhere = following is not None and following.type in (Is.COUNTRY, Is.PLACE)
        return somewhere and last.text in _BEFORE_GERUND
    if last is None:
        return False
    if following is not None and following.text in ("on", "for", "upon") and chunk.text in ("calls", "call"):
        return True
    takes_object = following is not None and following.type in (Is.COUNTRY, Is.PLACE, Is.PERSON, Is.COMPOUND)
    if last.text == "," and takes_object and chunk.text == "visits":
        return True  # "X, Minister for Foreign Affairs, Visits India"
    if last.text in _VERB_BEFORE:
        return last.text != "and" or takes_object
    if last.type in (Is.PERSON, Is.GROUP) or last.text in ("he", "she", "they", "we", "it"):
        return following is None or following.text not in _NOUN_AFTER or chunk.text.startswith("travel")
    if last.type in (Is.COUNTRY, Is.CAPITALISED):
        return takes_object or (following is not None and following.text in ("a", "an", "the", "another"))
    return False
