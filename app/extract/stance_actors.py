"""Who does a speech act: the subject of its clause, or whom "we", "she" or "the two sides" stands for."""

import re
from collections.abc import Sequence

from app.domain.codes import DiplomaticAct
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.lexicon import words
from app.extract.named_states import names_town
from app.extract.stance_scene import Act, Codes, Scene, scored

_BOTH = re.compile(
    r"\b(?:they|the two|both|all (?:parties|sides)|all were|the parties|the interlocutors"
    r"|the (?:\w+ )?(?:ministers|sides|leaders|secretaries|three|delegations|heads))\b"
)
_OTHERS = re.compile(r"\bthe other (?:ministers|parties|sides|leaders|participants)\b")
_ONE = re.compile(
    r"\b(?:he|she|the (?:vice |deputy |state |prime |foreign )?minister"
    r"|the (?:secretary|president|delegation))\b"
)
_OWN = re.compile(
    r"\b(?:we|i|our|the government|the ministry|the mfa|the department|the spokesperson|it|us)\b"
)
_BY = re.compile(r"\bby (?:the )?")
_HAVE_OURS = ("have our ", "has our ", "have my ", "has my ")
_FEELS = ("is ", "are ", "am ", "was ", "were ", "has ", "have ", "remain")


def find_actors(told: Act, scene: Scene, speaker: Codes) -> Codes:
    feels = told.wording.startswith(_FEELS)  # "is alarmed by"
    if told.passive or (told.behind.startswith(" by ") and not feels):
        return _behind_by(told, scene, speaker)
    if told.before.endswith(" having "):
        return ()
    if not told.before and told.wording.split()[0].endswith("ing") and _MAIN_CLAUSE.search(told.behind):
        return scene.parties
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
    named = [c for c in named if c.codes or c.organisations]
    subject = _beside(told, named) or _subject(told, named)
    pair = _PAIR.match(told.text, 0, len(told.before))
    if pair is not None and (len(scene.parties) == _SIDES or pair[0].endswith("s")):
        return scene.parties
    if subject:
        own = {*scene.home, *scene.parties, *scene.own}
        return subject if set(subject) & own else ()
    return _meant(told.before, scene, speaker) or (scene.own if len(told.before.split()) < 3 else ())


_MAIN_CLAUSE = re.compile(rf", (?={_BOTH.pattern})")  # "Expressing concern over B, the two ministers …"
_SIDES = 2
_PAIR = re.compile(  # "Secretary Roe and the Foreign Minister expressed …", "The Secretary and the Ministers"
    r"(?:[Tt]he )?(?:[A-Z][\w.'-]* ){1,5}and (?:the |his |her )?(?:[A-Z]\w+ ){0,2}"
    r"(?:Minister|President|Chancellor|Premier|Secretary|King|Prince|Counterpart|counterpart)s?\b"
)


def _may_act(chunk: Chunk, scene: Scene, *, opens: bool) -> bool:
    """A party, or the ministry itself by its initials, with which the sentence opens."""
    house = opens and chunk.type is Is.WORD and bool(chunk.codes) and chunk.codes == scene.home
    return chunk.type in PARTY or house


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
    first = next((n for n, c in enumerate(rows) if c.span.start >= start - 1 and c.type in PARTY), len(rows))
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
        if at >= len(rows) or rows[at].type not in PARTY:
            break
        found.append(rows[at])
    return found


def _beside(told: Act, named: Sequence[Chunk]) -> Codes:
    """ "A took stock of it, and B voiced support": B, if it ends no list."""
    if not named or len(told.text[named[-1].span.end - told.sentence.start : len(told.before)].split()) > 1:
        return ()
    opens = told.before[: named[-1].span.start - told.sentence.start]
    joins = opens.endswith((", and ", ", and the ", " while ", " while the "))
    listed = len(named) > 1 and opens[named[-2].span.end - told.sentence.start :].strip(" ,") in (
        "and",
        "and the",
    )
    return (named[-1].codes or scored(named[-1])) if joins and not listed else ()


def _goes_on_behind(told: Act, chunk: Chunk) -> bool:
    """ "A stressed that B should yield and urged it to stop": A urges, for nobody "should urged"."""
    clause = told.before[chunk.span.end - told.sentence.start :]
    return told.wording.endswith("ed") and clause.endswith(" and ") and _MODAL.match(clause) is not None


_MODAL = re.compile(r" (?:\w+ )?(?:should|must|will|would|can|could|may|has to|have to) ")


def _subject(told: Act, named: Sequence[Chunk]) -> Codes:
    """The party at the start of the clause: the first that no preposition governs, and its list."""
    rows = list(told.chunks)
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
        if (before == "that" and not _goes_on_behind(told, chunk)) or (
            before == "," and rows[0].text in _SUBORDINATE
        ):
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
