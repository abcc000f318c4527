"""Where harm struck: named behind the event, else before it in the sentence, else in the title."""

from collections.abc import Iterator, Sequence, Set

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.frames import Frame, party_list
from app.extract.frames.subjects import antecedents
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import salient, set_place

_STRUCK = words("in on against of at near outside off targeting targeted struck hit across from")
HAPPENS = words(
    """
    erupted struck hit hits strikes occurred happened crashed sank took broke swept caused set perpetrated
    made carried out committed left claimed
    """
)
REACH = 12
VICTIMS = words(
    """
    killed killing kills wounded injured injuring dead died deaths death victims victim casualties lives
    civilians sailors soldiers fishermen
    """
)


def add_struck(candidate: Candidate, frame: Frame, reading: Reading, spared: Set[str] = frozenset()) -> None:
    """Where it struck: named behind the event, else before it in the sentence, else in the title. Who is
    said to have done it is `spared`, unless it is named as the place.
    """
    behind = list(_named_behind(frame))
    whom = _right_behind(frame) if frame.word.endswith(" of") else frame.having("of")
    victims = [c for c in (*frame.object, *whom) if c.codes]  # "the killing of X, President of A"
    struck = [c for c in antecedents(frame.chunks, frame.clause) if c.type is Is.COUNTRY and c.codes]
    named = behind or victims or _addressed(frame, anybody=_is_somewhere(frame, reading))
    supposed = struck
    if not struck and not _is_somewhere(frame, reading):
        supposed = _in_title(reading) or _spoken_of(frame, reading)
    if behind and candidate.place is None:
        set_place(candidate, [c for c in behind if c.type is Is.PLACE][:1])
    rule = f"{candidate.rule}.struck"
    for chunk in named or [c for c in supposed if spared.isdisjoint(c.codes)]:
        for code in chunk.codes[:1] if chunk.type is Is.PLACE else chunk.codes:
            candidate.add_country(code, CountryRole.TARGET, chunk.span, rule, chunk.entry)


def _addressed(frame: Frame, *, anybody: bool) -> list[Chunk]:
    """ "conveyed condolences to Minister X of B on the collision near a town", "has sent relief to B after
    the floods": B; whoever gets a letter stands for his country only where a place is named.
    """
    before = frame.chunks[: frame.at]
    condoling = next((n for n, c in enumerate(before) if _CONDOLING & set(c.text.split())), len(before))
    to = next((n for n in range(condoling, len(before)) if before[n].text in ("to", "with")), len(before))
    start = to + 1 + (to + 1 < len(before) and before[to + 1].text == "the")
    told = party_list(frame.chunks, start, frame.at)[0]
    return [c for c in told if len(c.codes) == 1 and (anybody or c.type is Is.COUNTRY)]


_CONDOLING = words(
    "condolence condolences sympathy sympathies solidarity relief aid assistance help supplies"
)


def _right_behind(frame: Frame) -> list[Chunk]:
    behind = frame.chunks[frame.at + 1 :]
    start = len(behind[:1]) if [c.text for c in behind[:1]] == ["the"] else 0
    return party_list(behind, start, len(behind))[0]


def _is_somewhere(frame: Frame, reading: Reading) -> bool:
    """ "a terrorist attack in Taftan": a place that is not known, so nobody knows in which country."""
    ahead = frame.chunks[frame.at + 1 : frame.at + 3]
    where = len(ahead) > 1 and ahead[0].text in ("in", "near") and not ahead[1].codes
    return where and reading.folded[ahead[1].span.start].isupper()


def _spoken_of(frame: Frame, reading: Reading) -> list[Chunk]:
    """The country that the text speaks of, unless it is where somebody of another sentence goes."""
    found = salient(frame, reading)[:1]
    if found and found[0] not in frame.chunks and reading.asked:
        return []
    rows = [row for row in reading.chunks[: frame.sentence.number] if found and found[0] in row]
    before = [c.text for c in rows[0][: rows[0].index(found[0])] if c.text != "the"] if rows else []
    return [] if before[-1:] == ["to"] and found[0] not in frame.chunks else found


_TALKS = {EventType.MEETING, EventType.CALL, EventType.CONSULTATION}


def _are_joined(row: Sequence[Chunk], first: Chunk, second: Chunk) -> bool:
    """ "Help for the Victims in A and B"."""
    between = row[row.index(first) + 1 : row.index(second)]
    return [c.text for c in between if c.text != "the"] == ["and"]


def _named_behind(frame: Frame) -> Iterator[Chunk]:
    """Countries and places that "in", "on", "of" tie to the event, and those that "and" joins to them."""
    chunks = frame.chunks
    last = None
    stop = frame.clause.end if frame.clause.kind is ClauseKind.RELATIVE else len(chunks)
    reach = REACH + (_VICTIM if frame.word.endswith(" of") else _PHRASE)
    for at in range(frame.at + 1, min(stop, frame.at + reach)):
        chunk = chunks[at]
        carried_out = at == frame.governor  # "the attack that A launched on B"
        if (
            chunk.type in (Is.VERB, Is.LIGHT)
            and not carried_out
            and not set(chunk.text.split()) & (HAPPENS | VICTIMS)
        ):
            return
        if chunk.type not in (Is.PLACE, Is.COUNTRY, Is.DEMONYM) or not chunk.codes:
            continue
        between = {c.text for c in chunks[(last if last is not None else max(frame.at, at - 7)) + 1 : at]}
        if (last is not None and not between <= _JOINS) or _acts_behind_comma(chunks, at):
            return
        if chunks[at - 1].text == "from" and last is None and _is_origin(chunks, at):
            continue
        if last is not None or _STRUCK & between:
            last = at
            yield chunk


def _is_origin(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the rocket attacks from A on B": from where, and behind it whom."""
    return any(c.text in ("on", "against", "at") for c in chunks[at + 1 : at + 2])


def _acts_behind_comma(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Following the earthquake in a town, A is sending help": A is not where it struck."""
    before = at - 1 - (chunks[at - 1].text == "the")
    behind = chunks[at + 1] if at + 1 < len(chunks) else None
    acts = behind is not None and (behind.type in (Is.VERB, Is.LIGHT) or behind.text in _AUXILIARIES)
    return acts and chunks[before].text == "," and chunks[before - 1].type is not Is.PLACE


_AUXILIARIES = words("is has will was had would")
_PHRASE, _VICTIM = 4, 24  # chunks; "the murder of X, an officer of the Department of C, in D"
_JOINS = words(
    """
    and , the in of north south east west northern southern eastern western ( ) embassy consulate mission
    embassies consulates
    """
)


def _in_title(reading: Reading) -> list[Chunk]:
    """Not where somebody goes or talks, "Minister X pays a visit to Lima", "Ministers Meet in Lima": what
    struck elsewhere is told there.
    """
    for sentence in reading.sentences:
        if sentence.is_title:
            row = reading.chunks[sentence.number]
            told = {t.type for c in row for t in c.triggers}
            kinds = (
                () if EventType.VISIT in told else (Is.COUNTRY,) if told & _TALKS else (Is.PLACE, Is.COUNTRY)
            )
            found = [c for c in row if c.type in kinds and c.codes]
            found = [c for c in found if reading.home not in c.codes] or found
            if found:
                return [*found[:1], *(c for c in found[1:2] if _are_joined(row, found[0], c))]
    return []
