"""When and where an encounter was, as said right behind its noun.

"the Dialogue, whose sixth round was held in C on May 3", "the Summit, which will bring A to C on May 3",
"the first such meeting in four years, the last one having been held in C in May"
"""

from collections.abc import Sequence

from app.extract.chunks import Chunk, Is
from app.extract.frames.chains import HAPPENS
from app.extract.frames.frame import Frame
from app.extract.frames.lists import party_list
from app.extract.lexicon import words
from app.extract.tenses import tense_at

_VERBS = frozenset({Is.VERB, Is.LIGHT})


def take_hosts_of_relative(frame: Frame) -> None:
    """ "the Dialogue, which A and B co-hosted in C on May 3": by A and B."""
    chunks = frame.chunks
    which = frame.at + 1 + (frame.at + 1 < len(chunks) and chunks[frame.at + 1].text == ",")
    if which >= len(chunks) or chunks[which].text not in ("which", "that"):
        return
    hosts, after = party_list(chunks, which + 1, len(chunks))
    after += after < len(chunks) and chunks[after].text in _TOGETHER
    if hosts and after < len(chunks) and chunks[after].text in _HOSTED:
        frame.prepositions.setdefault("by", []).extend(hosts)


_HOSTED = words("hosted co-hosted organized organised co-organized co-organised convened held")
_TOGETHER = words("jointly together")


def take_days_of_relative(frame: Frame) -> None:
    """The days and the place that a clause behind the noun tells of it, where its own phrase has none."""
    if frame.dates or frame.said.isdisjoint(_OPENERS):
        return
    told = _told_behind(frame.chunks, frame.at)
    if told is None:
        return
    verb, stop = told
    row = frame.chunks[verb:stop]
    days = [c.date for c in row if c.date is not None]
    if not days:
        return
    frame.dates, frame.own_dates = next(([d] for d in days if d.is_day), days[:1]), True
    frame.tense = tense_at(frame.chunks, verb, frame.at)
    frame.places = frame.places or [
        c for n, c in enumerate(row) if c.type is Is.PLACE and row[n - 1].text in ("in", "at", "to")
    ]


_OPENERS = words("whose which that having")


def _told_behind(chunks: Sequence[Chunk], at: int) -> tuple[int, int] | None:
    """The verb that tells of the noun, and where its clause ends."""
    for position in range(at + 1, min(len(chunks), at + _NEAR)):
        chunk = chunks[position]
        if chunk.text == "having":
            return _before_it(chunks, at, position)
        if chunk.text in ("which", "that") and position - at <= _RIGHT_BEHIND:
            return _gathers(chunks, position)
        if chunk.text == "whose" and position - at <= _BEHIND_PARTIES:
            return _rounds_of_it(chunks, position)
        if chunk.text in _ANOTHER:
            return None
    return None


_NEAR = 24  # chunks: "The meeting was the first that A and B had held for four years, the last having been"
_RIGHT_BEHIND = 2  # chunks: ", which"
_BEHIND_PARTIES = 7  # chunks: "with A and B, whose"
_ANOTHER = words("; who where while when")


def _rounds_of_it(chunks: Sequence[Chunk], whose: int) -> tuple[int, int] | None:
    """ "whose second meeting took place in C in May"."""
    ahead = range(whose + 1, min(len(chunks), whose + _TO_VERB))
    verb = next((n for n in ahead if chunks[n].type in _VERBS), None)
    if verb is None or chunks[verb].text not in HAPPENS:
        return None
    rounds = any(c.text in _ROUNDS for c in chunks[whose + 1 : verb])
    return (verb, _end(chunks, verb)) if rounds else None


_TO_VERB = 9  # chunks: "whose fourth and last round, too, was held"
_ROUNDS = words("round session meeting edition gathering sitting consultation consultations")


def _gathers(chunks: Sequence[Chunk], which: int) -> tuple[int, int] | None:
    """ "which will bring leaders of A to C from June 4 to 5"."""
    ahead = range(which + 1, min(len(chunks), which + 4))
    verb = next((n for n in ahead if chunks[n].text.split()[0] in _GATHERS), None)
    return (verb, _end(chunks, verb)) if verb is not None else None


_GATHERS = words("bring brings brought gather gathers gathered draws drew unites united assembles assembled")


def _before_it(chunks: Sequence[Chunk], at: int, having: int) -> tuple[int, int] | None:
    """ "the ninth having been held in C in May", "its last session having taken place …"."""
    comma = next((n for n in range(having - 1, at, -1) if chunks[n].text == ","), None)
    ahead = range(having + 1, min(len(chunks), having + 4))
    verb = next((n for n in ahead if chunks[n].text in HAPPENS), None)
    if comma is None or verb is None:
        return None
    said = {c.text for c in chunks[comma + 1 : having]}
    ordinal = any(word.endswith(_ORDINAL) for word in said)
    return (verb, _end(chunks, verb)) if ordinal or not said.isdisjoint(_EARLIER) else None


_EARLIER = words("last previous first second third latest preceding")
_ORDINAL = ("th", "rd", "nd", "st")


def _end(chunks: Sequence[Chunk], verb: int) -> int:
    """Where the clause ends: at the next verb, pronoun or semicolon, or at a comma that no place or year
    follows.
    """
    for position in range(verb + 1, len(chunks)):
        chunk = chunks[position]
        if chunk.type in _VERBS or chunk.text in _ENDS:
            return position
        behind = chunks[position + 1].type if position + 1 < len(chunks) else None
        if chunk.text == "," and behind not in (Is.PLACE, Is.COUNTRY, Is.DATE):
            return position
    return len(chunks)


_ENDS = words("; who which where while when whose")
