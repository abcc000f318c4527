"""Texts and ties: agreements, resolutions, diplomatic relations, missions and memberships.

"A and B signed the C Agreement on May 3"                      agreement
"The UN General Assembly adopted a resolution on May 3"        resolution
"A was admitted to the C Forum as a Dialogue Partner"          relations
"""

from collections.abc import Callable

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.domain.organisations import scored_code
from app.extract.candidates import Candidate
from app.extract.chunks import Is
from app.extract.clauses import ClauseKind
from app.extract.dates import Tense
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, words_near
from app.extract.triggers import TriggerClass

_SIGNING = words(
    """
    signed signs sign concluded concludes initialled initialed exchanged exchange adopted adopts adopt
    endorsed signing signature conclusion entry
    """
)
_EFFECT = frozenset(
    f"{verb} {what}"
    for what in ("into force", "into effect", "effect")
    for verb in ("enter", "enters", "entered", "come", "comes", "came", "take", "takes", "took")
)
_CHANGES = words(
    """
    established establishes establish restored restores severed severs reopened reopens upgraded upgrades
    opened opens closed closes elevated inaugurated
    """
)


def read_agreements(frame: Frame, reading: Reading) -> list[Candidate]:
    rule = _RULES.get(frame.trigger.type) if frame.trigger.type else None
    candidate = rule(frame, reading) if rule else None
    return [candidate] if candidate is not None else []


def _agreement(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.cls.value != "noun":
        return None
    if frame.trigger.frame == "signing":
        return _signed(frame)
    effect = next((at for at in range(frame.at, len(frame.chunks)) if frame.chunks[at].text in _EFFECT), None)
    if effect is not None:
        return _in_force(frame, effect, reading)
    signing = frame.governor_word in _SIGNING | _EFFECT | {"announced"} or frame.lead in (
        "signing",
        "signature",
    )
    led = any(
        c.text in ("signing", "signature", "conclusion")
        for c in frame.chunks[max(0, frame.at - 9) : frame.at]
    )
    if not signing and not led:
        return None
    if frame.governor_word == "announced" and not {"concluded", "conclusion"} & set(words_near(frame, 2, 14)):
        return None
    candidate = _signed(frame)
    relative = frame.clause.kind is ClauseKind.RELATIVE and not frame.dates
    candidate.same_encounter = (not frame.embedded or relative) and frame.governor_word in _SIGNING
    return candidate


def _signed(frame: Frame) -> Candidate:
    candidate = begin(frame, EventType.AGREEMENT, "measures.agreement")
    signatory = ParticipationRole.SIGNATORY
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT, signatory)
    candidate.add_parties(parties(frame.modifiers), CountryRole.PARTICIPANT)
    candidate.add_parties(
        parties(frame.having("with", "between", "among", "by")), CountryRole.PARTICIPANT, signatory
    )
    return candidate


def _in_force(frame: Frame, effect: int, reading: Reading) -> Candidate:
    """The day it takes effect counts, not the day of signature told beside it."""
    candidate = _signed(frame)
    candidate.rule = "measures.in_force"
    if frame.chunks[effect].text.split()[0] in ("enters", "takes", "comes", "enter", "take", "come"):
        frame.tense = Tense.FUTURE
    candidate.dates = [c.date for c in frame.chunks[effect:] if c.date is not None] or [
        c.date for c in frame.chunks[: frame.at] if c.date is not None
    ]
    own = home_chunk(reading, frame)
    if own is not None and candidate.sides == 1:
        candidate.add_parties([own], CountryRole.PARTICIPANT)
    return candidate


def _resolution(frame: Frame, _reading: Reading) -> Candidate | None:
    adopted = frame.governor_word in ("adopted", "adopts", "adopt") or any(
        c.text in ("adoption", "adopted") for c in frame.chunks[max(0, frame.at - 14) : frame.at]
    )
    if not adopted:
        return None
    candidate = begin(frame, EventType.RESOLUTION, "measures.resolution")
    bodies = parties(frame.subject) + parties(frame.modifiers) + parties(frame.having("by"))
    near = [c for c in frame.chunks[max(0, frame.at - 14) : frame.at] if c.organisations]
    for chunk in [*bodies, *near]:
        for code in chunk.organisations:
            if scored_code(code):
                candidate.add_organisation(code, chunk.span, chunk.entry)
    if not candidate.dates:
        days = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    for chunk in frame.chunks[frame.at + 1 : frame.at + 20]:
        for code in filter(scored_code, chunk.organisations):
            candidate.add_organisation(code, chunk.span, chunk.entry)
    for at in range(frame.at + 1, min(len(frame.chunks), frame.at + 14)):
        chunk = frame.chunks[at]
        if chunk.type in (Is.COUNTRY, Is.DEMONYM) and frame.chunks[at - 1].text in (
            "in",
            "the",
            "on",
            "of",
            "against",
        ):
            candidate.add_parties([chunk], CountryRole.TARGET)
    return candidate if candidate.organisations else None


def _membership(frame: Frame, _reading: Reading) -> Candidate | None:
    """ "was admitted to the Forum as a Dialogue Partner", "the Forum admits A"."""
    involved = parties(frame.subject) + parties(frame.object) + parties(frame.having("to", "by", "as", "of"))
    bodies = [c for c in involved if c.type is Is.ORGANISATION]
    status = any(
        c.text in ("member", "partner", "observer", "membership", "party", "state")
        for c in frame.chunks[frame.at :]
    )
    if not bodies and not status:
        return None
    candidate = begin(frame, EventType.RELATIONS, "measures.membership")
    candidate.add_parties(involved, CountryRole.PARTICIPANT)
    return candidate if candidate.countries else None


def _relations(frame: Frame, reading: Reading) -> Candidate | None:
    if frame.trigger.frame == "membership":
        return _membership(frame, reading)
    if frame.trigger.cls is not TriggerClass.NOUN or frame.governor_word not in _CHANGES:
        return None
    candidate = begin(frame, EventType.RELATIONS, "measures.relations")
    candidate.add_parties(parties(frame.subject), CountryRole.PARTICIPANT)
    candidate.add_parties(parties(frame.modifiers + frame.having("with", "between")), CountryRole.PARTICIPANT)
    if frame.word not in ("diplomatic relations", "diplomatic ties") and candidate.country_of_place:
        where = frame.places[0]
        candidate.add_country(
            candidate.country_of_place, CountryRole.HOST, where.span, "measures.mission", where.entry
        )
    return candidate if candidate.sides >= 2 else None


_RULES: dict[EventType, Callable[[Frame, Reading], Candidate | None]] = {
    EventType.AGREEMENT: _agreement,
    EventType.RESOLUTION: _resolution,
    EventType.RELATIONS: _relations,
}
