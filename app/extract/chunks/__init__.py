"""Typed chunks: a sentence as a row of persons, parties, places, dates, event nouns, verbs and plain
words.

This is the level on which the grammar of clauses works (`frames.py`). Order of work: persons swallow
their units; "the government of X" and "the X side" become one party; trigger phrases become nouns or
verbs; the rest stays words.
"""

from collections.abc import Mapping, Sequence, Set

from app.domain.text import Span
from app.extract.chunks.acronyms import spell_out
from app.extract.chunks.chunk import PARTY, Chunk, Is
from app.extract.chunks.conferences import name_councils, part_conferences
from app.extract.chunks.grouping import FELLOWS, MAY_OPEN, join_parties, list_members
from app.extract.chunks.ministries import MINISTRIES, join_ministries
from app.extract.chunks.parted import join_parted
from app.extract.chunks.texts import name_texts
from app.extract.chunks.word_class import settle_word_classes
from app.extract.mentions import Kind
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.triggers import Trigger, TriggerClass, triggers_by_opening
from app.extract.units import Sort, Unit

__all__ = ["PARTY", "Chunk", "Is", "find_chunks", "spell_out"]

_KIND_TO_TYPE = {
    Kind.COUNTRY: Is.COUNTRY,
    Kind.DEMONYM: Is.DEMONYM,
    Kind.ORGANISATION: Is.ORGANISATION,
    Kind.COMPOUND: Is.COMPOUND,
    Kind.MASK: Is.MASK,
    Kind.PLACE: Is.PLACE,
    Kind.CAPITAL: Is.PLACE,
    Kind.MINISTRY: Is.WORD,
    Kind.OFFICE: Is.WORD,
    Kind.HONORIFIC: Is.WORD,
}
_SORT_TO_TYPE = {
    Sort.WORD: Is.WORD,
    Sort.CAPITALISED: Is.CAPITALISED,
    Sort.NUMBER: Is.NUMBER,
    Sort.MARK: Is.MARK,
    Sort.POSSESSIVE: Is.POSSESSIVE,
}
_WORDS = frozenset({Sort.WORD, Sort.CAPITALISED})
_KNOWN = frozenset({Sort.MENTION, Sort.DATE})


def find_chunks(
    units: Sequence[Unit],
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    home: str | None,
    said: Set[str],
) -> tuple[Chunk, ...]:
    """The chunks of one sentence; `said` are all its words."""
    starts = {mention.start: mention for mention in people}
    opening = triggers_by_opening()
    chunks: list[Chunk] = []
    done = 0
    marked = [n for n, unit in enumerate(units) if unit.lower in opening or unit.sort in _KNOWN]
    for at in sorted({*marked, *starts}) if starts else marked:
        if at < done:
            continue
        lower = units[at].lower
        triggers = _triggers_at(units, at, opening[lower]) if lower in opening else ()
        if not (triggers or units[at].sort in _KNOWN or at in starts):
            continue
        if done < at:
            chunks += _words(units[done:at])
        person = starts.get(at)
        if person is not None and person.end > at:
            chunk, done = _person_chunk(units, person, persons[person], home), person.end
        else:
            chunk, done = _trigger_chunk(units, at, triggers, starts) or (_marked(units[at]), at + 1)
        chunks.append(chunk)
    chunks += _words(units[done:])
    return tuple(settle_word_classes(_joined(chunks, units, people, home, said)))


def _joined(
    chunks: list[Chunk],
    units: Sequence[Unit],
    people: Sequence[PersonMention],
    home: str | None,
    said: Set[str],
) -> list[Chunk]:
    """What belongs together as one chunk. Each step is taken only where the sentence has what it looks for:
    most have nothing for most steps.
    """
    kinds = {unit.kind for unit in units}
    if not kinds.isdisjoint((Kind.ORGANISATION, Kind.MASK)):
        chunks = part_conferences(chunks)
    if "council" in said:
        chunks = name_councils(chunks)
    if Kind.MASK in kinds:
        chunks = name_texts(chunks)
    if not (kinds.isdisjoint((Kind.COUNTRY, Kind.DEMONYM)) and said.isdisjoint(MAY_OPEN)):
        chunks = join_parties(chunks, home)
    if (
        Kind.ORGANISATION in kinds
        or any(mention.plural for mention in people)
        or not said.isdisjoint(FELLOWS)
    ):
        chunks = list_members(chunks)
    if Kind.MINISTRY in kinds or not said.isdisjoint(MINISTRIES):
        chunks = join_ministries(chunks)
    return join_parted(chunks) if any(unit.sort is Sort.DATE for unit in units) else chunks


