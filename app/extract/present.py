"""Which countries and bodies a gathering's text says were there.

"It was attended by the Foreign Ministers of A, B and C, as well as representatives of D"
"Ministers and senior officials from A, B and C took part"
"Participating countries: A, B and C"

Two of them are as likely the hosts of a bilateral meeting, and a list of what was spoken of is none: the
words before a list, or those behind it, must say that whoever it names came.
"""

import re
from collections.abc import Iterator, Sequence

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames.lists import as_well_as, past_bracket
from app.extract.lexicon import NUMBERS, words
from app.extract.reading import Reading
from app.extract.segments import Sentence
from app.extract.triggers import TriggerClass

_FEWEST = 3
_LISTED = frozenset({Is.COUNTRY, Is.DEMONYM, Is.GROUP, Is.ORGANISATION, Is.PERSON})
_COMES = words(
    """
    attended attend attends attending participated participate participates participating participation
    participants attendees present attendance took take takes taking joined gathered gather gathers joining
    """
)
_DELEGATES = words(
    """
    delegations delegation delegates participants heads representatives officials ministers members leaders
    ambassadors experts attendees envoys diplomats guests ministries
    """
)
_LEADS = words("from by including include includes included namely : comprising comprised are were of")
_JOINS = words(", ; and & the of from in their his her")


