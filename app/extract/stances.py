"""Stances: the speech acts of the release's own side, who addresses whom.

One stance for each act, actors and targets; the first sentence that tells it is the evidence. Acts of others
("North Korea claimed") are none: who speaks must be the publisher's country, a party of the main event, or a
word for them ("we", "the two sides", "by both leaders"). The wordings are in `stance_acts.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.codes import CountryRole, DiplomaticAct, ReleaseKind
from app.domain.event_types import EventType
from app.domain.organisations import scored_code
from app.domain.text import Span
from app.domain.values import ExtractedEvent, Stance
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.named_states import NAMES_STATE, names_town, states
from app.extract.reading import Reading
from app.extract.stance_acts import AIMED, COMPILED, EITHER_SIDE, TOGETHER, UNADDRESSED, stems

_BOTH = re.compile(
    r"\b(?:they|the two|both|all (?:parties|sides)|all were|the parties|the interlocutors"
    r"|the (?:\w+ )?(?:ministers|sides|leaders|secretaries|three|delegations|heads))\b"
)
_OTHERS = re.compile(r"\bthe other (?:ministers|parties|sides|leaders|participants)\b")
_ONE = re.compile(r"\b(?:he|she|the (?:vice |deputy |state )?minister|the secretary|the president)\b")
_OWN = re.compile(r"\b(?:we|i|our|the government|the ministry|the spokesperson|it|us)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)(?: \w+ly)?(?: \w+ly)? $")
_BY = re.compile(r"\bby (?:the )?")
_VIOLENCE = re.compile(r"terror|bombing|suicide|attack|invasion|shelling|assassinat|massacre")
_PARTY = frozenset({Is.PERSON, Is.COUNTRY, Is.GROUP, Is.COMPOUND, Is.ORGANISATION})
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
_FEELS = ("is ", "are ", "am ", "was ", "were ", "has ", "have ", "remain")
_REACH = 160  # characters behind the verb in which its target is looked for

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who speaks in a release, and to whom or of whom."""

    home: Codes
    parties: Codes  # "the two sides"
    own: Codes  # "we"
    target: Codes


@dataclass(frozen=True, slots=True)
class _Act:
    """One wording in one sentence."""

    act: DiplomaticAct
    verb: Span
    sentence: Span
    chunks: tuple[Chunk, ...]
    text: str  # of the sentence, folded

    @property
    def before(self) -> str:
        return self.text[: self.verb.start - self.sentence.start].lower()

    @property
    def behind(self) -> str:
        return self.text[self.verb.end - self.sentence.start :].lower()


def find_stances(reading: Reading, events: tuple[ExtractedEvent, ...]) -> tuple[Stance, ...]:
    scene = _scene(reading, events)
    found: dict[tuple[DiplomaticAct, frozenset[str], frozenset[str]], Stance] = {}
    speaker: Codes = ()
    for sentence in reading.sentences:
        if sentence.is_title:
            continue
        chunks = reading.chunks[sentence.number]
        for told in _acts(reading, sentence.span, chunks):
            actors = _actors(told, scene, speaker)
            if not actors or _is_unreal(told) or (told.act in TOGETHER and len(actors) < 2):
                continue
            targets = _targets(told, scene, actors, events)
            key = (told.act, frozenset(actors), frozenset(targets))
            found.setdefault(key, Stance(told.act, actors, targets, sentence.span, f"stance.{told.act}"))
        speaker = _last_speaker(chunks) or speaker
    for stance in _of_protests(events):
        found.setdefault((stance.act, frozenset(stance.actors), frozenset(stance.targets)), stance)
    return tuple(sorted(found.values(), key=lambda s: (s.span.start, s.act)))


def _of_protests(events: Sequence[ExtractedEvent]) -> Iterator[Stance]:
    """Who summons an ambassador protests, whatever the words."""
    for event in events:
        actors = tuple(code for code, role in event.countries if role is CountryRole.ACTOR)
        targets = tuple(code for code, role in event.countries if role is CountryRole.TARGET)
        if event.type is EventType.PROTEST and event.primary and actors and targets:
            yield Stance(DiplomaticAct.PROTEST, actors, targets, event.span, "stance.of_event")


