"""Bodies that are conferences, too: who attends "the Munich Security Conference" attends an event.

The dictionary knows such names as organisations. Behind a verb of attending or hosting, or before one of
being held, the last word of the name becomes the event noun that it is, the rest stays the organisation; a
name that goes on behind its event noun ("Summit for Democracy") is an event noun as a whole.
"""

import re
from collections.abc import Sequence

from app.domain.event_types import EventType
from app.domain.text import Span
from app.extract.chunks.chunk import Chunk, Is
from app.extract.lexicon import ORDINALS, words
from app.extract.triggers import Trigger, TriggerClass, triggers_by_word

_ATTENDING = words(
    """
    attend attends attended attending participate participates participated participating take took taking
    join joins joined joining host hosts hosted address addresses addressed represented represents
    representing
    opened opens chaired chairs co-chaired co-chairs presided presides convened convenes
    """
)
_LEADING = _ATTENDING | {"for"}  # "travels to Munich for the Munich Security Conference"
_BETWEEN = words(
    """
    the a an in at to over this annual next upcoming part and first second third fourth fifth sixth seventh
    eighth
    ninth tenth inaugural
    """
)
_HELPERS = words("was is will be has been to were are")
_HELD = words("took takes take held convened opened opens concluded hosted")
_HOSTING = words("host hosts hosted")
_AHEAD = 9  # chunks: ", which the United States will host"
_GOES_ON = frozenset({Is.POSSESSIVE, Is.GROUP, Is.NOUN, Is.CAPITALISED, Is.PERSON})


def name_councils(chunks: list[Chunk]) -> list[Chunk]:
    """ "participate in the SCO Council of Foreign Ministers" as an event of them."""
    named = list(chunks)
    for at in [n for n, chunk in enumerate(chunks[:-2]) if chunk.text == "council"]:
        of_ministers = chunks[at + 1].text == "of" and chunks[at + 2].type is Is.GROUP
        behind = chunks[at + 3 : at + 5]
        meets = any(c.type in (Is.NOUN, Is.POSSESSIVE) for c in behind)
        before = at - 1
        while before >= 0 and (chunks[before].text in _BETWEEN or chunks[before].type in _WHOSE):
            before -= 1
        numbered = chunks[at - 1].type is Is.NUMBER or chunks[at - 1].text in ORDINALS
        attended = before >= 0 and chunks[before].text.split()[0] in _LEADING
        held = bool(behind) and behind[0].text in _HELD
        if of_ministers and not meets and (attended or held or (at and numbered)):
            nouns = _nouns("summit" if chunks[at + 2].text.endswith(_LEADERS) else "conference")
            named[at] = chunks[at]._replace(type=Is.NOUN, triggers=nouns, entry=nouns[0].entry)
    return named


_LEADERS = ("heads of state", "heads of government", "heads of state and government")
_WHOSE = frozenset({Is.ORGANISATION, Is.NUMBER, Is.COMPOUND, Is.CAPITALISED})


def part_conferences(chunks: list[Chunk]) -> list[Chunk]:
    """ "attend the Munich Security Conference" as organisation and event noun."""
    parted: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        event = _event_in(chunks, at) if chunk.type in _NAMES else None
        parted.extend(_parts(chunk, event) if event is not None else [chunk])
    return parted


_NAMES = frozenset({Is.ORGANISATION, Is.MASK})


def _event_word(name: str) -> str | None:
    """The last words of a name ("Summit", "Heads of Government Meeting"), or those before "of", "on", "for",
    where they are an event noun.
    """
    longest = next((e for e in _LEADERS_MEET if name.endswith(f" {e}")), None)
    if longest is not None:
        return longest
    *before, last = re.split(" (?:of|on|for) ", name)[0].split()
    return last if (before or last != name) and _nouns(last) else None


_LEADERS_MEET = ("heads of government meeting", "heads of state meeting")


def _nouns(event: str) -> tuple[Trigger, ...]:
    phrase = tuple(event.split())
    found = triggers_by_word().get(phrase[0], ())
    return tuple(t for t in found if t.phrase == phrase and t.cls is TriggerClass.NOUN)


