"""Typed chunks: a sentence as a row of persons, parties, places, dates, event nouns, verbs and plain
words.

This is the level on which the grammar of clauses works (`frames.py`). Order of work: persons swallow
their units; "the government of X" and "the X side" become one party; trigger phrases become nouns or
verbs; the rest stays words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.places import PlaceKind
from app.domain.text import Span
from app.extract.dates import DateMention
from app.extract.lexicon import words
from app.extract.mentions import Kind, Mention
from app.extract.people.identity import Person
from app.extract.people.mentions import PersonMention
from app.extract.triggers import Trigger, TriggerClass, triggers_by_word
from app.extract.units import Sort, Unit


class Is(StrEnum):
    """The type of a chunk."""

    PERSON = "person"
    GROUP = "group"  # several officials: "the Foreign Ministers of A and B", "the two Ministers"
    COUNTRY = "country"
    DEMONYM = "demonym"
    COMPOUND = "compound"
    ORGANISATION = "organisation"
    PLACE = "place"
    MASK = "mask"
    DATE = "date"
    NOUN = "noun"
    VERB = "verb"
    LIGHT = "light"
    WORD = "word"
    CAPITALISED = "capitalised"
    NUMBER = "number"
    MARK = "mark"
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Chunk:
    type: Is
    span: Span
    text: str  # folded, lower case
    codes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    person: Person | None = None
    person_mention: PersonMention | None = None
    mention: Mention | None = None
    date: DateMention | None = None
    triggers: tuple[Trigger, ...] = ()
    entry: str = ""

    def trigger(self, cls: TriggerClass) -> Trigger | None:
        return next((t for t in self.triggers if t.cls is cls), None)


PARTY = frozenset({Is.PERSON, Is.GROUP, Is.COUNTRY, Is.COMPOUND, Is.ORGANISATION})
GOVERNMENT = words(
    """
    government governments side sides authorities delegation people leadership administration military
    army forces delegations republic public nation embassy mission foreign
    """
)
_OF_COUNTRY = words(
    """
    government governments people side peoples authorities ministry delegation
    """
)
_DETERMINERS = words("the a an his her their its this that these those our")
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
    Sort.DATE: Is.DATE,
}


def find_chunks(
    units: Sequence[Unit],
    people: Sequence[PersonMention],
    persons: Mapping[PersonMention, Person],
    home: str | None,
) -> tuple[Chunk, ...]:
    starts = {mention.start: mention for mention in people}
    chunks: list[Chunk] = []
    at = 0
    while at < len(units):
        mention = starts.get(at)
        if mention is not None and mention.end > at:
            chunks.append(_person_chunk(units, mention, persons[mention], home))
            at = mention.end
            continue
        chunk, at = _trigger_chunk(units, at, starts) or (_plain(units[at]), at + 1)
        chunks.append(chunk)
    return tuple(_settle(_governments(chunks, home)))


def _person_chunk(units: Sequence[Unit], mention: PersonMention, person: Person, home: str | None) -> Chunk:
    text = " ".join(unit.lower for unit in units[mention.start : mention.end])
    codes = person.codes or mention.codes
    opens = mention.start <= 1 and mention.definite and not mention.plural and not mention.counterpart
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
    units: Sequence[Unit], at: int, starts: Mapping[int, PersonMention]
) -> tuple[Chunk, int] | None:
    unit = units[at]
    if unit.sort not in (Sort.WORD, Sort.CAPITALISED):
        return None
    longest, found = 0, []
    for trigger in triggers_by_word().get(unit.lower, ()):
        size = _phrase_length(units, at, trigger.phrase, starts)
        if size and size >= longest:
            longest = size
            found.append(trigger)
    if not found:
        return None
    kept = tuple(t for t in found if len(t.phrase) == len(found[0].phrase))
    span = Span(unit.span.start, units[at + longest - 1].span.end)
    text = " ".join(u.lower for u in units[at : at + longest])
    kind = Is.NOUN if any(t.cls is TriggerClass.NOUN for t in kept) else Is.VERB
    if all(t.cls is TriggerClass.LIGHT for t in kept):
        kind = Is.LIGHT
    return Chunk(kind, span, text, triggers=kept, entry=kept[0].entry), at + longest


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


def _plain(unit: Unit) -> Chunk:
    mention = unit.mention
    if mention is None:
        return Chunk(_SORT_TO_TYPE[unit.sort], unit.span, unit.lower, date=unit.date)
    kind = _KIND_TO_TYPE[mention.kind]
    if mention.kind is Kind.PLACE and mention.place is not None and mention.place.kind is PlaceKind.WATER:
        kind = Is.PLACE
    return Chunk(
        kind,
        unit.span,
        unit.lower,
        mention.codes,
        mention.organisations,
        mention=mention,
        entry=mention.entry,
    )


def _governments(chunks: list[Chunk], home: str | None) -> list[Chunk]:
    """Joins "the government of X", "the X side", "X and Y Foreign Ministers" into single parties."""
    joined: list[Chunk] = []
    at = 0
    while at < len(chunks):
        step = _government_of(chunks, at) or _side_of(chunks, at) or _own_government(chunks, at, home)
        chunk, at = step or (chunks[at], at + 1)
        joined.append(chunk)
    return _groups(joined)


def _government_of(chunks: Sequence[Chunk], at: int) -> tuple[Chunk, int] | None:
    if chunks[at].text not in _OF_COUNTRY or at + 2 >= len(chunks) or chunks[at + 1].text != "of":
        return None
    last = at + 2
    while last < len(chunks) and chunks[last].text in _DETERMINERS:
        last += 1
    if last < len(chunks) and chunks[last].type is Is.COUNTRY:
        return _spanning(chunks, at, last, chunks[last]), last + 1
    return None


def _side_of(chunks: Sequence[Chunk], at: int) -> tuple[Chunk, int] | None:
    if chunks[at].type not in (Is.COUNTRY, Is.DEMONYM) or at + 1 >= len(chunks):
        return None
    after = at + 1
    if chunks[after].type is Is.POSSESSIVE:
        after += 1
    if after < len(chunks) and chunks[after].text in GOVERNMENT and chunks[after].text != "foreign":
        return _spanning(chunks, at, after, chunks[at]), after + 1
    return None


def _own_government(chunks: Sequence[Chunk], at: int, home: str | None) -> tuple[Chunk, int] | None:
    """ "The Government" with nothing said of whose: the publisher's own."""
    if home is None or chunks[at].text not in ("government", "mofa", "administration"):
        return None
    if at == 0 or chunks[at - 1].text not in ("the", "our") or chunks[at].type is Is.COUNTRY:
        return None
    own = Chunk(Is.COUNTRY, chunks[at].span, chunks[at].text, (home,), entry="home")
    return own, at + 1


