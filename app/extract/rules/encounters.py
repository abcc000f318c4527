"""An encounter: two or more sides that meet, whatever it is called; who they are is read here."""

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.clauses import ClauseKind
from app.extract.frames import Frame, party_list
from app.extract.frames.both import names_both
from app.extract.frames.subjects import free_parties
from app.extract.lexicon import words
from app.extract.people.identity import Person
from app.extract.reading import Reading
from app.extract.rules.base import attendants, begin, home_chunk, parties, set_place
from app.extract.rules.engagement_types import is_named, is_of_treaty, of_groups, settled_type
from app.extract.rules.own_missions import of_own_missions
from app.extract.rules.reference import (
    STYLES,
    both_spoken_of,
    own_side,
    unnamed_actor,
    unnamed_person,
    whose_account,
)
from app.extract.rules.rounds import is_for_round
from app.extract.rules.said_behind import chaired_by, held_by, in_which, named_after, only_day, told_in
from app.extract.rules.ties import TIES, from_whom, ties, who_comes
from app.extract.triggers import TriggerClass

CALLS_PAID = ("courtesy", "farewell", "introductory")
_GETS = words("received receives receive got gets takes took")  # "received a phone call from X"
_GIVES = words("hosted hosts host hosting gave gives")  # "hosted a dinner for X"


def encounter(frame: Frame, reading: Reading) -> Candidate | None:
    """Two or more sides that meet."""
    if is_for_round(frame):
        return None
    type_ = frame.trigger.type or EventType.MEETING
    candidate = begin(frame, type_, f"meetings.{type_}")
    own = frame.modifiers + frame.having(*ties(frame)) + frame.object + of_groups(frame)
    if frame.word.startswith(CALLS_PAID):
        own = own + frame.having("on", "to")
    if frame.governor_word in _GIVES:
        own = own + [c for c in frame.having("for") if c.type is Is.PERSON]
    if frame.governor_word in _GETS or (type_ is EventType.CALL and frame.governor_word == "had"):
        own = own + from_whom(frame, *(("of",) if type_ is EventType.CALL else ()))
    candidate.add_parties(who_comes(frame), CountryRole.PARTICIPANT)
    set_place(candidate, _town_that_hosts(frame))
    own += [c for c in frame.having("within") if c.type is Is.ORGANISATION]
    candidate.add_parties(attendants(own), CountryRole.PARTICIPANT, ParticipationRole.COUNTERPART)
    candidate.add_parties(in_which(frame), CountryRole.PARTICIPANT)
    if _is_aim_of_trip(candidate, frame):
        if type_ is EventType.MEETING:
            return None  # nobody is said to be met: the trip tells it
        candidate.add_parties(_goal(frame), CountryRole.HOST)
    _complete(candidate, frame, reading)
    candidate.add_parties(unnamed_person(candidate, reading), CountryRole.PARTICIPANT)
    _add_other_of_both(candidate, frame, reading)
    if type_ is EventType.SUMMIT and not candidate.sides:
        candidate.add_parties(named_after(frame), CountryRole.HOST)
    candidate.dates = (
        candidate.dates or held_by(frame)[1] or (type_ is EventType.SUMMIT and only_day(frame)) or []
    )
    candidate.type = settled_type(candidate, frame)
    if of_own_missions(frame, reading.home) or is_of_treaty(candidate, frame, reading.home):
        candidate.type = EventType.CONFERENCE
        keep_own(candidate, frame, reading)
    if candidate.type is EventType.CALL:
        candidate.place = candidate.country_of_place = None  # that of which the two spoke
    candidate.undated_ok = _has_identity(frame) and candidate.sides >= 2
    met = bool(frame.having("with", "between") or frame.object)
    candidate.same_encounter = not frame.embedded and (
        is_beside(frame, met=met) or (met and _is_told_beside(frame))
    )
    return candidate


def _is_told_beside(frame: Frame) -> bool:
    """ "The talks were preceded by a meeting of X with Y"."""
    return frame.governor_word in ("preceded", "followed") and not frame.dates


