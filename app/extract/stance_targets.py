"""To whom or of whom a speech act is said."""

import re
from collections.abc import Sequence

from app.domain.codes import CountryRole, DiplomaticAct
from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent
from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words
from app.extract.named_states import NAMES_STATE, states
from app.extract.stance_acts import AIMED, EITHER_SIDE, MEASURES, PRAISES, UNADDRESSED
from app.extract.stance_objects import body_at, find_bond, find_owner, names_both
from app.extract.stance_scene import Act, Codes, Scene, scored

_VIOLENCE = re.compile(r"terror|bombing|suicide|attack|invasion|shelling|assassinat|massacre")
_OFF_COAST = ["coast", "of"]
_NEAR = 5  # chunks
_REACH = 160  # characters behind the verb in which its target is looked for


def find_targets(told: Act, scene: Scene, actors: Codes, events: Sequence[ExtractedEvent]) -> Codes:
    passive = told.passive
    ahead, behind = _ahead(told), [c for c in told.chunks if c.span.end <= told.verb.start]
    if told.act in _OF_OBJECT or told.wording.startswith(PRAISES):
        return _of_object(told, scene, actors, behind if passive else ahead)
    if told.act is DiplomaticAct.CONDEMN and _VIOLENCE.search(told.text.lower()):
        return _who_attacked(told, actors, events)
    if told.act is DiplomaticAct.SUPPORT and any(c.text in _CRITICS for c in ahead[: _NEAR + 1]):
        return ()  # "stands with independent B journalists"
    if _is_pronoun(told):  # "met Minister X of B and congratulated him": B
        return _spoken_of(behind, actors) or _other_side(scene, actors)
    rows = [behind, ahead] if passive else [ahead, behind]
    topic = _topic(behind, actors)
    named = (told.act is DiplomaticAct.CONDEMN and _doer(ahead, actors)) or ()
    named = named or (told.act is DiplomaticAct.CONCERN and topic) or _addressed(told, rows, actors) or topic
    named = named or _told_before(told, ahead, behind, actors)
    if named:
        return named
    if scene.target and told.act in AIMED:
        return tuple(code for code in scene.target if code not in actors)
    of_matters = told.act is DiplomaticAct.CONCERN and told.behind.startswith(_ABOUT)
    return () if told.act is DiplomaticAct.REGRET or of_matters else _other_side(scene, actors)


_ABOUT = (" about ", " over ", " regarding ")  # what they worry about is named, and no state


def _doer(ahead: Sequence[Chunk], actors: Codes) -> Codes:
    """ "condemns the targeting of A by the B forces": B."""
    by = next((n for n, c in enumerate(ahead) if c.text == "by"), len(ahead))
    return next(states(ahead[by + 1 : by + _NEAR], actors), ())


def _topic(behind: Sequence[Chunk], actors: Codes) -> Codes:
    """ "On B, A expressed concern that …"."""
    if len(behind) < _AT_ONCE or behind[0].text not in _REGARDING or behind[1].text == "behalf":
        return ()
    return next(states(behind[1:_NEAR], actors), ())


_REGARDING = words("on regarding concerning")


def _told_before(told: Act, ahead: Sequence[Chunk], behind: Sequence[Chunk], actors: Codes) -> Codes:
    """ "A spoke with Minister X of B and asked for help", "discussed B, calling on the regime to …"."""
    meets = told.act in _SAID_TO_BODIES and told.before.endswith(" and ") and _MEETS.search(told.before)
    rules = told.act is DiplomaticAct.URGE and any(c.text in _RULERS for c in ahead[:_NEAR])
    return _spoken_of(behind, actors) if meets or rules else ()


_MEETS = re.compile(r"\b(?:met|spoke|spoken|talked)\b")
_OF_OBJECT = UNADDRESSED | {DiplomaticAct.REAFFIRM, DiplomaticAct.WELCOME}
_CRITICS = words("journalists defenders activists dissidents")
_RULERS = words("regime junta authorities")


def _of_object(told: Act, scene: Scene, actors: Codes, row: Sequence[Chunk]) -> Codes:
    """Of acts that are said to nobody: whom their object is about."""
    if told.act is DiplomaticAct.REAFFIRM:
        return find_bond(told, row, actors) or (_other_side(scene, actors) if names_both(told) else ())
    if told.act is DiplomaticAct.WELCOME:
        return _welcomed(row, actors) or find_owner(row, actors)
    if told.wording.startswith(PRAISES):
        return find_owner(row, actors)
    if told.wording.endswith(MEASURES):
        return _named_in([row], actors) or tuple(code for code in scene.target if code not in actors)
    return ()


