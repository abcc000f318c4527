"""Appointments: somebody is named to a post, takes it up, or presents credentials.

    "X has been appointed Ambassador of A to B"                  of A, received by B
    "The Minister announced the following appointments: …"       one event for each post of the list
    "X, Ambassador of A, presented credentials to President Y"   Y receives

A post names the state that receives it behind "to", "in" or "accredited to". A row of a list needs no verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.mentions import Kind, Mention
from app.extract.reading import Reading
from app.extract.rules.base import begin
from app.extract.triggers import TriggerClass

_CREDENTIALS = words("credentials credence")
_HANDING = words(
    """
    presented presents present presenting submitted submits submit handed hands delivered delivers received
    receives receive accepted accepts
    """
)
_RECEIVING = words("received receives receive accepted accepts")
# Verbs that name somebody only with a post behind them: they have other uses.
_LOOSE = words("becomes become became named names name elected elects selected chosen") | {"designated"}
_POSTS = words(
    """
    ambassador ambassadors commissioner consul representative envoy minister secretary director chair
    chairperson chairman president head chief spokesperson spokesman coordinator adviser advisor judge
    member deputy governor observer rapporteur affaires
    """
)
_POST_HEADS = ("ambassador", "commissioner", "consul", "representative", "affaires", "envoy", "observer")
_LEADS_ON = words(
    "to in for at accredited and , the of republic kingdom concurrently as well both ad interim"
)
_LIST_REACH = 40  # rows of a list of appointments


def read_appointments(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.type is not EventType.APPOINTMENT:
        return []
    if frame.trigger.frame == "credentials":
        return _credentials(frame, reading)
    if frame.trigger.frame == "serving" and not _names_post(frame.chunks[frame.at + 1 :]):
        return []
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    if frame.trigger.cls is TriggerClass.NOUN and behind not in ("of", "as"):
        return list(_rows(frame, reading))
    if frame.word in _LOOSE and not _names_post(_behind_as(frame)):
        return []
    return _naming(frame, reading)


def _naming(frame: Frame, reading: Reading) -> list[Candidate]:
    named = _appointees(frame) or [c for c in frame.chunks[frame.at + 1 :] if c.type is Is.PERSON]
    if not named:
        return []
    candidate = _appointment(frame, named[0], reading)
    return [candidate] if candidate.sides else []


def _appointees(frame: Frame) -> list[Chunk]:
    """The object of "appointed", the subject of "becomes", whom "the appointment of" names."""
    own = frame.subject if frame.trigger.cls is not TriggerClass.NOUN else []
    for chunks in (frame.object, frame.having("of"), own):
        found = [c for c in chunks if c.type is Is.PERSON and c.person and c.person.name]
        if found:
            return found
    return []


def _appointment(frame: Frame, named: Chunk, reading: Reading) -> Candidate:
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.post")
    candidate.place = candidate.country_of_place = None  # "in Seoul" is where the post is
    candidate.add_parties([named], CountryRole.PARTICIPANT, ParticipationRole.APPOINTEE)
    if not candidate.countries and reading.home is not None:
        candidate.add_country(reading.home, CountryRole.PARTICIPANT, named.span, "appointments.home")
    _add_receivers(candidate, reading)
    return candidate


def _add_receivers(candidate: Candidate, reading: Reading) -> None:
    """The states and organisations that the post is accredited to."""
    own = set(candidate.countries)
    for mention in _posted_to(candidate, reading):
        for code in mention.codes[:1]:
            if code not in own:
                candidate.add_country(
                    code, CountryRole.TARGET, mention.span, "appointments.receiver", mention.entry
                )
        for code in mention.organisations:
            candidate.add_organisation(code, mention.span, mention.entry)


def _posted_to(candidate: Candidate, reading: Reading) -> Iterator[Mention]:
    """Countries behind the word for the post, as long as "to", "in", "and" lead from one to the next."""
    sentence = candidate.sentence.span
    verb = candidate.frame.chunks[candidate.frame.at].span.start
    post = _post_at(reading, verb, sentence.end)
    last = post if post >= 0 else _post_at(reading, sentence.start, sentence.end)
    if last < 0:
        return
    first = True
    for mention in reading.mentions:
        if mention.span.start < last or mention.kind not in _PLACED:
            continue
        if mention.span.end > sentence.end:
            return
        between = {w.strip(".;()") for w in reading.folded[last : mention.span.start].lower().split()}
        if not first and not between <= _LEADS_ON:
            return
        if between & {"to", "in", "for", "at", "and", "accredited"}:
            yield mention
        first, last = False, mention.span.end


_PLACED = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.PLACE, Kind.ORGANISATION})


def _post_at(reading: Reading, start: int, end: int) -> int:
    text = reading.folded[start:end].lower()
    found = [at for head in _POST_HEADS if (at := text.find(head)) >= 0]
    return start + min(found) if found else -1


def _behind_as(frame: Frame) -> Sequence[Chunk]:
    ahead = frame.chunks[frame.at + 1 : frame.at + 12]
    behind = next((ahead[at + 1 :] for at, chunk in enumerate(ahead) if chunk.text == "as"), None)
    return behind if behind is not None else ahead[: 0 if frame.word == "designated" else 6]


def _names_post(chunks: Sequence[Chunk]) -> bool:
    near = {word for chunk in chunks for word in chunk.text.split()}
    return bool(near & _POSTS) or any(
        c.type is Is.PERSON and c.person_mention and not c.person_mention.name_span for c in chunks
    )


def _rows(frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """ "the following appointments:" and, in the sentences behind it, a person with a post in each."""
    before = {c.text for c in frame.chunks[max(0, frame.at - 6) : frame.at]}
    if not (before & {"following"} or frame.chunks[-1].text == ":"):
        return
    at = frame.sentence.number + 1
    for number in range(at, min(len(reading.sentences), at + _LIST_REACH)):
        sentence, chunks = reading.sentences[number], reading.chunks[number]
        if any(f.trigger.type is not None for f in reading.frames[number]):
            continue  # told by a verb of its own, or about something else
        for chunk in chunks:
            if chunk.type is Is.PERSON and chunk.person and chunk.person.name and chunk.person.title:
                row = replace(frame, sentence=sentence, chunks=chunks, dates=[], places=[], own_dates=False)
                row.at = chunks.index(chunk)
                yield _appointment(row, chunk, reading)


def _credentials(frame: Frame, reading: Reading) -> list[Candidate]:
    """Presented by an envoy to who receives them; a list of envoys behind a colon is one ceremony."""
    if frame.governor_word not in _HANDING and not _near(frame, _HANDING):
        return []
    receiving = frame.governor_word in _RECEIVING
    named = _people(frame.having("from", "of") if receiving else frame.subject)
    receivers = _people(frame.subject) if receiving else _people(frame.having("to"))
    candidate = begin(frame, EventType.APPOINTMENT, "appointments.credentials")
    if not named and frame.chunks[-1].text == ":":
        named = list(_listed(frame, reading))
    candidate.add_parties(named, CountryRole.PARTICIPANT, ParticipationRole.APPOINTEE)
    candidate.add_parties(receivers, CountryRole.HOST, ParticipationRole.RECIPIENT)
    if candidate.sides == 1 and reading.home is not None:
        candidate.add_country(reading.home, CountryRole.HOST, frame.sentence.span, "appointments.home")
    if not candidate.dates:
        days = [c.date for c in frame.chunks if c.date is not None and c.date.is_day]
        candidate.dates = days if len(days) == 1 else []
    return [candidate] if named and candidate.sides else []


def _near(frame: Frame, wanted: frozenset[str]) -> bool:
    return bool({c.text for c in frame.chunks[max(0, frame.at - 8) : frame.at]} & wanted)


def _people(chunks: Sequence[Chunk]) -> list[Chunk]:
    return [
        c
        for c in chunks
        if c.type is Is.PERSON and c.person and c.person.name and (c.codes or c.organisations)
    ]


def _listed(frame: Frame, reading: Reading) -> Iterator[Chunk]:
    at = frame.sentence.number + 1
    for row in reading.chunks[at : at + _LIST_REACH]:
        if any(c.type in (Is.VERB, Is.LIGHT) for c in row):
            return
        yield from _people(row)