def _acts(reading: Reading, sentence: Span, chunks: tuple[Chunk, ...]) -> Iterator[_Act]:
    """Each act of a sentence once."""
    text = reading.folded[sentence.start : sentence.end]
    acts = {act for _, act in stems().iter(text)}
    for act, wording in COMPILED if acts else ():
        match = wording.search(text) if act in acts else None
        if match is not None:
            verb = Span(sentence.start + match.start(), sentence.start + match.end())
            yield _Act(act, verb, sentence, chunks, text)


def _scene(reading: Reading, events: Sequence[ExtractedEvent]) -> _Scene:
    home = (reading.home,) if reading.home else ()
    main = [e for e in events if e.primary]
    talk = next((e for e in main if e.type in _TALKS), None)
    if talk is not None:
        parties = tuple(code for code, _ in talk.countries)
        parties = parties if len(parties) > 1 else (*parties, *talk.organisations)
        together = reading.release.kind in (ReleaseKind.COMMUNIQUE, ReleaseKind.JOINT_STATEMENT)
        return _Scene(home, parties, parties if together else home or parties, ())
    spoken = next(iter(main), None)
    if spoken is None:
        return _Scene(home, home, home, ())
    actors = tuple(code for code, role in spoken.countries if role is CountryRole.ACTOR)
    if spoken.type is EventType.STATEMENT and len(actors) > 1:
        actors = (*actors, *(code for code in spoken.organisations if code == "EU"))
    targets = tuple(code for code, role in spoken.countries if role is CountryRole.TARGET)
    own = actors if reading.home in actors or not home else home
    return _Scene(home, own, own, targets)


def _actors(told: _Act, scene: _Scene, speaker: Codes) -> Codes:
    feels = told.text[told.verb.start - told.sentence.start :].startswith(_FEELS)  # "is alarmed by"
    if _PASSIVE.search(told.before) or (told.behind.startswith(" by ") and not feels):
        return _behind_by(told, scene, speaker)
    if told.before.endswith(" having "):
        return ()
    near = _BOTH.search(told.before[-24:])
    if near is not None:
        return _meant(told.before[-24:], scene, speaker)
    named = [c for c in told.chunks if c.span.end <= told.verb.start and c.type in _PARTY]
    subject = _subject([c for c in named if c.codes or c.organisations], told.chunks)
    if subject:
        own = {*scene.home, *scene.parties, *scene.own}
        return subject if set(subject) & own else ()
    return _meant(told.before, scene, speaker) or (scene.own if len(told.before.split()) < 3 else ())


def _meant(wording: str, scene: _Scene, speaker: Codes) -> Codes:
    """Whom a pronoun or "the two sides" stands for."""
    if _OTHERS.search(wording):
        return tuple(code for code in scene.parties if code not in (speaker or scene.home))
    if _BOTH.search(wording):
        return scene.parties
    if _ONE.search(wording):
        return speaker or scene.home
    return scene.own if _OWN.search(wording) else ()


def _behind_by(told: _Act, scene: _Scene, speaker: Codes) -> Codes:
    """ "is welcomed by us", "was reaffirmed by both leaders", "was congratulated by Minister X"."""
    match = _BY.search(told.behind)
    if match is None:
        return ()
    start = told.verb.end + match.end()
    named = [c for c in told.chunks if start - 1 <= c.span.start <= start + 30 and c.type in _PARTY]
    codes = tuple(dict.fromkeys(code for c in named[:1] for code in c.codes or c.organisations))
    if codes and len(scene.own) > 1 and set(codes) & set(scene.own):
        return scene.own  # a list of speakers
    return codes or _meant(told.behind[match.end() : match.end() + 30], scene, speaker)


