"""Stances: the speech acts of the release's own side, who addresses whom.

One stance for each act and sentence. Acts of others ("North Korea claimed") are none: the subject must be
the publisher's country, a party of the main event, or a pronoun for them. To add a wording, add it to
`_ACTS` and see that one of the act's `_STEMS` is in it; an act that addresses nobody (agreeing, welcoming)
stands in `_UNADDRESSED`.
"""

import re
from collections.abc import Sequence

from app.domain.codes import DiplomaticAct
from app.domain.event_types import EventType
from app.domain.text import Span
from app.domain.values import ExtractedEvent, Stance
from app.extract.chunks import Chunk, Is
from app.extract.reading import Reading

_FEELING = (
    r"(?:\w+ )?(?:deep |deepest |serious |grave |strong |sincere |heartfelt |its |his |her |their |the )*"
)
_ACTS: tuple[tuple[DiplomaticAct, str], ...] = (
    (DiplomaticAct.CONDEMN, r"condemn(?:s|ed|ing)?|denounce[sd]?|deplore[sd]?"),
    (
        DiplomaticAct.CONCERN,
        rf"(?:expresse[sd]|express|voice[sd]?|conveyed|share[sd]?) {_FEELING}(?:concerns?|worry)"
        r"|(?:is|are|remains?) (?:\w+ )*?(?:concerned|troubled|alarmed)",
    ),
    (DiplomaticAct.URGE, r"urge[sd]?|call(?:s|ed)? (?:up)?on(?= .{0,60}? to )"),
    (DiplomaticAct.WARN, r"warn(?:s|ed)?"),
    (DiplomaticAct.AGREE, r"agreed|concurred|agree|shared the view"),
    (DiplomaticAct.REAFFIRM, r"reaffirm(?:s|ed)?|reiterate[sd]?|reconfirm(?:s|ed)"),
    (DiplomaticAct.WELCOME, r"welcome[sd]?"),
    (DiplomaticAct.SUPPORT, rf"(?:expressed|expresses|reaffirmed|pledged) {_FEELING}support|supported"),
    (
        DiplomaticAct.APPRECIATE,
        rf"appreciate[sd]?|thank(?:s|ed)"
        rf"|(?:expressed|expresses|conveyed) {_FEELING}(?:appreciation|gratitude|thanks)",
    ),
    (
        DiplomaticAct.CONDOLE,
        rf"(?:offer(?:s|ed)?|expresse?[sd]?|convey(?:s|ed)?|extend(?:s|ed)?) {_FEELING}"
        r"(?:condolences|sympathy)",
    ),
    (
        DiplomaticAct.CONGRATULATE,
        rf"congratulate[sd]?|(?:offered|conveyed|extended) {_FEELING}congratulations",
    ),
    (DiplomaticAct.OFFER, r"offered (?:to|assistance|help|support)"),
    (DiplomaticAct.REQUEST, r"requested|asked (?:for|that|the|\w+ to)|asked"),
    (DiplomaticAct.INVITE, r"invited|extended an invitation"),
    (DiplomaticAct.PROTEST, r"protested|lodged a (?:strong )?protest"),
    (DiplomaticAct.REGRET, rf"regret(?:s|ted)?|expresse[sd] {_FEELING}(?:regret|disappointment)"),
)  # fmt: skip
_COMPILED = tuple((act, re.compile(rf"\b(?:{wording})\b")) for act, wording in _ACTS)
# A part that every wording of an act holds one of: most sentences hold none, and looking is cheap.
_STEMS: dict[str, DiplomaticAct] = {
    stem: act
    for act, stems in {
        DiplomaticAct.CONDEMN: "condemn denounce deplore",
        DiplomaticAct.CONCERN: "concern worry troubled alarmed",
        DiplomaticAct.URGE: "urge call",
        DiplomaticAct.WARN: "warn",
        DiplomaticAct.AGREE: "agree concurred shared",
        DiplomaticAct.REAFFIRM: "reaffirm reiterate reconfirm",
        DiplomaticAct.WELCOME: "welcome",
        DiplomaticAct.SUPPORT: "support",
        DiplomaticAct.APPRECIATE: "appreciat thank gratitude",
        DiplomaticAct.CONDOLE: "condolences sympathy",
        DiplomaticAct.CONGRATULATE: "congratulat",
        DiplomaticAct.OFFER: "offered",
        DiplomaticAct.REQUEST: "requested asked",
        DiplomaticAct.INVITE: "invit",
        DiplomaticAct.PROTEST: "protest",
        DiplomaticAct.REGRET: "regret disappointment",
    }.items()
    for stem in stems.split()
}
_UNADDRESSED = frozenset({DiplomaticAct.AGREE, DiplomaticAct.WELCOME})
_BOTH = re.compile(
    r"\b(?:they|the two|both|the (?:\w+ )?(?:ministers|sides|leaders|secretaries|parties|three))\b"
)
_ONE = re.compile(r"\b(?:he|she|the (?:vice )?minister|the secretary|the president)\b")
_OWN = re.compile(r"\b(?:we|the government|it)\b")
_PARTY = frozenset({Is.PERSON, Is.COUNTRY, Is.GROUP, Is.COMPOUND, Is.ORGANISATION})
_TALKS = frozenset(
    {EventType.MEETING, EventType.CONSULTATION, EventType.CALL, EventType.SUMMIT, EventType.CONFERENCE}
)
_REACH = 160  # characters behind the verb in which its target is looked for


