"""Protests: an envoy is summoned, a demarche made, a note of protest handed over.

    "A summoned the Ambassador of B on May 3"                      active: the object is protested to
    "The Ambassador of B was summoned to the Ministry"             passive: the subject
    "A lodged a strong protest with B", "a note of protest was handed to B"
    "A expelled four diplomats of B", "declared two members of the B Embassy persona non grata"

Where the sentence names no foreign side, the one it (or the title) speaks of is meant.
"""

from itertools import pairwise

from app.domain.codes import CountryRole, ParticipationRole
from app.domain.event_types import EventType
from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading
from app.extract.rules.base import begin, home_chunk, parties, passive_frame, salient
from app.extract.tenses import is_passive
from app.extract.triggers import TriggerClass

_MADE = words(
    """
    lodged lodge lodges delivered made makes make handed hand conveyed convey filed issued issue registered
    sent presented served launched
    """
)
_ABOUT_ENVOYS = words(
    """
    protest protests ambassador ambassadors demarche demarches démarche envoy envoys chargé charge cd'a
    affaires commissioner diplomat diplomats counselor counsellor representations consul representative
    """
)


_STAFF = words("embassy consulate staff persons employees members officials grata gratae")


def read_protests(frame: Frame, reading: Reading) -> list[Candidate]:
    if frame.trigger.cls is TriggerClass.NOUN:
        return (frame.trigger.frame == "expulsion" and _expelled(frame)) or _lodged(frame, reading)
    near = {word for c in frame.chunks for word in c.text.split()}
    envoys = near & (_ABOUT_ENVOYS | _STAFF if frame.trigger.frame == "expel" else _ABOUT_ENVOYS)
    return [_summoned(frame, reading)] if envoys else []


def _expelled(frame: Frame) -> list[Candidate]:
    """ "the expulsion of B diplomats by A on May 3"."""
    by = parties(frame.having("by")) or parties(frame.modifiers)
    whose = _whose_envoys(frame, by)
    candidate = begin(frame, EventType.PROTEST, "protests.expulsion")
    candidate.place = candidate.country_of_place = None
    candidate.add_parties(by, CountryRole.ACTOR)
    candidate.add_parties(whose, CountryRole.TARGET)
    return [candidate] if by and whose and frame.own_dates else []


def _whose_envoys(frame: Frame, expelling: list[Chunk]) -> list[Chunk]:
    behind = frame.chunks[frame.at + 1 : frame.at + _EXPELLED_NEAR]
    return [c for c in behind if c.type in _NATIONAL and c.codes and c not in expelling][:1]


_EXPELLED_NEAR = 6
_NATIONAL = (Is.DEMONYM, Is.COUNTRY, Is.PERSON)


def _summoned(frame: Frame, reading: Reading) -> Candidate:
    acting = parties(frame.subject + frame.having("by"))
    own = [c for c in acting if reading.home in c.codes] or _who_summons(frame, reading)
    states = frame.word.startswith("expel") or all(c.type is Is.COUNTRY for c in acting)
    others = bool(acting) and not own and states and not is_passive(frame.chunks, frame.at)
    if others or (frame.trigger.frame == "expel" and own and len(acting) > 1):
        own = acting  # "A, B and C expelled diplomats of D", or A alone in a release of E
        frame.object = frame.object or _whose_envoys(frame, acting)
    candidate = _begin(frame, reading, of_others=others)
    envoys = [
        c
        for c in parties(frame.object + frame.subject + frame.having("of", "against", "with", "to"))
        if c not in own
    ]
    if others and not envoys and (ours := home_chunk(reading, frame)) is not None:
        envoys = [ours]  # "A summoned our Ambassador"
    return _against(candidate, own, envoys, reading)


