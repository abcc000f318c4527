"""Whether a release is a statement: which sentence of it is the statement, `position_taken.py` says.

A ministry that speaks of what others did (a launch, an attack, an election) makes a statement; so does one
that tells no act of its own and takes a position.
"""

from collections.abc import Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.when import is_dated

ENGAGEMENT = (
    EventType.CALL,
    EventType.CONSULTATION,
    EventType.SUMMIT,
    EventType.CONFERENCE,
    EventType.MEETING,
)  # the more telling first: which one a title and a body that differ agree on
REPORTED = frozenset(
    {
        EventType.MILITARY_ACTIVITY,
        EventType.ATTACK,
        EventType.DISASTER,
        EventType.POLITICAL,
        EventType.RESOLUTION,
    }
)  # what others do; a ministry's release about it is a statement
_STATEMENT_WORDS = words(
    """
    statement commentary regarding comment comments remarks position condemns condemn condemned condemnation
    welcomes welcome congratulates regrets rejects rejected deplores laments denounces mourns condolences
    condolence condoles solidarity concern concerned concerns reaction response expresses declaration
    """
)


def title_words(reading: Reading) -> set[str]:
    return {
        w for s in reading.sentences if s.is_title for c in reading.chunks[s.number] for w in c.text.split()
    }


def place_in_body(reading: Reading, candidate: Candidate) -> int:
    opening = next((s for s in reading.sentences if not s.is_title), reading.sentences[-1])
    return candidate.sentence.number - opening.number


_AT_OTHERS = frozenset({EventType.AID, EventType.PROTEST})


def lacks_side(candidate: Candidate) -> bool:
    """ "A Calls for Donations", "A Expels Diplomats": whom it is done to, only the text can tell."""
    return candidate.type in _AT_OTHERS and candidate.sides < 2


def is_statement(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    title = [c for c in title if not lacks_side(c)]
    if heads_a_text(body, reading) and all(c.frame.embedded for c in title):
        return True
    met = [c for c in title if c.type in ENGAGEMENT or c.type is EventType.VISIT]
    others = [c for c in met if _is_of_others(c, reading, body)]
    if any(not _is_session(c, title) for c in met if c not in others):
        return False
    if opens_with_encounter(reading, body) and not names_a_text(reading):
        return False
    told = [c.type for c in title if c.type is not EventType.STATEMENT and c not in others]
    if title_words(reading) & _STATEMENT_WORDS:
        return not (_tells_own_act(title, reading) or is_letter(reading, title, body))
    if told:
        return all(type_ in REPORTED for type_ in told)
    opening = [c for c in body if place_in_body(reading, c) < 2 and not c.frame.embedded]
    return bool(opening) and all(c.type in REPORTED or c.type is EventType.STATEMENT for c in opening)


def heads_a_text(body: Sequence[Candidate], reading: Reading) -> bool:
    """ "Minister X issued the following statement before leaving for the Council in B:" opens the release."""
    return any(
        c.type is EventType.STATEMENT and c.frame.chunks[-1].text == ":" and place_in_body(reading, c) == 0
        for c in body
    )


def _is_session(gathering: Candidate, title: Sequence[Candidate]) -> bool:
    """ "Commentary on the Adoption of a Resolution at the Plenary Session": where it was adopted."""
    adopted = any(c.type is EventType.RESOLUTION for c in title)
    return adopted and gathering.type is EventType.CONFERENCE and gathering.frame.embedded


def _is_of_others(met: Candidate, reading: Reading, body: Sequence[Candidate]) -> bool:
    """ "A and B Hold Talks" above "We welcome the talks between A and B": others met, the release speaks."""
    if title_words(reading) & _STATEMENT_WORDS:
        return False
    opening = [c for c in body if place_in_body(reading, c) < 2 and not c.frame.embedded]
    spoken = opening[:1] and opening[0].type is EventType.STATEMENT and reading.home in opening[0].countries
    named = {code for c in reading.chunks[met.sentence.number] for code in c.codes}
    return bool(spoken) and bool(named) and reading.home not in named


def names_a_text(reading: Reading) -> bool:
    """A heading that is no news of what was done: the release is that text, whatever its first words tell."""
    return not title_words(reading).isdisjoint(_SPOKEN_TITLES)


_SPOKEN_TITLES = words("statement commentary comment comments remarks declaration communique joint")


def opens_with_encounter(reading: Reading, body: Sequence[Candidate]) -> bool:
    """Whether the first sentence tells of a call, meeting or trip of the publisher's own side, of an
    ambassador called in, or of its nationals set free or brought home, with a day.
    """
    return any(
        (
            c.type is EventType.CONSULAR
            or (c.type is EventType.PROTEST and bool(c.people))
            or ((c.type in ENGAGEMENT or c.type is EventType.VISIT) and c.sides > 1)
        )
        and place_in_body(reading, c) == 0
        and c.frame.governor is not None
        and not c.frame.embedded
        and reading.home in c.countries
        and is_dated(c)
        for c in body
    )


_LETTERS = words("message messages letter letters telegram telegrams")


_ACTS = frozenset({EventType.SANCTIONS, EventType.AID, EventType.PROTEST})
_ACTS_OF_TWO = frozenset({EventType.RELATIONS, EventType.AGREEMENT, EventType.APPOINTMENT})


def _tells_own_act(title: Sequence[Candidate], reading: Reading) -> bool:
    """ "Additional sanctions in response to …", "Press Statement: Ties between A and B", "… Repatriation of
    Nationals": the act, not the words about it.
    """
    return any(
        c.type in _ACTS
        or (c.type in _ACTS_OF_TWO and reading.home in c.countries and c.sides > 1)
        or (c.type is EventType.CONSULAR and c.countries.get(reading.home or "") is CountryRole.ACTOR)
        or c.rule == "visits.welcomed"
        for c in title
    )


def is_letter(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    """ "Message of condolence …": what was sent, not what it is about."""
    told = {c.type for c in title} - {EventType.STATEMENT}
    letters = [c for c in body if c.type is EventType.MESSAGE and not c.frame.embedded]
    if EventType.MESSAGE in told or title_words(reading) & _LETTERS:
        return bool(letters)
    return not told and any(place_in_body(reading, c) == 0 for c in letters)  # else sent besides
