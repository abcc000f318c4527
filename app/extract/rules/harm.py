"""Harm that befalls a country: attacks with victims, disasters and accidents.

    "terror attacks in Baghdad, Iraq, on July 3"                      attack, the target is where it struck
    "Russia launched its invasion of Ukraine on 24 February 2022"     attack, with the one who did it
    "the crash in Sinai of a Russian airliner on 31 October"          disaster, of both
    "Hurricane X struck on October 4"                                 disaster, of the country spoken of

They are told in passing in releases about something else, so all but the dated ones are left out.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import ANNOUNCING, words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties
from app.extract.rules.calamities import is_attack, is_calamity
from app.extract.rules.ideas import is_on_idea
from app.extract.rules.military import read_military
from app.extract.rules.struck import HAPPENS, REACH, VICTIMS, add_struck
from app.extract.spoken import is_of_report, is_of_text
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_SPEAKING = words("we i ourselves")
_REMEMBERED = words("anniversary commemoration anniversaries")
_CARRIES_OUT = ("launch", "undert", "carried", "conduct")
_FIRE = words("shelling rocket fire")
_EMPTY = words("zone zones waters sea buffer")


def read_attacks(frame: Frame, reading: Reading) -> list[Candidate]:
    if _is_at_sea(frame):
        return read_military(frame, reading)
    dates = happened_on(frame)
    if (
        not dates
        or is_on_idea(frame)
        or _REMEMBERED & {c.text for c in frame.chunks[max(0, frame.at - 6) : frame.at]}
    ):
        return []
    candidate = begin(frame, EventType.ATTACK, "harm.attack")
    candidate.dates = dates
    striking = _striking(frame)
    doing = [c for c in striking if _does_itself(frame, c)]
    add_struck(candidate, frame, reading, spared={code for c in doing for code in c.codes})
    did_it = parties(frame.having("by")) + parties(frame.modifiers) or striking
    candidate.add_parties([c for c in did_it if c.type is not Is.PERSON or c.codes], CountryRole.ACTOR)
    if not candidate.countries:
        candidate.add_parties(_undergoing(frame), CountryRole.TARGET)
    return [candidate] if candidate.countries else []


def _undergoing(frame: Frame) -> list[Chunk]:
    """ "The President of B was assassinated", "Kharkiv was shelled": whose country it befell."""
    if frame.trigger.cls is TriggerClass.NOUN or not is_passive(frame.chunks, frame.at):
        return []
    before = [c for c in frame.chunks[frame.clause.start : frame.at] if len(c.codes) == 1]
    return [c._replace(type=Is.COUNTRY, person=None) for c in before[-1:]]


def _striking(frame: Frame) -> list[Chunk]:
    does = frame.trigger.cls is not TriggerClass.NOUN or frame.governor_word.startswith(_CARRIES_OUT)
    return parties(frame.subject) if does and not is_passive(frame.chunks, frame.at) else []


def _does_itself(frame: Frame, party: Chunk) -> bool:
    """ "Russia attacked …", "A's forces had invaded …"; not "Ukraine, attacked …", "the A mission attacked on
    May 3", "A said that rebels …".
    """
    behind = frame.chunks[frame.at + 1 : frame.at + 2]
    if frame.trigger.cls is not TriggerClass.NOUN and [c.text for c in behind] in (["on"], ["in"]):
        return False
    verb = frame.at if frame.governor is None else frame.governor
    between = [c.text for c in frame.chunks[frame.chunks.index(party) + 1 : verb]]
    return not frame.having("by") and _OWN_FORCES.issuperset(between)


_OWN_FORCES = words("'s armed forces army troops military navy air force has have had also again then first")


def _is_at_sea(frame: Frame) -> bool:
    """ "artillery shelling into the maritime buffer zone": force that nobody is told to have suffered."""
    if frame.word not in _FIRE:
        return False
    behind = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 2]]
    ahead = {w for c in frame.chunks[frame.at + 1 : frame.at + REACH] for w in c.text.split()}
    told = {w for c in frame.chunks for w in c.text.split()}
    return behind != ["of"] and bool(ahead & _EMPTY) and not told & VICTIMS


def read_disasters(frame: Frame, reading: Reading) -> list[Candidate]:
    if is_attack(frame, reading):
        return read_attacks(frame, reading)
    dates = happened_on(frame)
    if frame.trigger.cls is TriggerClass.LIGHT or not dates or not is_calamity(frame):
        return []
    candidate = begin(frame, EventType.DISASTER, "harm.disaster")
    candidate.dates = dates
    add_struck(candidate, frame, reading)
    candidate.add_parties(parties(frame.modifiers), CountryRole.TARGET)
    return [candidate] if candidate.countries else []


def happened_on(frame: Frame) -> list[DateMention]:
    """The day of the noun phrase; else the one near behind it; else the only one of the sentence, unless
    another event stands between.
    """
    chunks = frame.chunks
    dates = [
        at
        for at, c in enumerate(chunks)
        if c.date is not None and (c.date.is_day or c.date.is_month) and not _of_figures(chunks, at)
    ]
    found = [d for d in frame.dates if any(chunks[at].date is d for at in dates)]
    if found and frame.own_dates:
        return found
    days = [at for at in dates if not _of_jubilee(chunks, at) and not _of_another(chunks, at, frame.at)]
    behind = next((at for at in days if at > frame.at), None)
    if behind is not None:
        between = {w for c in chunks[frame.at + 1 : behind] for w in c.text.split()}
        if any(_acts(chunks, at) for at in range(frame.at + 1, behind)):
            return []  # the day of what somebody did
        near = between & HAPPENS or behind - frame.at < REACH
        near = near and not (_tells_apart(chunks, behind, frame.at) or is_of_text(chunks, behind, frame.at))
        if near and not _event_between(chunks, behind, frame.at):
            return [d for d in [chunks[behind].date] if d is not None]
    if (
        len(days) == 1
        and not _is_told_of_victims(frame)
        and not _is_answered_for(chunks, days[0], frame.at)
        and not is_of_report(chunks, days[0], frame.at)
        and not is_of_text(chunks, days[0], frame.at)
        and not _tells_apart(chunks, days[0], frame.at)
        and not _event_between(chunks, days[0], frame.at)
    ):
        return [d for d in [chunks[days[0]].date] if d is not None and _is_of_event(frame, d)]
    return []


def _is_told_of_victims(frame: Frame) -> bool:
    """ "landed in B on May 3 to help those hit by the earthquake": the day is that of the help."""
    before = [c.text for c in frame.chunks[: frame.at]]
    near = range(max(0, frame.at - _AFFECTED_NEAR), frame.at)
    helped = next((n for n in near if _AFFECTED & set(before[n].split())), len(before))
    finite = 0 < helped < len(before) and before[helped - 1] in ("been", "was", "were", "is", "are")
    return not finite and not _BY_OF.isdisjoint(before[helped + 1 :])


_AFFECTED_NEAR = 5  # chunks: "those hit by the", "victims of the devastating"
_AFFECTED = words(
    "hit affected struck victims displaced survivors stricken suffering homeless impacted devastated ravaged"
)
_BY_OF = words("by of from")


def _is_answered_for(chunks: Sequence[Chunk], day: int, event: int) -> bool:
    """ "imposed sanctions on A on May 3 for its complicity in the abduction", "sent a team on May 3 to help
    those hit when the dam broke": when it was answered.
    """
    between = [c.text for c in chunks[day:event]] if day < event else []
    helped = any(pair[0] == "to" and pair[1] in _HELPING for pair in pairwise(between))
    return helped or not _PART_IN_IT.isdisjoint(between)


_HELPING = words("help assist aid support")


_PART_IN_IT = words(
    """
    complicity role involvement part participation responsibility responsible involved response respond
    responding
    """
)


def _of_figures(chunks: Sequence[Chunk], at: int) -> bool:
    """ "left 12 people dead as of May 3": the day of the count."""
    return at > 1 and chunks[at - 1].text == "of" and chunks[at - 2].text == "as"


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether somebody is named who may do something; not X in "the killing of X", "the plot against X"."""
    before = [w for c in chunks[max(0, at - 2) : at] for w in c.text.split()][-2:]
    undergoes = before[-1:] in (["of"], ["as"], ["against"]) or before == ["of", "the"]
    return chunks[at].type is Is.PERSON and not undergoes


