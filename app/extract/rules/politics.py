"""Politics at home in a country: elections, referendums, coups, inaugurations, mourning, visits to shrines.

"the presidential election of August 2020"                of the country spoken of
"the military seized power in A on 30 August"             of A
"elections that A held in B": A acts, B (occupied) is the target
"""

from collections.abc import Sequence
from itertools import pairwise

from app.domain.codes import CountryRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame, find_subject
from app.extract.lexicon import words
from app.extract.people.scene import leads_state
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, salient
from app.extract.rules.harm import happened_on
from app.extract.rules.laws import read_law
from app.extract.triggers import TriggerClass

# "Election Commission", "election law": what elections are for is none.
_OF_QUALITY = ("not", "neither", "nor")  # "will neither be free nor fair"
_BODIES = words(
    """
    commission commissions committee council observers observation observer monitors monitoring mission
    missions campaign law laws code authorities officials process system security results body bodies reform
    reforms administration candidates management
    """
)


def read_politics(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.frame in _OF_HOUSES:
        return _OF_HOUSES[frame.trigger.frame](frame, reading)
    if (
        _is_of_others(frame)
        or _is_of_minister(frame)
        or (frame.word.endswith(" office") and not _takes_office(frame))
    ):
        return []
    if frame.word == "election" and (elected := _into_body(frame)) is not None:
        return [elected]
    dates = happened_on(frame) or _day_proclaimed(frame)
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    if not dates or behind in _BODIES:
        return []
    if frame.unreal in _OF_QUALITY:
        frame.unreal = None  # "does not recognise the elections held on …": held they were
    _look_back(frame)
    candidate = begin(frame, EventType.POLITICAL, "security.political")
    candidate.dates = dates
    for chunk in _held_by(frame, reading):
        _add(candidate, chunk, CountryRole.ACTOR)
    if candidate.countries:
        for chunk in [*frame.places, *_occupied(frame), *_region_of(frame)]:
            _add(candidate, chunk, CountryRole.TARGET)  # held by A in occupied B
        if frame.trigger.cls is not TriggerClass.NOUN:  # "Prime Minister X sent an offering"
            doers = [
                c for c in frame.subject if c.type is Is.PERSON and set(c.codes) & candidate.countries.keys()
            ]
            candidate.add_parties(doers, CountryRole.ACTOR)
    return [candidate] if candidate.countries else []


def _is_of_minister(frame: Frame) -> bool:
    """ "on the occasion of the former's inauguration", "upon the inauguration of Minister X"."""
    if frame.word != "inauguration":
        return False
    chunks, at = frame.chunks, frame.at
    named = chunks[at + 2 : at + 3] if [c.text for c in chunks[at + 1 : at + 2]] == ["of"] else ()
    owned = at > 0 and (chunks[at - 1].text in ("his", "her", "their") or chunks[at - 1].text.endswith("'s"))
    who = [c for c in (chunks[:at] if owned else named) if c.type is Is.PERSON]
    return bool(who) and not any(c.person is not None and leads_state(c.person.first) for c in who)


def _day_proclaimed(frame: Frame) -> list[DateMention]:
    """ "On May 3 a group of officers announced that they had seized power": whoever does so announces it."""
    days = [c.date for c in frame.chunks[: frame.at] if c.date is not None and c.date.is_day]
    told = {c.text for c in frame.chunks[max(0, frame.at - _NEAR) : frame.at]}
    return days if len(days) == 1 and frame.word in _SEIZING and {"announced", "they"} <= told else []


_SEIZING = frozenset({"seized power", "took power", "took over power"})


def _look_back(frame: Frame) -> None:
    """ "were beaten in the course of the August 9 election", "since the coup of August 9": it is over."""
    if not _OVER.isdisjoint(c.text for c in frame.chunks[max(0, frame.at - _NEAR) : frame.at]):
        frame.tense = Tense.PAST


_NEAR = 6  # chunks
_OVER = words("course aftermath wake following since after")


def _into_body(frame: Frame) -> Candidate | None:
    """ "the election of A to the Human Rights Council on May 3": a seat, no vote of A's people."""
    states = [c for c in frame.having("of") if c.type is Is.COUNTRY]
    bodies = [c for c in frame.having("to") if c.type is Is.ORGANISATION]
    if not (states and bodies and frame.dates):
        return None
    candidate = begin(frame, EventType.RELATIONS, "relations.elected")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties([*states, *bodies], CountryRole.PARTICIPANT)
    return candidate


def _decision(frame: Frame, reading: Reading) -> list[Candidate]:
    """ "the decision taken on May 3 by the Parliament of B", "the B Parliament's May 3 approval"; "President
    X's decision of May 3".
    """
    chunks = frame.chunks[frame.at + 1 : frame.at + _DECIDED_NEAR]
    days = [d for d in frame.dates if d.is_day] or [c.date for c in chunks if c.date and c.date.is_day]
    whose = [c for c in _deciding(frame, chunks) if reading.home not in c.codes]
    resolved = any(t.type is EventType.RESOLUTION for c in chunks for t in c.triggers)
    if not (days and whose) or resolved:
        return []
    candidate = begin(frame, EventType.POLITICAL, "security.decision")
    candidate.dates = days[:1]
    for chunk in whose[:1]:
        _add(candidate, chunk, CountryRole.ACTOR)
    others = (c for c in frame.chunks[frame.at :] if c.type in _SITES and c.codes)
    for chunk in [c for c in others if candidate.countries.keys().isdisjoint(c.codes)][:1]:
        # "to annex parts of B", "against citizens of B"
        _add(candidate, chunk, CountryRole.TARGET)
    return [candidate]


def _deciding(frame: Frame, behind: Sequence[Chunk]) -> Sequence[Chunk]:
    """Whose house decides, before the noun or behind it, or what leader."""
    leaders = [c for c in frame.modifiers if c.type is Is.PERSON and c.person and leads_state(c.person.first)]
    if leaders:
        return leaders
    before = frame.chunks[max(0, frame.at - _HOUSE_NEAR) : frame.at]
    for chunks in (before, behind):
        house = next((n for n, c in enumerate(chunks) if _is_house(c)), None)
        if house is None or any(c.type is Is.VERB and c.text != "taken" for c in chunks[:house]):
            continue
        around = [*chunks[max(0, house - 2) : house + 4], *_there(behind)]
        return [c for c in around if c.type in (Is.COUNTRY, Is.DEMONYM)]
    return []


def _is_house(chunk: Chunk) -> bool:
    return chunk.type is not Is.ORGANISATION and chunk.text.split()[-1] in _HOUSES


def _there(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "the court verdict against X in B"."""
    return [c for before, c in pairwise(chunks) if before.text == "in"]


def _is_of_others(frame: Frame) -> bool:
    """ "made offerings" to no shrine of state; "In an election held in Lima, A was elected a member"."""
    if frame.word == "election" and {"elected", "member"} <= frame.said:
        return True
    return frame.trigger.frame == "homage" and not any("yasukuni" in c.text for c in frame.chunks)


def _takes_office(frame: Frame) -> bool:
    """ "The new government of B took office on May 3"; not "since he took office"."""
    governs = any(c.type is Is.COUNTRY and c.text.startswith("government") for c in frame.subject)
    return not frame.embedded and (governs or any(c.type is Is.PERSON for c in frame.subject))


_OF_HOUSES = {"law": read_law, "decision": _decision}
_DECLARING = words("declared declares proclaimed imposed lifted")  # a state of emergency
_HOLDING = words("had held hold holds conducted organised organized")
_SITES = (Is.COUNTRY, Is.DEMONYM, Is.PLACE)
_HOUSE_NEAR = 5
_DECIDED_NEAR = 15  # chunks
_HOUSES = words("court parliament cabinet assembly senate knesset duma congress government")


def read_shrine_visits(frame: Frame, _reading: Reading) -> list[Candidate]:
    """ "the visit by Minister X of A to Yasukuni Shrine on May 3": a deed at home, and no trip."""
    shrine = [c for c in frame.chunks[frame.at + 1 :] if "yasukuni" in c.text and c.codes][:1]
    dates = [d for d in frame.dates if d.is_day] or happened_on(frame)
    if not shrine or not dates:
        return []
    candidate = begin(frame, EventType.POLITICAL, "security.shrine")
    candidate.dates = dates
    _add(candidate, shrine[0], CountryRole.ACTOR)
    who = [*frame.having("by", "of"), *frame.modifiers, *frame.subject]
    candidate.add_parties(
        [c for c in who if c.type is Is.PERSON and c.codes == shrine[0].codes], CountryRole.ACTOR
    )
    return [candidate]


def _occupied(frame: Frame) -> list[Chunk]:
    """ "in the temporarily occupied territories of B"."""
    chunks = frame.chunks
    at = next((n for n in range(frame.at, len(chunks)) if chunks[n].text in _UNDER_OTHERS), len(chunks))
    return [c for c in chunks[at + 1 : at + 6] if c.type is Is.COUNTRY][:1]


def _region_of(frame: Frame) -> list[Chunk]:
    """ "the vote that A staged in four regions of B"."""
    if frame.governor is None or frame.governor < frame.at or not frame.subject:
        return []
    return [c for c in frame.having("of") if c.type is Is.COUNTRY and c not in frame.subject][:1]


_UNDER_OTHERS = frozenset({"occupied", "annexed"})


def _held_by(frame: Frame, reading: Reading) -> Sequence[Chunk]:
    """Whose election it is: the adjective, "of A", who holds it, where; at last the country spoken of."""
    if "mourning" in frame.word:
        return _who_mourns(frame, reading)
    shrine = [c for c in frame.chunks if frame.trigger.frame == "homage" and "yasukuni" in c.text and c.codes]
    tied = [c for c in frame.having("of", "by", "in", "to") if c.codes and not _is_guessed(c, reading)]
    behind = frame.chunks[frame.at + 1 : frame.governor]
    staged = [c for c in frame.subject if c in behind]  # "the vote that A staged in B"
    if "coup" in frame.word and (attacked := _attacked(frame, reading)):
        return attacked
    held = frame.governor_word in _HOLDING and frame.governor is not None and frame.governor < frame.at
    acting = frame.subject if frame.governor_word in _DECLARING or held else staged
    declares = [c for c in acting if c.type is Is.COUNTRY]
    named = shrine or parties(frame.modifiers) or declares or tied
    sought = frame.at > 0 and frame.chunks[frame.at - 1].text == "to"  # "condemns the attempt to seize power"
    if not named and frame.trigger.cls is not TriggerClass.NOUN and not sought:
        right_before = [c for c in frame.chunks[frame.at - 1 : frame.at] if c.type is Is.COUNTRY and c.codes]
        named = right_before or [c for c in parties(frame.subject) if c.codes]  # "that those in A formed"
    behind = frame.chunks[frame.at + 1 : frame.at + 7]
    body = "election" in frame.word and _is_into_body(frame)
    sites = (Is.COUNTRY, Is.DEMONYM) if body else (Is.COUNTRY, Is.DEMONYM, Is.PLACE)
    opened = [behind[n] for n, c in enumerate(behind) if n and behind[n - 1].text == "which"]
    named = named or [c for c in behind if c.type in sites and c.codes and c not in opened]
    if body and not named:
        return []  # "the election held at the UN headquarters": into a body
    named = named or [c for c in frame.places if c.codes]
    return named[:1] or salient(frame, reading) or _of_guest(reading, frame)


def _attacked(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "the coup attempt against A"; "will visit us to show their solidarity after the coup": ours."""
    chunks = frame.chunks[frame.at + 1 :]
    against = [n for n, c in enumerate(chunks[:-1]) if c.text == "against"]
    named = [c for n in against for c in chunks[n + 1 : n + _NEAR] if c.codes][:1]
    guests = any(reading.home in c.codes for c in frame.chunks[: frame.at] if c.type is Is.COUNTRY)
    own = home_chunk(reading, frame) if guests and "solidarity" in {c.text for c in frame.chunks} else None
    return named or ([own] if own is not None else [])


def _who_mourns(frame: Frame, reading: Reading) -> Sequence[Chunk]:
    """ "A observes a day of mourning for the victims in B": of A."""
    tied = parties(frame.modifiers) + parties(frame.having("of", "in", "by"))
    states = [c for c in tied + find_subject(frame.chunks, frame.at, frame.clause) if c.codes]
    return states[:1] or salient(frame, reading)


def _of_guest(reading: Reading, frame: Frame) -> list[Chunk]:
    """Of the one whom the release speaks of: "X met B's Prime Minister … the December 24 elections"."""
    rows = reading.chunks[: frame.sentence.number + 1]
    people = [c for row in rows for c in row if c.type is Is.PERSON and len(c.codes) == 1]
    return [c for c in people if reading.home not in c.codes][:1]


def _is_into_body(frame: Frame) -> bool:
    """ "the elections to the Council", "the election of judges"; not those that the OSCE observed."""
    own = frame.clause
    end = next((n for n in range(frame.at, len(frame.chunks)) if frame.chunks[n].text in _ASIDES), own.end)
    verbs = (n for n in range(frame.at - 1, own.start - 1, -1) if frame.chunks[n].type in (Is.VERB, Is.LIGHT))
    start = next(verbs, own.start)  # "A body worries about B after its election": behind what the body does
    near = frame.chunks[start if own.antecedent is None else frame.at : end]
    bodies = [n for n, c in enumerate(near) if c.text in _OF_BODIES and near[n - 1].text not in _OF_STATE]
    return bool(bodies) or any(c.type is Is.ORGANISATION for c in near)


_ASIDES = words(", which where")
_OF_STATE = words("legislative national municipal local provincial regional")  # "Legislative Council"
_OF_BODIES = words("judge judges tribunal court council committee commission board")


def _is_guessed(chunk: Chunk, reading: Reading) -> bool:
    """A person of whom no country is said counts as one of ours, which is no clue to whose election it is."""
    return chunk.type is Is.PERSON and reading.home in chunk.codes


def _add(candidate: Candidate, chunk: Chunk, role: CountryRole) -> None:
    for code in chunk.codes[:1]:
        candidate.add_country(code, role, chunk.span, "security.political.held", chunk.entry)