def _town_that_hosts(frame: Frame) -> list[Chunk]:
    """ "Lima hosted a meeting between A and B"."""
    hosts = frame.governor_word in _GIVES and not frame.places
    return [c for c in frame.chunks[: frame.governor][-1:] if c.type is Is.PLACE] if hosts else []


def _is_aim_of_trip(candidate: Candidate, frame: Frame) -> bool:
    """ "will travel to B for talks", "… for consultations": with those who are at home there, if anybody."""
    governor = frame.chunks[frame.governor] if frame.governor is not None else None
    if frame.lead != "for" or governor is None or candidate.people.keys() - _travelling(frame):
        return False
    others = [c for c in frame.modifiers + frame.having(*TIES) + frame.object if c.codes or c.organisations]
    return not others and any(t.type is EventType.VISIT for t in governor.triggers)


def _travelling(frame: Frame) -> set[Person]:
    return {c.person for c in frame.subject if c.person is not None}


def _goal(frame: Frame) -> list[Chunk]:
    """The country, or its city, right before "for"."""
    before = [
        c for c in frame.chunks[frame.governor : frame.at] if c.type in (Is.COUNTRY, Is.PLACE) and c.codes
    ]
    return [c._replace(type=Is.COUNTRY, codes=c.codes[:1]) for c in before[-1:]]


def keep_own(candidate: Candidate, frame: Frame, reading: Reading) -> None:
    """Nobody but the publisher's own people meets: the countries named are where they are posted."""
    own = reading.home
    candidate.organisations = {}
    candidate.countries = {code: role for code, role in candidate.countries.items() if code == own}
    candidate.people = {p: role for p, role in candidate.people.items() if p.country == own}
    if (home := home_chunk(reading, frame)) is not None:
        candidate.add_parties([home], CountryRole.PARTICIPANT)


def _add_other_of_both(candidate: Candidate, frame: Frame, reading: Reading) -> None:
    """ "consultations between the Ministries of both countries in Accra": with those whose town it is, if the
    title names no others.
    """
    there, own = candidate.country_of_place, {*candidate.countries}
    if not own <= {reading.home} or candidate.organisations or there in (None, reading.home):
        return
    rows = [reading.chunks[s.number] for s in reading.sentences if s.is_title]
    titled = {code for row in rows for c in row for code in c.codes} - own - {there}
    if not titled and names_both(frame):
        host = next(c for c in frame.places if there in c.codes)
        candidate.add_country(there, CountryRole.HOST, host.span, "meetings.venue", host.entry)
        candidate.add_parties(own_side(frame, reading), CountryRole.PARTICIPANT)


_BESIDE = words("following after before prior ahead later earlier thereafter")
_MARGINS = words("sidelines margins fringes")
_OPENING, _THEIRS = 2, words("its their")  # "On the sidelines, X met Y", "On its margins X met Y"
_GATHERINGS = words(
    "meeting conference event session summit forum ministerial assembly dialogue consultation debate"
)
_LARGE = words("summit conference forum assembly session")
_OCCASIONS = words("ceremony signing talks consultation consultations") | _GATHERINGS - words(
    "forum assembly"
)


_SPANS = words("day days week weeks month months year years")  # "six months after the meeting"


