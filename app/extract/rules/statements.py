"""Statements: a government takes a position, or a text is issued.

    "The Government strongly condemns the attack"                 statement, of the publisher
    "The Ministers issued a joint statement"                      statement, of the parties of the meeting
    "North Korea's announcement of its plan to …"                 statement, mentioned

A speech verb alone makes an event only as the main subject of a release (`primary.py`); in a release
about a meeting it is a stance.
"""

from dataclasses import replace

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.domain.organisations import scored_code
from app.extract.candidates import Candidate
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.frames import Frame, party_list
from app.extract.frames.complements import read_complements
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.reading import Reading
from app.extract.rules.base import actors, begin, home_chunk, parties, passive_frame, salient
from app.extract.rules.condemned import condemned
from app.extract.rules.guests_welcomed import read_guests_welcomed
from app.extract.rules.judgements import read_judgement
from app.extract.rules.positions_dated import is_told_with_day, welcomes_somebody
from app.extract.rules.recognitions import recognition, state_recognised
from app.extract.rules.reference import own_side, urges
from app.extract.rules.texts_dated import ISSUING, foreign_house, issued_by_speaker, told_by_day
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_CALLING = ("calls on", "call on", "called on", "appeals to", "appealed to", "appeal to")
_FIRST_PERSON = words("we i our us")
_OWN_VOICE = words(
    "we it i and also strongly secretary spokesperson spokesman spokeswoman ministry government"
)
# What moves somebody: "the crash has saddened the Government of A" has who speaks as its object.
_MOVING = words("saddened saddens shocked shocks grieved")


