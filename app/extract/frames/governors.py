"""The verb that carries an event noun: "held a meeting", "the meeting was held", "paid a visit"."""

from app.domain.event_types import EventType
from app.extract.chunks import Is
from app.extract.frames.agents import verb_of_agent, with_whom
from app.extract.frames.between import being, past_role, past_setting, past_time
from app.extract.frames.frame import SKIPPED, Frame
from app.extract.frames.lists import party_list
from app.extract.frames.passives import WAY_TO_VERB
from app.extract.lexicon import words
from app.extract.tenses import BE


def find_governor(frame: Frame, start: int) -> None:
    """Finds the light verb that the noun is the object of, a preposition of the verb between them
    allowed.
    """
    at = start - 1
    while at >= 0 and frame.chunks[at].text in SKIPPED:
        at -= 1
    if at < 0:
        return
    at = past_time(frame.chunks, at)
    at = past_setting(frame.chunks, at + 1) - 1
    chunk = frame.chunks[at]
    if (found := being(frame.chunks, at)) is not None or (found := with_whom(frame, at)) is not None:
        frame.governor = found
        return
    if chunk.text in _CARRYING and at:
        frame.governor = _verb_of_preposition(frame, at)
        return
    if chunk.text == ",":
        frame.governor = _before_aside(frame, at)
        return
    if chunk.type in (Is.LIGHT, Is.VERB):
        welcomed = chunk.text == "welcomed" and frame.trigger.type is EventType.VISIT
        if welcomed or any(t.frame not in _SAYING for t in chunk.triggers):  # else it is told in passing
            frame.governor = at
    elif chunk.text == "and" and at:
        frame.governor = _verb_shared(frame, at)
    elif chunk.text == "for" and _travels(frame, at):
        frame.governor = _verb_before(frame, at, reach=10)


_SAYING = ("speech", "welcomed", "discussed")


_CARRYING = words("in at to over on of by")


def _verb_shared(frame: Frame, at: int) -> int | None:
    """ "held a meeting and a dinner", "signed the minutes of the talks and a pact"; "will attend
    the ceremony in Accra on May 3 and a dinner with X".
    """
    if frame.chunks[at - 1].type is Is.NOUN:
        return _verb_before(frame, at, reach=8)
    verb, chunks = _verb_before(frame, at, reach=WAY_TO_VERB), frame.chunks
    if verb is None or chunks[verb].text not in _DOING or chunks[at - 1].type not in _WHERE_OR_WHEN:
        return None
    before = any(c.type is Is.NOUN for c in chunks[verb + 1 : at])
    end = min(frame.clause.end, frame.at + WAY_TO_VERB)
    done = any(c.type in (Is.VERB, Is.LIGHT) for c in chunks[frame.at + 1 : end])
    return verb if before and not done else None


_DOING = words("attend attends attended attending hold holds held host hosts hosted")
_WHERE_OR_WHEN = frozenset({Is.DATE, Is.PLACE, Is.COUNTRY, Is.MASK})


_ASIDE = words("as on in at via together along jointly with for by during upon")


def _before_aside(frame: Frame, comma: int) -> int | None:
    """ "attended, as co-chair, the Forum", "held, in Accra on May 3, a meeting": the verb before."""
    chunks = frame.chunks
    for at in range(comma - 2, max(frame.clause.start, comma - 14), -1):
        if chunks[at].type in (Is.VERB, Is.LIGHT):
            return None
        if chunks[at].text == "," and chunks[at + 1].text in _ASIDE and chunks[at - 1].type is Is.LIGHT:
            return at - 1
    return None


def _verb_of_preposition(frame: Frame, at: int) -> int | None:
    """ "takes part in the …", "will lead a delegation to the …", "is to give a speech at the …"."""
    preposition = frame.chunks[at].text
    at = past_role(frame.chunks, past_setting(frame.chunks, at))
    before = frame.chunks[at - 1]
    joined = preposition == "at" and before.type is Is.GROUP and frame.chunks[at - 2].text in _JOINS
    verb = at - 2 if joined else verb_of_agent(frame.chunks, at)  # "joined her counterparts at the Forum"
    verb = _guest_of_honour(frame, at) if verb is None else verb
    if preposition in ("at", "in") and verb is not None:
        return verb
    if preposition == "by":
        return _verb_told_beside(frame, at)
    if before.type is Is.LIGHT or (before.type is Is.VERB and preposition not in ("of", "on", "over")):
        return at - 1  # but who "spoke of" an event did not hold it
    if preposition in ("at", "to", "in") and before.text in _SPEECHES:
        return _verb_before(frame, at, reach=8)
    if preposition == "at" and (verb := _represents(frame, at)) is not None:
        return verb
    if preposition in ("in", "of") and before.text in _SUMS:
        return _verb_of_sum(frame, at)
    if preposition == "of" and (verb := _verb_of_whole(frame, at)) is not None:
        return verb
    led = preposition in ("to", "at", "in") and _leads_delegation(frame, at)
    return _verb_before(frame, at) if led else None


def _verb_of_whole(frame: Frame, at: int) -> int | None:
    """ "adopted a package of sanctions", "opened the session of C", "witnessed the signing of a text"."""
    before = frame.chunks[at - 1]
    if before.text in _SETS:
        return _verb_before(frame, at, reach=6)
    if before.text in _SCENES:
        return _scene_of(frame, at)
    if before.text in _PARTS:
        verb = _verb_before(frame, at, reach=6)
        done = verb is not None and frame.chunks[verb].text in _DOING
        return verb if done else _verb_of_part(frame, at - 1)
    if before.text in _SIGNINGS:
        verb = _verb_before(frame, at, reach=4)
        return verb if verb is not None and frame.chunks[verb].text in _WITNESSES else None
    return None