def _of_jubilee(chunks: Sequence[Chunk], date: int) -> bool:
    """ "Today marks two years since …", "Two years ago today": the day on which it is remembered."""
    around = [*chunks[max(0, date - 1) : date], *chunks[date + 1 : date + 2]]
    return not _MARKING.isdisjoint(chunk.text for chunk in around)


_MARKING = words("marks marked ago")


def _of_another(chunks: Sequence[Chunk], date: int, event: int) -> bool:
    """ "Since the coup in February, clashes have …": a day tied to another event noun before it."""
    at = date - 1
    while at >= 0 and chunks[at].text in ("in", "on", "of", "early", "late", "last"):
        at -= 1
    both = at - 2 == event and chunks[at - 1].text == "and"  # "the eruption and tsunami on May 3"
    named = chunks[date].date
    beside = (
        at == date - 1 and named is not None and bool(named.relative)
    )  # "a day of mourning today for victims"
    tied = (0 <= at < date - 1 or beside) and at != event and not both and chunks[at].type is Is.NOUN
    return tied and any(t.type in _OTHERS for t in chunks[at].triggers)


def _tells_apart(chunks: Sequence[Chunk], date: int, event: int) -> bool:
    """ "the May 3 agreement and the aggression of A": the day names another thing; "On May 3 the Embassy …"
    does not.
    """
    if chunks[date + 1 : date + 2] and chunks[date + 1].text in ("the", "a", "an"):
        return False
    behind = next(
        (n for n in range(date + 1, min(len(chunks), date + 4)) if chunks[n].type is Is.NOUN), event
    )
    return behind != event and all(c.type is not Is.MARK for c in chunks[date:behind])


