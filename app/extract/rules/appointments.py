"""Appointments: somebody is named to a post or takes it up.

    "X has been appointed Ambassador of A to B"                  of A, received by B
    "The Minister announced the following appointments: …"       one event for each post of the list

A post names the state that receives it behind "to", "in" or "accredited to". A row of a list needs no verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.domain.text import Span
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.accreditations import add_receivers, post_at
from app.extract.rules.base import begin, home_chunk
from app.extract.rules.posts import GAP, LIST_REACH, day_of_naming, holders, is_envoy, is_post
from app.extract.segments import Sentence
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

# Verbs that name somebody only with a post behind them: they have other uses.
_LOOSE = words(
    "becomes become became named names name elected elects re-elected reelected selected chosen designated"
)
_POSTS = words(
    """
    ambassador ambassadors commissioner consul representative envoy minister secretary director chair
    chairperson chairman president head chief spokesperson spokesman coordinator adviser advisor judge
    member deputy governor observer rapporteur affaires
    """
)
_PLURAL = words(
    """
    appointments following nominations ambassadors heads envoys diplomats officers commissioners delegations
    """
)


def read_appointments(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame == "credentials":
        return []
    if frame.word in _COMMISSIONING:
        return _commissioned(frame, reading)
    if frame.trigger.frame == "succeeding":
        return _succession(frame, reading)
    if frame.trigger.frame == "announcing":
        return _announced(frame, reading)
    if _announces_list(frame):
        return list(_rows(frame, reading))
    if _names_nobody(frame):
        return []
    if frame.lead in _APPROVING:  # "The Council approved the appointment of X": told outright
        frame = replace(frame, embedded=False)
    named = _appointees(frame) or _posts(frame.chunks[frame.at + 1 :])
    first = [_appointment(frame, named[0], reading)] if named else []
    return [*first, *_others(frame, named[0], reading)] if first else []


def _names_nobody(frame: Frame) -> bool:
    """Whether the words of naming have another sense here."""
    if frame.trigger.frame == "serving" and not _names_post(frame.chunks[frame.at + 1 :]):
        return not (frame.word.endswith(" in") and any(is_envoy(c) for c in frame.subject))
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    if frame.trigger.cls is TriggerClass.NOUN and behind not in ("of", "as"):
        return True
    if frame.word in _LOOSE and not _names_post(_behind_as(frame)):
        return True
    if frame.word == "become" and frame.at and frame.chunks[frame.at - 1].text == "to":
        return True  # "her victory to become Prime Minister"
    whom = frame.chunks[frame.at + 1 : frame.at + 4]
    nobody = any(is_post(c) and c.text.startswith(("a ", "new ")) for c in whom)
    votes = frame.word == "elected" and (nobody or any(c.type is Is.COUNTRY for c in frame.subject))
    return votes and not is_passive(frame.chunks, frame.at, reach=4)  # "The people of A elected a President"


_APPROVING = words("approved approves confirmed confirms endorsed")
_COMMISSIONING = words("commissioned commissions")


def _commissioned(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "The President commissioned four envoys to represent A in B, C and D"."""
    behind = frame.chunks[frame.at + 1 :]
    own = home_chunk(reading, frame)
    sent = [c for c in behind if c.type is Is.COUNTRY and reading.home not in c.codes]
    if own is None or not any(c.type is Is.GROUP and "envoys" in c.text for c in behind) or not sent:
        return []
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.post")
    candidate.place = candidate.country_of_place = None
    candidate.dates = candidate.dates or [c.date for c in behind if c.date is not None][:1]
    candidate.add_parties([own], CountryRole.PARTICIPANT)
    candidate.add_parties(sent, CountryRole.TARGET)
    return [candidate]


def _others(frame: Frame, first: Chunk, reading: Reading) -> Iterator[Candidate]:
    """ "appointed X as Ambassador to A and Y as Ambassador to B": those behind the first."""
    chunks = frame.chunks
    starts = [
        at for at in range(frame.at + 1, len(chunks)) if chunks[at] is not first and _takes_post(chunks, at)
    ]
    for start, end in pairwise([*starts, len(chunks)]):
        span = Span(chunks[start].span.start, chunks[end - 1].span.end)
        row = _row(frame, replace(frame.sentence, span=span), chunks[start:end])
        candidate = _appointment(row, chunks[start], reading)
        if _is_posted(candidate):
            candidate.span = span
            yield candidate


