"""Gatherings of many and rounds of standing bodies: forums, sessions, ministerials, dialogues, committees.

Parties are those who host, attend or are named as present; the members of an organisation are not.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, party_list
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, set_place
from app.extract.rules.deeds import is_another_event
from app.extract.rules.encounters import encounter
from app.extract.rules.engagement_types import JOINT, MANY, is_numbered, of_groups, of_mechanism
from app.extract.rules.hosting import hosting, town_that_hosts
from app.extract.rules.rounds import is_of_print, is_other_briefing, is_round_of_two, is_told_by_round
from app.extract.rules.said_behind import held_by, in_which, named_after, only_day

# "Press conference", "training session", "National Assembly": no gathering of states.
_OTHER_SENSE = words(
    """
    press news media video answer q&a training information photo briefing national legislative constituent
    working parliamentary party
    """
)


def _has_other_sense(frame: Frame) -> bool:
    """But for "the second working session of the G7 foreign ministers"; "COP28 Director-General X"."""
    behind = frame.chunks[frame.at + 1 : frame.at + 2]
    if frame.word.startswith("cop") and behind and behind[0].type is Is.PERSON:
        return True
    own = () if frame.word.endswith("reception") else frame.word.removesuffix("briefing").split()
    senses = _OTHER_SENSE & {*frame.words[-2:], *own}
    of_group = senses == {"working"} and any(c.type is Is.GROUP for c in frame.having("of"))
    return bool(senses) and not of_group


_ENVOYS = words("ambassadors diplomats envoys embassies corps attachés")


def _is_for_envoys(frame: Frame) -> bool:
    """ "a briefing session for the diplomatic corps": other countries come, which a press briefing tells."""
    return "briefing" in (*frame.words, *frame.word.split()) and any(
        _ENVOYS & set(c.text.split()) for c in frame.chunks
    )


def gathering(frame: Frame, reading: Reading) -> Candidate | None:
    """A forum, session or ministerial: parties are those who host, attend or are named as present."""
    if (_has_other_sense(frame) and not _is_for_envoys(frame)) or is_another_event(frame):
        return None
    if is_told_by_round(frame) or is_of_print(frame) or is_other_briefing(frame):
        return None
    if frame.lead == "to" and any("elect" in c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]):
        return None  # "was elected to the Executive Board": a body
    frame.places = frame.places or _gathered_in(frame)
    candidate = begin(frame, EventType.CONFERENCE, "meetings.conference")
    own_day = frame.dates if frame.own_dates else []
    candidate.dates = (
        own_day or held_by(frame)[1] or candidate.dates or _day_of_speech(frame) or only_day(frame)
    )
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT)
    candidate.add_parties(parties(frame.modifiers), CountryRole.PARTICIPANT)
    candidate.add_parties(
        parties(frame.having("with", "between", "among", "by", "including")), CountryRole.PARTICIPANT
    )
    candidate.add_parties(
        of_groups(frame) + _of_session(frame) + _council(frame) + in_which(frame), CountryRole.PARTICIPANT
    )
    candidate.add_parties(hosting(frame), CountryRole.HOST)
    _settle_type(candidate, frame)
    if not candidate.sides and (series := _of_series(frame, reading)):
        candidate.add_parties(series, CountryRole.PARTICIPANT)
        candidate.type = EventType.CONSULTATION
    own = home_chunk(reading, frame)
    if own is not None and frame.governor is not None and not frame.embedded and not candidate.countries:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    if not frame.places and (town := town_that_hosts(frame)):
        frame.places = town
        set_place(candidate, town)
        candidate.add_parties([c._replace(type=Is.COUNTRY) for c in town], CountryRole.HOST)
    if reading.home is not None and candidate.country_of_place == reading.home:
        candidate.add_country(reading.home, CountryRole.HOST, frame.places[-1].span, "meetings.venue")
    if not candidate.sides and candidate.country_of_place and frame.places:
        candidate.add_country(
            candidate.country_of_place, CountryRole.HOST, frame.places[-1].span, "meetings.venue"
        )
    if not candidate.sides:
        candidate.add_parties(named_after(frame) or _of_same_body(frame, reading), CountryRole.HOST)
    return candidate


def _settle_type(candidate: Candidate, frame: Frame) -> None:
    if frame.word == "reception" and any(c.type is Is.PERSON for c in frame.having("for")):
        candidate.type = EventType.MEETING  # "hosted a reception for Ambassador X"
        candidate.add_parties(frame.having("for"), CountryRole.PARTICIPANT)
    elif of_mechanism(candidate, frame) or is_round_of_two(frame):
        candidate.type = EventType.CONSULTATION
    elif "ministerial" in frame.word and _of_few(candidate, frame):
        below = is_numbered(frame) and _BELOW_MINISTERS & set(frame.words)
        candidate.type = EventType.CONSULTATION if below else EventType.MEETING


def _of_series(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "The third session was held in Lima in May 2021": of the sides whose session the release is about."""
    if not is_numbered(frame) or frame.governor is None or not frame.dates:
        return []
    rows = [reading.chunks[s.number] for s in reading.sentences if s.number < frame.sentence.number]
    for row in rows[:_OPENING_SENTENCES]:
        sides = {code: c for c in row if c.type in _SIDES for code in c.codes}
        if len(sides) > 1 and any(c.type is Is.NOUN and _SERIES & set(c.text.split()) for c in row):
            return list(dict.fromkeys(sides.values()))
    return []