def _spanning(chunks: Sequence[Chunk], first: int, last: int, party: Chunk) -> Chunk:
    span = Span(chunks[first].span.start, chunks[last].span.end)
    text = " ".join(chunk.text for chunk in chunks[first : last + 1])
    return Chunk(Is.COUNTRY, span, text, party.codes, mention=party.mention, entry=party.entry)


def _groups(chunks: list[Chunk]) -> list[Chunk]:
    """Gives plural offices all their countries: those listed before ("ROK and Chinese …") and behind ("of
    A, B and C").
    """
    done: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        at += 1
        if chunk.type is Is.ORGANISATION:
            codes, after = _members(chunks, at)
            done.append(replace(chunk, codes=codes) if codes else chunk)
            at = after
            continue
        if chunk.type is not Is.GROUP or (chunk.person_mention and chunk.person_mention.counterpart):
            done.append(chunk)
            continue
        listed = list(chunk.codes)
        organisations = list(chunk.organisations)
        start = chunk.span.start
        while (
            len(done) >= 2
            and done[-1].text in ("and", ",", "&")
            and done[-2].type in (Is.COUNTRY, Is.DEMONYM)
        ):
            listed[:0] = done[-2].codes
            start = done[-2].span.start
            del done[-2:]
        end, at = _listed_behind(chunks, at, chunk, listed, organisations)
        done.append(
            replace(
                chunk,
                span=Span(start, end),
                codes=tuple(dict.fromkeys(listed)),
                organisations=tuple(dict.fromkeys(organisations)),
            )
        )
    return done


def _members(chunks: Sequence[Chunk], at: int) -> tuple[tuple[str, ...], int]:
    """ "MIKTA (Mexico, Indonesia, …)": members named one by one are present."""
    if at >= len(chunks) or chunks[at].text != "(":
        return (), at
    codes: list[str] = []
    for position in range(at + 1, len(chunks)):
        chunk = chunks[position]
        if chunk.text == ")":
            return (tuple(dict.fromkeys(codes)), position + 1) if len(codes) > 1 else ((), at)
        if chunk.type is Is.COUNTRY:
            codes.extend(chunk.codes)
        elif chunk.text not in (",", "and", "the", "&"):
            break
    return (), at


