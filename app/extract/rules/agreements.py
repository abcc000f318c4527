"""Agreements: a text is signed, exchanged, adopted, announced as concluded, or takes effect.

    "A and B signed the C Agreement on May 3"
    "The C Agreement between A and B was signed by X and Y"
    "the signing of four documents"
    "The C Agreement enters into force on May 3"                    the day of effect counts

A text that is only talked about, planned or cited is no event.
"""

from dataclasses import replace

from app.domain.codes import CountryRole, EventStatus, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame, party_list
from app.extract.frames.both import both_among
from app.extract.frames.frame import SKIPPED
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame, salient, words_near
from app.extract.triggers import TriggerClass

_SIGNING = words(
    """
    signed signs sign concluded concludes conclude initialled initialed initials inked inks exchanged exchange
    adopted adopts adopt endorsed signing signature conclusion entry reached subscribed subscribes formalized
    formalised formalizes formalises finalized finalised finalizes finalises deposits deposited renewed renews
    ratified ratifies
    """
) | {
    "put their signatures to",
    "put their signature to",
    "affixed their signatures to",
    "acceded to",
    "put pen to paper on",
    "put their names to",
    "puts pen to paper on",
}
_SIGNINGS = words("signing signature conclusion exchange adoption")
_REACH = 9  # chunks from "the signing" to what is signed
_SIGNED = words("signed sign signs initialled inked")
_AHEAD = words("enter enters come comes take takes go goes become becomes")
_EFFECT = frozenset(
    f"{verb} {what}"
    for what in ("into force", "into effect", "effect", "effective")
    for verb in (*_AHEAD, "entered", "came", "took", "went", "became", "put", "brought")
)


def read_agreements(frame: Frame, reading: Reading) -> list[Candidate]:
    text = frame.trigger.type is EventType.STATEMENT and frame.trigger.cls is TriggerClass.NOUN
    signed = text and (frame.governor_word in _SIGNED or passive_frame(frame, _SIGNED) is not None)
    if frame.trigger.type is not EventType.AGREEMENT and not signed:
        return []  # a communiqué that is signed is an agreement, one that is issued a statement
    if not _OF_THE_HOUSE.isdisjoint(frame.words):
        return []  # "signed a presidential memorandum": an order to its own offices
    candidate = _agreement(frame, reading)
    found = [candidate] if candidate is not None else []
    signing = _day_of_text(frame) if candidate is not None and candidate.rule == "agreements.in_force" else []
    return [*found, *(_dated(_signed(frame), day) for day in signing)]


_OF_THE_HOUSE = words("presidential executive")


def _day_of_text(frame: Frame) -> list[DateMention]:
    """ "The Agreement, signed in February, will enter into force in July": of what comes into force, when it
    was signed.
    """
    chunks = frame.chunks
    effect = next((at for at in range(frame.at, len(chunks)) if chunks[at].text in _EFFECT), frame.at)
    signed = next((at for at in range(frame.at + 1, effect) if chunks[at].text in _SIGNED), effect)
    days = (c.date for c in chunks[signed:effect] if c.date is not None)
    return [day for day in days if day.is_day or day.is_month][:1]


def _dated(candidate: Candidate, day: DateMention) -> Candidate:
    """Of a text that is there, for it is known by its day, whatever is still to be done with it."""
    candidate.dates = [day]
    if candidate.frame.tense is not Tense.PAST:
        candidate.frame = replace(candidate.frame, tense=Tense.PAST)
        candidate.status = EventStatus.OCCURRED
    return candidate


