"""What stands to the left of an event noun: whose it is, of which round, about what."""

from collections.abc import Sequence

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames.frame import PREPOSITIONS, SKIPPED, Frame
from app.extract.lexicon import ORDINALS, words

_ROUNDS = words(
    """
    round session edition meeting cycle part series rounds meetings sessions
    """
)


def before_round(chunks: Sequence[Chunk], start: int) -> int:
    """ "The third round of Foreign Office Consultations": the phrase begins before the round."""
    at = start - 1
    while at >= 0 and chunks[at].text in SKIPPED:
        at -= 1
    if at < 1 or chunks[at].text != "of" or chunks[at - 1].text not in _ROUNDS:
        return start
    at -= 2
    while at >= 0 and (
        chunks[at].type is Is.NUMBER or chunks[at].text in _BEFORE_ROUND or _is_adjective(chunks[at])
    ):
        at -= 1
    return at + 1


_BEFORE_ROUND = SKIPPED | ORDINALS


def read_modifiers(frame: Frame) -> int:
    """Reads the noun phrase leftwards; returns its first chunk."""
    words: list[str] = []
    at = frame.at - 1
    while at >= 0:
        chunk = frame.chunks[at]
        if chunk.type in PARTY or chunk.type is Is.DEMONYM:
            if not _modifies(frame, at):
                break
            if not _is_subject_matter(frame, at):
                frame.modifiers.insert(0, chunk)
        elif chunk.type is Is.DATE:
            if not _date_modifies(frame, at):
                break
            frame.dates[:0] = _days_told(frame, at)
        elif _describes(frame, at):
            words.insert(0, chunk.text)
        elif passed := _passed_over(frame, at):
            at -= passed - 1
        else:
            break
        at -= 1
    frame.words = tuple(words)
    start = at + 1
    while at >= 0 and frame.chunks[at].text in SKIPPED:
        at -= 1
    frame.lead = frame.chunks[at].text if at >= 0 else ""
    return start


_DESCRIBING = frozenset({Is.POSSESSIVE, Is.NUMBER, Is.CAPITALISED, Is.PLACE, Is.MASK})


