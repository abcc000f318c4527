"""The text of a release, and where in it each fact of its events is told."""

import calendar
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.codes import DatePrecision, DiplomaticAct
from app.domain.countries import country_name
from app.domain.event_types import EventType
from app.domain.topics import TOPICS
from tests.bench.archive.plot import Plot
from tests.bench.archive.shape import CHARACTERS_OF_RELEASE

Span = tuple[int, int]

# How each type is told, and the rule that a reading of it would name.
_TOLD: dict[EventType, tuple[str, str]] = {
    EventType.MEETING: ("held talks with", "meetings.meeting"),
    EventType.STATEMENT: ("issued a statement addressed to", "statements.position"),
    EventType.CALL: ("spoke by telephone with", "meetings.call"),
    EventType.VISIT: ("paid a visit to", "visits.travel"),
    EventType.CONFERENCE: ("attended a conference with", "meetings.conference"),
    EventType.CONSULTATION: ("held policy consultations with", "meetings.consultation"),
    EventType.SUMMIT: ("held a summit with", "meetings.summit"),
    EventType.AGREEMENT: ("signed an agreement with", "agreements.signed"),
    EventType.MESSAGE: ("sent a message to", "statements.message"),
    EventType.POLITICAL: ("announced elections together with", "security.political"),
    EventType.SANCTIONS: ("imposed sanctions on", "sanctions.imposed"),
    EventType.AID: ("provided assistance to", "aid.given"),
    EventType.ATTACK: ("launched an attack on", "harm.attack"),
    EventType.APPOINTMENT: ("presented credentials to", "relations.appointment"),
    EventType.PROTEST: ("lodged a protest with", "statements.protest"),
    EventType.RESOLUTION: ("adopted a resolution with", "agreements.resolution"),
    EventType.RELATIONS: ("established relations with", "relations.ties"),
    EventType.CONSULAR: ("evacuated nationals with", "aid.consular"),
    EventType.MILITARY_ACTIVITY: ("conducted exercises near", "security.military"),
    EventType.DISASTER: ("reported an earthquake to", "harm.disaster"),
}
_ACTS = {
    DiplomaticAct.CONDEMN: "condemned",
    DiplomaticAct.WELCOME: "welcomed",
    DiplomaticAct.URGE: "urged",
    DiplomaticAct.SUPPORT: "expressed support for",
    DiplomaticAct.APPRECIATE: "appreciated",
    DiplomaticAct.CONCERN: "voiced concern about",
}
_STOCK = tuple(
    tuple(words.split("|"))
    for words in (
        "The two sides|Both delegations|Officials|Participants|The ministry|Experts|Representatives",
        "reviewed|underlined the importance of|exchanged views on|reaffirmed their commitment to|"
        "took stock of|noted progress in|agreed to expand|explored ways to deepen|stressed the need for",
        "practical|mutual|regional|economic|cultural|maritime|technical|parliamentary|strategic|digital",
        "cooperation|exchanges|investment|supply chains|connectivity|vocational training|fisheries|"
        "customs procedures|energy transition|public health|air services|tourism|agriculture|research|"
        "peacekeeping|disaster preparedness|student mobility|semiconductors|infrastructure|food security",
        "in the coming months|at the working level|on the basis of shared principles|"
        "with a view to lasting results|in line with earlier commitments|through existing mechanisms|"
        "ahead of the next session|for the whole region|while respecting the interests of all sides",
    )
)


@dataclass(slots=True)
class Told:
    """Where an event is told: its sentence, and the span of each fact with the rule that reads it."""

    span: Span = (0, 0)
    wording: str | None = None
    facts: list[tuple[str, Span, str]] = field(default_factory=list)


@dataclass(slots=True)
class Prose:
    """A release in the making."""

    title: str
    body_start: int = 0
    events: list[Told] = field(default_factory=list)
    stances: list[tuple[DiplomaticAct, Span, str]] = field(default_factory=list)  # with the country addressed
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def say(self, words: str) -> Span:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return start, self._length

    def tell(self, told: Told, fact: str, words: str, rule: str) -> None:
        told.facts.append((fact, self.say(words), rule))


