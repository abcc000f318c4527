"""The sentence in which a release takes its position.

Whoever it speaks to or about is the target: whom the sentence names behind its verb, else the title, else
where the reported event struck.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.codes import CountryRole, EventStatus
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.headlines import absorb
from app.extract.lexicon import words
from app.extract.positions import ENGAGEMENT, REPORTED, heads_a_text, title_words
from app.extract.reading import Reading
from app.extract.when import is_dated

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
        chosen.status = EventStatus.OCCURRED  # "continues to urge"
    if joint:
        _take_day_of_meeting(chosen, body, reading)
    leaving = [c for c in title if c.type in (*ENGAGEMENT, EventType.VISIT) and c.frame.embedded]
    if not (leaving and heads_a_text(body, reading)):  # "before departing for B": where to is no target
        add_targets(chosen, reading, body)
    for other in title:
        if other.type is EventType.STATEMENT and other is not chosen:
            absorb(chosen, other)
    return [chosen]


def first_position(main: Sequence[Candidate], reading: Reading, body: Sequence[Candidate]) -> list[Candidate]:
    """Where neither title nor opening says that the release takes one: the first that somebody takes."""
    chosen = next((c for c in main if _is_spoken(c)), None) or next(iter(main), None)
    if chosen is None:
        return []
    if chosen.rule == "statements.position":
        chosen.when, chosen.status = None, EventStatus.OCCURRED
        add_targets(chosen, reading, body)
    return [chosen]


def _weight(candidate: Candidate, *, joint: bool) -> int:
    """A position before a heading, a strong word before a feeling; many speakers where it is joint."""
    if joint and candidate.sides > 1:
        return 5
    if candidate.sentence.is_title or candidate.rule == "statements.dated":  # an earlier one
        return 0
    if candidate.frame.chunks[-1].text == ":":  # heads the position
        return 0
    if not _is_spoken(candidate):
        return 0
    word = candidate.frame.word
    if candidate.rule != "statements.position" or word.startswith(_STRONG) or "regrettable" in word:
        return 3
    return 2 if word.startswith(_FEELS) else 1


def _is_spoken(candidate: Candidate) -> bool:
    """Whether somebody speaks, as in "We urge …"; not in "These principles recognise …"."""
    before = [c.text for c in candidate.frame.chunks[candidate.frame.clause.start : candidate.frame.at]]
    return not (before and before[0] in _THINGS and _SPEAKERS.isdisjoint(before))


_THINGS = words("this these those such")
_SPEAKERS = words("we i us government ministry")
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
    rows = [*labels, *map(_blamed, titles), _agent(frame, behind), behind, frame.chunks[: frame.at], *titles]
    struck = [c.frame.chunks for c in body if c.type in REPORTED and c.countries]
    rows += [c.frame.object for c in body if c.frame.word in _CALLING]
    rows += struck
    told = [[c for c in reading.chunks[s.number] if c.type is not Is.PLACE] for s in reading.sentences[:4]]
    for row in (*rows, *told):  # a town named in passing is where something was held
        found = list(_foreign(row, reading, chosen))
        if found:
            headed = (list(_foreign(title, reading, chosen)) for title in titles)
            wider = next((more for more in headed if _codes(found) < _codes(more)), found)
            chosen.add_parties(wider, CountryRole.TARGET)
            return
    for harm in (c for c in body if c.type in REPORTED and c.sentence is chosen.sentence):
        for code in harm.countries.keys() - chosen.countries.keys():  # even in a seat of bodies, "in Vienna"
            chosen.add_country(code, CountryRole.TARGET, chunk_of(harm).span, "statements.struck")


def _codes(chunks: Sequence[Chunk]) -> set[str]:
    return {code for chunk in chunks for code in chunk.codes}


def chunk_of(candidate: Candidate) -> Chunk:
    return candidate.frame.chunks[candidate.frame.at]


_CALLING = words("urge urges urged") | {"call on", "calls on", "called on", "call upon", "calls upon"}


def _agent(frame: Frame, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """ "condemned the storming of A's court by B's forces": whose deed it is, before where it was done."""
    by = next((at for at, c in enumerate(chunks) if c.text == "by"), len(chunks))
    agent = [c for c in chunks[by + 1 : by + 4] if c.text not in _BEFORE_DOER][:1]
    blames = frame.word in _BLAMING
    return [c for c in agent if c.type in (Is.COUNTRY, Is.DEMONYM) or (blames and c.type is Is.PERSON)]


_BEFORE_DOER = words("the extremist several some certain former")


def _blamed(title: Sequence[Chunk]) -> Sequence[Chunk]:
    """ "A Condemns Israeli Targeting of Iran": whose deed it is."""
    at = next((n for n, c in enumerate(title) if c.text in _BLAMING), len(title))
    blamed = title[at + 1 : at + 2]
    return [c for c in blamed if c.type is Is.DEMONYM and not _is_of_victim(title, at + 1)]


_BLAMING = words("condemns condemned denounces denounced condemn denounce")


def _foreign(row: Sequence[Chunk], reading: Reading, chosen: Candidate) -> Iterator[Chunk]:
    """The first foreign country of a row, and those that "and" joins to it."""
    own = {reading.home, *chosen.countries}
    first = None
    for at, chunk in enumerate(row):
        country = chunk.type in (Is.COUNTRY, Is.DEMONYM, Is.PLACE) or (
            chunk.type is Is.PERSON and first is None
        )
        if not country or not chunk.codes or set(chunk.codes) & own or chunk.text in _SEATS_OF_BODIES:
            continue
        if _is_of_victim(row, at) or _is_origin(row, at):
            continue
        if first is not None and not _is_joined(row, first, at):
            return
        first = at
        yield Chunk(Is.COUNTRY, chunk.span, chunk.text, chunk.codes[:1], entry=chunk.entry)


def _is_of_victim(row: Sequence[Chunk], at: int) -> bool:
    """ "the detention of Canadian citizen X", "of the Polish journalist": the deed is another's."""
    behind = row[at + 1].text.split()[:1] if at + 1 < len(row) else []
    return row[at].type is Is.DEMONYM and bool(_VICTIMS.intersection(behind))


_VICTIMS = words("citizen citizens national nationals journalist journalists activist activists")
# Where the world meets: what was done there is of those who came, not of the state.
_SEATS_OF_BODIES = frozenset({"geneva", "new york", "vienna", "brussels", "the hague", "strasbourg"})


def _is_origin(row: Sequence[Chunk], at: int) -> bool:
    """ "the rocket attacks from A on B": B is what they are about."""
    behind = row[at + 1].text if at + 1 < len(row) else ""
    return at > 0 and row[at - 1].text == "from" and behind in ("on", "against", "at")


def _is_joined(row: Sequence[Chunk], first: int, at: int) -> bool:
    """ "to A and the B", "to A, B and C"; not what stands far behind."""
    between = {c.text for c in row[first + 1 : at]}
    if between <= _AND:
        return bool(between - {"the"})
    if between <= _AND | {","} and "and" in between:
        return True  # ", and the C" closes a list
    goes_on = any(c.text in ("and", ",") for c in row[at + 1 : at + 2])
    return between <= {",", "the"} and goes_on and row[first].type is row[at].type is Is.COUNTRY


_AND = frozenset({"and", "/", "&", "the"})