def _describes(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    noun = chunk.type is Is.NOUN and (at == frame.at - 1 or _names_treaty(frame, at))
    if at == 0 and at == frame.at - 1 and chunk.text in _LEADING:
        return False  # "At talks in Accra, …": no name, though written with a capital
    if chunk.text in _POINTING:  # "the following message"
        return at > 0 and frame.chunks[at - 1].text in _DETERMINERS
    return noun or chunk.text in ('"', "'", "+") or chunk.type in _DESCRIBING or _is_adjective(chunk)


_LEADING = PREPOSITIONS | words("in at during after before following on for of from prior")


def _names_treaty(frame: Frame, at: int) -> bool:
    """ "Antarctic Treaty Consultative Meeting": named after a text."""
    chunk, following = frame.chunks[at], frame.chunks[at + 1]
    return chunk.triggers[0].type is EventType.AGREEMENT and following.type is Is.CAPITALISED


def _modifies(frame: Frame, at: int) -> bool:
    """A party modifies the noun when it is an adjective, a compound or a possessor, or stands directly
    before it.
    """
    chunk = frame.chunks[at]
    following = frame.chunks[at + 1]
    if at + 1 == frame.at and (chunk.type is Is.GROUP or _is_post_alone(chunk)):
        return True  # "Council of Heads of State Meeting", "Sherpa Meeting"
    if _is_post_alone(chunk) and at and frame.chunks[at - 1].type is Is.COMPOUND:
        return True  # "the A-B Director General/Deputy-Level Consultation"
    if chunk.type in (Is.PERSON, Is.GROUP):
        return following.type is Is.POSSESSIVE
    return True


def _is_post_alone(chunk: Chunk) -> bool:
    """ "Vice Minister", and nobody's name."""
    return chunk.person_mention is not None and chunk.person_mention.name_span is None


def _is_subject_matter(frame: Frame, at: int) -> bool:
    """ "A-related consultations": what they are about, unless it is a body whose members meet."""
    following = [c.text for c in frame.chunks[at + 1 : at + 3]]
    return following == ["-", "related"] and bool(frame.chunks[at].codes)


def _council_of(frame: Frame, at: int) -> bool:
    """ "SCO Council of Heads of State Meeting", "Council of Foreign Ministers' Meeting"."""
    chunks = frame.chunks
    of_group = chunks[at].text == "of" and chunks[at + 1].type is Is.GROUP and at + 1 < frame.at
    return of_group and at > 0 and chunks[at - 1].type is Is.CAPITALISED


def _passed_over(frame: Frame, at: int) -> int:
    """Chunks that stand inside a noun phrase and say nothing of the event; 0 where it ends."""
    chunks = frame.chunks
    if (chunks[at].text in ("and", ",") and _joins_modifiers(frame, at)) or _council_of(frame, at):
        return 1
    if chunks[at].text == "-" and chunks[at + 1].text in _TIED:
        return 1
    if chunks[at].text == "/" and chunks[at + 1].type is Is.CAPITALISED:
        return 1  # "Deputy/Director-Level"
    if chunks[at].text == "," and at and chunks[at - 1].type is Is.DATE and _date_modifies(frame, at - 1):
        return 1  # "the March 5, 2021, attack"
    if chunks[at].text == "and" and at and chunks[at - 1].type is chunks[at + 1].type is Is.DATE:
        return 1
    return _in_brackets(frame, at) if chunks[at].text == ")" else 0


_TIED = words("related led hosted chaired sponsored centred centered wide")  # "A-related", "A-led"
_LONGEST_BRACKET = 24


def _in_brackets(frame: Frame, at: int) -> int:
    """Chunks of "(LAC)", "(A+3: A, B and C)" behind a name: what it is short for, or who is in it."""
    chunks = frame.chunks
    for position in range(at - 1, max(0, at - _LONGEST_BRACKET), -1):
        if chunks[position].type in (Is.DATE, Is.VERB, Is.LIGHT) or chunks[position].text == ")":
            return 0
        if chunks[position].text == "(":
            return at - position + 1 if chunks[position - 1].type in _NAMES else 0
    return 0


_NAMES = frozenset(
    {Is.COMPOUND, Is.CAPITALISED, Is.ORGANISATION, Is.NOUN, Is.COUNTRY, Is.GROUP, Is.POSSESSIVE}
)


def _date_modifies(frame: Frame, at: int) -> bool:
    """ "last June's summit", "today's talks", "the upcoming June 3 talks", but not "on January 4 talks"."""
    date = frame.chunks[at].date
    before = frame.chunks[at - 1].text if at else ""
    possessive = frame.chunks[at + 1].type is Is.POSSESSIVE
    owned = at > 0 and frame.chunks[at - 1].type is Is.POSSESSIVE  # "the North's January 4 launch"
    if before == "and" and at > 1 and frame.chunks[at - 2].type is Is.DATE:
        return _date_modifies(frame, at - 2)  # "the January 4 and January 10 launches"
    determined = before in _DETERMINERS or before in _OF_TIME
    return date is not None and (possessive or owned or determined or _is_bare_month(frame, at))


def _days_told(frame: Frame, at: int) -> list[DateMention]:
    """None by "the September 19 Military Agreement", which is called so in whatever year."""
    date, behind = frame.chunks[at].date, frame.chunks[at + 1]
    if date is None:
        return []
    named = behind.type in (Is.CAPITALISED, Is.PLACE) and frame.trigger.type is EventType.AGREEMENT
    of_name = named and date.is_day and not date.relative and date.first.year is None
    return [] if of_name else [date]


def _is_bare_month(frame: Frame, at: int) -> bool:
    """ "since November elections", "in April talks": a month right before its noun."""
    date = frame.chunks[at].date
    return date is not None and date.is_month and not date.relative and at + 1 == frame.at


_DETERMINERS = words("the a an this his her their its our my")
_OF_TIME = words("upcoming forthcoming planned scheduled recent historic successful deadly")
_POINTING = words("following above")


def _is_adjective(chunk: Chunk) -> bool:
    return chunk.type is Is.WORD and chunk.text not in _NOT_ADJECTIVES and chunk.text not in PREPOSITIONS


_NOT_ADJECTIVES = SKIPPED | words(
    """
    that this which who where when while is are was were be been has have had will would to not as or but
    if it he she they we i these those about over under after before since following ahead concerning
    regarding through via upon than so do does did can could should may might must said says saying
    stressed noted expressed discussed agreed reaffirmed welcomed attending visiting until out up down
    there here onto within recalled explained underlined emphasized emphasised appreciated stated added
    observed mentioned highlighted shared hoped expected looking discuss including despite besides like
    given amid around towards toward across
    """
)


def _joins_modifiers(frame: Frame, at: int) -> bool:
    """ "ROK and Chinese …", "economic and trade …"."""
    left = frame.chunks[at - 1] if at else None
    right = frame.chunks[at + 1]
    if left is None or frame.chunks[at].text == ",":
        return left is not None and left.type is Is.DEMONYM and right.type in (Is.DEMONYM, Is.COUNTRY)
    parties = (Is.COUNTRY, Is.DEMONYM, Is.COMPOUND, Is.ORGANISATION)
    if at + 1 == frame.at:  # "Foreign and Strategic Dialogue": the trigger itself opens with an adjective
        return left.type is Is.CAPITALISED and " " in right.text
    if left.type in parties or right.type in parties:
        return left.type in parties and right.type in parties
    described = right.type in (Is.WORD, Is.CAPITALISED, Is.GROUP)  # "Foreign and Defence Ministers' Meeting"
    return left.type in (Is.WORD, Is.CAPITALISED) and described and at > 1