def write_release(plots: Sequence[Plot], country: str, number: int, chance: random.Random) -> Prose:
    """A release of the ministry of `country` that tells these events, each in its own paragraph."""
    prose = Prose(_title(plots[0], number))
    prose.say(prose.title)
    prose.body_start = prose.say("\n\n")[1]
    for n, plot in enumerate(plots):
        if n:
            prose.say("\n\n")
        prose.events.append(_tell_event(prose, plot))
        _fill(prose, CHARACTERS_OF_RELEASE * (n + 1) // (len(plots) + 1), chance)
        _take_stance(prose, country, plot, chance)
    prose.say("\n\n")
    prose.say(_filler(chance))
    _fill(prose, CHARACTERS_OF_RELEASE - 60, chance)
    return prose


def _title(plot: Plot, number: int) -> str:
    person, code, _ = plot.persons[0]
    others = " and ".join(country_name(code) for code, _ in plot.countries[1:3]) or "partners"
    verb = _TOLD[plot.type][0]
    return f"{country_name(code)}: {person.office} {person.name} {verb} {others} (No. {number + 1})"


def _tell_event(prose: Prose, plot: Plot) -> Told:
    told = Told()
    verb, rule = _TOLD[plot.type]
    start = prose.say("")[0]
    named: set[str] = set()
    for n, (person, code, _) in enumerate(plot.persons):
        if n:
            prose.say(" " if n == 1 else ", ")
        if n == 1:
            prose.tell(told, "type", verb, rule)
            prose.say(" ")
        prose.tell(told, f"participation:{n}", f"{person.office} {person.name}", "person.office_name")
        prose.say(" of ")
        fact = f"country:{code}" if code not in named else f"participation:{n}"
        prose.tell(told, fact, country_name(code), "person.country.stated")
        named.add(code)
    others = [code for code, _ in plot.countries if code not in named]
    if len(plot.persons) == 1:
        prose.say(" ")
        prose.tell(told, "type", verb, rule)
        prose.say(" ")
    elif others:
        prose.say(", with ")
    for n, code in enumerate(others):
        prose.say(", " if n else "")
        prose.tell(told, f"country:{code}", country_name(code), f"{rule}.party")
    _tell_rest(prose, told, plot, bare=len(plot.persons) == 1 and not others)
    told.span = (start, prose.say(".")[1])
    told.facts.insert(0, ("event", told.span, rule))
    return told


def _tell_rest(prose: Prose, told: Told, plot: Plot, *, bare: bool) -> None:
    prose.say("its partners" if bare else "")
    for organization in plot.organizations:
        prose.say(" and ")
        supports = f"organization:{organization['code'] or organization['name']}"
        prose.tell(told, supports, organization["name"], "organisations.named")
    if plot.place:
        prose.say(" in ")
        prose.tell(told, "place", plot.place, "place.stated")
    told.wording = _wording(plot)
    if told.wording:
        prose.say(" on " if plot.precision is DatePrecision.DAY else " in ")
        prose.tell(told, "when", told.wording, f"date.{plot.precision.value}")
    prose.say(", speaking of ")
    for n, topic in enumerate(plot.topics):
        prose.say(" and " if n else "")
        prose.tell(told, f"topic:{topic}", TOPICS[topic].label.lower(), "topic.cue")


def _wording(plot: Plot) -> str | None:
    first, last = plot.starts_on, plot.ends_on
    if first is None or last is None or plot.precision is DatePrecision.PUBLISHED:
        return None
    month = f"{calendar.month_name[first.month]} {first.year}"
    if plot.precision is DatePrecision.MONTH:
        return month
    if first == last:
        return f"{first.day} {month}"
    return f"the days from {first.day} {month} to {last.day} {calendar.month_name[last.month]} {last.year}"


def _take_stance(prose: Prose, country: str, plot: Plot, chance: random.Random) -> None:
    target = plot.countries[-1][0]
    if chance.random() > 0.6 or target == country:
        return
    act = chance.choice(list(_ACTS))
    prose.say(" ")
    start = prose.say(f"{country_name(country)} {_ACTS[act]} the efforts of {country_name(target)}.")[0]
    prose.stances.append((act, (start, prose.say("")[1]), target))


def _fill(prose: Prose, length: int, chance: random.Random) -> None:
    while prose.say("")[1] < length:
        prose.say(" ")
        prose.say(_filler(chance))


def _filler(chance: random.Random) -> str:
    who, did, kind, what, tail = (chance.choice(words) for words in _STOCK)
    return f"{who} {did} {kind} {what} {tail}."
