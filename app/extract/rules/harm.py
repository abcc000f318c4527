"""Harm that befalls a country: attacks with victims, disasters and accidents.

    "terror attacks in Baghdad, Iraq, on July 3"                      attack, the target is where it struck
    "Russia launched its invasion of Ukraine on 24 February 2022"     attack, with the one who did it
    "the crash in Sinai of a Russian airliner on 31 October"          disaster, of both
    "Hurricane X struck on October 4"                                 disaster, of the country spoken of

They are told in passing in releases about something else, so all but the dated ones are left out.
"""

from collections.abc import Iterator, Sequence, Set

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.frames.subjects import antecedents
from app.extract.lexicon import ANNOUNCING, words
from app.extract.reading import Reading
from app.extract.rules.base import begin, parties, salient, set_place
from app.extract.rules.calamities import is_calamity
from app.extract.rules.ideas import is_on_idea
from app.extract.rules.military import read_military
from app.extract.spoken import is_of_report
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_STRUCK = words("in on against of at near outside off targeting targeted struck hit across from")
_HAPPENS = words(
    """
    erupted struck hit hits strikes occurred happened crashed sank took broke swept caused set perpetrated
    made carried out committed left claimed
    """
)
_SPEAKING = words("we i ourselves")
_REMEMBERED = words("anniversary commemoration anniversaries")
_CARRIES_OUT = ("launch", "undert", "carried", "conduct")
_REACH = 12
_FIRE = words("shelling rocket fire")
_EMPTY = words("zone zones waters sea buffer")
_VICTIMS = words(
    """
    killed killing kills wounded injured injuring dead died deaths death victims victim casualties lives
    civilians sailors soldiers fishermen
    """
)


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
    _add_struck(candidate, frame, reading, spared={code for c in doing for code in c.codes})
    did_it = parties(frame.having("by")) + parties(frame.modifiers) or striking
    candidate.add_parties([c for c in did_it if c.type is not Is.PERSON or c.codes], CountryRole.ACTOR)
    return [candidate] if candidate.countries else []


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
    ahead = {w for c in frame.chunks[frame.at + 1 : frame.at + _REACH] for w in c.text.split()}
    told = {w for c in frame.chunks for w in c.text.split()}
    return behind != ["of"] and bool(ahead & _EMPTY) and not told & _VICTIMS


def read_disasters(frame: Frame, reading: Reading) -> list[Candidate]:
    dates = happened_on(frame)
    if frame.trigger.cls is TriggerClass.LIGHT or not dates or not is_calamity(frame):
        return []
    candidate = begin(frame, EventType.DISASTER, "harm.disaster")
    candidate.dates = dates
    _add_struck(candidate, frame, reading)
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
        near = between & _HAPPENS or behind - frame.at < _REACH
        near = near and not _tells_apart(chunks, behind, frame.at)
        if near and not _event_between(chunks, behind, frame.at):
            return [d for d in [chunks[behind].date] if d is not None]
    if (
        len(days) == 1
        and not is_of_report(chunks, days[0], frame.at)
        and not _tells_apart(chunks, days[0], frame.at)
        and not _event_between(chunks, days[0], frame.at)
    ):
        return [d for d in [chunks[days[0]].date] if d is not None and _is_of_event(frame, d)]
    return []


