"""Stances: the speech acts of the release's own side, who addresses whom.

One stance for each act, actors and targets; the first sentence that tells it is the evidence. Acts of others
("North Korea claimed") are none: who speaks must be the publisher's country, a party of the main event, or a
word for them ("we", "the two sides", "by both leaders"). The wordings are in `stance_acts.py`.
"""

import re
from collections.abc import Iterator, Sequence

from app.domain.codes import CountryRole, DiplomaticAct, ReleaseKind
from app.domain.event_types import EventType
from app.domain.organisations import scored_code
from app.domain.text import Span
from app.domain.values import ExtractedEvent, Stance
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.lexicon import words
from app.extract.questions import QUESTION, SPEAKER
from app.extract.reading import Reading
from app.extract.stance_actors import find_actors
from app.extract.stance_acts import COMPILED, PRAISES, TOGETHER, stems
from app.extract.stance_scene import Act, Codes, Scene, without_helpers
from app.extract.stance_targets import find_targets

_TALKS = frozenset(
    {
        EventType.MEETING,
        EventType.CONSULTATION,
        EventType.CALL,
        EventType.SUMMIT,
        EventType.CONFERENCE,
        EventType.VISIT,
        EventType.AGREEMENT,
        EventType.RELATIONS,
    }
)


def find_stances(reading: Reading, events: tuple[ExtractedEvent, ...]) -> tuple[Stance, ...]:
    scene = _scene(reading, events)
    several = _several([e for e in events if e.primary])
    found: dict[tuple[DiplomaticAct, frozenset[str], frozenset[str]], Stance] = {}
    speaker: Codes = ()
    asks = False
    for sentence in reading.sentences:
        asks = reading.asked and _is_question(reading.folded, sentence.span, asks)
        if sentence.is_title or asks:
            continue
        chunks = reading.chunks[sentence.number]
        if several:
            scene = _scene(reading, _told_so_far(events, sentence.span))
        for told in _acts(reading, sentence.span, chunks):
            actors = find_actors(told, scene, speaker)
            if not actors or _is_unreal(told) or (told.act in TOGETHER and len(actors) < 2):
                continue
            targets = find_targets(told, scene, actors, events)
            if not targets and told.wording.startswith(PRAISES):
                continue  # "We commend our staff"
            key = (told.act, frozenset(actors), frozenset(targets))
            found.setdefault(key, Stance(told.act, actors, targets, sentence.span, f"stance.{told.act}"))
        speaker = _last_speaker(chunks) or speaker
    for stance in _of_protests(events):
        found.setdefault((stance.act, frozenset(stance.actors), frozenset(stance.targets)), stance)
    return tuple(sorted(found.values(), key=lambda s: (s.span.start, s.act)))


def _is_question(folded: str, sentence: Span, before: bool) -> bool:
    """Whether a journalist speaks, until the next speaker is named."""
    if QUESTION.match(folded, sentence.start):
        return True
    return before and not SPEAKER.match(folded, sentence.start, sentence.end)


def _of_protests(events: Sequence[ExtractedEvent]) -> Iterator[Stance]:
    """Who summons an ambassador protests, whatever the words."""
    for event in events:
        actors = tuple(code for code, role in event.countries if role is CountryRole.ACTOR)
        targets = tuple(code for code, role in event.countries if role is CountryRole.TARGET)
        if event.type is EventType.PROTEST and event.primary and actors and targets:
            yield Stance(DiplomaticAct.PROTEST, actors, targets, event.span, "stance.of_event")


def _acts(reading: Reading, sentence: Span, chunks: tuple[Chunk, ...]) -> Iterator[Act]:
    """Each act of a sentence once."""
    text = reading.folded[sentence.start : sentence.end]
    acts = {act for _, act in stems().iter(text)}
    for act, wording in COMPILED if acts else ():
        match = wording.search(text) if act in acts else None
        if match is not None:
            verb = Span(sentence.start + match.start(), sentence.start + match.end())
            yield Act(act, verb, sentence, without_helpers(chunks, text, sentence.start), text)