def is_beside(frame: Frame, *, met: bool = False) -> bool:
    """ "Following the ceremony, the two envoys held discussions", "On the sidelines of the meeting A met B"
    (`met`): the same people, place and day.
    """
    chunks = frame.chunks
    they = any(c.type is Is.GROUP or c.text in ("sides", "they", "both") for c in chunks[: frame.at])
    aside = met and any(c.text in _MARGINS for c in chunks[: _OPENING + 1])  # whose day may be told again
    if not (they or met) or (frame.dates and not aside) or len(frame.subject) > 1:
        return False
    if frame.at == 1 and chunks[0].text == "the" and frame.trigger.cls is TriggerClass.NOUN:
        return False  # "The talks between A and B took place on the sidelines of …": those told of
    for at, chunk in enumerate(chunks):
        near = [c.text for c in chunks[at + 1 : at + 8] if c.text != "to"][:6]
        if chunk.text in _MARGINS and near[:2] == ["of", "the"] and near[2:3] and near[2] in _GATHERINGS:
            return True
        if chunk.text == "framework" and at <= _OPENING and met and near[:2] == ["of", "the"]:
            return near[2:3] != [] and near[2] in _GATHERINGS  # "Within the framework of the ministerial"
        if chunk.text == "occasion" and at and chunks[at - 1].text in ("that", "this", "same"):
            return True
        if chunk.text in _MARGINS and at == _OPENING and (near[:1] == [","] or chunks[1].text in _THEIRS):
            return True
        if at == 0 and chunk.text == "during" and met and _LARGE & set(near):
            return True  # "During the Summit, A met separately with B and C"
        if chunk.text in _BESIDE and _OCCASIONS & set(near):
            of_main = they or (near[0] in ("the", "their") and not any(c.date for c in chunks))
            return of_main and (not at or chunks[at - 1].text not in _SPANS)
    return False


def _has_identity(frame: Frame) -> bool:
    """A compound or a numbered round names one event even without a day."""
    return any(c.type is Is.COMPOUND for c in frame.modifiers) and frame.governor_word in (
        "attend",
        "attending",
    )


def _complete(candidate: Candidate, frame: Frame, reading: Reading) -> None:
    """A meeting told by one side alone is that of whoever acts, else the publisher's with that side."""
    if not candidate.sides and frame.governor is not None and not frame.embedded:
        candidate.add_parties(chaired_by(frame), CountryRole.PARTICIPANT, ParticipationRole.CHAIR)
    if frame.governor is not None and candidate.sides < 2:
        _add_delegation(candidate, frame)
        _add_delegation_before(candidate, frame)
    if candidate.sides < 2 and not frame.subject and frame.clause.kind is ClauseKind.SUBORDINATE:
        candidate.add_parties(_they(frame), CountryRole.PARTICIPANT)
    if not candidate.sides and frame.dates and not frame.embedded and names_both(frame):
        candidate.add_parties(both_spoken_of(frame, reading), CountryRole.PARTICIPANT)
    of_group = frame.embedded and bool(candidate.organisations)  # nobody is said to have gone to its summit
    known = frame.governor is not None or (frame.dates and not of_group)
    if (candidate.sides < 2 or _meets_several(frame)) and not frame.subject and known:
        actor = unnamed_actor(frame, reading)
        candidate.add_parties(actor, CountryRole.PARTICIPANT)
    candidate.add_parties(told_in(frame) if candidate.sides < 2 else [], CountryRole.PARTICIPANT)
    own = home_chunk(reading, frame)
    if candidate.sides == 1 and frame.embedded and frame.own_dates and not frame.modifiers:
        candidate.add_parties(whose_account(frame, own), CountryRole.PARTICIPANT)
    if own is None or frame.embedded or candidate.sides != 1 or reading.home in candidate.countries:
        return
    if is_named(frame) and reading.home not in frame.chunks[frame.at - 1].codes:
        return
    alone = frame.governor is not None and (not candidate.people or _same_post_twice(frame))
    if alone or _is_told_bare(frame):
        candidate.add_parties([own], CountryRole.PARTICIPANT)


def _meets_several(frame: Frame) -> bool:
    """ "he is to meet Ministers X of B and Y of C": whoever he is, he is of none of the two."""
    verb = frame.governor if frame.governor is not None else frame.at
    before = {c.text for c in frame.chunks[max(frame.clause.start, min(verb, frame.at) - 7) : frame.at]}
    met = frame.having("with") or (frame.trigger.cls is TriggerClass.VERB and frame.object)
    return bool(met) and not before.isdisjoint(_PRONOUNS)


