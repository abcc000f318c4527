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
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.named_states import names_town
from app.extract.questions import QUESTION, SPEAKER
from app.extract.reading import Reading
from app.extract.stance_acts import COMPILED, PRAISES, TOGETHER, stems
from app.extract.stance_scene import PASSIVE, Act, Codes, Scene, scored, without_helpers
from app.extract.stance_targets import find_targets

_BOTH = re.compile(
    r"\b(?:they|the two|both|all (?:parties|sides)|all were|the parties|the interlocutors"
    r"|the (?:\w+ )?(?:ministers|sides|leaders|secretaries|three|delegations|heads))\b"
)
_OTHERS = re.compile(r"\bthe other (?:ministers|parties|sides|leaders|participants)\b")
_ONE = re.compile(
    r"\b(?:he|she|the (?:vice |deputy |state |prime |foreign )?minister"
    r"|the (?:secretary|president|delegation))\b"
)
_OWN = re.compile(r"\b(?:we|i|our|the government|the ministry|the department|the spokesperson|it|us)\b")
_BY = re.compile(r"\bby (?:the )?")
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
_HAVE_OURS = ("have our ", "has our ", "have my ", "has my ")
_FEELS = ("is ", "are ", "am ", "was ", "were ", "has ", "have ", "remain")


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
            actors = _actors(told, scene, speaker)
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


def _actors(told: Act, scene: Scene, speaker: Codes) -> Codes:
    feels = told.wording.startswith(_FEELS)  # "is alarmed by"
    if PASSIVE.search(told.before) or (told.behind.startswith(" by ") and not feels):
        return _behind_by(told, scene, speaker)
    if told.before.endswith(" having "):
        return ()
    near = _BOTH.search(told.before[-24:])
    if near is not None:
        return _meant(told.before[-24:], scene, speaker)
    if told.wording.startswith(_HAVE_OURS):
        return scene.own  # "The victims have our sympathies"
    named = [
        c
        for n, c in enumerate(told.chunks)
        if c.span.end <= told.verb.start and _may_act(c, scene, opens=n < 2)
    ]
    subject = _subject([c for c in named if c.codes or c.organisations], told.chunks)
    if _PAIR.match(told.text, 0, len(told.before)) and len(scene.parties) == _SIDES:
        return scene.parties
    if subject:
        own = {*scene.home, *scene.parties, *scene.own}
        return subject if set(subject) & own else ()
    return _meant(told.before, scene, speaker) or (scene.own if len(told.before.split()) < 3 else ())


_SIDES = 2
_PAIR = re.compile(  # "Secretary Roe and the Foreign Minister expressed …"
    r"(?:[Tt]he )?(?:[A-Z][\w.'-]* ){1,5}and (?:the |his |her )?(?:[A-Z]\w+ ){0,2}"
    r"(?:Minister|President|Chancellor|Premier|Secretary|King|Prince|Counterpart|counterpart)\b"
)


def _may_act(chunk: Chunk, scene: Scene, *, opens: bool) -> bool:
    """A party, or the ministry itself by its initials, with which the sentence opens."""
    house = opens and chunk.type is Is.WORD and bool(chunk.codes) and chunk.codes == scene.home
    return chunk.type in _PARTY or house


def _meant(wording: str, scene: Scene, speaker: Codes) -> Codes:
    """Whom a pronoun or "the two sides" stands for."""
    if _OTHERS.search(wording):
        return tuple(code for code in scene.parties if code not in (speaker or scene.home))
    if _BOTH.search(wording):
        return scene.parties
    if _ONE.search(wording):
        return speaker or scene.home
    return scene.own if _OWN.search(wording) else ()


def _behind_by(told: Act, scene: Scene, speaker: Codes) -> Codes:
    """ "is welcomed by us", "was reaffirmed by both leaders", "was congratulated by Minister X"."""
    match = _BY.search(told.behind)
    if match is None:  # "Pakistan is called upon to end this", "he was cautioned": by whose statement it is
        aimed = told.act in _BY_US and bool(scene.target) and len(told.before.split()) < _SHORT
        return scene.own if aimed else ()
    start = told.verb.end + match.end()
    rows = told.chunks
    first = next((n for n, c in enumerate(rows) if c.span.start >= start - 1 and c.type in _PARTY), len(rows))
    named = _listed(rows, first) if first < len(rows) and rows[first].span.start <= start + 30 else []
    codes = tuple(dict.fromkeys(code for c in named for code in c.codes or scored(c)))
    if codes and len(scene.own) > 1 and set(codes) & set(scene.own):
        return scene.own  # a list of speakers
    return codes or _meant(told.behind[match.start() : match.end() + 30], scene, speaker)


_BY_US = frozenset({DiplomaticAct.URGE, DiplomaticAct.WARN, DiplomaticAct.REQUEST})
_SHORT = 8  # words before the verb, which no other actor stands in


def _listed(rows: Sequence[Chunk], at: int) -> list[Chunk]:
    """The party there and those that only "and" or a comma joins to it."""
    found = [rows[at]]
    while at + 2 < len(rows) and rows[at + 1].text in ("and", ","):
        at += 2 + (rows[at + 2].text in ("the", "and"))
        if at >= len(rows) or rows[at].type not in _PARTY:
            break
        found.append(rows[at])
    return found


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
        codes.update(dict.fromkeys(chunk.codes or scored(chunk)))
        last = at
    return tuple(codes)


_SUBORDINATE = words("when while as after before since although if on in at during")
_GOVERNING = words(
    """
    of with to from by in for between against on at about among over under behind into during after before
    regarding concerning than as via through within and/or
    """
)


def _is_unreal(told: Act) -> bool:
    """ "called on X to condemn", "would welcome", "whoever is worried": no act of the speaker now."""
    before = _GOES_ON.sub("", told.before)
    ahead = " will " in before and told.wording.split()[0] in _BASE_FORMS  # "will meet X and ask them"
    if ahead or before.endswith(_ANYBODY) or (told.wording == "protests" and _names_protests(told)):
        return True
    if told.act is DiplomaticAct.WELCOME and f" {told.before}".endswith(_NOUN):
        return True
    if " will " in before[-12:] and told.wording.startswith("underscore"):
        return False  # what a journey is announced for
    goes_on = before != told.before and before.endswith(" will ")
    return not goes_on and before[-12:].endswith(_UNREAL)


def _names_protests(told: Act) -> bool:
    """ "the recent protests in A", not "The Government strongly protests against …"."""
    row = [c for c in told.chunks if c.span.end <= told.verb.start and not c.text.endswith("ly")]
    return not row or not (row[-1].type in _PARTY or row[-1].text in _PROTESTERS)


_UNREAL = (" to ", " would ", " not ", " could ", "should ", " will ", " must ")
_GOES_ON = re.compile(r"\b(?:continues? to|wish(?:es)? to|would like to) $")  # "We continue to condemn"
_PROTESTERS = words("it government ministry side department office also again")
_BASE_FORMS = words("ask express offer convey extend")
_ANYBODY = ("whoever ", "anyone ", "those who ", "if you ", "whether you ", "everyone ")
_NOUN = (" a ", " warm ", "“a ", "cordial ", " his ", " her ", " our ", " my ", "very ")


def _last_speaker(chunks: Sequence[Chunk]) -> Codes:
    return next((c.codes for c in chunks if c.type is Is.PERSON and c.codes), ())