def read_statements(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame == "speech":
        return _position(frame, reading)
    if frame.trigger.frame == "judging":
        return read_judgement(frame, reading)
    if frame.trigger.frame == "condoling":
        return [_condolence(frame, reading)]
    if frame.trigger.frame == "announcing":
        return _announcement(frame, reading)
    return _text(frame, reading) if frame.trigger.cls is TriggerClass.NOUN else _declared(frame, reading)


_DECLARING = words("announced declared proclaimed")


def _declared(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "A announced on May 3 that …", "its plan to …": what another state made known on a day of its own."""
    told = frame.trigger.cls is TriggerClass.LIGHT and frame.word in _DECLARING
    days = [d for d in frame.dates if d.is_day]
    states = [c for c in parties(frame.subject) if c.type is Is.COUNTRY and reading.home not in c.codes]
    ahead = frame.chunks[frame.at + 1 : frame.at + _THAT_NEAR]
    leaves = any(t.frame == "membership" for c in ahead for t in c.triggers)  # "its withdrawal from C"
    if not (told and days and states) or leaves or not _OF_PLANS & {c.text for c in ahead}:
        return []
    candidate = begin(frame, EventType.STATEMENT, "statements.declared")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(states, CountryRole.ACTOR, ParticipationRole.SPEAKER)
    return [candidate]


_OF_PLANS = words("that its their")
_THAT_NEAR = 7  # chunks: "announced on October 2, 2003, that"


def _position(frame: Frame, reading: Reading) -> list[Candidate]:
    """The publisher's government, or all of its side, as the subject of a speech verb or behind its "by"."""
    speakers = _speakers(frame, reading)
    called_on = frame.word in _CALLING and not urges(frame)
    if not speakers and frame.dates and (recognised := state_recognised(frame)):
        others = [c for c in frame.subject if c.type is Is.COUNTRY]
        return [recognition(frame, others, recognised)] if others else []
    if not speakers or called_on or welcomes_somebody(frame) or read_guests_welcomed(frame, reading):
        return []
    if frame.word.startswith("recogni"):
        frame.unreal = None  # "does not recognise" is a position too
    if recognised := state_recognised(frame):
        return [recognition(frame, speakers, recognised)]
    on_its_day = is_told_with_day(frame)
    rule = "statements.on_its_day" if on_its_day else "statements.position"
    candidate = begin(frame, EventType.STATEMENT, rule)
    candidate.dates = [d for d in candidate.dates if on_its_day]
    candidate.place = None
    candidate.country_of_place = None
    candidate.add_parties(speakers, CountryRole.ACTOR, ParticipationRole.SPEAKER)
    if "protest" in frame.word:
        ahead = (c for c in frame.chunks[frame.at + 1 : frame.at + _CLOSE] if c.codes)
        whose = [c._replace(type=Is.COUNTRY) for c in ahead if reading.home not in c.codes]
        candidate.add_parties(whose[:1], CountryRole.TARGET)
    return [candidate]


def _condolence(frame: Frame, reading: Reading) -> Candidate:
    """ "Minister X signed the condolence book for the late King of B": said to B, on a day of its own."""
    candidate = begin(frame, EventType.STATEMENT, "statements.condolence")
    days = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
    candidate.dates = candidate.dates or (days if len(days) == 1 else [])
    candidate.add_parties(actors(frame, reading), CountryRole.ACTOR, ParticipationRole.SPEAKER)
    others = [c for c in frame.chunks if c.codes and not set(c.codes) & candidate.countries.keys()]
    for chunk in others[:1]:
        candidate.add_country(chunk.codes[0], CountryRole.TARGET, chunk.span, candidate.rule, chunk.entry)
    return candidate


def _speakers(frame: Frame, reading: Reading) -> list[Chunk]:
    """All of a list of speakers in which the publisher's side is one."""
    by = parties(frame.having("by")) if is_passive(frame.chunks, frame.at, reach=4) else []
    subject = parties(frame.subject)
    moved = parties(frame.object) if frame.word in _MOVING else []
    own = home_chunk(reading, frame)
    bodies = set(own.organisations) if own is not None else set()
    for named in (by, subject, moved):
        if any(reading.home in c.codes or bodies & set(_scored(c)) for c in named):
            return named
    if own is None:  # a ministry that nobody knows: the states named as those that speak
        return [c for c in by or subject if c.type in (Is.COUNTRY, Is.ORGANISATION)]
    if by or moved or not _speaks_for_home(frame, subject, reading):
        return []
    return [own]


def _scored(chunk: Chunk) -> list[str | None]:
    """ "The European Council" speaks for the EU."""
    return [scored_code(code) for code in chunk.organisations]


def _speaks_for_home(frame: Frame, subject: list[Chunk], reading: Reading) -> bool:
    """ "We condemn", "It strongly condemns", "The Ministry regrets", "… is welcomed by us"."""
    before = frame.chunks[max(frame.clause.start, frame.at - 8) : frame.at]
    if any(c.text == "us" and frame.chunks[at - 1].text == "by" for at, c in enumerate(frame.chunks) if at):
        return True
    if not _FIRST_PERSON.isdisjoint(c.text for c in before):
        return True
    if any(c.mention is not None and c.mention.kind is Kind.MINISTRY and _is_own(c, reading) for c in before):
        return True
    near = {c.text for c in before[-4:]}
    return not (subject or frame.subject) and (len(before) < 3 or bool(_OWN_VOICE & near))


def _is_own(chunk: Chunk, reading: Reading) -> bool:
    codes = chunk.mention.codes if chunk.mention is not None else ()
    return not codes or reading.home in codes


def _announcement(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "North Korea's …, including the announcement of its plan to …": what another state has made known."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 5]]
    if "of" not in ahead[:1] or not {"plan", "decision", "intention", "plans"} & set(ahead):
        return []
    own = [c for c in parties(frame.modifiers) if reading.home not in c.codes]
    candidate = begin(frame, EventType.STATEMENT, "statements.announcement")
    candidate.place = None
    candidate.country_of_place = None
    candidate.add_parties(own or salient(frame, reading), CountryRole.ACTOR)
    for chunk in frame.chunks[frame.at + 1 :]:
        if chunk.type is Is.COUNTRY and not set(chunk.codes) & set(candidate.countries):
            candidate.add_parties([chunk], CountryRole.TARGET)
            break
    candidate.undated_ok = bool(candidate.countries)
    return [candidate] if candidate.countries else []


_HELD = words("at during in before")
_GATHERED = ("gathering", "group_meeting", "encounter")


def _is_spoken_there(frame: Frame) -> bool:
    """ "delivered a statement at the session of the Council": taking part in it, no text by itself."""
    if frame.governor_word not in ("delivered", "delivers", "deliver", "made", "makes"):
        return False
    ahead = frame.chunks[frame.at + 1 : frame.at + 12]
    frames = {t.frame for c in ahead if c.type is Is.NOUN for t in c.triggers}
    country = {"country", "national"} & {c.text for c in frame.chunks[frame.at - 1 : frame.at]}
    held = _GATHERED if country else _GATHERED[:1]  # "a country statement at the meeting of the Committee"
    return bool(ahead) and ahead[0].text in _HELD and not frames.isdisjoint(held)


def _heading_of_text(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "Minister X issued the following statement:": what follows is its position."""
    speakers = parties(frame.chunks[: frame.at] if frame.at else frame.having("by"))
    if not any(c.type is Is.PERSON and reading.home in c.codes for c in speakers):
        return []
    candidate = begin(frame, EventType.STATEMENT, "statements.position")
    candidate.dates, candidate.place, candidate.country_of_place = [], None, None
    together = "joint" in frame.word or "joint" in frame.words
    candidate.add_parties(
        speakers if together else speakers[:1], CountryRole.ACTOR, ParticipationRole.SPEAKER
    )
    return [candidate]


def _closed_with(frame: Frame) -> bool:
    """ "The meeting ended with the adoption of a joint statement"."""
    before = [c.text for c in frame.chunks[max(0, frame.at - _ADOPTED_NEAR) : frame.at]]
    rows = (before[n : n + 3] for n in range(len(before)))
    adopted = any(row[:2] == ["with", "the"] and row[2:] != [] and row[2] in _ADOPTION for row in rows)
    return adopted and frame.word.startswith("joint") and not frame.dates


_ADOPTED_NEAR = 6  # chunks
_ADOPTION = words("adoption release issuance publication signing")


def _text(frame: Frame, reading: Reading) -> list[Candidate]:
    """A statement as a thing: somebody issues it, or the headline is it."""
    issued = frame.governor_word in ISSUING or _closed_with(frame)
    if _is_spoken_there(frame):
        return []
    behind = None if issued else passive_frame(frame, ISSUING) or _delivered(frame)
    if behind is not None and sum(len(c.codes) for c in parties(behind.having("by")) + _behalf(behind)) > 1:
        frame, issued = behind, True  # "the following statement was released by the Governments of A and B"
    if "this" in {c.text for c in frame.chunks[max(0, frame.at - 2) : frame.at]}:
        return []
    if frame.chunks[-1].text == ":":
        return _heading_of_text(frame, reading)
    heading = frame.sentence.is_title
    if not issued and not heading:
        return told_by_day(frame, reading)
    candidate = begin(frame, EventType.STATEMENT, "statements.text")
    apart = _issued_by_others(frame, reading) or _issued_by_several(frame) or issued_by_speaker(frame)
    if not (frame.own_dates or apart):
        candidate.dates = []
    by = parties(frame.having("by"))
    others = _behalf(frame)
    joint = "joint" in frame.word or "joint" in frame.words or sum(len(c.codes) for c in by + others) > 1
    spoken_by = parties(frame.subject) + (
        parties(frame.having("by", "of", "from", "between", "with")) + others if joint else []
    )
    asked = frame.word.startswith("response")  # what others remarked, the ministry responds to
    alone = own_side(frame, reading) if asked else foreign_house(frame, reading) or actors(frame, reading)[:2]
    candidate.add_parties(spoken_by if joint else alone, CountryRole.ACTOR, ParticipationRole.SPEAKER)
    candidate.add_parties(condemned(frame) if candidate.dates else [], CountryRole.TARGET)
    candidate.same_encounter = issued and not frame.embedded and not (apart and candidate.dates)
    return [candidate]


def _issued_by_others(frame: Frame, reading: Reading) -> bool:
    """ "On May 3 the Security Council adopted a statement": of another, on a day of its own."""
    bodies = (Is.ORGANISATION, Is.COUNTRY, Is.GROUP)
    others = (c for c in frame.subject if c.type in bodies and (c.codes or c.organisations))
    return any(reading.home not in c.codes for c in others)


def _issued_by_several(frame: Frame) -> bool:
    """ "A joint communiqué was issued by the Ministers of A, B and C on May 3": it has its day."""
    by = {code for c in parties(frame.having("by")) for code in c.codes}
    behind = frame.governor is not None and frame.governor > frame.at
    return behind and len(by) > _PAIR and any(d.is_day for d in frame.dates)


_PAIR = 2


def _delivered(frame: Frame) -> Frame | None:
    """ "The following is a joint statement, delivered by Ambassador X on behalf of A, B and C"."""
    chunks = frame.chunks
    verb = frame.at + 1 + (frame.at + 1 < len(chunks) and chunks[frame.at + 1].text == ",")
    ahead = [chunk.text for chunk in chunks[verb : verb + 2]]
    if len(ahead) < 2 or ahead[0] not in ISSUING or ahead[1] != "by":
        return None
    told = replace(frame, governor=verb, prepositions=dict(frame.prepositions), embedded=False)
    read_complements(told, verb + 1, len(chunks), loose=True)
    return told


def _behalf(frame: Frame) -> list[Chunk]:
    """ "on behalf of A, B and C": for whom else it is said."""
    texts = [chunk.text for chunk in frame.chunks]
    at = texts.index("behalf", frame.at) if "behalf" in texts[frame.at :] else len(texts)
    first = next((n for n in range(at + 1, len(texts)) if frame.chunks[n].type in PARTY), len(texts))
    return parties(party_list(frame.chunks, first, len(texts))[0]) if first - at < _CLOSE else []


_CLOSE = 6  # chunks: "on behalf of the Governments of A"