_PRONOUNS = words("he she i we") | STYLES


def _they(frame: Frame) -> list[Chunk]:
    """ "what A and B had agreed when they met in C", "as I told B when we met": those told of before."""
    chunks, start = frame.chunks, frame.clause.start
    they = any(c.text in ("they", "we") for c in chunks[start : frame.at])
    if not they and [c.text for c in chunks[start + 1 : frame.at]] not in (["the", "two"], ["both"]):
        return []
    between = next((n for n in range(start) if chunks[n].text in ("between", "by")), start)
    told = parties(party_list(chunks, between + 1, start)[0])
    return told if len(told) > 1 else parties(free_parties(chunks, 0, start))


def _same_post_twice(frame: Frame) -> bool:
    """ "The Prime Minister will have talks with the Prime Minister of B, X": the unnamed one is our own."""
    met = [c for c in frame.object + frame.having("with") if c.type is Is.PERSON]
    unnamed = [
        c for c in frame.subject if c.person_mention is not None and c.person_mention.name_span is None
    ]
    return bool(met and unnamed) and len(unnamed) == len(frame.subject)


def _is_told_bare(frame: Frame) -> bool:
    """ "A meeting with President X follows on May 3": nobody is said to meet him, so the publisher does."""
    return not frame.subject and bool(frame.having("with")) and (bool(frame.dates) or frame.sentence.is_title)


def _add_delegation(candidate: Candidate, frame: Frame) -> None:
    """ "a group of scholars of the United States", "a delegation from Ghana", "visiting Chilean members"."""
    for at in range(frame.at + 1, min(len(frame.chunks), frame.at + 22)):
        chunk = frame.chunks[at]
        before = [c.text for c in frame.chunks[max(0, at - 2) : at]]
        if chunk.type in (Is.DATE,) or chunk.text in ("on", "to", ";", "who", "about", "regarding"):
            return
        house = chunk.type is Is.WORD and bool(chunk.codes)  # "members of the US House of Representatives"
        if (house or chunk.type in (Is.COUNTRY, Is.DEMONYM)) and _BEFORE_COUNTRY & set(before):
            candidate.add_parties([chunk], CountryRole.VISITOR)
            return
        if chunk.type is Is.COUNTRY and _HOUSES & {c.text for c in frame.chunks[at - 4 : at]}:
            candidate.add_parties(
                [chunk], CountryRole.VISITOR
            )  # "from the C, a think tank in the United States"
            if chunk in frame.places:
                candidate.country_of_place = None
            return
        if chunk.type is Is.PERSON and before[-1:] == ["by"]:  # "members of the A-B Union led by X"
            candidate.add_parties([chunk], CountryRole.VISITOR, ParticipationRole.VISITOR)
            return


_HOUSES = words("tank tanks institute university foundation company firm institution organization")
_BEFORE_COUNTRY = words("of from visiting with a an by")
_DELEGATION = words("delegation delegations group team members mission representatives parliamentarians")


def _add_delegation_before(candidate: Candidate, frame: Frame) -> None:
    """ "The Delegation of Municipalities of B paid a courtesy call on Minister A"."""
    stop = min(frame.at, frame.governor if frame.governor is not None else frame.at)
    for at in range(frame.clause.start, stop):
        if frame.chunks[at].text in _DELEGATION:
            found = [
                chunk._replace(type=Is.COUNTRY)
                for before, chunk in zip(frame.chunks[at:stop], frame.chunks[at + 1 : stop], strict=False)
                if chunk.type in (Is.COUNTRY, Is.WORD)
                and chunk.codes
                and before.text in ("of", "from", "the")
            ]
            candidate.add_parties(found[:1], CountryRole.VISITOR)
            if [c.text for c in frame.chunks[stop - 3 : stop - 1]] == ["led", "by"]:
                candidate.add_parties(
                    [frame.chunks[stop - 1]], CountryRole.VISITOR, ParticipationRole.VISITOR
                )
            return