def _guest_of_honour(frame: Frame, at: int) -> int | None:
    """ "Minister X was guest of honour at the reception": was there."""
    before = [c.text for c in frame.chunks[max(0, at - 5) : at]]
    honoured = before[-2:] in (["of", "honour"], ["of", "honor"]) and "guest" in before[:-2]
    return (
        next((n for n in range(at - 1, max(-1, at - 6), -1) if frame.chunks[n].text in BE), None)
        if honoured
        else None
    )


def _scene_of(frame: Frame, at: int) -> int | None:
    """ "Lima was on May 3 the scene of consultations": they were held there."""
    verb = next((n for n in range(at - 1, max(0, at - 7), -1) if frame.chunks[n].text in BE), None)
    if verb is not None and frame.chunks[verb - 1].type is Is.PLACE:
        frame.places = [frame.chunks[verb - 1]]
    return verb


_SCENES = words("scene setting venue stage theatre")


def _verb_told_beside(frame: Frame, at: int) -> int | None:
    """ "signed a text, followed by a dinner", "The talks were preceded by a meeting of X with Y"."""
    if frame.chunks[at - 1].text not in ("followed", "preceded"):
        return None
    told = frame.chunks[at - 2].text in ("was", "were") and at > _OPENS
    return at - 1 if told else _verb_before(frame, at, reach=24)


_OPENS = 3  # chunks: "This was followed by …" leads on from what is told before


def _verb_of_part(frame: Frame, part: int) -> int | None:
    """ "spoke today at the official opening of the Forum", "took part in the plenary of the Assembly"."""
    at = part - 1
    while at > part - _BEFORE_PART and (frame.chunks[at].text in SKIPPED or frame.chunks[at].type is Is.WORD):
        if frame.chunks[at].text in _CARRYING:
            return _verb_of_preposition(frame, at)
        at -= 1
    return None


_BEFORE_PART = 5  # chunks: "at the official high-level opening"


def _verb_of_sum(frame: Frame, at: int) -> int | None:
    """ "announced $14 million in funding for A"; a verb of giving tells the aid by itself."""
    verb = _verb_before(frame, at, reach=12)
    tells = verb is not None and any(t.type is frame.trigger.type for t in frame.chunks[verb].triggers)
    return None if tells else verb


_SUMS = words("million billion dollars euros pounds yen usd")
_SETS = words("package packages")  # "adopted today a 14th package of sanctions"
_SIGNINGS = words("signing signature exchange")
_PARTS = words("opening closing launch inauguration start plenary session segment ceremony")
_WITNESSES = words("witnessed witness witnesses oversaw attended attend attends")
_SPEECHES = words(
    """
    remarks speech speeches address statement lecture presentation keynote toast greetings intervention
    participation attendance
    """
)


def _leads_delegation(frame: Frame, at: int) -> bool:
    """ "lead the delegation to", "head a delegation of A to"."""
    near = {word for c in frame.chunks[max(0, at - 4) : at] for word in c.text.split()}
    verb = _verb_before(frame, at)  # "led officials from the Ministry to the Forum"
    led = verb is not None and frame.chunks[verb].text in _LEADS and frame.chunks[verb + 1].text in _LED
    return led or bool(near & {"delegation", "delegations"})


_LEADS = words("led leads lead heads headed")
_LED = words("officials representatives experts diplomats")


def _travels(frame: Frame, at: int) -> bool:
    """ "will travel to X for a meeting with Y": the meeting is as much told as the trip."""
    verb = _verb_before(frame, at, reach=14)
    if verb is not None and frame.chunks[verb].text in _GATHERED:
        return True  # "gathered in C on May 3 for the 2nd Meeting on A"
    if verb is not None and frame.chunks[verb].text.removeprefix("will ") in _HOSTS:
        frame.object = frame.object or party_list(frame.chunks, verb + 1, at)[0]
        return bool(frame.object) or any(c.text in _COMING for c in frame.chunks[verb:at])
    if verb is None or frame.chunks[at - 1].type not in (Is.DATE, Is.COUNTRY, Is.PLACE):
        return False
    return any(t.type is EventType.VISIT for t in frame.chunks[verb].triggers)


_GATHERED = words("gathered gather gathers convened assembled met meet") | {
    "came together",
    "come together",
    "brought together",
    "brings together",
    "bring together",
}
_JOINS = words("joined joins join joining")


def _represents(frame: Frame, at: int) -> int | None:
    """ "represents A at the Forum", "represented A yesterday at the Forum"."""
    at -= frame.chunks[at - 1].type is Is.DATE
    told = frame.chunks[at - 1].type is Is.COUNTRY and frame.chunks[at - 2].text.startswith("represent")
    return at - 2 if told else None


_COMING = words(
    "delegates delegations participants representatives ministers experts countries states guests"
)
_HOSTS = words(
    "host hosts hosted hosting welcome welcomes welcomed receive receives received join joins joined"
)


def _verb_before(frame: Frame, at: int, reach: int = 12) -> int | None:
    for position in range(at - 1, max(frame.clause.start - 1, at - reach), -1):
        if frame.chunks[position].type in (Is.LIGHT, Is.VERB):
            return position
    return None
