"""The verb whose subject is an event noun: "The Forum will be held", "Talks brought together X and Y"."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from app.domain.event_types import EventType
from app.extract.chunks import PARTY, Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames.behind import carried_out_behind
from app.extract.frames.between import past_relative
from app.extract.frames.chains import follows_another
from app.extract.frames.frame import SKIPPED, Frame
from app.extract.frames.lists import party_list
from app.extract.labels import past_label
from app.extract.lexicon import words

_INTRANSITIVE = words(
    """
    held hosted convened convenes convene opened opens reopened reopens
    begin begins began commenced commences commence concluded concludes
    co-hosted co-chaired chaired
    attended started organized organised signed adopted issued released announced conducted led exchanged
    published gathered imposed provided delivered launched fired struck hit killed addressed presided
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
    before = _ahead_of_article(frame.chunks, start - 1)
    if before > 0 and frame.chunks[before].text == "of" and frame.chunks[before - 1].text in _MANY:
        before = _ahead_of_article(frame.chunks, before - 2)
    before = -1 if before == past_label(frame.chunks) - 1 else before
    if before >= 0 and frame.chunks[before].text not in _OPENERS and frame.chunks[before].type is not Is.DATE:
        return
    for position in islice(_to_verb(frame, after, stop), WAY_TO_VERB):
        chunk = frame.chunks[position]
        if chunk.type in (Is.LIGHT, Is.VERB):
            paid = frame.trigger.type in _PAID and _is_paid(frame, chunk)
            paid = paid or (chunk.text in _TAKEN and frame.trigger.type is EventType.CALL)
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


def _ahead_of_article(chunks: Sequence[Chunk], at: int) -> int:
    while at >= 0 and chunks[at].text in SKIPPED:
        at -= 1
    return at


_MANY = words("set series package number range round raft host total")  # "a set of documents was signed"


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
WAY_TO_VERB = 24  # "the first meeting since the launch of … and the second term of … took place"


def _is_paid(frame: Frame, verb: Chunk) -> bool:
    """ "the visit paid by X to B", "the visit that X is to make to B"."""
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    return verb.text in ("paid", "made") or (behind in ("that", "which") and verb.text in _PAYING)


_PAYING = words("pay pays paying make makes making undertake undertakes undertook")
_TAKEN = words("taken received initiated placed answered")  # "A call from X was taken by Y"
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
        if behind >= stop or follows_another(frame.chunks, behind):
            return
        if frame.chunks[behind].text in _PRONOUNS and frame.chunks[behind - 1].text != ",":
            defining = True  # "comes after the missile which A launched"
        elif defining and frame.chunks[behind].type in (Is.VERB, Is.LIGHT):
            defining = False
        elif not _says_by_whom(frame.chunks, behind):
            yield behind


_PRONOUNS = words("which who whom")


_OPENERS = frozenset({",", ";", "and", "-", ":", "that", "while", "as", "when", "after", "where"})