def _agreement(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.frame == "signing":
        return _signing(frame)
    if frame.trigger.frame == "effect":  # "welcomed the entry into force of the Agreement on May 3"
        return _in_force(frame, frame.at, reading)
    if frame.trigger.cls.value != "noun":
        return None
    effect = next((at for at in range(frame.at, len(frame.chunks)) if frame.chunks[at].text in _EFFECT), None)
    if effect is not None:
        return _in_force(frame, effect, reading)
    signing = frame.governor_word in _SIGNING | _EFFECT | {"announced"} or frame.lead in (
        "signing",
        "signature",
    )
    named = any(c.text in _SIGNINGS for c in frame.chunks[max(0, frame.at - _REACH) : frame.at])
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    led = named or (behind in _SIGNED and bool(frame.dates))  # "the agreement signed by A and B on May 3"
    if not (signing or led) and (days := _days_beside(frame)):
        candidate = _dated(_signed(frame), days[0])
        # "the implementation of the April 19 agreement in B"
        if not candidate.sides and frame.own_dates and not both_among(frame.chunks[: frame.at]):
            candidate.add_parties(salient(frame, reading), CountryRole.PARTICIPANT)
        return candidate if candidate.sides or both_among(frame.chunks[: frame.at]) else None
    passive = None if signing or led else passive_frame(frame, _SIGNING)
    if passive is not None:
        return _signed(passive) if _has_side(passive) else _signed_on_occasion(passive)
    if not signing and not led:
        return None
    if frame.governor_word == "announced" and not _is_concluded(frame):
        return None
    candidate = _signed(frame)
    candidate.dates = candidate.dates or (_day_of_signing(frame) if named else [])
    relative = frame.clause.kind is ClauseKind.RELATIVE and not frame.dates
    done = frame.governor_word in _SIGNING | {"announced"} or (named and _is_witnessed(frame))
    candidate.same_encounter = (done and (not frame.embedded or relative)) or _closes(frame)
    return candidate


def _signed_on_occasion(frame: Frame) -> Candidate | None:
    """ "On this occasion an agreement abolishing visas was signed": of those who met."""
    opening = [c.text for c in frame.chunks[:_OPENING]]
    there = opening[:1] == ["on"] and opening[1:2] in (["this"], ["that"], ["the"]) and "occasion" in opening
    if not there or frame.dates or frame.clause.kind is not ClauseKind.MAIN:
        return None
    candidate = _signed(frame)
    candidate.same_encounter = True
    return candidate


_OPENING = 4  # chunks: "on the same occasion"


def _is_witnessed(frame: Frame) -> bool:
    """ "The two leaders witnessed the signing of six agreements": at their own meeting."""
    witness = frame.governor_word.startswith("witness") or frame.governor_word.split()[:1] in _PRESENT
    return witness and both_among(frame.chunks[: frame.at])


_PRESENT = (["presided"], ["oversaw"], ["observed"], ["attended"])


def _signing(frame: Frame) -> Candidate:
    """ "The two ministers signed the exchange of notes": at their own meeting."""
    candidate = _signed(frame)
    # "concluded negotiations on a pact on May 3": the day stands behind the pact.
    if not candidate.dates and frame.trigger.cls.value == "verb":
        days = [c.date for c in frame.chunks[frame.at :] if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    both = both_among(frame.chunks[: frame.at]) and not frame.embedded
    candidate.same_encounter = both and frame.governor_word in _SIGNED and not frame.dates
    return candidate


def _closes(frame: Frame) -> bool:
    """ "The summit ended with the adoption of a declaration", "… with the signing of a memorandum"."""
    before = [c.text for c in frame.chunks[max(0, frame.at - _REACH) : frame.at]]
    rows = (before[n : n + 4] for n in range(_REACH))
    closes = any(row[:2] in _CLOSING and row[2:3] != [] and row[2] in _SIGNINGS for row in rows)
    return not frame.dates and closes


_CLOSING = (["with", "the"], ["by", "the"])  # "ended with the signing", "was followed by the signing"


def _is_concluded(frame: Frame) -> bool:
    """ "announced that … was concluded", "announced a Joint Declaration"."""
    joint = frame.word.startswith("joint ")
    return joint or bool({"concluded", "conclusion"} & set(words_near(frame, 2, 14)))


def _day_of_signing(frame: Frame) -> list[DateMention]:
    """ "the signing on May 14 of a memorandum", "the May 14 signing of a memorandum"."""
    before = list(frame.chunks[max(0, frame.at - _REACH) : frame.at])
    signing = next(n for n, c in enumerate(before) if c.text in _SIGNINGS)
    return [c.date for c in before[max(0, signing - 1) :] if c.date is not None][:1]


_CONCLUDED = words("signed concluded reached adopted agreed announced")
_AUXILIARIES = words("be been being is are was were will had have has to")
_FAR = 16  # chunks: "the A-B Roadmap on Trade and Investment, announced in March by …"


def _days_beside(frame: Frame) -> list[DateMention]:
    """The day that tells a text apart ("the May 3 agreement between A and B"), or that of the participle
    behind it ("the A-B Roadmap, announced in May by …"): it was concluded then.
    """
    chunks, trigger = frame.chunks, frame.chunks[frame.at].span.start
    before = [d for d in frame.dates if frame.own_dates and d.is_day and d.span.start < trigger]
    if before:
        return before
    for at in range(frame.at + 1, min(len(chunks), frame.at + _FAR)):
        chunk = chunks[at]
        if chunk.text in _CONCLUDED and chunks[at - 1].text not in _AUXILIARIES:
            if chunks[at - 1].type is Is.PERSON:
                return []
            ahead = (c.date for c in chunks[at + 1 : at + _REACH] if c.date is not None)
            return [date for date in ahead if date.is_day or date.is_month][:1]
        if chunk.type in _ENDS_PHRASE or chunk.text in _TURNS:
            break
    return []


_ENDS_PHRASE = frozenset({Is.VERB, Is.LIGHT, Is.DATE, Is.NOUN})
_TURNS = words("which that who and while ; :")


def _signed(frame: Frame) -> Candidate:
    candidate = begin(frame, EventType.AGREEMENT, "agreements.signed")
    signatory = ParticipationRole.SIGNATORY
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT, signatory)
    candidate.add_parties(parties(frame.modifiers), CountryRole.PARTICIPANT)
    if frame.trigger.frame == "signing":  # "the signing ceremony of the A-B Agreement"
        of = [c for c in frame.having("of") if c.type is Is.COMPOUND]
        candidate.add_parties(of, CountryRole.PARTICIPANT)
    active = frame.governor is not None and frame.governor < frame.at  # "A signed it, …, conducted by B"
    ties = ("with", "between", "among") if active else ("with", "between", "among", "by")
    candidate.add_parties(parties(frame.having(*ties)), CountryRole.PARTICIPANT, signatory)
    if not candidate.sides:
        candidate.add_parties(_between_behind(frame), CountryRole.PARTICIPANT, signatory)
    if not candidate.sides:
        candidate.add_parties(_on_visit(frame), CountryRole.PARTICIPANT)
    if not candidate.sides:
        candidate.add_parties(parties(_told_next(frame)), CountryRole.PARTICIPANT, signatory)
    return candidate


def _on_visit(frame: Frame) -> list[Chunk]:
    """ "Eight documents were signed during the visit of X to B": of the visitor's side and B."""
    behind = frame.chunks[frame.at + 1 :]
    during = next((n for n, c in enumerate(behind) if c.text == "during"), len(behind))
    stay = next((n for n, c in enumerate(behind) if n > during and c.type is Is.NOUN), None)
    if stay is None or behind[stay].triggers[0].frame != "travel" or during > _SOON:
        return []
    return [c for c in parties(behind[during:]) if c.type is not Is.PERSON or c.codes][:2]


_SOON = 3  # chunks: "were signed during"


def _between_behind(frame: Frame) -> list[Chunk]:
    """ "welcomed the ceasefire agreement reached between A and B"."""
    ahead = [c.text for c in frame.chunks[frame.at + 1 : frame.at + 3]]
    if ahead[1:] != ["between"] or ahead[0] not in _CONCLUDED:
        return []
    return parties(party_list(frame.chunks, frame.at + 3, len(frame.chunks))[0])


def _told_next(frame: Frame) -> list[Chunk]:
    """ "In a joint declaration adopted on May 3, A and B …": whose it is."""
    chunks = frame.chunks
    comma = next((n for n in range(frame.at + 1, len(chunks)) if chunks[n].text == ","), len(chunks))
    opens = frame.lead == "in" and frame.governor is None and frame.clause.kind is ClauseKind.MAIN
    first = next((n for n in range(comma + 1, len(chunks)) if chunks[n].text not in SKIPPED), len(chunks))
    return party_list(chunks, first, len(chunks))[0] if opens else []


def _in_force(frame: Frame, effect: int, reading: Reading) -> Candidate:
    """The day it takes effect counts, not the day of signature told beside it."""
    candidate = _signed(frame)
    candidate.rule = "agreements.in_force"
    candidate.place = candidate.country_of_place = None  # that is where it was signed
    if frame.chunks[effect].text.split()[0] in _AHEAD:
        frame.tense = Tense.FUTURE
    candidate.dates = [c.date for c in frame.chunks[effect:] if c.date is not None] or [
        c.date for c in frame.chunks[: frame.at] if c.date is not None
    ]
    if frame.trigger.frame == "effect":  # "the entry into force of the A-B Tax Treaty"
        text = frame.chunks[effect + 1 : effect + _REACH]
        candidate.add_parties([c for c in text if c.type is Is.COMPOUND], CountryRole.PARTICIPANT)
    own = home_chunk(reading, frame)
    if own is not None and candidate.sides == 1:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate


def _has_side(frame: Frame) -> bool:
    return bool(parties(frame.modifiers) or parties(frame.having("with", "between", "among", "by")))