_OPENING_SENTENCES = 3
_SIDES = frozenset({Is.COMPOUND, Is.COUNTRY, Is.DEMONYM})
_SERIES = words("session round meeting commission committee consultations dialogue council")


def _council(frame: Frame) -> list[Chunk]:
    """ "the Foreign Affairs Council": of a body whose name it does not say."""
    body = _COUNCILS.get(frame.word)
    noun = frame.chunks[frame.at]
    return [noun._replace(type=Is.ORGANISATION, organisations=(body,))] if body is not None else []


_COUNCILS = {
    "foreign affairs council": "EU",
    "north atlantic council": "NATO",
}


def _of_same_body(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "It will be preceded by a session of the Council of Ministers": of the body that the title names."""
    before = frame.chunks[max(0, frame.at - len(frame.words) - 4) : frame.at]
    if _BESIDE.isdisjoint(c.text for c in before):
        return []
    rows = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    bodies = {c.organisations: c for row in rows for c in row if c.organisations}
    return list(bodies.values()) if len(bodies) == 1 else []


_BESIDE = words("preceded followed")


def _gathered_in(frame: Frame) -> list[Chunk]:
    """ "gathered in Lima for the Forum"."""
    if frame.lead != "for" or frame.governor is None:
        return []
    return [c for c in frame.chunks[frame.governor : frame.at] if c.type is Is.PLACE]


def _of_session(frame: Frame) -> list[Chunk]:
    """ "the high-level segment of the 42nd session of the Human Rights Council": that body's."""
    chunks = frame.chunks
    for at in range(frame.at + 2, min(len(chunks) - 2, frame.at + _PART_OF)):
        if chunks[at].type is Is.NOUN and chunks[at + 1].text == "of":
            start = at + 2 + (chunks[at + 2].text == "the")
            return [c for c in party_list(chunks, start, len(chunks))[0] if c.type is Is.ORGANISATION]
        if chunks[at].type not in _PLAIN:
            break
    return []


_PART_OF = 7
_PLAIN = frozenset({Is.WORD, Is.NUMBER, Is.CAPITALISED})


def _of_few(candidate: Candidate, frame: Frame) -> bool:
    """ "A-B-C ministerial meeting", "… among A, B and C": ministers of two or three countries just meet."""
    named = [c for c in frame.modifiers if c.type is Is.COMPOUND] + frame.having("between", "among", "with")
    return bool(named) and 2 <= len(candidate.countries) < MANY and not candidate.organisations


_BELOW_MINISTERS = words("vice deputy")


def _day_of_speech(frame: Frame) -> list[DateMention]:
    """ "will take part in the Forum, where he will speak on June 8"."""
    chunks = frame.chunks
    if frame.governor is None or frame.embedded:
        return []
    where = next((at for at in range(frame.at + 1, len(chunks)) if chunks[at].text == "where"), None)
    if where is None:
        return []
    return [chunk.date for chunk in chunks[where:] if chunk.date is not None and chunk.date.is_day][:1]


def group_meeting(frame: Frame, reading: Reading) -> Candidate | None:
    """ "Foreign Ministers' Meeting": of a group a conference, of two or three sides a meeting."""
    candidate = encounter(frame, reading)
    if candidate is None:
        return None
    grouped = any(c.organisations for c in frame.modifiers + of_groups(frame))
    many = len(candidate.countries) >= MANY
    grouped = grouped or any(
        c.type is Is.COMPOUND and len(c.codes) + len(c.organisations) == 1 for c in frame.modifiers
    )
    candidate.type = EventType.CONFERENCE if grouped or many else EventType.MEETING
    return candidate


def body(frame: Frame, reading: Reading) -> Candidate | None:
    """A commission or committee is an event when it is a joint one that meets."""
    joint = JOINT & set(frame.words)
    compound = any(c.type is Is.COMPOUND for c in frame.modifiers)
    meets = frame.governor is not None or bool(frame.dates) or frame.sentence.is_title
    return encounter(frame, reading) if (joint or compound) and meets else None


def mechanism(frame: Frame, reading: Reading) -> Candidate | None:
    """Dialogue and joint committee name an event only when they are held, numbered or dated."""
    named = frame.governor is not None or frame.dates or frame.words or frame.modifiers
    candidate = encounter(frame, reading) if named else None
    if candidate is not None and _is_joined_by_one(candidate, frame):
        candidate.type = EventType.CONFERENCE
    return candidate


def _is_joined_by_one(candidate: Candidate, frame: Frame) -> bool:
    """ "attended the C Climate Dialogue", "spoke at the C Dialogues": of many, for no other side is named."""
    alone = len(candidate.countries) <= 1 and not candidate.organisations
    named = frame.word.startswith("dialogue") and any(
        c.type in (Is.CAPITALISED, Is.PLACE) for c in frame.chunks[max(0, frame.at - 2) : frame.at]
    )
    told = frame.having("with", "between") or any(c.type is Is.COMPOUND for c in frame.modifiers)
    return alone and named and not told and frame.governor_word in _ATTENDING


_ATTENDING = words(
    """
    attend attends attended attending participate participates participated addressed addresses address spoke
    """
) | {"took part", "takes part", "take part", "taking part", "taken part", "spoke at", "speaks at", "speak at"}


def is_of_number(frame: Frame) -> bool:
    """ "Ministers from 14 countries met"."""
    before = frame.chunks[max(frame.clause.start, frame.at - _OF_NUMBER) : frame.at]
    numbered = any(c.type is Is.NUMBER and c.text not in _FEW for c in before)
    return numbered and any(c.type is Is.GROUP for c in before) and any(c.text in _STATES for c in before)


_OF_NUMBER = 6  # chunks: "ministers from more than 14 countries"
_FEW = words("two both three 2 3")
_STATES = words("countries states nations")


def gathered(frame: Frame, reading: Reading, body: Sequence[Chunk] = ()) -> Candidate | None:
    """Many whom nobody names, and the publisher where he is the host or tells of nobody else; with the body
    whose council they are.
    """
    candidate = begin(frame, EventType.CONFERENCE, "meetings.conference")
    candidate.add_parties(body, CountryRole.PARTICIPANT)
    own = home_chunk(reading, frame)
    if own is not None and candidate.country_of_place in (None, *own.codes):
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate
