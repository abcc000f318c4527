"""Who does it: the parties before a verb that no preposition governs, and the object behind it."""

from collections.abc import Sequence

from app.extract.chunks import PARTY, Chunk, Is
from app.extract.clauses import Clause, ClauseKind
from app.extract.frames.clause_joins import begins_clause, parties_met
from app.extract.frames.frame import NEARER, PREPOSITIONS, SKIPPED, Frame
from app.extract.frames.lists import HEADS, party_list, whom_they_head
from app.extract.lexicon import SAYING, TOGETHER, words
from app.extract.occasion import is_occasion


def find_object(frame: Frame, at: int, stop: int) -> int:
    position = at
    while position < stop and (
        frame.chunks[position].text in SKIPPED or _is_plain_adjective(frame, position)
    ):
        position += 1
    parties, after = parties_met(frame.chunks, position, stop)
    if parties:
        frame.object = parties
        return after
    frame.object = _met_there(frame, at, stop)
    return at


def _met_there(frame: Frame, at: int, stop: int) -> list[Chunk]:
    """ "received today in Abu Dhabi, X, Minister of …", "hosted in Riga his colleagues from A": day and place
    before it.
    """
    if frame.trigger.frame not in ("received", "welcomed", "hosted", "met"):
        return []
    position = at
    while position < stop and (
        frame.chunks[position].type in (Is.DATE, Is.PLACE) or frame.chunks[position].text in _THERE
    ):
        position += 1
    found, _ = party_list(frame.chunks, position, stop)
    return [c for c in found if c.type is Is.PERSON or (c.type is Is.GROUP and c.codes)]


_THERE = words(
    "in , on at audience his her the office turn separately"
)  # "received in her office the Ambassador of B"


def _is_plain_adjective(frame: Frame, at: int) -> bool:
    chunk = frame.chunks[at]
    return chunk.type in (Is.WORD, Is.NUMBER) and chunk.text in NEARER


_INTENTS = words(
    "attempt attempts plan plans decision announcement intention efforts threat threats move bid preparations"
)


def hangs_on_intent(chunks: Sequence[Chunk], verb: int) -> bool:
    """ "announced on May 3 its plan to launch …": the day is not that of the launch."""
    return verb > 1 and chunks[verb - 1].text == "to" and chunks[verb - 2].text in _PLANS


_PLANS = words("plan plans intention intentions")


def _of_intent(chunks: tuple[Chunk, ...], verb: int) -> list[Chunk]:
    """ "North Korea's attempts to launch a satellite", "the decision of A to sever ties": whose they are."""
    if verb > 4 and chunks[verb - 1].text == "to" and chunks[verb - 2].type in PARTY:
        before = [c.text for c in chunks[verb - 5 : verb - 2]]
        return [chunks[verb - 2]] if _INTENTS & set(before) and before[-1] in ("of", "by", "the") else []
    intent = verb - 3 if verb > 4 and chunks[verb - 2].type is Is.DATE else verb - 2
    if verb < 4 or chunks[verb - 1].text != "to" or chunks[intent].text not in _INTENTS:
        return []
    return [chunks[intent - 2]] if chunks[intent - 1].type is Is.POSSESSIVE else []


def _of_deed(chunks: tuple[Chunk, ...], verb: int, clause: Clause) -> list[Chunk]:
    """ "condemns A for having launched", "thanked B for hosting", "congratulated X on being elected": whom
    the verb before speaks of did it.
    """
    opens = verb - 2 if chunks[verb - 1].text in ("having", "being") else verb - 1
    deed = opens < verb - 1 or chunks[verb].text.endswith("ing")
    if not deed or opens <= clause.start or chunks[opens].text not in ("for", "on", "upon"):
        return []
    doer = chunks[opens - 1 - (chunks[opens - 1].text == ",")]
    return [doer] if doer.type in PARTY else []


_SENDING = words("dispatch dispatches dispatched send sends sent")


def _sent(chunks: tuple[Chunk, ...], verb: int, clause: Clause) -> list[Chunk]:
    """ "decided to dispatch X as special envoy to attend the ceremony": X attends."""
    if chunks[verb - 1].text != "to":
        return []
    sending = next((n for n in range(clause.start, verb) if chunks[n].text in _SENDING), verb)
    if any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[sending + 1 : verb]):
        return []
    return [c for c in chunks[sending + 1 : verb] if c.type is Is.PERSON and c.person and c.person.name][:1]