def _words(units: Sequence[Unit]) -> list[Chunk]:
    """Chunks of plain words: nearly all, so made in one go, in half of the time that `Chunk()` takes."""
    make, types = tuple.__new__, _SORT_TO_TYPE
    return [
        make(Chunk, (types[sort], span, lower, (), (), None, None, None, None, (), ""))
        for sort, span, _, lower, _, _, _ in units
    ]


def _person_chunk(units: Sequence[Unit], mention: PersonMention, person: Person, home: str | None) -> Chunk:
    text = " ".join(unit.lower for unit in units[mention.start : mention.end])
    codes = person.codes or mention.codes
    opens = mention.start == 0 or (mention.start == 1 and mention.definite)
    opens = opens and not mention.plural and not mention.counterpart
    if not codes and opens and not person.organisation and person.name is None and home is not None:
        codes = (home,)  # "The Foreign Secretary …" at the start of a sentence is the publisher's own
    organisations = (person.organisation,) if person.organisation and not codes else ()
    return Chunk(
        Is.GROUP if mention.plural else Is.PERSON,
        mention.span,
        text,
        codes,
        organisations,
        person=person,
        person_mention=mention,
        entry=mention.entry,
    )


def _trigger_chunk(
    units: Sequence[Unit], at: int, triggers: Sequence[Trigger], starts: Mapping[int, PersonMention]
) -> tuple[Chunk, int] | None:
    unit = units[at]
    verb = unit.kind is Kind.OFFICE and unit.text.islower()  # "will co-chair": nobody's office, so a verb
    if unit.sort not in _WORDS and not verb:
        return None
    longest, found = 0, []
    for trigger in triggers:
        phrase = trigger.phrase
        size = 1 if len(phrase) == 1 else _phrase_length(units, at, phrase, starts)
        if size > 1 and phrase[-1] == "on" and at + size < len(units) and units[at + size].date is not None:
            continue  # "had a call on October 16" called on nobody
        if size and size >= longest:
            longest = size
            found.append(trigger)
    if not found:
        return None
    kept = tuple([t for t in found if len(t.phrase) == len(found[0].phrase)])
    span, text = unit.span, unit.lower
    if longest > 1:
        span = Span(span.start, units[at + longest - 1].span.end)
        text = " ".join([u.lower for u in units[at : at + longest]])
    classes = {t.cls for t in kept}
    kind = Is.VERB if TriggerClass.VERB in classes else Is.LIGHT
    if TriggerClass.NOUN in classes:
        kind = Is.NOUN
    return Chunk(kind, span, text, triggers=kept, entry=kept[0].entry), at + longest


def _triggers_at(
    units: Sequence[Unit], at: int, following: Mapping[str, tuple[Trigger, ...]]
) -> tuple[Trigger, ...]:
    """Those whose first two words may stand here, of those that open with the word here."""
    found = following.get(units[at + 1].lower) if at + 1 < len(units) else None
    return following[""] if found is None else found


def _phrase_length(
    units: Sequence[Unit], at: int, phrase: tuple[str, ...], starts: Mapping[int, PersonMention]
) -> int:
    """Units that the phrase takes, possessive marks counted; 0 where it does not stand."""
    position = at
    for word in phrase:
        if position >= len(units) or (position != at and position in starts):
            return 0
        text = units[position].lower
        if text != word:
            if not (word.endswith("s'") or word.endswith("'s")):
                return 0
            if position + 1 >= len(units) or text + units[position + 1].lower != word:
                return 0
            position += 1
        position += 1
    return position - at


def _marked(unit: Unit) -> Chunk:
    """The chunk of a unit that is a date, that a dictionary knows, or that opens no phrase after all."""
    mention = unit.mention
    if unit.date is not None:
        return Chunk(Is.DATE, unit.span, unit.lower, date=unit.date)
    if mention is None:
        return Chunk(_SORT_TO_TYPE[unit.sort], unit.span, unit.lower)
    return Chunk(
        _KIND_TO_TYPE[mention.kind],
        unit.span,
        unit.lower,
        mention.codes,
        mention.organisations,
        mention=mention,
        entry=mention.entry,
    )
