"""Releases that announce nothing: notices, advice to travellers, speeches and the transcripts of them.

A document of such a kind that reports of its own people by name, and not in their voice, is a release all the
same: "Minister A at the B Forum" above "Minister A will take part in the B Forum on May 3".
"""

from collections.abc import Sequence

from app.domain.codes import ReleaseKind
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT, place_in_body, title_words
from app.extract.reading import Reading

_SILENT = frozenset({ReleaseKind.ADVISORY, ReleaseKind.REMARKS, ReleaseKind.FACT_SHEET})
_OPENING = 2  # sentences in which a release tells what it is about
_SELF = words("i my me we our us")
_VOICE = 6  # sentences of a speech within which the speaker says "I"


def is_silent(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    if _is_notice(reading):
        return True
    if any(c.rule == "statements.position" and c.frame.word in _REJECTS for c in title):
        return False  # "A rejects remarks by B": no transcript of them
    if reading.release.kind not in _SILENT and not _heads_a_speech(reading):
        return False
    return reading.release.kind is ReleaseKind.FACT_SHEET or not _is_reported(reading, body)


_REJECTS = words("rejects rejected condemns condemned denounces denounced deplores deplored regrets")
_DONE = (*ENGAGEMENT, EventType.VISIT)


def _is_notice(reading: Reading) -> bool:
    heading = title_words(reading)
    return {"public", "schedule"} <= heading or {"notice", "of"} <= heading


def _is_reported(reading: Reading, body: Sequence[Candidate]) -> bool:
    """Whether the opening tells what one of ours will do or did, and nobody speaks of himself."""
    told = [c for c in body if c.type in _DONE and place_in_body(reading, c) < _OPENING]
    ours = [c for c in told if not c.frame.embedded and any(p.country == reading.home for p in c.people)]
    spoken = [s for s in reading.sentences if not s.is_title][:_VOICE]
    return bool(ours) and not any(c.text in _SELF for s in spoken for c in reading.chunks[s.number])


def _heads_a_speech(reading: Reading) -> bool:
    """ "Secretary A at the B Summit": who speaks and where heads a transcript, no event."""
    for sentence in reading.sentences:
        chunks = reading.chunks[sentence.number] if sentence.is_title else ()
        people = 0
        while people < len(chunks) and (
            chunks[people].type is Is.PERSON or chunks[people].text in ("and", ",")
        ):
            people += 1
        told = any(c.type in (Is.VERB, Is.LIGHT) for c in chunks)
        behind = [c.text for c in chunks[people : people + 3]]
        if people and behind[:1] == ["at"] and not told and not _PARTS & set(behind):
            return not _speaks_of_speaker(reading, chunks[:people])
    return False


def _speaks_of_speaker(reading: Reading, speakers: Sequence[Chunk]) -> bool:
    """ "At the session of the Council, Minister A stressed …", below "Minister A at the Council"."""
    opening = next((reading.chunks[s.number] for s in reading.sentences if not s.is_title), ())
    named = [n for n, c in enumerate(opening) if c.person and c.person in [s.person for s in speakers]]
    return any(opening[n + 1 : n + 2] and opening[n + 1].text != ":" for n in named)


_PARTS = words("start beginning end close conclusion outset")  # "at the start of her visit": no place