def find_subject(chunks: tuple[Chunk, ...], verb: int, clause: Clause) -> list[Chunk]:
    """The parties before the verb that no preposition governs; in a relative clause, its antecedent."""
    if found := _of_intent(chunks, verb) or _of_deed(chunks, verb, clause) or _sent(chunks, verb, clause):
        return found
    if clause.kind is ClauseKind.RELATIVE and clause.antecedent is not None:
        inside = free_parties(chunks, clause.start + 1, verb)
        if not inside and _opens_with_pronoun(chunks, clause):
            return free_parties(chunks, 0, clause.start)
        return inside or antecedents(chunks, clause)
    if clause.kind is ClauseKind.SUBORDINATE and chunks[verb].text.split()[0].endswith("ing"):
        return _of_main_clause(chunks, clause)
    if verb == clause.start + 1 and chunks[verb - 1].text == "having":  # "Having met B, A left"
        comma = next((n for n in range(verb, len(chunks)) if chunks[n].text == ","), len(chunks))
        return free_parties(chunks, 0, clause.start) or party_list(chunks, comma + 1, len(chunks))[0]
    conjunction = int(clause.kind is ClauseKind.SUBORDINATE)  # "after A met B": no preposition
    if conjunction and _is_set_off(chunks, clause.start + 1, verb):
        conjunction = 0  # "After Chile, the Minister will visit Peru": one
    return free_parties(chunks, clause.start + conjunction, verb)


def antecedents(chunks: tuple[Chunk, ...], clause: Clause) -> list[Chunk]:
    """The party of whom a relative clause speaks, all of a list where its verb is in the plural."""
    last = clause.antecedent
    if last is None or chunks[last].type not in PARTY:
        return []
    first = last
    several = any(c.text in _PLURAL for c in chunks[clause.start + 1 : clause.start + 2])
    while (
        several and first > 1 and chunks[first - 1].text in ("and", ",") and chunks[first - 2].type in PARTY
    ):
        first -= 2
    return list(chunks[first : last + 1 : 2])


_PLURAL = words("are were have")
_PRONOUNS = words("he she they it we")
_SELF = words("i we")


def _opens_with_pronoun(chunks: tuple[Chunk, ...], clause: Clause) -> bool:
    """ "will go to Lima, Peru, where she will attend the Forum": not Peru, but who goes there."""
    return chunks[clause.start].text == "where" and chunks[clause.start + 1].text in _PRONOUNS


def _is_set_off(chunks: tuple[Chunk, ...], at: int, verb: int) -> bool:
    """Whether a country and a comma stand before whoever acts."""
    return at + 2 < verb and chunks[at].type is Is.COUNTRY and chunks[at + 1].text == ","


def _of_main_clause(chunks: tuple[Chunk, ...], clause: Clause) -> list[Chunk]:
    """ "A called B after speaking with C", "Before speaking with C, A called B": A does both."""
    if before := free_parties(chunks, 0, clause.start):
        return before
    return party_list(chunks, clause.end + 1, len(chunks))[0]


_MAY_TURN = HEADS | words("that which who where whom :")


def free_parties(chunks: tuple[Chunk, ...], start: int, verb: int) -> list[Chunk]:
    found: list[Chunk] = []
    telling: list[Chunk] = []  # "Spokesperson X stated that on May 3 Minister Y met Z": X tells it only
    at = start
    while at < verb:
        chunk = chunks[at]
        if chunk.type not in PARTY and chunk.text not in _MAY_TURN:
            at += 1
            continue
        if chunk.text == "that" and found and chunks[at - 1].text in SAYING:
            telling, found = found, []
        if chunk.text == ":" and found and chunks[at - 1].type in (Is.VERB, Is.LIGHT):
            found = []  # "Spokesperson X announces: Minister Y will visit Z": X tells it only
        if chunk.text == ":" and at == start + 1 and not _SELF & {c.text for c in chunks[at:verb]}:
            found = []  # "X: On May 3, A will host the Forum": X is asked, and answers
        if chunk.text in ("which", "who", "where", "whom") and at > start:
            at = _skip_relative(chunks, at, verb)
            continue
        headed = whom_they_head(chunks, at, verb)  # "the leaders of A and B met"
        free = is_free(chunks, at, start) or (not found and _is_among(chunks, at, start))
        if (headed or chunk.type in PARTY) and free:
            parties, after = party_list(chunks, at, verb)
            if not _is_possessor(chunks, after - 1):
                found = parties if _fresh_subject(chunks, at, start) else found + parties
            at = max(after, at + 1)
            continue
        if chunk.type in PARTY and _acts_along(chunks, at, start, beside=bool(found)):
            beside, at = party_list(chunks, at, verb)  # "Together with A and B, C issued a statement"
            found += beside
            continue
        at = _past_governed(chunks, at, verb) if chunk.type in PARTY else at + 1
    return found or telling


def _is_among(chunks: tuple[Chunk, ...], at: int, start: int) -> bool:
    """ "Ten countries, including A, B and C, issued a statement": those named act with the rest."""
    at -= chunks[at - 1].text == "the"
    before = [c.text for c in chunks[max(start, at - 3) : at]]
    return len(before) == 3 and before[0] in _MANY_ACT and before[1:] == [",", "including"]