def find_stances(reading: Reading, events: tuple[ExtractedEvent, ...]) -> tuple[Stance, ...]:
    parties = _parties(reading, events)
    found: dict[tuple[DiplomaticAct, tuple[str, ...], int], Stance] = {}
    speaker: tuple[str, ...] = ()
    for sentence in reading.sentences:
        if sentence.is_title:
            continue
        chunks = reading.chunks[sentence.number]
        text = reading.folded[sentence.span.start : sentence.span.end]
        acted: set[DiplomaticAct] = set()
        stems = {act for stem, act in _STEMS.items() if stem in text}
        for act, wording in _COMPILED if stems else ():
            match = wording.search(text) if act in stems else None
            if match is None or act in acted:
                continue
            at = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            actors = _actors(reading, chunks, sentence.span.start, at, parties, speaker)
            if not actors or _is_unreal(text, match.start()):
                continue
            acted.add(act)
            targets = () if act in _UNADDRESSED else _targets(chunks, at, actors)
            found.setdefault(
                (act, targets, sentence.number), Stance(act, actors, targets, sentence.span, f"stance.{act}")
            )
        speaker = _last_speaker(chunks) or speaker
    return tuple(sorted(found.values(), key=lambda s: (s.span.start, s.act)))


def _parties(reading: Reading, events: Sequence[ExtractedEvent]) -> tuple[str, ...]:
    """Countries, or else organisations too, that talk in the main event."""
    main = next((e for e in events if e.primary and e.type in _TALKS), None)
    if main is not None:
        return (*(code for code, _ in main.countries), *main.organisations)
    return (reading.home,) if reading.home else ()


def _actors(
    reading: Reading,
    chunks: Sequence[Chunk],
    start: int,
    verb: Span,
    parties: tuple[str, ...],
    speaker: tuple[str, ...],
) -> tuple[str, ...]:
    before = reading.folded[start : verb.start].lower()
    named = [
        c for c in chunks if c.span.end <= verb.start and c.type in _PARTY and (c.codes or c.organisations)
    ]
    subject = _subject(named, chunks)
    if subject:
        own = {reading.home, *parties}
        return subject if set(subject) & own else ()
    if _BOTH.search(before):
        return parties
    if _ONE.search(before):
        return speaker or ((reading.home,) if reading.home else ())
    if _OWN.search(before) or len(before.split()) < 3:
        return (reading.home,) if reading.home else ()
    return ()


def _subject(named: Sequence[Chunk], chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The party at the start of the clause: the first that no preposition governs."""
    rows = list(chunks)
    codes: dict[str, None] = {}
    for chunk in named:
        at = rows.index(chunk)
        before = rows[at - 1].text if at else ""
        if before in ("the", "its", "their"):
            before = rows[at - 2].text if at > 1 else ""
        behind = rows[at + 1] if at + 1 < len(rows) else None
        if behind is not None and behind.type is Is.POSSESSIVE:
            continue
        if before in ("", "and", ",", "that", '"') or at == 0 or before == "said":
            codes.update(dict.fromkeys(chunk.codes or chunk.organisations))
    return tuple(codes)


def _targets(chunks: Sequence[Chunk], verb: Span, actors: tuple[str, ...]) -> tuple[str, ...]:
    for chunk in chunks:
        if not verb.end <= chunk.span.start <= verb.end + _REACH:
            continue
        if chunk.type in (Is.COUNTRY, Is.DEMONYM, Is.PERSON, Is.ORGANISATION, Is.PLACE):
            codes = tuple(code for code in chunk.codes or chunk.organisations if code not in actors)
            if codes:
                return codes
    return ()


def _is_unreal(text: str, at: int) -> bool:
    """ "called on X to condemn", "would welcome": no act of the speaker now."""
    before = text[max(0, at - 12) : at].lower()
    return before.endswith((" to ", " would ", " not ", " could ", "should ", " will "))


def _last_speaker(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    return next((c.codes for c in chunks if c.type is Is.PERSON and c.codes), ())
