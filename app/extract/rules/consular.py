"""Nationals abroad: evacuated, brought home, detained, set free.

"28 nationals were evacuated from A on April 24"         the publisher acts; A is only where they were
"Citizen X was released from prison in A"                A acts, the publisher's country is the target
"""

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, set_place

_NATIONALS = words(
    """
    nationals citizens citizen national passengers residents compatriots students tourists travellers
    koreans canadians australians germans indians singaporeans americans britons malaysians russians
    filipinos ukrainians israelis turks pakistanis norwegians swedes danes finns poles italians spaniards
    mexicans brazilians indonesians thais journalist fishermen fisherman sailors
    seafarers crewmen pilgrims missionaries
    """
)
_CAPTIVITY = words(
    """
    detention custody prison jail detained imprisonment imprisoned captivity arrested hostages hostage
    sentenced unjustly arbitrarily kidnapped abducted pirates
    """
)


_ABOARD = words("aboard board carrying passengers evacuees")  # "landed with 17 nationals on board"
_SENDING = words("dispatched dispatches dispatch sent sends send sending dispatching")
_PEOPLE = words("people persons")


def read_consular(frame: Frame, reading: Reading) -> list[Candidate]:
    text = {word for c in frame.chunks for word in c.text.split()}
    if not (text & _NATIONALS or _of_ours(frame, reading)) or _are_foreign(frame, reading):
        return []
    if frame.word.startswith("rapid") and frame.governor_word not in _SENDING:
        return []
    if frame.trigger.frame == "liberty" and not text & _CAPTIVITY:
        return []
    if frame.trigger.frame == "flight" and (not text & _ABOARD or _is_told_by_noun(frame)):
        return []
    candidate = begin(frame, EventType.CONSULAR, "consular.case")
    home = home_chunk(reading, frame)
    held = frame.trigger.frame == "liberty"
    holder = _holder(frame, reading) if held else None
    if holder is not None:
        candidate.add_country(
            holder.codes[0], CountryRole.ACTOR, holder.span, "consular.holder", holder.entry
        )
    if home is not None:
        candidate.add_parties([home], CountryRole.TARGET if held else CountryRole.ACTOR)
    set_place(candidate, frame.places)
    dated = any(d.is_day or d.is_month for d in frame.dates)
    return [candidate] if dated or frame.sentence.is_title or frame.sentence.number < 4 else []


def _is_told_by_noun(frame: Frame) -> bool:
    """ "The chartered plane landed": the plane tells it already."""
    nouns = (c for c in frame.chunks if c.type is Is.NOUN)
    return any(t.type is EventType.CONSULAR for c in nouns for t in c.triggers)


def _of_ours(frame: Frame, reading: Reading) -> bool:
    """ "Evacuation of Lebanese from Sudan", by Lebanon; "52 people" in a text with such a title; a team
    that is sent to help them.
    """
    if frame.word.startswith("rapid"):
        return True
    rows = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    told = _PEOPLE & {c.text for c in frame.chunks[frame.at :]}
    return any(
        c.type is Is.DEMONYM
        and reading.home in c.codes
        and (at + 1 == len(row) or row[at + 1].text in _GOING)
        for row in ([frame.chunks, *rows] if told or frame.sentence.is_title else [frame.chunks])
        for at, c in enumerate(row)
    )


_GOING = words("from in to who abroad , ( back home")


def _are_foreign(frame: Frame, reading: Reading) -> bool:
    """ "Afghan nationals": those of another state."""
    chunks = frame.chunks
    for at, chunk in enumerate(chunks):
        before = chunks[at - 1] if at else None
        if before is not None and set(chunk.text.split()) & _NATIONALS and before.codes:
            return reading.home not in before.codes
    return False


def _holder(frame: Frame, reading: Reading) -> Chunk | None:
    """Where the prison is: the foreign country or city that the sentence names."""
    named = (c for c in frame.chunks if c.type in (Is.PLACE, Is.COUNTRY) and c.codes)
    return next((c for c in named if reading.home not in c.codes), None)
