"""Nationals abroad: evacuated, brought home, detained, set free.

"28 nationals were evacuated from A on April 24"         the publisher acts; A is only where they were
"Citizen X was released from prison in A"                A acts, the publisher's country is the target
"Twenty-three citizens were able to leave A today"       where the text speaks of trouble there
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, set_place
from app.extract.rules.captives import exchanged, released
from app.extract.rules.harm import happened_on
from app.extract.rules.nationals import are_foreign, are_in_trouble, counted, of_ours, plain, whose_people
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_CAPTIVITY = words(
    """
    detention custody prison jail detained imprisonment imprisoned captivity arrested hostages hostage
    sentenced unjustly arbitrarily kidnapped abducted pirates captive trafficked
    """
)


_ABOARD = words(
    "aboard board carrying carried carries passengers evacuees bringing brought remains"
)  # "landed with 17 nationals on board"
_SENDING = words("dispatched dispatches dispatch sent sends send sending dispatching")


def read_consular(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame in ("exchange", "captives"):
        return exchanged(frame, reading)
    rule = _RULES[frame.trigger.frame]
    if are_foreign(frame, reading):
        return _of_others(frame)
    if _is_sought(frame) or _is_named(frame):
        return []
    if not rule(frame, reading):
        return released(frame)
    candidate = begin(frame, EventType.CONSULAR, "consular.case")
    if (
        not candidate.dates and frame.trigger.cls is TriggerClass.NOUN
    ):  # "On May 3 we secured the release of …"
        candidate.dates = happened_on(frame) or _flown_on(frame)
    home = home_chunk(reading, frame)
    held = frame.trigger.frame == "liberty"
    holder = _holder(frame, reading) if held else None
    if holder is not None:
        candidate.add_country(
            holder.codes[0], CountryRole.ACTOR, holder.span, "consular.holder", holder.entry
        )
    acting = [c for c in frame.subject if c.type is Is.COUNTRY] if frame.trigger.frame == "case" else []
    if acting:
        candidate.add_parties(acting, CountryRole.ACTOR)
    elif home is not None:
        candidate.add_parties([home], CountryRole.TARGET if held else CountryRole.ACTOR)
    set_place(candidate, frame.places)
    if holder is not None and holder.type is Is.PLACE and candidate.place is None:
        set_place(candidate, [holder])
    dated = any(d.is_day or d.is_month for d in frame.dates)
    return [candidate] if dated or frame.sentence.is_title or frame.sentence.number < 4 else []


def _is_sought(frame: Frame) -> bool:
    """ "left for A on May 3 to consult on the release of our nationals": the day is of something else."""
    before = {c.text for c in frame.chunks[max(0, frame.at - _SOUGHT_NEAR) : frame.at]}
    dated = any(c.date is not None for c in frame.chunks[frame.at :])
    if frame.trigger.cls is TriggerClass.VERB:  # "help for the detained nationals"
        return frame.at > 0 and frame.chunks[frame.at - 1].text in _OF_THEM and not dated
    return "to" in before and bool(before & _SEEK) and not dated


_SEEK = words("consult discuss negotiate seek request secure arrange ensure")
_OF_THEM = words("the these those our their")
_SOUGHT_NEAR = 9  # chunks


def _is_named(frame: Frame) -> bool:
    """ "the National Rescue Service": a word of a name."""
    around = frame.chunks[max(0, frame.at - 1) : frame.at + 2]
    return len(around) > _NAMED and all(c.type in _OF_NAMES for c in (around[0], around[-1]))


_NAMED = 2  # chunks
_OF_NAMES = (Is.CAPITALISED, Is.NUMBER)


def _of_others(frame: Frame) -> list[Candidate]:
    """ "Two Norwegian citizens who had been detained in Accra were released on May 3": of Norway, and of who
    held them.
    """
    theirs = whose_people(frame)
    text = {word for c in frame.chunks for word in c.text.split()}
    days = any(d.is_day for d in frame.dates)
    captive = bool(text & _CAPTIVITY) or _sets_free(frame)
    if frame.trigger.frame != "liberty" or theirs is None or not (days and captive):
        return []
    candidate = begin(frame, EventType.CONSULAR, "consular.case")
    named = (c for c in frame.chunks if c.type in (Is.PLACE, Is.COUNTRY) and c.codes)
    holder = next((c for c in named if not set(c.codes) & set(theirs.codes)), None)
    if holder is not None:
        candidate.add_country(
            holder.codes[0], CountryRole.ACTOR, holder.span, "consular.holder", holder.entry
        )
    candidate.add_country(theirs.codes[0], CountryRole.TARGET, theirs.span, "consular.case", theirs.entry)
    return [candidate]


def _sets_free(frame: Frame) -> bool:
    """ "A released the B national X", "were freed in A": a state lets go whom it held."""
    return frame.word == "freed" or any(c.type is Is.COUNTRY for c in frame.subject)


def _sends_home(frame: Frame) -> bool:
    """ "Norway evacuated its embassy staff from Khartoum"."""
    behind = {c.text for c in frame.chunks[frame.at + 1 : frame.at + _NEAR]}
    return any(c.type is Is.COUNTRY for c in frame.subject) and "its" in behind and bool(behind & _STAFF)


_NEAR = 6  # chunks
_STAFF = words("staff personnel diplomats citizens nationals")


def _is_case(frame: Frame, reading: Reading) -> bool:
    """ "evacuated", "the repatriation": of our nationals, or of people whom the title says to be ours."""
    if frame.word.startswith("rapid"):
        return frame.governor_word in _SENDING  # a team that is sent to help them
    ours = of_ours(frame, reading) is not None or plain(frame) or _sends_home(frame)
    return ours or (counted(frame) and (are_in_trouble(reading) or _acts(frame, reading)))


def _acts(frame: Frame, reading: Reading) -> bool:
    """ "Australia has today evacuated 26 people"."""
    return any(reading.home in c.codes for c in frame.subject)


def _is_flight(frame: Frame, reading: Reading) -> bool:
    """ "landed with 17 nationals on board"; "Twenty citizens left A", where they were in trouble there."""
    if _is_told_by_noun(frame):
        return False
    before = frame.chunks[frame.clause.start : frame.at]
    text = {word for c in frame.chunks for word in c.text.split()}
    ours = of_ours(frame, reading)
    if text & _ABOARD and (ours is not None or plain(frame)):
        return True
    moves = ours is not None and ours in before
    return are_in_trouble(reading) and not frame.subject and (moves or counted(frame))


def _is_liberty(frame: Frame, reading: Reading) -> bool:
    """ "detained", "set free", "the release": out of captivity or into it."""
    text = {word for c in frame.chunks for word in c.text.split()}
    ours = of_ours(frame, reading) is not None or plain(frame) or (counted(frame) and are_in_trouble(reading))
    before = frame.chunks[frame.at - 1].text if frame.at else ""
    captive = bool(text & _CAPTIVITY) or frame.word.endswith("freedom")
    freed = frame.word.split()[0] in _FREED and ("held" in text or _lets_go(frame, reading))
    return ours and (captive or freed) and before not in _GOING_ON


_FREED = words("freed released release releases freeing")


def _lets_go(frame: Frame, reading: Reading) -> bool:
    """ "the release today of two of our nationals", "Two of our nationals were released"."""
    own = of_ours(frame, reading)
    if own is None:
        return False
    at, noun = frame.chunks.index(own), frame.trigger.cls is TriggerClass.NOUN
    if at < frame.at:
        return not noun and is_passive(frame.chunks, frame.at)
    between = [c.text for c in frame.chunks[frame.at + 1 : at] if c.date is None]
    return len(between) <= _NEAR and (not noun or between[:1] == ["of"])


_GOING_ON = words("currently still remain remains remained presently")  # a state, and no event


def _is_passage(frame: Frame, reading: Reading) -> bool:
    """ "A second flight for stranded citizens is expected on May 3", "A convoy with 30 of them left"."""
    behind = {c.text for c in frame.chunks[frame.at + 1 : frame.at + _NEAR + 2]} | {frame.word.split()[-1]}
    aboard = (of_ours(frame, reading) is not None or plain(frame)) and not behind.isdisjoint(_WITH_PEOPLE)
    one_more = frame.word.split()[0] in _ONE_MORE
    dated = bool(frame.dates or happened_on(frame) or _flown_on(frame))
    return (aboard or one_more) and are_in_trouble(reading) and dated


def _flown_on(frame: Frame) -> list[DateMention]:
    """ "Flights carrying 407 of them departed A today": the day of the verb that goes on with it."""
    ahead = frame.chunks[frame.at + 1 :]
    verb = next((n for n, c in enumerate(ahead) if c.type in (Is.VERB, Is.LIGHT)), len(ahead))
    flies = verb < len(ahead) and any(t.frame == "flight" for t in ahead[verb].triggers)
    return [c.date for c in ahead[verb:] if c.date is not None and c.date.is_day][:1] if flies else []


_ONE_MORE = words("second third fourth next another further last final")
_WITH_PEOPLE = words("for carrying with stranded bringing taking transporting")
_RULES = {"case": _is_case, "flight": _is_flight, "liberty": _is_liberty, "passage": _is_passage}


def _is_told_by_noun(frame: Frame) -> bool:
    """ "The chartered plane landed": the plane tells it already."""
    nouns = (c for c in frame.chunks if c.type is Is.NOUN)
    return any(t.type is EventType.CONSULAR for c in nouns for t in c.triggers)


def _holder(frame: Frame, reading: Reading) -> Chunk | None:
    """Where the prison is: the foreign country or city that the sentence names."""
    named = (c for c in frame.chunks if c.type in (Is.PLACE, Is.COUNTRY) and c.codes)
    return next((c for c in named if reading.home not in c.codes), None)