def _takes_post(chunks: Sequence[Chunk], at: int) -> bool:
    """ "X, Director of C, as Ambassador": somebody named, and "as" with a post close behind."""
    if not holders(chunks[at : at + 1]):
        return False
    if _is_listed_with_post(chunks, at):
        return True
    behind = next((n for n in range(at + 1, min(len(chunks), at + 4)) if chunks[n].text == "as"), None)
    return behind is not None and any(is_post(c) for c in chunks[behind + 1 : behind + 4])


def _is_listed_with_post(chunks: Sequence[Chunk], at: int) -> bool:
    """ "three heads of mission: X (Consul General in Lyon), Y (Chargé d'affaires in Lima) and Z (…)"; "X,
    Ambassador to A, and Y, Ambassador to B".
    """
    ahead, before = chunks[at + 1 : at + 3], chunks[at - 1].text if at else ""
    there = len(ahead) > 1 and ahead[0].text in ("in", "to") and ahead[1].type in (Is.PLACE, Is.COUNTRY)
    posted = ("(" in chunks[at].text and there) or ", ambassador to " in chunks[at].text
    return posted and is_envoy(chunks[at]) and before in (":", ",", "and")


def _posts(chunks: Sequence[Chunk]) -> list[Chunk]:
    """A post alone, where the name before it was not read as one."""
    return [c for c in chunks if is_post(c)][:1]