_MANY_ACT = words("countries states nations members partners governments")


def _acts_along(chunks: tuple[Chunk, ...], at: int, start: int, *, beside: bool) -> bool:
    """ "Together with A, …", "B, jointly with A, …"."""
    while at > start and chunks[at - 1].text in ("the", "his", "her", "their", "its", "my", "our"):
        at -= 1
    before = [c.text for c in chunks[max(start, at - 2) : at]]
    opens = at - 2 == start or (beside and at - 3 >= start and chunks[at - 3].text == ",")
    return opens and tuple(before) in TOGETHER


def _past_governed(chunks: tuple[Chunk, ...], at: int, verb: int) -> int:
    """ "at the invitation of X and Y, Z will visit": "and" goes on with what a preposition governs."""
    joined = at + 2
    while joined < verb and chunks[joined].text in SKIPPED:
        joined += 1
    before = at - 1
    while before >= 0 and chunks[before].text in SKIPPED:
        before -= 1
    if before >= 0 and any(t.frame == "travel" for t in chunks[before].triggers):
        goals, after = party_list(chunks, at, verb)  # "will visit A, B and C to attend the Forum"
        return max(after, at + 1) if all(c.type is Is.COUNTRY for c in goals) else at + 1
    if before >= 0 and chunks[before].type is Is.VERB:
        _, after = party_list(chunks, at, verb)
        if after < verb and chunks[after].text == "and":
            return after  # "called on X and Y and held talks with Z": of X and Y no more is told
    governed = before >= 0 and chunks[before].text in _GOVERNS
    goes_on = (
        governed and joined < verb and chunks[at + 1].text in ("and", "&") and chunks[joined].type in PARTY
    )
    return joined + 1 if goes_on and not _is_possessor(chunks, joined) else at + 1


def _skip_relative(chunks: tuple[Chunk, ...], at: int, verb: int) -> int:
    for position in range(at + 1, verb):
        if chunks[position].text == ",":
            return position + 1
    return verb if any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[at:verb]) else at + 1


def is_free(chunks: tuple[Chunk, ...], at: int, start: int) -> bool:
    position = at - 1
    if at > 1 and chunks[position].text == "(" and chunks[position - 1].type is Is.NOUN:
        return False  # "the World Forum (WF)": what a name is short for
    while position >= start and (chunks[position].text in SKIPPED or chunks[position].type is Is.NUMBER):
        position -= 1
    if position < start:
        return True
    before = chunks[position]
    if before.type is Is.POSSESSIVE and position > start and _is_sent(chunks[at], chunks[position - 1]):
        return is_free(chunks, position - 1, start)
    if before.text == "that" and position == 0:
        return True  # "That A launched a missile is regretted"
    if before.type is Is.NOUN and chunks[at].type is Is.PERSON and is_occasion(chunks, start, position):
        return True  # "During the trip Minister X met with Y": no comma closes it
    if before.type in (Is.VERB, Is.LIGHT, Is.NOUN, Is.CAPITALISED) or _names_gathering(chunks, at):
        return False
    if before.text == "," and chunks[at].type is Is.COUNTRY and chunks[position - 1].type is Is.PLACE:
        return False
    if before.text in ("and", ",") and position > start:
        return True
    return before.text not in _GOVERNS


def _names_gathering(chunks: tuple[Chunk, ...], at: int) -> bool:
    """ "at the London A Conference"."""
    kinds = [c.type for c in chunks[at - 1 : at + 2]]
    return kinds == [Is.PLACE, Is.COUNTRY, Is.NOUN]


def _is_sent(chunk: Chunk, possessor: Chunk) -> bool:
    """ "The President's special envoy X met with …": the one who acts is X."""
    named = chunk.type is Is.PERSON and chunk.person is not None and chunk.person.name is not None
    return named and possessor.type is Is.PERSON and "envoy" in chunk.text


_NOT_SUBJECT = words(
    """
    about over on following after before regarding concerning through via upon than as 's towards toward
    across surrounding involving affecting
    """
)
_GOVERNS = (PREPOSITIONS - {"and"}) | _NOT_SUBJECT


def _fresh_subject(chunks: tuple[Chunk, ...], at: int, start: int) -> bool:
    """A party after "that" or ", and" begins a new subject; what stood before belongs to another verb."""
    before = chunks[at - 1].text if at > start else ""
    if before == "the" and at - 2 >= start:
        before = chunks[at - 2].text
    return before in ("that", ";", ":", "while", "when") or begins_clause(chunks, at, start)


def _is_possessor(chunks: tuple[Chunk, ...], at: int) -> bool:
    return at + 1 < len(chunks) and chunks[at + 1].type is Is.POSSESSIVE
