"""An event under construction: what a rule read from a frame, before primary, merging and dating are
settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.codes import Confidence, CountryRole, EventStatus, ParticipationRole
from app.domain.event_types import EventType
from app.domain.organisations import scored_code
from app.domain.text import Span
from app.domain.values import Evidence, When
from app.extract.chunks import Chunk, Is
from app.extract.dates import DateMention, Tense
from app.extract.frames import Frame
from app.extract.people.identity import Person
from app.extract.segments import Sentence


@dataclass(slots=True, eq=False)
class Candidate:
    type: EventType
    rule: str
    frame: Frame
    countries: dict[str, CountryRole] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    people: dict[Person, ParticipationRole] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    when: When | None = None
    place: Chunk | None = None
    country_of_place: str | None = None
    status: EventStatus = EventStatus.OCCURRED
    primary: bool = False
    span: Span | None = None  # evidence other than the sentence
    evidence: list[Evidence] = field(default_factory=list)
    same_encounter: bool = False  # takes place where and when the main event does
    undated_ok: bool = False  # has an identity even without a day

    @property
    def sentence(self) -> Sentence:
        return self.frame.sentence

    @property
    def tense(self) -> Tense:
        return self.frame.tense

    def support(self, field_name: str, span: Span, rule: str, entry: str | None = None) -> None:
        self.evidence.append(Evidence(field_name, span, rule, Confidence.MEDIUM, entry or None))

    def add_country(
        self, code: str, role: CountryRole, span: Span, rule: str, entry: str | None = None
    ) -> None:
        if code not in self.countries:
            self.countries[code] = role
            self.support(f"country:{code}", span, rule, entry)

    def add_organisation(self, code: str, span: Span, entry: str | None = None) -> None:
        scored = scored_code(code) or code
        if scored not in self.organisations:
            self.organisations[scored] = None
            self.support(f"organisation:{scored}", span, f"{self.rule}.organisation", entry)

    def add_person(self, person: Person, role: ParticipationRole) -> None:
        if person not in self.people:
            self.people[person] = role

    def add_parties(
        self,
        chunks: Iterable[Chunk],
        role: CountryRole,
        person_role: ParticipationRole = ParticipationRole.PARTICIPANT,
    ) -> None:
        """Takes in persons with their countries, countries, compounds, groups and organisations."""
        for chunk in chunks:
            for code in chunk.codes:
                rule = chunk.person_mention.rule if chunk.person_mention else f"{self.rule}.party"
                self.add_country(code, role, chunk.span, rule, chunk.entry)
            for code in chunk.organisations:
                self.add_organisation(code, chunk.span, chunk.entry)
            if chunk.type is Is.PERSON and chunk.person is not None and chunk.person.name:
                self.add_person(chunk.person, person_role)

    @property
    def sides(self) -> int:
        return len(self.countries) + len(self.organisations)