def _of_figures(chunks: Sequence[Chunk], at: int) -> bool:
    """ "left 12 people dead as of May 3": the day of the count."""
    return at > 1 and chunks[at - 1].text == "of" and chunks[at - 2].text == "as"


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether somebody is named who may do something; not X in "the killing of X", "to swear in Y as X"."""
    before = [c.text for c in chunks[max(0, at - 2) : at]]
    return chunks[at].type is Is.PERSON and before[-1:] not in (["of"], ["as"]) and before != ["of", "the"]


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
    tied = 0 <= at < date - 1 and at != event and not both and chunks[at].type is Is.NOUN
    return tied and any(t.type in _OTHERS for t in chunks[at].triggers)


def _tells_apart(chunks: Sequence[Chunk], date: int, event: int) -> bool:
    """ "the May 3 agreement and the aggression of A": the day names another thing."""
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
    between = [t for c in chunks[low + 1 : high] for t in c.triggers]
    return any(
        t.type in _OTHERS and t.cls is not TriggerClass.LIGHT and t.frame not in _EMPTY_VERBS for t in between
    )


# "the losses that the crash brought about on May 3", "The floods left 50 people dead on May 3"
_EMPTY_VERBS = ("carry", "come", "flight", "outbreak")
# Types that take a day to themselves; "held", "struck" and the like speak for none.
_OTHERS = frozenset(EventType) - {EventType.STATEMENT, EventType.AGREEMENT, EventType.RELATIONS}


def _add_struck(candidate: Candidate, frame: Frame, reading: Reading, spared: Set[str] = frozenset()) -> None:
    """Where it struck: named behind the event, else before it in the sentence, else in the title. Who is
    said to have done it is `spared`, unless it is named as the place.
    """
    behind = list(_named_behind(frame))
    victims = [
        c for c in (*frame.object, *frame.having("of")) if c.codes
    ]  # "the killing of X, President of A"
    struck = [c for c in antecedents(frame.chunks, frame.clause) if c.type is Is.COUNTRY and c.codes]
    named = behind or victims
    supposed = struck
    if not struck and not _is_somewhere(frame, reading):
        supposed = _in_title(reading) or _spoken_of(frame, reading)
    if behind and candidate.place is None:
        set_place(candidate, [c for c in behind if c.type is Is.PLACE][:1])
    rule = f"{candidate.rule}.struck"
    for chunk in named or [c for c in supposed if spared.isdisjoint(c.codes)]:
        for code in chunk.codes[:1] if chunk.type is Is.PLACE else chunk.codes:
            candidate.add_country(code, CountryRole.TARGET, chunk.span, rule, chunk.entry)


def _is_somewhere(frame: Frame, reading: Reading) -> bool:
    """ "a terrorist attack in Taftan": a place that is not known, so nobody knows in which country."""
    ahead = frame.chunks[frame.at + 1 : frame.at + 3]
    where = len(ahead) > 1 and ahead[0].text in ("in", "near") and not ahead[1].codes
    return where and reading.folded[ahead[1].span.start].isupper()


def _spoken_of(frame: Frame, reading: Reading) -> list[Chunk]:
    """The country that the text speaks of, unless it is where somebody of another sentence goes."""
    found = salient(frame, reading)[:1]
    if found and found[0] not in frame.chunks and reading.asked:
        return []
    rows = [row for row in reading.chunks[: frame.sentence.number] if found and found[0] in row]
    before = [c.text for c in rows[0][: rows[0].index(found[0])] if c.text != "the"] if rows else []
    return [] if before[-1:] == ["to"] and found[0] not in frame.chunks else found


def _are_joined(row: Sequence[Chunk], first: Chunk, second: Chunk) -> bool:
    """ "Help for the Victims in A and B"."""
    between = row[row.index(first) + 1 : row.index(second)]
    return [c.text for c in between if c.text != "the"] == ["and"]


def _named_behind(frame: Frame) -> Iterator[Chunk]:
    """Countries and places that "in", "on", "of" tie to the event, and those that "and" joins to them."""
    chunks = frame.chunks
    last = None
    stop = frame.clause.end if frame.clause.kind is ClauseKind.RELATIVE else len(chunks)
    for at in range(frame.at + 1, min(stop, frame.at + _REACH + 4)):
        chunk = chunks[at]
        if chunk.type in (Is.VERB, Is.LIGHT) and not set(chunk.text.split()) & (_HAPPENS | _VICTIMS):
            return
        if chunk.type not in (Is.PLACE, Is.COUNTRY, Is.DEMONYM) or not chunk.codes:
            continue
        between = {c.text for c in chunks[(last if last is not None else max(frame.at, at - 7)) + 1 : at]}
        if last is not None and not between <= _JOINS:
            return
        if last is not None or _STRUCK & between:
            last = at
            yield chunk


_JOINS = words(
    """
    and , the in of north south east west northern southern eastern western ( ) embassy consulate mission
    embassies consulates
    """
)


def _in_title(reading: Reading) -> list[Chunk]:
    for sentence in reading.sentences:
        if sentence.is_title:
            row = reading.chunks[sentence.number]
            found = [c for c in row if c.type in (Is.PLACE, Is.COUNTRY) and c.codes]
            found = [c for c in found if reading.home not in c.codes] or found
            if found:
                return [*found[:1], *(c for c in found[1:2] if _are_joined(row, found[0], c))]
    return []