def _who_summons(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "The Minister, X, summoned the Ambassador of B" where nobody knows whose release it is."""
    active = reading.home is None and frame.object and not is_passive(frame.chunks, frame.at)
    return [c for c in frame.subject if c.type is Is.PERSON and c not in frame.object] if active else []


def _lodged(frame: Frame, reading: Reading) -> list[Candidate]:
    told = passive_frame(frame, _MADE) or frame
    heading = frame.sentence.is_title and told is frame
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    dated = behind in _MADE and frame.own_dates  # "the protest lodged by A on May 3"
    if told.governor_word not in _MADE and not (heading or dated):
        return []
    candidate = _begin(told, reading)
    acting = parties(told.subject + told.having("by"))
    own = [c for c in acting if reading.home is None or reading.home in c.codes]
    envoys = parties(_addressed(told)) or _met_for_it(told) or _called_in(told, reading)
    envoys = envoys or _mission(told, reading)
    return [_against(candidate, own, [c for c in envoys if c not in own], reading)]


def _met_for_it(frame: Frame) -> list[Chunk]:
    """ "lodged a protest when he met with Minister X": to whom it was said."""
    for before, chunk in pairwise(frame.chunks[frame.at + 1 :]):
        if chunk.type is Is.PERSON and any(t.type in _SAID_IN for t in before.triggers):
            return [chunk]
    return []


_SAID_IN = frozenset({EventType.MEETING, EventType.CALL})


def _addressed(frame: Frame) -> list[Chunk]:
    """Not B in "a protest over A's cooperation with B"."""
    about = next((c.span.start for c in frame.chunks[frame.at :] if c.text in _MATTER), None)
    named = frame.having("to", "with", "against")
    return [c for c in named if about is None or c.span.start < about] or frame.having("to", "against")


_MATTER = words("over regarding concerning about")


def _called_in(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "called in Ambassador X of B and lodged a protest": the foreigner named before it."""
    before = [c for c in frame.chunks[: frame.at] if c.type is Is.PERSON and c.codes]
    return [c for c in before if reading.home is not None and reading.home not in c.codes][-1:]


def _mission(frame: Frame, reading: Reading) -> list[Chunk]:
    """ "handed a note of protest to the Embassy of B": whose it is."""
    behind = frame.chunks[frame.at + 1 :]
    missions = [c for c in behind if c.type is Is.WORD and c.codes and reading.home not in c.codes]
    embassy = next((n for n, c in enumerate(behind) if c.text in _EMBASSIES), len(behind))
    of_state = [c for c in behind[embassy + 1 : embassy + 4] if c.type is Is.COUNTRY]
    return [c._replace(type=Is.COUNTRY) for c in missions or of_state][:1]


_EMBASSIES = words("embassy consulate mission")


def _begin(frame: Frame, reading: Reading, *, of_others: bool = False) -> Candidate:
    candidate = begin(frame, EventType.PROTEST, "protests.protest")
    candidate.dates = [date for date in candidate.dates if not _is_of_matter(frame, date)]
    home = home_chunk(reading, frame)
    if home is not None and not of_others:
        candidate.add_parties([home], CountryRole.ACTOR)
    if candidate.country_of_place != reading.home:
        candidate.place = candidate.country_of_place = None  # where the thing protested against was done
    return candidate


_ABOUT = words("over at regarding concerning about against following after because for by")


def _is_of_matter(frame: Frame, date: DateMention) -> bool:
    """ "lodged a strong protest at the violations on May 3": the day of what was done."""
    start = frame.chunks[frame.at].span.start
    between = [c for c in frame.chunks if start < c.span.start < date.span.start]
    behind = frame.chunks[frame.at + 1].text if frame.at + 1 < len(frame.chunks) else ""
    by_whom = frame.word == "summoning" or behind in _MADE  # "the summoning of X by A on May 3"
    about = _ABOUT - {"by"} if by_whom else _ABOUT
    at = next((n for n, c in enumerate(between) if c.text in about), len(between))
    whom = [c.text for c in between[at : at + 1]] == ["against"] and bool(parties(between[at + 1 : at + 2]))
    return len(between) - at > 2 + whom  # "filed a protest against B on May 3"


def _against(candidate: Candidate, own: list[Chunk], envoys: list[Chunk], reading: Reading) -> Candidate:
    candidate.add_parties(own, CountryRole.ACTOR, ParticipationRole.ISSUER)
    envoys = [c for c in envoys if c.type is not Is.ORGANISATION]
    candidate.add_parties(envoys, CountryRole.TARGET, ParticipationRole.RECIPIENT)
    if candidate.sides < 2:
        candidate.add_parties(salient(candidate.frame, reading), CountryRole.TARGET)
    return candidate
