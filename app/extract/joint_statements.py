"""A joint statement of a meeting or visit tells both: the encounter, and the text of its day and parties."""

from collections.abc import Sequence
from itertools import takewhile

from app.domain.codes import CountryRole, ParticipationRole, ReleaseKind
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import party_list
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT, place_in_body, title_words
from app.extract.reading import Reading
from app.extract.when import is_dated

_TEXTS = words("statement communique communiqué declaration")
_COMMUNIQUE = words("communique communiqué")
_OF_ALL = words("joint trilateral quadrilateral")
_MET = words("ministers leaders ministerial summit meeting")
_OPENING = 3  # sentences in which the meeting that a joint statement came from is told
_REACH = 6  # sentences in which a release tells that its title's text was adopted


def with_joint_statement(
    chosen: list[Candidate], reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]
) -> list[Candidate]:
    """The main events, with the encounter or the text that was not among them."""
    _name_speakers(chosen, reading)
    if not chosen or not _is_joint(reading):
        return chosen
    texts = [c for c in chosen if c.type is EventType.STATEMENT]
    met = [c for c in chosen if c.type is not EventType.STATEMENT]
    met = met or _encounter_of(texts[0], reading, body)
    if not texts:
        told = [c for c in body if c.rule == "statements.text" and place_in_body(reading, c) < _REACH]
        texts = [*told, *(c for c in title if c.type is EventType.STATEMENT)][:1]
    for text in texts:
        _take_from(met, body, text)
        if not met:
            _name_persons(text, reading)
    return [*met, *texts]


def _name_speakers(chosen: Sequence[Candidate], reading: Reading) -> None:
    """ "We, the Ministers of A, B and C, underline …": of all of them the text is, whichever publishes it."""
    speaking = _we_are(reading)
    for text in chosen:
        if text.type is EventType.STATEMENT and len(speaking) > 1:
            for code, chunk in speaking.items():
                if code not in text.countries:
                    text.add_country(code, CountryRole.ACTOR, chunk.span, "statements.we", chunk.entry)


def _name_persons(text: Candidate, reading: Reading) -> None:
    """ "We, the Ministers of A and B, X and Y, condemn …": X and Y speak."""
    for chunk in takewhile(lambda c: c.type not in (Is.VERB, Is.LIGHT), _behind_we(reading)):
        person = chunk.person if chunk.type is Is.PERSON else None
        if (
            person is not None
            and person.name
            and text.countries.get(person.country or "") is CountryRole.ACTOR
        ):
            text.add_person(person, ParticipationRole.SPEAKER)


def _we_are(reading: Reading) -> dict[str, Chunk]:
    row = _behind_we(reading)
    named = party_list(row, 0, len(row))[0] if row else []
    return {code: chunk for chunk in named for code in chunk.codes}


def _behind_we(reading: Reading) -> Sequence[Chunk]:
    """What stands behind "We, the …" where the text opens with it."""
    for sentence in [s for s in reading.sentences if not s.is_title][:_OPENING]:
        row = reading.chunks[sentence.number]
        at = next((n for n, chunk in enumerate(row[:_NUMBER_AND_WE]) if chunk.text == "we"), None)
        if at is not None and at + 2 < len(row) and row[at + 1].text == ",":
            return row[at + 2 :]
    return ()


_NUMBER_AND_WE = 4  # chunks: "1. We"


def share_parties(primary: Sequence[Candidate]) -> None:
    """Those who are told later to have met made the joint statement of that meeting, too."""
    for text in primary:
        if text.type is EventType.STATEMENT and text.when is not None:
            for meeting in primary:
                if meeting.type in ENGAGEMENT and meeting.when is text.when:
                    _add_parties(text, meeting)
                    _add_speakers(meeting, text)


def _is_joint(reading: Reading) -> bool:
    heading = {word for text in title_words(reading) for word in text.split()}
    if not heading:
        return reading.release.kind in (ReleaseKind.JOINT_STATEMENT, ReleaseKind.COMMUNIQUE)
    of_all = bool(heading & _OF_ALL) or bool(heading & _COMMUNIQUE and heading & _MET)
    return of_all and bool(heading & _TEXTS)


def _take_from(met: Sequence[Candidate], body: Sequence[Candidate], text: Candidate) -> None:
    """The text is of those who met, and of the day and place where they did."""
    if not met:
        return
    _add_parties(text, met[0])
    talks = (
        c for c in body if c.type in ENGAGEMENT and is_dated(c) and set(c.countries) == set(text.countries)
    )
    meeting = next((c for c in met if c.type in ENGAGEMENT), None) or next(talks, None)
    text.when, text.dates = None, []
    if meeting is not None:
        text.when, text.dates = meeting.when, list(meeting.dates)
        if text.place is None:
            text.place, text.country_of_place = meeting.place, meeting.country_of_place


def _add_parties(text: Candidate, meeting: Candidate) -> None:
    for code in meeting.countries:
        text.countries.setdefault(code, CountryRole.ACTOR)
    text.organisations.update(meeting.organisations)


def _add_speakers(meeting: Candidate, text: Candidate) -> None:
    """ "In the A Group's meeting, we, the Ministers of B, C and D, reaffirm …": they met."""
    speaking = [code for code, role in text.countries.items() if role is not CountryRole.TARGET]
    if meeting.organisations and len(meeting.countries) < 2 <= len(speaking):
        for code in speaking:
            meeting.countries.setdefault(code, CountryRole.PARTICIPANT)


def _encounter_of(text: Candidate, reading: Reading, body: Sequence[Candidate]) -> list[Candidate]:
    """The meeting that a joint statement opens with."""
    speaking = {code for code, role in text.countries.items() if role is not CountryRole.TARGET}
    found = [
        c
        for c in body
        if (c.type in ENGAGEMENT or c.type is EventType.VISIT)
        and place_in_body(reading, c) < _OPENING
        and not c.frame.embedded
        and is_dated(c)
        and len(set(c.countries) & speaking) >= min(2, len(speaking))
    ]
    return found[:1]