def _is_of_event(frame: Frame, date: DateMention) -> bool:
    """ "We recommit ourselves today …", "Today X announced aid for the victims of the storm": the day of the
    words; "Today A launched …" that of the deed.
    """
    before = {c.text for c in frame.chunks[: frame.at]}
    return not date.relative or not (_SPEAKING | ANNOUNCING) & before


def _event_between(chunks: Sequence[Chunk], date: int, event: int) -> bool:
    low, high = sorted((date, event))
    if low == event and chunks[low + 1].text == "and":
        low += 1 + (chunks[low + 2].type is Is.NOUN)  # the day is that of both
    struck = _what_is_struck(chunks, event)
    inside = [c for n, c in enumerate(chunks[low + 1 : high], low + 1) if n != struck]
    plain = (c for c in inside if not (c.text in _PART_OF_IT or c.text.endswith(" of")))
    between = [t for c in plain for t in c.triggers]
    return any(
        t.type in _OTHERS and t.cls is not TriggerClass.LIGHT and t.frame not in _EMPTY_VERBS for t in between
    )


def _what_is_struck(chunks: Sequence[Chunk], event: int) -> int | None:
    """The noun right behind "the attack on the": a convoy, a consulate, a ceremony."""
    ahead = chunks[event + 1 : event + _STRUCK_NEAR]
    if not ahead or ahead[0].text not in ("on", "against", "at"):
        return None
    return next((event + 1 + n for n, c in enumerate(ahead) if c.type is Is.NOUN), None)


_STRUCK_NEAR = 5  # chunks


# Who strikes, and the harm: "On May 3 a suicide bomber blew himself up in A", "The floods left many dead".
_PART_OF_IT = words("gunman gunmen left leaves") | {"suicide bomber", "suicide bombers"}


# "the losses that the crash brought about on May 3", "The floods left 50 people dead on May 3"
_EMPTY_VERBS = ("carry", "come", "flight", "outbreak", "passage")
# Types that take a day to themselves; "held", "struck" and the like speak for none.
_OTHERS = frozenset(EventType) - {EventType.STATEMENT, EventType.AGREEMENT, EventType.RELATIONS}