def _scene(reading: Reading, events: Sequence[ExtractedEvent]) -> Scene:
    home = (reading.home,) if reading.home else ()
    main = [e for e in events if e.primary]
    talk = next((e for e in main if e.type in _TALKS), None)
    if talk is not None:
        parties = tuple(code for code, _ in talk.countries)
        bodies = tuple(body for code in talk.organisations if (body := scored_code(code)))
        parties = parties if len(parties) > 1 else (*parties, *bodies)
        if _several(main):
            return Scene(home, (), home, ())
        together = reading.release.kind in (ReleaseKind.COMMUNIQUE, ReleaseKind.JOINT_STATEMENT)
        return Scene(home, parties, parties if together else home or parties, ())
    spoken = next(iter(main), None)
    if spoken is None:
        return Scene(home, home, home, ())
    actors = tuple(code for code, role in spoken.countries if role is CountryRole.ACTOR)
    if spoken.type is EventType.STATEMENT and len(actors) > 1:
        actors = (*actors, *(code for code in spoken.organisations if code == "EU"))
    targets = tuple(code for code, role in spoken.countries if role is CountryRole.TARGET)
    own = actors if reading.home in actors or not home else home
    return Scene(home, own, own, targets)


def _told_so_far(events: Sequence[ExtractedEvent], sentence: Span) -> Sequence[ExtractedEvent]:
    """Of talks with several those that the text has told: "the two sides" are none that it will speak of."""
    return [e for e in events if e.primary and e.span.start <= sentence.end] or events


def _several(main: Sequence[ExtractedEvent]) -> bool:
    """Whether talks with one and with another country are told, so that "the two sides" may be either."""
    talks = [{code for code, _ in event.countries} for event in main if event.type in _TALKS]
    talks = [sides for sides in talks if len(sides) > 1]
    return any(sides != talks[0] for sides in talks)


def _is_unreal(told: Act) -> bool:
    """ "called on X to condemn", "would welcome", "whoever is worried": no act of the speaker now."""
    before = _GOES_ON.sub("", told.before)
    ahead = " will " in before and told.wording.split()[0] in _BASE_FORMS  # "will meet X and ask them"
    if ahead or before.endswith(_ANYBODY) or (told.wording == "protests" and _names_protests(told)):
        return True
    if told.act is DiplomaticAct.WELCOME and f" {told.before}".endswith(_NOUN):
        return True
    if _CAME_TO.search(before[-_PURPOSE:]):
        return False
    if " will " in before[-12:] and told.wording.startswith("underscore"):
        return False  # what a journey is announced for
    goes_on = before != told.before and before.endswith(" will ")
    return not goes_on and before[-12:].endswith(_UNREAL)


def _names_protests(told: Act) -> bool:
    """ "the recent protests in A", not "The Government strongly protests against …"."""
    row = [c for c in told.chunks if c.span.end <= told.verb.start and not c.text.endswith("ly")]
    return not row or not (row[-1].type in PARTY or row[-1].text in _PROTESTERS)


_UNREAL = (" to ", " would ", " not ", " could ", "should ", " will ", " must ")
_GOES_ON = re.compile(
    r"\b(?:continues? to|wish(?:es)? to|would like to"
    r"|(?:am|is|are) (?:very )?(?:pleased|honored|happy|glad|proud) to) $"
)  # "We continue to condemn"
_PURPOSE = 160  # characters
_CAME_TO = re.compile(
    r"\b(?:met|spoke|talked|wrote)\b(?:(?! to | and |; ).)* to $"
)  # "spoke with X to thank him"
_PROTESTERS = words("it government ministry side department office also again")
_BASE_FORMS = words("ask express offer convey extend")
_ANYBODY = ("whoever ", "anyone ", "those who ", "if you ", "whether you ", "everyone ")
_NOUN = (" a ", " warm ", "“a ", "cordial ", " his ", " her ", " our ", " my ", "very ")


def _last_speaker(chunks: Sequence[Chunk]) -> Codes:
    return next((c.codes for c in chunks if c.type is Is.PERSON and c.codes), ())