def _listed_behind(
    chunks: Sequence[Chunk], at: int, chunk: Chunk, codes: list[str], organisations: list[str]
) -> tuple[int, int]:
    end = chunk.span.end
    ahead = at
    while ahead < len(chunks):
        current = chunks[ahead]
        if current.type is Is.COUNTRY or (current.type is Is.ORGANISATION and not codes):
            codes.extend(current.codes)
            organisations.extend(current.organisations)
            ahead += 1
            end, at = current.span.end, ahead
        elif current.text in (",", "and", "the", "of", "from", "&", "as", "well", "("):
            ahead += 1
        else:
            break
    return end, at


def _settle(chunks: list[Chunk]) -> list[Chunk]:
    """Decides which words that are both noun and verb ("visit", "launch", "call") are which."""
    settled: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if (chunk.text in ("had", "has", "have") and _is_auxiliary(chunks, at)) or (
            chunk.text in _ALSO_NOUNS and chunk.type is Is.LIGHT and not _is_predicate(settled)
        ):
            settled.append(Chunk(Is.WORD, chunk.span, chunk.text))
        elif len({t.cls for t in chunk.triggers}) > 1 or chunk.text in ("call", "calls", "visiting"):
            settled.append(_noun_or_verb(settled, chunk, chunks[at + 1 : at + 4]))
        else:
            settled.append(chunk)
    return settled


_ALSO_NOUNS = words(
    """
    issues issue releases release present open address host lead leads chair chairs read hit conduct grant
    offers offer exchange
    """
)
_BEFORE_PREDICATES = words(
    "to will would and also who which they we he she it i jointly not then has have today that can could"
)


def _is_predicate(before: Sequence[Chunk]) -> bool:
    """Whether a word that is a noun or adjective too ("maritime issues") stands where a verb would."""
    last = before[-1] if before else None
    if last is None:
        return False
    if last.type in (Is.WORD, Is.MARK, Is.NUMBER):
        return last.text in _BEFORE_PREDICATES or last.text.endswith("ly")
    return last.type in (Is.PERSON, Is.GROUP, Is.COUNTRY, Is.ORGANISATION, Is.CAPITALISED, Is.DATE, Is.NOUN)


def _is_auxiliary(chunks: Sequence[Chunk], at: int) -> bool:
    """ "has been held", "had successfully concluded": the verb is still to come."""
    for chunk in chunks[at + 1 : at + 4]:
        if chunk.text == "been" or chunk.type in (Is.LIGHT, Is.VERB):
            return True
        if chunk.type is not Is.WORD or not chunk.text.endswith(
            ("ly", "also", "not", "now", "since", "already")
        ):
            return chunk.type is Is.WORD and chunk.text.endswith("ed")
    return False


def _noun_or_verb(before: Sequence[Chunk], chunk: Chunk, after: Sequence[Chunk]) -> Chunk:
    verbs = tuple(t for t in chunk.triggers if t.cls is not TriggerClass.NOUN)
    nouns = tuple(t for t in chunk.triggers if t.cls is TriggerClass.NOUN)
    if _reads_as_verb(before, chunk, after):
        if not verbs:
            return Chunk(Is.WORD, chunk.span, chunk.text)
        kind = Is.VERB if any(t.cls is TriggerClass.VERB for t in verbs) else Is.LIGHT
        return replace(chunk, type=kind, triggers=verbs, entry=verbs[0].entry)
    if not nouns:
        return Chunk(Is.WORD, chunk.span, chunk.text) if chunk.text == "visiting" else chunk
    return replace(chunk, type=Is.NOUN, triggers=nouns, entry=nouns[0].entry)


_VERB_BEFORE = words(
    """
    to will would shall can could may might must not also then who which and jointly today
    """
)
_NOUN_AFTER = words("to of by between with")


def _reads_as_verb(before: Sequence[Chunk], chunk: Chunk, after: Sequence[Chunk]) -> bool:
    last = before[-1] if before else None
    following = after[0] if after else None
    if chunk.text == "visiting":
        return last is not None and last.text in ("is", "are", "was", "were", "currently", "be", "now")
    if last is None:
        return False
    if following is not None and following.text in ("on", "for", "upon") and chunk.text in ("calls", "call"):
        return True
    takes_object = following is not None and following.type in (Is.COUNTRY, Is.PLACE, Is.PERSON, Is.COMPOUND)
    if last.text in _VERB_BEFORE:
        return last.text != "and" or takes_object
    if last.type in (Is.PERSON, Is.GROUP) or last.text in ("he", "she", "they", "we", "it"):
        return following is None or following.text not in _NOUN_AFTER or chunk.text.startswith("travel")
    if last.type in (Is.COUNTRY, Is.CAPITALISED):
        return takes_object or (following is not None and following.text in ("a", "an", "the", "another"))
    return False
