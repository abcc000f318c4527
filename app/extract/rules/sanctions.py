"""Sanctions: imposed, announced, extended, eased or lifted.

    "A today imposed sanctions on 13 officials of B"               of A, against B
    "Officials of B … are sanctioned by A"
    "The Department is designating X, a B businessman"             B by the nationality of who is listed
    "Additional sanctions against B"                               a heading

Against whom is told by the words beside a country: "the B regime", "B entities", "on B" speak for it, "the
people of B", "B's children" or "the invasion of B" against it. What sanctions are called for, or only exist,
is no event.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame
from app.extract.rules.days_listed import on_each_day
from app.extract.rules.guilt import GUILTY, NAMED, guilt
from app.extract.rules.occasions import occasions
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_IMPOSING = words(
    """
    put puts
    imposed imposes impose imposing announced announces announce announcing adopted adopts added adds adding
    placing placed places lifted lifts lift lifting expanded expands introduced introduces introducing eased
    eases extended extends renewed renews prolonged applied enacted unveiled issued approved decided removed
    coordinated imposition announcement introduction extension lifting easing
    """
)
_NOUNS = words("sanctions sanction designations listings embargo blacklist countermeasures")
_LISTINGS = words("designation designations listing listings")
# What tells that somebody "designated" or "listed" is sanctioned, not appointed or counted.
_GROUNDS = words(
    """
    pursuant section involvement corruption order corrupt sanctions sanction sanctioned terrorist global
    magnitsky ofac treasury regime e.o restrictions freeze sanctions-related
    """
)
_SPOKEN = words("sanctions sanction sanctioned sanctioning")
_MORE = words("new additional further more fresh")
_AGAINST = words("on against over of")
_REACH = 3  # sentences behind the one that tells of the sanctions in which who is meant may be named


def read_sanctions(frame: Frame, reading: Reading) -> list[Candidate]:
    told = _told(frame, reading)
    if told is None:
        return []
    candidate = begin(told, EventType.SANCTIONS, "sanctions.imposed")
    candidate.dates = [d for d in told.dates if _is_exact(told, d, reading) and _is_near(told, d)]
    if not candidate.dates and not told.dates:
        candidate.dates = _day_of_decision(told)
    if not candidate.dates and (
        frame.word.startswith("add") or frame.word == "designated"
    ):  # "… for sanctions on 3 May"
        days = [c.date for c in told.chunks if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(_sanctioner(told, reading), CountryRole.ACTOR, ParticipationRole.ISSUER)
    targets = _targets(candidate, reading)
    if frame.word.endswith(_TRADED) and not targets:
        return []  # "banned exports of nickel": nobody is meant
    behind = [*told.chunks[told.at + 1 :], *told.chunks[-1:]]
    bodies = [c for c, n in pairwise(behind) if c.type is Is.ORGANISATION and n.type is not Is.NOUN]
    candidate.add_parties(targets or bodies[:1], CountryRole.TARGET)
    kept = targets or bodies or not any(c.text == "embargo" for c in told.chunks)  # that on the news
    return on_each_day(candidate, told) if candidate.sides and kept else []


def _told(frame: Frame, reading: Reading) -> Frame | None:
    """The frame that tells sanctions as an act; None where they are a topic."""
    if _exist(frame):
        return None
    text = {word for c in frame.chunks for word in c.text.split()}
    if frame.trigger.cls is TriggerClass.NOUN and frame.word.endswith("list") and "added" in text:
        return None  # "added six entities to its sanctions list": the verb tells it
    if frame.trigger.cls is TriggerClass.NOUN:
        near = {c.text for c in frame.chunks[max(0, frame.at - 12) : frame.at + 5]}
        heading = frame.sentence.is_title and _heads(frame)
        if frame.word.startswith("designation") and not text & (_GROUNDS | GUILTY - NAMED):
            return None
        named = frame.word in _LISTINGS and bool(
            parties(frame.modifiers + frame.having("by", "of")) and frame.dates
        )
        if frame.word.startswith("designation") and not _CALLED.isdisjoint(text):
            return None  # "designated as 'undesirable'": by courts, not by a state that sanctions
        passive = None if frame.dates or heading else passive_frame(frame, _IMPOSING)
        named = named or (frame.word.endswith("list") and "put" in text)  # "put X on its sanctions list"
        imposed = heading or frame.governor_word in _IMPOSING or near & _IMPOSING or named
        return passive or (frame if imposed else None)
    if frame.subject and not any(c.codes or c.organisations for c in frame.subject):
        return None
    if frame.word.startswith("sanction"):
        return frame
    designated = frame.word.startswith("designat")
    wanted = _GROUNDS if designated else _NOUNS
    by_law = frame.word == "listed" and {"under", "regulations"} <= text
    told = bool(text & wanted) or by_law or frame.word.endswith(("assets of", *_TRADED))
    grounds = told or (designated and _is_listing(frame, reading))
    return frame if grounds and "as" not in _ahead(frame)[:1] else None


def _exist(frame: Frame) -> bool:
    """ "the ban under sanctions imposed by the Council": of another time, and nobody says when."""
    noun = frame.at - (frame.trigger.cls is not TriggerClass.NOUN)
    told = frame.chunks[max(0, noun - 1) : noun + 3]
    behind = [c.text for c in told[-2:]]
    if frame.trigger.cls is not TriggerClass.NOUN and frame.at and frame.chunks[frame.at - 1].text in _BEFORE:
        return True  # "individuals already designated by A"
    known = len(told) > 2 and frame.chunks[noun].text == "sanctions" and behind == ["imposed", "by"]
    return known and not frame.dates and not frame.sentence.is_title


_BEFORE = words("already previously")
_TRADED = ("exports", "imports", "export", "import")
_CALLED = words("extremist undesirable")


def _is_listing(frame: Frame, reading: Reading) -> bool:
    """ "Today A is designating eleven individuals": the title or the sentences behind speak of sanctions."""
    listed = {w for c in frame.chunks[frame.at + 1 : frame.at + 7] for w in c.text.split()}
    if not listed & (GUILTY - NAMED):
        return False
    number = frame.sentence.number
    rows = [reading.chunks[s.number] for s in takewhile(lambda s: s.is_title, reading.sentences)]
    rows += reading.chunks[number + 1 : number + 1 + _REACH]
    return any(
        t.type is EventType.SANCTIONS and _SPOKEN & set(c.text.split())
        for row in rows
        for c in row
        for t in c.triggers
    )


def _heads(frame: Frame) -> bool:
    """ "Additional sanctions", "Sanctions against B"."""
    return bool(_MORE & set(frame.words) or _AGAINST & {*frame.prepositions, *_ahead(frame)})


def _ahead(frame: Frame) -> list[str]:
    return [c.text for c in frame.chunks[frame.at + 1 : frame.at + 4]]


def _day_of_decision(frame: Frame) -> list[DateMention]:
    """ "decided on 14 May to widen the scope of the measures": no verb but that of the widening between."""
    behind = frame.chunks[frame.clause.start : frame.at]
    decided = next((n for n, c in enumerate(behind) if c.text in _DECIDING), len(behind))
    return [c.date for c in behind[decided : decided + 4] if c.date is not None and c.date.is_day][:1]


_DECIDING = words("decided agreed")


def _is_exact(frame: Frame, date: DateMention, reading: Reading) -> bool:
    """A day; of sanctions told in passing ("those imposed last month on …") or of others a month, too."""
    others = parties(frame.subject)
    aside = frame.embedded or (bool(others) and not any(reading.home in c.codes for c in others))
    return date.is_day or (date.is_month and aside and frame.own_dates)


def _is_near(frame: Frame, date: DateMention) -> bool:
    """Not the day of what the sanctions are for: behind "that began on …"."""
    start = frame.chunks[frame.at].span.start
    if date.span.start < start:
        return True
    between = [c.text for c in frame.chunks[frame.at + 1 :] if c.span.start < date.span.start]
    if between[-1:] == ["until"]:  # "extended the sanctions until 28 February"
        return False
    return len(between) < 12 and not {"that", "which", "began", "since", "after", "following"} & set(between)


def _sanctioner(frame: Frame, reading: Reading) -> list[Chunk]:
    by = parties(frame.having("by"))
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    if frame.trigger.cls is TriggerClass.NOUN and parties(frame.modifiers) and behind != "by":
        by = []  # "UK sanctions over elections held by C": that is another's deed
    verb = frame.governor if frame.governor is not None else frame.at
    subject = [] if is_passive(frame.chunks, verb, reach=2) else parties(frame.subject)
    named = by or parties(frame.modifiers) or subject or _whose_package(frame) or _who_imposed(frame)
    if named:
        return named
    own = home_chunk(reading, frame)
    return [own] if own else []


def _whose_package(frame: Frame) -> list[Chunk]:
    """ "the EU's 14th package of sanctions"."""
    before = frame.chunks[max(0, frame.at - _PACKAGE) : frame.at]
    return parties([c for c in before if c.type is Is.ORGANISATION]) if "package" in frame.said else []


_PACKAGE = 7  # chunks


def _who_imposed(frame: Frame) -> list[Chunk]:
    """ "The EU adopted a package of sanctions", "the US Treasury designated": the verb stands further off,
    or a ministry acts.
    """
    chunks = frame.chunks
    near = range(frame.at, max(frame.clause.start - 1, frame.at - _FAR), -1)
    verb = next((at for at in near if chunks[at].text in _IMPOSING or at == frame.governor), None)
    if verb is None or is_passive(chunks, verb, reach=2):
        return []
    ministries = [
        c for c in chunks[frame.clause.start : verb] if c.mention is not None and c.mention.ministry
    ]
    bodies = [c for c in parties(find_subject(chunks, verb, frame.clause)) if c.type is not Is.PERSON]
    return bodies or [c for c in ministries if c.codes][:1]


_FAR = 11  # chunks from "adopted" to "sanctions"


def _targets(candidate: Candidate, reading: Reading) -> list[Chunk]:
    """The country that most speaks for being meant, in the sentence, the title, the sentences behind; with
    those listed beside it ("individuals from A, B and C").
    """
    best, most, listed = None, 2, []  # less is a name beside the matter
    by_others = bool(candidate.countries) and reading.home not in candidate.countries
    for row, near in _rows(candidate, reading):
        aside = occasions(row)
        for at, chunk in enumerate(row):
            if at in aside or (at and row[at - 1].text in _SPOKEN_OF):
                continue
            if by_others and reading.home in chunk.codes and not guilt(row, at):
                continue  # "we welcome the sanctions of B": we are not meant
            named = chunk.type in (Is.COUNTRY, Is.DEMONYM, Is.PLACE) or (
                chunk.type is Is.PERSON and chunk.codes and reading.home not in chunk.codes
            )
            if not named or not chunk.codes or set(chunk.codes) & set(candidate.countries):
                continue
            weight = near + guilt(row, at)
            if weight > most:
                best, most, listed = chunk, weight, _listed_with(row, at)
    if best is None and not candidate.sentence.is_title:
        best = _of_title(candidate, reading)
    told = [best, *listed] if best is not None else []
    return [Chunk(Is.COUNTRY, c.span, c.text, c.codes[:1], entry=c.entry) for c in told]


_SPOKEN_OF = words("surrounding concerning regarding")  # "in light of the situation surrounding A"


def _listed_with(row: Sequence[Chunk], at: int) -> list[Chunk]:
    """ "…, B and C" behind A, where a verb does not make C begin a clause of its own."""
    found: list[Chunk] = []
    while at + 2 < len(row):
        behind = at + 1
        while behind < len(row) and row[behind].text in _BETWEEN:
            behind += 1
        if behind == at + 1 or behind >= len(row) or row[behind].type is not Is.COUNTRY:
            break
        found.append(row[behind])
        at = behind
    ahead = row[at + 1] if at + 1 < len(row) else None
    acts = ahead is not None and (ahead.type in (Is.VERB, Is.LIGHT) or ahead.text in _HELPERS)
    return found[:-1] if acts else found


_BETWEEN = words(", and the")
_HELPERS = words("has have is are was were will also")


def _of_title(candidate: Candidate, reading: Reading) -> Chunk | None:
    """The one other country of the title: "Holding those to account who … the election in B"."""
    rows = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    named = [c for row in rows for c in row if c.type in (Is.COUNTRY, Is.DEMONYM) and len(c.codes) == 1]
    others = {c.codes[0]: c for c in named if not set(c.codes) & {*candidate.countries, reading.home}}
    return next(iter(others.values())) if len(others) == 1 else None


def _rows(candidate: Candidate, reading: Reading) -> Iterator[tuple[tuple[Chunk, ...], int]]:
    yield candidate.frame.chunks, 5
    number = candidate.sentence.number
    for sentence in takewhile(lambda s: s.is_title, reading.sentences):
        row = reading.chunks[sentence.number]
        if sentence.number != number:
            tells = any(t.type is EventType.SANCTIONS for c in row for t in c.triggers)
            yield row, 4 if tells else 1
    if not candidate.sentence.is_title:
        yield from ((row, 2) for row in reading.chunks[number + 1 : number + 1 + _REACH])
