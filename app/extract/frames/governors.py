"""The verb that carries an event noun: "held a meeting", "the meeting was held", "paid a visit"."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames.agents import verb_of_agent, with_whom
from app.extract.frames.behind import carried_out_behind
from app.extract.frames.between import being, past_relative, past_setting, past_time
from app.extract.frames.frame import SKIPPED, Frame
from app.extract.frames.lists import party_list
from app.extract.lexicon import words


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
    """ "held a meeting and a dinner"; "will attend the ceremony in Accra on May 3 and a dinner with X"."""
    if frame.chunks[at - 1].type is Is.NOUN:
        return _verb_before(frame, at, reach=6)
    verb, chunks = _verb_before(frame, at, reach=_WAY_TO_VERB), frame.chunks
    if verb is None or chunks[verb].text not in _DOING or chunks[at - 1].type not in _WHERE_OR_WHEN:
        return None
    before = any(c.type is Is.NOUN for c in chunks[verb + 1 : at])
    end = min(frame.clause.end, frame.at + _WAY_TO_VERB)
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
    at = past_setting(frame.chunks, at)
    before = frame.chunks[at - 1]
    if preposition in ("at", "in") and (verb := verb_of_agent(frame.chunks, at)) is not None:
        return verb
    if preposition == "by":
        return _verb_before(frame, at, reach=24) if before.text == "followed" else None
    if before.type is Is.LIGHT or (before.type is Is.VERB and preposition not in ("of", "on", "over")):
        return at - 1  # but who "spoke of" an event did not hold it
    if preposition in ("at", "to", "in") and before.text in _SPEECHES:
        return _verb_before(frame, at, reach=8)
    if (
        preposition == "at"
        and before.type is Is.COUNTRY
        and frame.chunks[at - 2].text.startswith("represent")
    ):
        return at - 2  # "represents A at the Forum"
    if preposition in ("in", "of") and before.text in _SUMS:
        return _verb_of_sum(frame, at)
    if preposition == "of" and before.text in _SETS:
        return _verb_before(frame, at, reach=6)
    if preposition == "of" and before.text in _PARTS:
        verb = _verb_before(frame, at, reach=4)
        done = verb is not None and frame.chunks[verb].text in _DOING
        return verb if done else _verb_of_part(frame, at - 1)
    if preposition == "of" and before.text in _SIGNINGS:
        verb = _verb_before(frame, at, reach=4)
        return verb if verb is not None and frame.chunks[verb].text in _WITNESSES else None
    return _verb_before(frame, at) if preposition in ("to", "at") and _leads_delegation(frame, at) else None


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
    if verb is not None and frame.chunks[verb].text in _HOSTS:
        frame.object = frame.object or party_list(frame.chunks, verb + 1, at)[0]
        return bool(frame.object)
    if verb is None or frame.chunks[at - 1].type not in (Is.DATE, Is.COUNTRY, Is.PLACE):
        return False
    return any(t.type is EventType.VISIT for t in frame.chunks[verb].triggers)


_GATHERED = words("gathered gather gathers convened assembled met meet") | {"came together", "come together"}
_HOSTS = words(
    "host hosts hosted hosting welcome welcomes welcomed receive receives received join joins joined"
)


def _verb_before(frame: Frame, at: int, reach: int = 12) -> int | None:
    for position in range(at - 1, max(frame.clause.start - 1, at - reach), -1):
        if frame.chunks[position].type in (Is.LIGHT, Is.VERB):
            return position
    return None


_INTRANSITIVE = words(
    """
    held hosted convened convenes convene opened opens reopened reopens
    begin begins began commenced commences commence concluded concludes
    co-hosted co-chaired chaired
    attended started organized organised signed adopted issued released announced conducted led exchanged
    gathered imposed provided delivered launched fired struck hit killed addressed presided
    inaugurated
    """
) | {
    "got under way", "gets under way", "got underway", "gets underway", "came to an end", "comes to an end",
    "came to a close", "comes to a close", "drew to a close", "draws to a close", "wrapped up", "wraps up",
    "kicks off", "took place", "take place", "takes place", "taking place", "taken place", "kicked off",
    "brought together", "brings together", "enters into force", "entered into force", "enter into force",
    "took effect", "takes effect", "take effect", "came into force", "comes into force",
    "came into effect", "come into effect",
}  # fmt: skip


def find_passive(frame: Frame, start: int, after: int, stop: int) -> None:
    """ "The Forum will be held in Bishkek", "A consultation brought together A; B; and C": the noun is the
    subject.
    """
    if carried_out_behind(frame, stop):
        return
    before = start - 1
    while before >= 0 and frame.chunks[before].text in SKIPPED:
        before -= 1
    if before >= 0 and frame.chunks[before].text not in _OPENERS and frame.chunks[before].type is not Is.DATE:
        return
    for position in islice(_to_verb(frame, after, stop), _WAY_TO_VERB):
        chunk = frame.chunks[position]
        if chunk.type in (Is.LIGHT, Is.VERB):
            paid = chunk.text in ("paid", "made") and frame.trigger.type in _PAID
            own = not _is_of_another(frame.chunks, after, position)
            if own and (chunk.text in _INTRANSITIVE or paid):
                frame.governor = position
                gathers = chunk.text.endswith("together")
                at = position if gathers else _bringing(frame.chunks, position + 1)
                if at is not None:
                    frame.object, _ = party_list(frame.chunks, at + 1, len(frame.chunks))
            return
        if (day := _day_foreseen(frame.chunks, position)) is not None:
            frame.dates, frame.own_dates = [*frame.dates, day], True
            return
        another = chunk.type in PARTY and chunk.type is not Is.ORGANISATION and position >= after
        if another and frame.chunks[position - 1].text == ",":
            return


def _is_of_another(chunks: Sequence[Chunk], after: int, at: int) -> bool:
    """ "This meeting seeks to build on the talks held by the leaders": the verb is that of the last noun."""
    aims = any(a.text == "to" and b.type is Is.WORD for a, b in pairwise(chunks[after:at]))
    return aims and at - 1 > after and chunks[at - 1].type is Is.NOUN


_UNDERGONE = words("led headed chaired co-chaired hosted co-hosted organized organised")


def _says_by_whom(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Consultations led by X and Y were held today in B": the verb of the noun is yet to come."""
    described = at > 0 and chunks[at - 1].type is not Is.WORD and chunks[at + 1 : at + 2]
    return bool(described) and chunks[at].text in _UNDERGONE and chunks[at + 1].text == "by"