def countries_present(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The countries and bodies of the lists of those who came; none where fewer than three countries are."""
    if not any(_COMES & set(c.text.split()) for c in chunks) and not _with_delegates(chunks):
        return []
    found: list[Chunk] = []
    for start, end in _lists(chunks):
        # "X, who is on a visit to A, and the Ministers of B and C": A is no part of the list
        groups = (n for n in range(start + 1, end) if chunks[n].type is Is.GROUP)
        led = next((n for n in (start, *groups) if _is_led_up_to(chunks, n)), None)
        if led is not None or _comes(chunks, end):
            listed = chunks[start if led is None else led : end]
            found += [c for c in listed if c.type in _LISTED and c.type is not Is.PERSON]
    named = {code for c in found for code in c.codes}
    return found if len(named) >= _FEWEST else []


def _with_delegates(chunks: Sequence[Chunk]) -> bool:
    """ "was held on May 3, with delegates from A and the B countries"."""
    return any(
        chunks[at - 1].text == "with" and one.text in _DELEGATES and chunks[at + 1].text == "from"
        for at, one in enumerate(chunks[:-1])
        if at
    )


def countries_counted(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "the vice ministers of four countries - A, B, C and D - have met": as many as are said to be."""
    for at, chunk in enumerate(chunks[:-1]):
        number = _number(chunks[at - 1]) if at and chunk.text in ("countries", "states", "nations") else 0
        leads = at < 2 or chunks[at - 2].text.split()[-1] in _LEADS_TO  # not "trade with"
        if number < _FEWEST or chunks[at + 1].type is not Is.MARK or not leads:
            continue
        for start, end in _lists(chunks):
            listed = [c for c in chunks[start:end] if c.type is Is.COUNTRY]
            if at < start <= at + _NEAR and len({code for c in listed for code in c.codes}) == number:
                return listed
    return []


def countries_of_group(candidate: Candidate, chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "The vice ministers of A, B, C and D have held the teleconference every week": who holds such."""
    word = candidate.frame.word.split()[-1]
    again = next((n for n, c in enumerate(chunks) if c.type is Is.NOUN and c.text.split()[-1] == word), 0)
    groups = [c for c in chunks[:again] if c.type is Is.GROUP and len(c.codes) >= _FEWEST]
    held = any(c.type is Is.LIGHT for c in chunks[:again])
    return groups[:1] if held and candidate.countries.keys() <= {*(groups[0].codes if groups else ())} else []


def _number(chunk: Chunk) -> int:
    return NUMBERS.get(chunk.text) or (int(chunk.text) if chunk.text.isdecimal() else 0)


_LEADS_TO = words("of by from together")


def _lists(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int]]:
    """Where each row of parties begins and ends that commas, "and", "as well as" join."""
    at = 0
    while at < len(chunks):
        if not _is_listed(chunks[at]):
            at += 1
            continue
        start = end = at
        while at < len(chunks):
            if _is_listed(chunks[at]):
                at = end = past_bracket(chunks, at + 1, len(chunks))
            elif chunks[at].text in _FELLOWS and chunks[at - 1].type is Is.ORGANISATION:
                at += 1  # "the leaders of the B Council states, C and D"
            elif chunks[at].text in _JOINS or set(chunks[at].text.split()) & _DELEGATES:
                at += 1
            elif size := as_well_as(chunks, at):
                at += size
            else:
                break
        yield start, end


_FELLOWS = words("states countries members")


def _is_listed(chunk: Chunk) -> bool:
    return chunk.type in _LISTED and bool(chunk.codes or chunk.organisations)


def _is_led_up_to(chunks: Sequence[Chunk], start: int) -> bool:
    """ "was attended by …", "delegates from …", "with the participation of …", "participants: …"."""
    at = start - 1
    while at >= 0 and chunks[at].text in _BEFORE_DELEGATES:
        at -= 1
    if at > 1 and set(chunks[at].text.split()) & _DELEGATES and chunks[start].type is not Is.COUNTRY:
        at -= 1
    if at > 1 and chunks[start].type is Is.GROUP and chunks[at].text in ("and", "by"):
        return any(_is_attended_by(chunks, n) for n in range(at))  # "by X, who …, and the Ministers of A"
    if at < 1 or chunks[at].text not in _LEADS:
        return False
    near = 1 if chunks[at].text in ("from", "of") else _FAR if chunks[at].text == "including" else _NEAR
    before = {w for c in chunks[max(0, at - near) : at] for w in c.text.split()}
    if near == _FAR and before & _TOPICS:
        return False
    if chunks[at].text == ":" and before & _MEMBERS:  # "the Mediterranean Member States (MED9: A, B and C)"
        return True
    return bool(before & (_PRESENCE | _DELEGATES)) or (near > 1 and bool(before & _COMES))


def _is_attended_by(chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at].text in ("attended", "joined") and chunks[at + 1].text == "by"


_BEFORE_DELEGATES = words("the foreign senior high-level high-ranking permanent other government")
_MEMBERS = words("states countries members")
_PRESENCE = words("participation attendance presence")
_NEAR = 4  # chunks before "by" in which it is said that somebody comes
_FAR = 14  # before "including": "by delegations from seven countries of the region, including A, B and C"
_TOPICS = words("discussed discuss issues topics situation who which")


def tells_aside(chunks: Sequence[Chunk]) -> bool:
    """ "held meetings with delegations from A and B on the sidelines": whom one met beside a gathering."""
    return any(c.text in _MARGINS for c in chunks)


_MARGINS = words("sidelines margins fringes sideline margin")


def gathers_many(candidate: Candidate, reading: Reading) -> bool:
    """ "The meeting will bring together delegates from 50-odd countries", said of one with nobody in it."""
    frame = candidate.frame
    if frame.trigger.cls is not TriggerClass.NOUN or frame.having("with", "between"):
        return False
    behind = reading.sentences[candidate.sentence.number : candidate.sentence.number + _BEHIND]
    told = (_NUMBER_OF_STATES.search(reading.quote(sentence)) for sentence in behind)
    return any(found is not None and int(found.group(1)) >= _MANY for found in told)


_BEHIND = 5  # sentences


_NUMBER_OF_STATES = re.compile(
    r"\b(?:together|attended by|attending|participation|participants|delegat\w+|representatives|ministers"
    r"|officials|leaders|experts)\b[^.;]{0,60}?\b(\d{1,3})(?:-odd)? (?:[a-z]+ )?"
    r"(?:countries|states|nations)\b",
    re.IGNORECASE,
)
_MANY = 5


def countries_chairing(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "under Turkey's chairmanship", "under the chairmanship of Peru": who chairs is there."""
    found: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if chunk.text not in _CHAIR:
            continue
        owner = chunks[at - 2 : at] if at > 1 else ()
        behind = [c for c in chunks[at + 1 : at + 4] if c.text not in ("of", "the")][:1]
        found += [c for c in owner[:1] if owner[1].type is Is.POSSESSIVE and c.type is Is.COUNTRY]
        found += [c for c in behind if chunks[at + 1].text == "of" and c.type is Is.COUNTRY]
    return found


_CHAIR = words("chairmanship presidency")


def countries_in_note(reading: Reading, sentence: Sentence) -> list[Chunk]:
    """ "attended by Ministers of seven countries*", and below "* A, B, C, D, E, F and G"."""
    marked = _MARKED.search(reading.quote(sentence))
    if marked is None:
        return []
    for note in reading.sentences[sentence.number + 1 : sentence.number + 1 + _BELOW]:
        mark = _MARK.search(reading.release.text, max(0, note.span.start - _MARGIN), note.span.start)
        if mark is not None and mark.group(1) == marked.group(1):
            row = reading.chunks[note.number]
            listed = [c for start, end in _lists(row) for c in row[start:end] if c.codes]
            return listed if len({code for c in listed for code in c.codes}) >= _FEWEST else []
    return []


_MARKED = re.compile(
    r"\b(?:with|by|from|joined)\b[^.;]*?\b(?:countries|states|members|nations|ministers)\b"
    r"(?: \(\w+\))?(\*+)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:^|\n)(\*+) ?$")
_MARGIN, _BELOW = 6, 6  # characters before a note that hold its mark; sentences behind in which it stands


def _comes(chunks: Sequence[Chunk], end: int) -> bool:
    """ "… took part", "… were among the participants"."""
    ahead = [word for c in chunks[end : end + 5] for word in c.text.split()]
    return not _COMES.isdisjoint(ahead) and _WISHES.isdisjoint(ahead)


_WISHES = words("should could may might to not next")