def _announced(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "announced X as A's next Ambassador to B", "announce that X will be Ambassador to B"."""
    chunks = frame.chunks
    for at in range(frame.at + 2, len(chunks)):
        leads = {c.text for c in chunks[max(frame.at, at - 4) : at]} | set(chunks[at].text.split()[:4])
        named = holders(chunks[frame.at + 1 : at])
        if named and is_envoy(chunks[at]) and is_post(chunks[at]) and leads & {"as", "be", "next"}:
            told = any(t.frame == "naming" for c in chunks[frame.at + 1 : at] for t in c.triggers)
            return [] if told else [_appointment(frame, named[-1], reading)]
    return []


def _succession(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "X succeeds Y as Ambassador to B", "Y is succeeded as Ambassador to B by X"."""
    named = holders(frame.having("by")) or holders(frame.subject)
    if not named or "as" not in {c.text for c in frame.chunks[frame.at + 1 :]}:
        return []
    return [_appointment(frame, named[0], reading)]


def _appointees(frame: Frame) -> list[Chunk]:
    """The object of "appointed", the subject of "becomes", whom "the appointment of" names."""
    own = frame.subject if frame.trigger.cls is not TriggerClass.NOUN and not _names_another(frame) else []
    if frame.word.startswith("to serve"):
        return holders(frame.chunks[: frame.at])[-1:]  # "A designated B to serve as": B
    for chunks in (frame.object, frame.having("of"), own, _behind_of(frame)):
        found = [c for c in chunks if c.type is Is.PERSON and c.person and c.person.name]
        if found:
            return found
    return []


_APPOINTING = words("appointed appoints appoint reappointed re-appointed named names nominated nominates")


def _names_another(frame: Frame) -> bool:
    """ "The President appointed seven envoys": who appoints is not appointed."""
    return frame.word in _APPOINTING and not is_passive(frame.chunks, frame.at, reach=4)


def _behind_of(frame: Frame) -> list[Chunk]:
    """ "the appointment of career diplomat X as …"."""
    ahead = list(frame.chunks[frame.at + 1 : frame.at + 6])
    if frame.trigger.cls is not TriggerClass.NOUN or not ahead or ahead[0].text != "of":
        return []
    stop = next((at for at, chunk in enumerate(ahead) if chunk.text in ("as", "by", ",")), len(ahead))
    return ahead[:stop]


def _appointment(frame: Frame, named: Chunk, reading: Reading) -> Candidate:
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.post")
    candidate.place = candidate.country_of_place = None  # "in Seoul" is where the post is
    if not candidate.dates and frame.trigger.cls is TriggerClass.NOUN:
        candidate.dates = day_of_naming(frame)
    if not candidate.dates and "elected" in frame.word:  # "was elected at the election held on May 3"
        days = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    candidate.add_parties([named], CountryRole.PARTICIPANT, ParticipationRole.APPOINTEE)
    own = home_chunk(reading, frame)
    if not candidate.countries and own is not None:  # "The Council appointed X": of the body that it is
        candidate.add_parties([own._replace(span=named.span)], CountryRole.PARTICIPANT)
    _add_appointing(candidate, frame)
    add_receivers(candidate, reading)
    if "agrément" in frame.word:  # "The Government of A granted agrément to X": who will receive the envoy
        candidate.add_parties([c for c in frame.subject if c.type is Is.COUNTRY], CountryRole.TARGET)
    return candidate


def _add_appointing(candidate: Candidate, frame: Frame) -> None:
    """ "President X appointed Y Ambassador to B": who names somebody of his country."""
    for chunk in frame.subject if _names_another(frame) else ():
        person = chunk.person if chunk.type is Is.PERSON else None
        if person is not None and person.name and set(chunk.codes) & set(candidate.countries):
            candidate.add_person(person, ParticipationRole.ISSUER)


def _behind_as(frame: Frame) -> Sequence[Chunk]:
    ahead = frame.chunks[frame.at + 1 : frame.at + 12]
    behind = next(
        (
            ahead[at + 1 :]
            for at, chunk in enumerate(ahead)
            if chunk.text == "as" and [c.text for c in ahead[at + 1 : at + 2]] != ["of"]  # "as of 1 May"
        ),
        None,
    )
    return behind if behind is not None else ahead[: 0 if frame.word == "designated" else 6]


def _names_post(chunks: Sequence[Chunk]) -> bool:
    near = {word for chunk in chunks for word in chunk.text.split()}
    return bool(near & _POSTS) or any(
        c.type is Is.PERSON and c.person_mention and not c.person_mention.name_span for c in chunks
    )


def _announces_list(frame: Frame) -> bool:
    """ "the following appointments:", "announced that four diplomats have been appointed"."""
    if frame.trigger.frame != "naming" or frame.word in _LOOSE or _appointees(frame):
        return False
    near = {w for c in frame.chunks for w in c.text.split()}
    return not frame.sentence.is_title and (bool(near & _PLURAL) or frame.chunks[-1].text == ":")


def _rows(frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """Behind the announcement, in its own sentence or those that follow, a person and the post: "Mr X to be
    Ambassador to B".
    """
    yield from _items(frame, reading)
    missed = 0
    at = frame.sentence.number + 1
    for number in range(at, min(len(reading.sentences), at + LIST_REACH)):
        named = holders(reading.chunks[number])
        sentence = reading.sentences[number]
        towards = named and post_at(reading, sentence.span.start, sentence.span.end) >= 0
        if not towards or any(f.trigger.frame == "naming" for f in reading.frames[number]):
            missed += not towards
            if missed > GAP:
                return
            continue
        row = _row(frame, sentence, reading.chunks[number])
        candidate = _appointment(row, named[0], reading)
        if _is_posted(candidate):
            missed = 0
            yield candidate


def _items(frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """ "as follows: Ambassador to B, Ms X; Ambassador to C, Mr Y"."""
    texts = [chunk.text for chunk in frame.chunks]
    at = texts.index(":", frame.at) + 1 if ":" in texts[frame.at :] else len(texts)
    while at < len(texts):
        listed = (n for n in range(at + 1, len(texts)) if _is_listed_with_post(frame.chunks, n))
        end = texts.index(";", at) if ";" in texts[at:] else next(listed, len(texts))
        item = frame.chunks[at:end]
        named = holders(item)
        if named:
            span = Span(item[0].span.start, item[-1].span.end)
            candidate = _appointment(_row(frame, replace(frame.sentence, span=span), item), named[0], reading)
            if _is_posted(candidate):
                candidate.span = span
                yield candidate
        at = end + (texts[end : end + 1] == [";"] or end == len(texts))


def _is_posted(candidate: Candidate) -> bool:
    return len(candidate.countries) + len(candidate.organisations) > 1


def _row(frame: Frame, sentence: Sentence, chunks: tuple[Chunk, ...]) -> Frame:
    """A row of a list, told as the announcement is: outright, whatever clause that stands in."""
    days = [chunk.date for chunk in frame.chunks if chunk.date is not None and chunk.date.is_day]
    days = days if len(days) == 1 else []
    return replace(frame, sentence=sentence, chunks=chunks, dates=days, places=[], at=0, embedded=False)