def _bringing(chunks: Sequence[Chunk], at: int) -> int | None:
    """ "took place in Accra on May 3, bringing together Minister X and Chair Y"."""
    found = (n for n in range(at, len(chunks)) if chunks[n].type in (Is.LIGHT, Is.VERB))
    behind = next(found, None)
    return behind if behind is not None and chunks[behind].text == "bringing together" else None


def _day_foreseen(chunks: Sequence[Chunk], at: int) -> DateMention | None:
    """ "A visit by Minister X to B is planned for May"."""
    tied = chunks[at].text in _FORESEEN and chunks[at - 1].text in ("is", "are") and at + 2 < len(chunks)
    return chunks[at + 2].date if tied and chunks[at + 1].text in ("for", "in", "on") else None


_FORESEEN = words("planned foreseen scheduled envisaged slated due set expected")
_WAY_TO_VERB = 24  # "the first meeting since the launch of … and the second term of … took place"
_PAID = frozenset({EventType.VISIT, EventType.MEETING, EventType.CALL})


def _to_verb(frame: Frame, after: int, stop: int) -> Iterator[int]:
    """Chunks behind the noun; "A session on the summit, which was held in May, took place …" but for what is
    said of another noun. `after` is where what has been read of the noun ends.
    """
    behind = past_relative(frame.chunks, after, stop)
    at = frame.at + 1 if behind == after else behind
    its_own = past_relative(frame.chunks, at, stop) > at
    defining = False  # whether "which" has opened a clause that has no comma and no verb yet
    while at < stop:
        behind = at if its_own else past_relative(frame.chunks, at, stop)
        at = behind + 1
        if behind >= stop:
            return
        if frame.chunks[behind].text in _PRONOUNS and frame.chunks[behind - 1].text != ",":
            defining = True  # "comes after the missile which A launched"
        elif defining and frame.chunks[behind].type in (Is.VERB, Is.LIGHT):
            defining = False
        elif not _says_by_whom(frame.chunks, behind):
            yield behind


_PRONOUNS = words("which who whom")


_OPENERS = frozenset({",", "and", "-", ":", "that", "while", "as", "when", "after", "where"})
