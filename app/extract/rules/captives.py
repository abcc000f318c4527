"""Captives set free who are nobody's nationals in the text, and those whom two sides exchange.

"the exchange of prisoners between A and B on May 3"              of A and B
"A and B exchanged 150 prisoners of war on May 3"                 of both
"The Ministry's mediation led to an exchange of captives …"       of the mediator, too
"the release on May 3 of the hostages who had been held in A"     of A
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties
from app.extract.triggers import TriggerClass

_CAPTIVES = words("prisoners captives hostages hostage detainees prisoner captive")
_MEDIATE = ("mediat", "facilitat", "broker")
_STATES = frozenset({Is.COUNTRY, Is.DEMONYM, Is.COMPOUND})


def exchanged(frame: Frame, reading: Reading) -> list[Candidate]:
    """An exchange with a day of its own, or told by the opening of the release."""
    verb = frame.trigger.cls is TriggerClass.VERB
    if verb and _CAPTIVES.isdisjoint(w for c in frame.chunks[frame.at + 1 :][:_NEAR] for w in c.text.split()):
        return []  # views are exchanged, too
    acting = parties(frame.subject) if verb else parties(frame.modifiers)
    sides = [*acting, *parties(frame.having("between", "with", "by", "of"))]
    sides = sides or _sides_told(frame, reading) or _ours_and_theirs(frame, reading)
    opens = frame.sentence.is_title or frame.sentence.number < _OPENING
    if not sides or not (opens or any(d.is_day for d in frame.dates)):
        return []
    candidate = begin(frame, EventType.CONSULAR, "consular.exchange")
    candidate.place = candidate.country_of_place = None
    told = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
    candidate.dates = candidate.dates or (told if len(told) == 1 else [])
    candidate.add_parties(sides, CountryRole.PARTICIPANT)
    own = home_chunk(reading, frame)
    if own is not None and own.codes and _is_mediated(frame, reading):
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return [candidate]


def released(frame: Frame) -> list[Candidate]:
    """ "the release of the hostages held in A": on its day, of where they were held."""
    chunks = frame.chunks
    days = [d for d in frame.dates if d.is_day]
    captive = _CAPTIVES & {c.text for c in chunks[frame.at + 1 : frame.at + _NEAR]}
    if frame.trigger.frame != "liberty" or frame.word not in ("release", "freeing") or not (days and captive):
        return []
    held = (n for n in range(frame.at + 1, len(chunks) - 1) if chunks[n].text in _HELD)
    there = next((c for n in held for c in chunks[n + 1 : n + _HELD_NEAR] if c.codes), None)
    if there is None:
        return []
    candidate = begin(frame, EventType.CONSULAR, "consular.release")
    candidate.dates = days
    candidate.add_country(there.codes[0], CountryRole.ACTOR, there.span, "consular.holder", there.entry)
    return [candidate]


def _sides_told(frame: Frame, reading: Reading) -> list[Chunk]:
    """Two states that the sentence or the title names together: "between A and B"."""
    rows = [frame.chunks, *(reading.chunks[s.number] for s in reading.sentences if s.is_title)]
    for row in rows:
        for at, chunk in enumerate(row[:-3]):
            if chunk.text == "between" and row[at + 1].type in _STATES:
                return [c for c in row[at + 1 : at + _PAIR] if c.type in _STATES][:2]
    return []


def _ours_and_theirs(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "Our soldiers came home from B captivity by an exchange of prisoners": of us and B."""
    own = home_chunk(reading, frame)
    others = [c for c in frame.chunks if c.type in _STATES and reading.home not in c.codes]
    return [own, others[0]] if own is not None and own.codes and others else []


def _is_mediated(frame: Frame, reading: Reading) -> bool:
    title = {c.text for s in reading.sentences if s.is_title for c in reading.chunks[s.number]}
    return any(word.startswith(_MEDIATE) for word in frame.said | title)


_OPENING = 4  # sentences
_NEAR = 9  # chunks from "release" to who is released
_HELD = words("in by from")
_HELD_NEAR = 4
_PAIR = 6  # chunks: "A and the B"