def _subject(named: Sequence[Chunk], chunks: Sequence[Chunk]) -> Codes:
    """The party at the start of the clause: the first that no preposition governs, and its list."""
    rows = list(chunks)
    codes: dict[str, None] = {}
    last = None
    for chunk in named:
        at = rows.index(chunk)
        lead = at - 1
        while lead >= 0 and rows[lead].text in ("the", "its", "their", "his", "her"):
            lead -= 1
        before = rows[lead].text if lead >= 0 else ""
        if at + 1 < len(rows) and rows[at + 1].type is Is.POSSESSIVE:
            continue
        if before == "that" or (before == "," and rows[0].text in _SUBORDINATE):
            codes.clear()  # "A said that B condemns", "When A came, B thanked …": B
        listed = before in ("and", ",", ";") and last is not None and lead - 1 == last
        if before in _GOVERNING or names_town(rows, at) or (codes and not listed):
            continue
        codes.update(dict.fromkeys(chunk.codes or _scored(chunk)))
        last = at
    return tuple(codes)


_SUBORDINATE = words("when while as after before since although if on in at during")
_GOVERNING = words(
    """
    of with to from by in for between against on at about among over under behind into during after before
    regarding concerning than as via through within and/or
    """
)


def _scored(chunk: Chunk) -> Codes:
    return tuple(code for own in chunk.organisations if (code := scored_code(own)))


def _targets(told: _Act, scene: _Scene, actors: Codes, events: Sequence[ExtractedEvent]) -> Codes:
    act = told.act
    if act in UNADDRESSED:
        return ()
    if act is DiplomaticAct.CONDEMN and _VIOLENCE.search(told.text.lower()):
        return _who_attacked(told, actors, events)
    passive = bool(_PASSIVE.search(told.before))
    ahead = [c for c in told.chunks if told.verb.end <= c.span.start <= told.verb.end + _REACH]
    behind = [c for c in told.chunks if c.span.end <= told.verb.start]
    if act is DiplomaticAct.WELCOME:
        return _welcomed(behind if passive else ahead, actors)
    rows = [behind] if passive else [ahead]
    if act in EITHER_SIDE:
        rows.append(ahead if passive else behind)
    for row in rows:
        codes = next(states(row, actors), ())
        if codes:
            return codes
    if act in (DiplomaticAct.URGE, DiplomaticAct.REQUEST):
        bodies = [code for c in ahead[:3] for code in _scored(c)]
        if bodies:
            return tuple(bodies)
    if scene.target and act in AIMED:
        return tuple(code for code in scene.target if code not in actors)
    others = tuple(code for code in scene.parties if code not in actors)
    return others if len(actors) == 1 == len(others) and act is not DiplomaticAct.REGRET else ()


def _welcomed(row: Sequence[Chunk], actors: Codes) -> Codes:
    """A guest, a body that decided: whom the welcome is given, not what is welcomed."""
    for chunk in row[:3]:
        if chunk.type in (Is.PERSON, Is.GROUP) and chunk.codes and not set(chunk.codes) & set(actors):
            return chunk.codes
    return ()


def _who_attacked(told: _Act, actors: Codes, events: Sequence[ExtractedEvent]) -> Codes:
    """An attack has an author only where it is told with one: "A's invasion", "attacks by A"."""
    for event in events:
        if event.type is EventType.ATTACK and event.span.overlaps(told.sentence):
            return tuple(code for code, role in event.countries if role is CountryRole.ACTOR)
    chunks = told.chunks
    for at, chunk in enumerate(chunks):
        if not any(t.type is EventType.ATTACK for t in chunk.triggers):
            continue
        before = [c for c in chunks[max(0, at - 5) : at] if c.codes and c.type in NAMES_STATE]
        codes = before[-1].codes if before and before[-1].span.start > told.verb.end else ()
        if codes and not set(codes) & set(actors):
            return codes
    return ()


def _is_unreal(told: _Act) -> bool:
    """ "called on X to condemn", "would welcome": no act of the speaker now."""
    return told.before[-12:].endswith((" to ", " would ", " not ", " could ", "should ", " will ", " must "))


def _last_speaker(chunks: Sequence[Chunk]) -> Codes:
    return next((c.codes for c in chunks if c.type is Is.PERSON and c.codes), ())