def _event_in(chunks: Sequence[Chunk], at: int) -> str | None:
    """The event noun of the name, where somebody attends it, or it takes place."""
    if chunks[at].text.endswith(f" {_COUNCIL}"):
        return _COUNCIL if _is_sat_in(chunks, at) else None
    last = _event_word(chunks[at].text)
    behind = _past_short_form(chunks, at + 1)
    if chunks[at].type is Is.MASK:
        behind = _past_topic(chunks, behind)
    following = chunks[behind].type if behind < len(chunks) else Is.MARK
    if last is None or following in _GOES_ON:
        return None
    if _is_hosted_behind(chunks, behind - 1) or (_gathers(last) and _is_dated_behind(chunks, behind)):
        return last
    ahead = [c.text.split()[0] for c in chunks[behind : behind + 4] if c.text not in _HELPERS]
    if ahead and (ahead[0] in _HELD or ahead[1:2] == ["its"]):
        return last  # "The Forum holds its 17th meeting"
    if at and (chunks[at - 1].type is Is.NUMBER or chunks[at - 1].text in ORDINALS):
        return last  # "the 17th Forum" is one of a series
    position = at - 1
    while position >= 0 and (chunks[position].text in _BETWEEN or chunks[position].type is Is.NUMBER):
        position -= 1
    return last if position >= 0 and chunks[position].text.split()[0] in _LEADING else None


_COUNCIL = "council"
_SITTING = words(
    """
    attend attends attended attending participate participates participated participating take takes took
    taking address addresses addressed
    """
)


def _is_sat_in(chunks: Sequence[Chunk], at: int) -> bool:
    """ "attended the European Council", "addressed the Security Council"; not its decision."""
    position = at - 1
    while position >= 0 and chunks[position].text in _BETWEEN:
        position -= 1
    goes_on = at + 1 < len(chunks) and chunks[at + 1].type in _GOES_ON
    return position >= 0 and chunks[position].text.split()[0] in _SITTING and not goes_on


def _past_topic(chunks: Sequence[Chunk], at: int) -> int:
    """ "The Berlin Conference on Libya takes place": behind "on Libya"."""
    on = [c.text for c in chunks[at : at + 1]] == ["on"]
    return at + 2 if on and at + 2 < len(chunks) else at


def _past_short_form(chunks: Sequence[Chunk], at: int) -> int:
    """Behind "(CHOGM)"."""
    return at + 3 if [c.text for c in chunks[at : at + 3 : 2]] == ["(", ")"] else at


def _is_hosted_behind(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the Summit for Democracy, which A will host", "the Ocean Conference that A is hosting in May"."""
    ahead = [c.text for c in chunks[at + 1 : at + _AHEAD]]
    opens = ahead[:1] == [","]
    return ahead[opens : opens + 1] in (["which"], ["that"]) and not _HOSTING.isdisjoint(ahead)


def _gathers(event: str) -> bool:
    """ "Conference", "Forum", "Summit"; not an "Assembly", by which something is adopted on a day, nor the
    "Committee" of the Red Cross.
    """
    return event != "assembly" and any(t.type in _GATHERINGS for t in _nouns(event))


_GATHERINGS = frozenset({EventType.CONFERENCE, EventType.SUMMIT})


def _is_dated_behind(chunks: Sequence[Chunk], at: int) -> bool:
    """ "at the Munich Security Conference on May 3", "… in Munich, Germany, in February", "… (3-5 May)"."""
    before = next((n for n in range(at - 2, -1, -1) if chunks[n].text not in ("of", "the")), 0)
    if chunks[before].type is Is.NOUN:
        return False  # "the 77th session of the General Assembly": told by its noun
    for chunk in chunks[at : at + _DATED_NEAR]:
        if chunk.date is not None:
            return chunk.date.is_day or chunk.date.is_month
        if chunk.type not in (Is.PLACE, Is.COUNTRY) and chunk.text not in _TO_DAY:
            return False
    return False


_DATED_NEAR = 7  # chunks
_TO_DAY = words("in on at from , (")


def _parts(chunk: Chunk, event: str) -> list[Chunk]:
    leaders = event == _COUNCIL and chunk.text.startswith("european")
    nouns = _nouns("summit" if leaders else "session" if event == _COUNCIL else event)
    if not chunk.text.endswith(event):
        return [chunk._replace(type=Is.NOUN, triggers=nouns, entry=nouns[0].entry)]
    cut = chunk.span.end - len(event)
    body = chunk._replace(span=Span(chunk.span.start, cut - 1), text=chunk.text[: -len(event) - 1])
    return [
        body,
        Chunk(Is.NOUN, Span(cut, chunk.span.end), event, triggers=nouns, entry=nouns[0].entry),
    ]