def _is_pronoun(told: Act) -> bool:
    theirs = told.act is DiplomaticAct.APPRECIATE and told.behind.startswith(_THEIRS)
    return theirs or told.behind.startswith(_PRONOUNS)


_PRONOUNS = (" him ", " her on", " her for", " them ", " his counterpart", " her counterpart")
_THEIRS = (" its ", " his ", " her ", " their ")  # "We appreciate its help"


def _addressed(told: Act, rows: Sequence[Sequence[Chunk]], actors: Codes) -> Codes:
    """The state named next, or a body that is named at once."""
    named = _named_in(rows if told.act in EITHER_SIDE else rows[:1], actors)
    if told.act not in _OF_BODIES:
        return named
    row = _ahead(told)
    bodies = (body_at(row, at) for at in range(min(len(row), _AT_ONCE if named else _NEAR)))
    return next((codes for codes in bodies if codes and set(codes).isdisjoint(actors)), named)


_SAID_TO_BODIES = frozenset({DiplomaticAct.URGE, DiplomaticAct.REQUEST, DiplomaticAct.APPRECIATE})
_OF_BODIES = _SAID_TO_BODIES | {DiplomaticAct.SUPPORT, DiplomaticAct.CONGRATULATE}


def _ahead(told: Act) -> list[Chunk]:
    """What stands behind the verb, near enough to be its object."""
    row = [c for c in told.chunks if told.verb.end <= c.span.start <= told.verb.end + _REACH]
    if told.act in _SAID_TO_BODIES:  # "calls on the parties to accept the truce proposed by A and B"
        row = row[: next((n for n, c in enumerate(row) if c.text in _PROPOSED and _is_by(row, n)), len(row))]
    return [c for n, c in enumerate(row) if [b.text for b in row[max(0, n - 2) : n]] != _OFF_COAST]


_PROPOSED = words("proposed mediated brokered facilitated drafted presented tabled")
_BY_NEAR = 6  # chunks: "proposed on September 12 by"


def _is_by(row: Sequence[Chunk], at: int) -> bool:
    return any(c.text == "by" for c in row[at + 1 : at + _BY_NEAR])


def _spoken_of(behind: Sequence[Chunk], actors: Codes) -> Codes:
    """Who was named last: "him" of the sentence."""
    named = (c.codes for c in reversed(behind) if c.type in _SOMEBODY and set(c.codes) - set(actors))
    return next(named, ())


_SOMEBODY = frozenset({Is.PERSON, Is.GROUP, Is.COUNTRY, Is.DEMONYM})


def _named_in(rows: Sequence[Sequence[Chunk]], actors: Codes) -> Codes:
    return next((codes for row in rows if (codes := next(states(row, actors), ()))), ())


def _other_side(scene: Scene, actors: Codes) -> Codes:
    others = tuple(code for code in scene.parties if code not in actors)
    return others if len(actors) == 1 == len(others) else ()


def _welcomed(row: Sequence[Chunk], actors: Codes) -> Codes:
    """A guest, a body that decided: whom the welcome is given, not what is welcomed."""
    guests = False
    for at, chunk in enumerate(row[: _NEAR + _AT_ONCE]):
        guests = guests or (at < _AT_ONCE and not _GUESTS.isdisjoint(chunk.text.split()))
        named = (chunk.type in (Is.PERSON, Is.GROUP) and at < _AT_ONCE) or (
            guests and chunk.type is Is.COUNTRY
        )
        if named and chunk.codes and not set(chunk.codes) & set(actors):
            return chunk.codes
    return _decided(row, actors)


_AT_ONCE = 3  # chunks
_GUESTS = words("delegation guests visitors delegates envoy ambassador ambassadors")


def _decided(row: Sequence[Chunk], actors: Codes) -> Codes:
    """ "the resolution, adopted by the B Council", "the consensus that the B Summit produced"."""
    text = any(not _TEXTS.isdisjoint(chunk.text.split()) for chunk in row[:_NEAR])
    for at, chunk in enumerate(row):
        if chunk.type is Is.ORGANISATION and scored(chunk):
            near = {word for c in row[max(0, at - _NEAR) : at + 2 * _NEAR] for word in c.text.split()}
            decides = bool(near & _DECIDES) and set(scored(chunk)).isdisjoint(actors)
            return scored(chunk) if decides else ()
        if chunk.codes and chunk.type is Is.COUNTRY and not text:
            return ()
    return ()


_TEXTS = words("resolution resolutions decision consensus ruling")
_DECIDES = words("adopted adopts produced decided reached passed approved decision")


def _who_attacked(told: Act, actors: Codes, events: Sequence[ExtractedEvent]) -> Codes:
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
