"""Whether a release is a statement, and which sentence of it is the statement.

A ministry that speaks of what others did (a launch, an attack, an election) makes a statement; so does one
that tells no act of its own and takes a position. Whoever it speaks to or about is the target: whom the
sentence names behind its verb, else the title, else where the reported event struck.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
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
_GREETINGS = words("birthday ramadan diwali easter eid christmas")  # with "national day": no event
_STRONG = (
    "call",
    "condemn",
    "deplore",
    "welcome",
    "denounce",
    "regret",
    "congratulat",
    "reject",
    "does not recogni",
)
_FEELS = ("sadden", "shock", "appall", "mourn", "condol", "concern", "express", "extend", "convey", "offer")


def title_words(reading: Reading) -> set[str]:
    return {
        w for s in reading.sentences if s.is_title for c in reading.chunks[s.number] for w in c.text.split()
    }


def place_in_body(reading: Reading, candidate: Candidate) -> int:
    titles = next((n for n, s in enumerate(reading.sentences) if not s.is_title), len(reading.sentences))
    return candidate.sentence.number - titles


def is_greeting(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    """Congratulations on a national day, good wishes for a feast: nothing has happened."""
    heading = title_words(reading)
    if any(c.type is not EventType.STATEMENT for c in title):
        return False
    if "anniversary" in heading:  # on which something may be done: "Sanctions on the anniversary of …"
        opening = [c for c in body if place_in_body(reading, c) < 6 and not c.frame.embedded]
        return all(c.type is EventType.STATEMENT for c in opening)
    return bool(_GREETINGS & heading) or ("day" in heading and bool(_STATE_DAYS & heading))


# "Republic Day of A", "A's Constitution Day"; a day of all the world ("World Refugee Day") is none of these.
_STATE_DAYS = words(
    """
    national independence republic constitution unity liberation unification statehood sovereignty restoration
    revolution victory union flag
    """
)


_AT_OTHERS = frozenset({EventType.AID, EventType.PROTEST})


def lacks_side(candidate: Candidate) -> bool:
    """ "A Calls for Donations", "A Expels Diplomats": whom it is done to, only the text can tell."""
    return candidate.type in _AT_OTHERS and candidate.sides < 2


def is_statement(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    title = [c for c in title if not lacks_side(c)]
    met = [c for c in title if c.type in ENGAGEMENT or c.type is EventType.VISIT]
    if any(not _is_session(c, title) for c in met):
        return False
    if opens_with_encounter(reading, body) and not title_words(reading) & _SPOKEN_TITLES:
        return False
    told = [c.type for c in title if c.type is not EventType.STATEMENT]
    if title_words(reading) & _STATEMENT_WORDS:
        return not (_tells_own_act(title, reading) or is_letter(reading, title, body))
    if told:
        return all(type_ in REPORTED for type_ in told)
    opening = [c for c in body if place_in_body(reading, c) < 2 and not c.frame.embedded]
    return bool(opening) and all(c.type in REPORTED or c.type is EventType.STATEMENT for c in opening)


def _is_session(gathering: Candidate, title: Sequence[Candidate]) -> bool:
    """ "Commentary on the Adoption of a Resolution at the Plenary Session": where it was adopted."""
    adopted = any(c.type is EventType.RESOLUTION for c in title)
    return adopted and gathering.type is EventType.CONFERENCE and gathering.frame.embedded


# A heading that names a text, not what was done: the release is that text, whatever its first words tell.
_SPOKEN_TITLES = words("statement commentary comment comments remarks declaration communique joint")


def opens_with_encounter(reading: Reading, body: Sequence[Candidate]) -> bool:
    """Whether the first sentence tells of a call, meeting or trip of the publisher's own side, or of its
    nationals set free or brought home, with a day.
    """
    return any(
        (
            c.type is EventType.CONSULAR
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
        for c in title
    )


def is_letter(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> bool:
    """ "Message of condolence …": what was sent, not what it is about."""
    told = {c.type for c in title} - {EventType.STATEMENT}
    letters = [c for c in body if c.type is EventType.MESSAGE and not c.frame.embedded]
    if EventType.MESSAGE in told or title_words(reading) & _LETTERS:
        return bool(letters)
    return not told and any(place_in_body(reading, c) == 0 for c in letters)  # else sent besides


def statement(reading: Reading, title: Sequence[Candidate], body: Sequence[Candidate]) -> list[Candidate]:
    """The sentence in which the release takes its position, with whom it is about."""
    joint = "joint" in title_words(reading) or "joint statement" in title_words(reading)
    spoken = [c for c in body if c.type is EventType.STATEMENT and c.sides]
    spoken += [c for c in title if c.type is EventType.STATEMENT and c.sides]
    if not spoken:
        return []
    chosen = min(spoken, key=lambda c: (-_weight(c, joint=joint), spoken.index(c)))
    if chosen.sentence.is_title or chosen.rule == "statements.position":
        chosen.when = None  # a day in its words is that of what it speaks about
    if joint:
        _take_day_of_meeting(chosen, body, reading)
    add_targets(chosen, reading, body)
    for other in title:
        if other.type is EventType.STATEMENT and other is not chosen:
            absorb(chosen, other)
    return [chosen]


def _weight(candidate: Candidate, *, joint: bool) -> int:
    """A position before a heading, a strong word before a feeling; many speakers where it is joint."""
    if joint and candidate.sides > 1:
        return 5
    if candidate.sentence.is_title:
        return 0
    if candidate.frame.chunks[-1].text == ":":  # heads the position
        return 0
    word = candidate.frame.word
    if candidate.rule != "statements.position" or word.startswith(_STRONG) or "regrettable" in word:
        return 3
    return 2 if word.startswith(_FEELS) else 1


_RECENT = dt.timedelta(days=60)


def _take_day_of_meeting(chosen: Candidate, body: Sequence[Candidate], reading: Reading) -> None:
    """A joint statement has the day of the meeting it came from."""
    if chosen.when is not None:
        return
    for candidate in body:
        met = candidate.type in ENGAGEMENT and is_dated(candidate) and not _is_long_ago(candidate, reading)
        others = candidate.organisations or candidate.countries.keys().isdisjoint(chosen.countries)
        if met and not (candidate.sides and others):  # not that of a group, or of others
            chosen.when = candidate.when
            return


def _is_long_ago(candidate: Candidate, reading: Reading) -> bool:
    day, last = reading.release.published_on, candidate.when.ends_on if candidate.when else None
    return day is not None and last is not None and day - last > _RECENT


def add_targets(chosen: Candidate, reading: Reading, body: Sequence[Candidate]) -> None:
    """Whom or what a position is about."""
    frame = chosen.frame
    titles = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    labels = [
        row[:1] for row in titles if len(row) > 1 and row[1].text in (":", "-")
    ]  # "Belarus: Statement by"
    behind = frame.chunks[frame.at + 1 :]
    rows = [*labels, _agent(behind), behind, frame.chunks[: frame.at], *titles]
    struck = [c.frame.chunks for c in body if c.type in REPORTED and c.countries]
    rows += struck
    told = [[c for c in reading.chunks[s.number] if c.type is not Is.PLACE] for s in reading.sentences[:4]]
    for row in (*rows, *told):  # a town named in passing is where something was held
        found = list(_foreign(row, reading, chosen))
        if found:
            chosen.add_parties(found, CountryRole.TARGET)
            return


def _agent(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """ "condemned the storming of A's court by B's forces": whose deed it is, before where it was done."""
    by = next((at for at, c in enumerate(chunks) if c.text == "by"), len(chunks))
    agent = [c for c in chunks[by + 1 : by + 3] if c.text != "the"][:1]
    return [c for c in agent if c.type in (Is.COUNTRY, Is.DEMONYM)]


def _foreign(row: Sequence[Chunk], reading: Reading, chosen: Candidate) -> Iterator[Chunk]:
    """The first foreign country of a row, and those that "and" joins to it."""
    own = {reading.home, *chosen.countries}
    first = None
    for at, chunk in enumerate(row):
        country = chunk.type in (Is.COUNTRY, Is.DEMONYM, Is.PLACE) or (
            chunk.type is Is.PERSON and first is None
        )
        if not country or not chunk.codes or set(chunk.codes) & own:
            continue
        if first is not None and not _is_joined(row, first, at):
            return
        first = at
        yield Chunk(Is.COUNTRY, chunk.span, chunk.text, chunk.codes[:1], entry=chunk.entry)


def _is_joined(row: Sequence[Chunk], first: int, at: int) -> bool:
    """ "to A and the B", "to A, B and C"; not what stands far behind."""
    between = {c.text for c in row[first + 1 : at]}
    if between <= _AND:
        return bool(between - {"the"})
    goes_on = any(c.text in ("and", ",") for c in row[at + 1 : at + 2])
    return between <= {",", "the"} and goes_on and row[first].type is row[at].type is Is.COUNTRY


_AND = frozenset({"and", "/", "&", "the"})


def absorb(candidate: Candidate, headline: Candidate, *, whole: bool = True) -> None:
    """Takes over what only the title says; not its parties where it tells of several events at once."""
    both_meet = candidate.type in ENGAGEMENT and headline.type in ENGAGEMENT
    if candidate.type is not headline.type and both_meet and not _is_face_to_face(candidate, headline):
        candidate.type = min(candidate.type, headline.type, key=ENGAGEMENT.index)
    if candidate.type is not EventType.VISIT and whole:
        for code, role in headline.countries.items():
            if code not in candidate.countries:
                candidate.countries[code] = role
        candidate.organisations.update(headline.organisations)
        for person, part in headline.people.items():
            candidate.add_person(person, part)
    held = candidate.type not in (EventType.VISIT, EventType.STATEMENT)  # that of which a statement speaks
    if candidate.place is None and headline.place is not None and held:
        candidate.place, candidate.country_of_place = headline.place, headline.country_of_place
    if candidate.when is None and headline.when is not None and candidate.type is not EventType.STATEMENT:
        candidate.when = headline.when
    candidate.evidence.extend(e for e in headline.evidence if e.supports not in ("type", "when"))


def _is_face_to_face(candidate: Candidate, headline: Candidate) -> bool:
    """ "A-EU Ministerial Meeting" of which the text tells that two people met: no gathering of many."""
    if candidate.type is EventType.CONFERENCE and headline.type is EventType.CALL:
        return True  # many met on a screen
    two = len(candidate.people) == candidate.sides == 2
    return two and candidate.type is EventType.MEETING and headline.type is EventType.CONFERENCE
