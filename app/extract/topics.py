"""Topics of an event: what its type and parties say, and the cues of `topics.csv` around it.

A cue speaks for its topic, a hint only where cues or other hints agree with it. The sentence of the event and
the title count most; the rest of the text speaks for a main event alone. A type brings a topic of its own
("sanctions", "disaster relief"), an encounter of two states their relations. To add a wording, add it to the
table; what a type brings stands in `_BROUGHT`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from app.domain.event_types import EventType
from app.domain.text import Span
from app.domain.topics import TOPICS

MOST = 3
CUE, HINT = 4, 1
TITLE_WEIGHT, SENTENCE_WEIGHT = 4, 4
TEXT_MOST = 14  # what the rest of a text can add to a topic
BEHIND = 700  # characters behind an event that are about it where a release has several
LEAST = 9  # what a topic needs: a cue in title or sentence, or a theme of the whole text
SHARE = 4  # … and a quarter of what the best has
LEAST_OF_TWO, SHARE_OF_TWO = 12, 3
RELATIONS = "bilateral_relations"

# Weight that the type of an event gives to a topic, beside what its words say.
_BROUGHT: dict[EventType, tuple[str, int]] = {
    EventType.SANCTIONS: ("sanctions", 24),
    EventType.AID: ("disaster_relief", 12),
    EventType.DISASTER: ("disaster_relief", 24),
    EventType.CONSULAR: ("consular_migration", 24),
    EventType.RESOLUTION: ("multilateral_un", 20),
    EventType.ATTACK: ("terrorism", 4),
    EventType.MILITARY_ACTIVITY: ("security_defence", 6),
    EventType.CONFERENCE: ("regional_affairs", 4),
}
# How much an event of this type is about the relations of its two sides.
_OF_TWO: dict[EventType, int] = {
    EventType.VISIT: 24,
    EventType.APPOINTMENT: 40,
    EventType.RELATIONS: 40,
    EventType.PROTEST: 20,
    EventType.MESSAGE: 12,
    EventType.MEETING: 20,
    EventType.SUMMIT: 16,
    EventType.CALL: 10,
    EventType.CONSULTATION: 10,
    EventType.AGREEMENT: 8,
    EventType.STATEMENT: 0,
}
_EACH = frozenset({EventType.VISIT, EventType.APPOINTMENT, EventType.RELATIONS})  # with each of many
_LIKE_STATES = {"EU", "EU-COMMISSION", "EU-EEAS"}  # a state has relations with them as with another
_KOREA, _WAR = {"KP"}, {"UA"}


@lru_cache(maxsize=1)
def _cues() -> ahocorasick.Automaton:
    built = ahocorasick.Automaton()
    owners: dict[str, list[tuple[str, bool, int]]] = {}
    for topic in TOPICS.values():
        for words, weight in ((topic.cues, CUE), (topic.hints, HINT)):
            for cue in words:
                row = (topic.slug, cue.endswith("*"), weight)
                owners.setdefault(cue.rstrip("*").lower(), []).append(row)
    for text, topics in owners.items():
        built.add_word(text, (len(text), tuple(topics)))
    built.make_automaton()
    return built


# Named in the offices of ministers who speak of anything; a minister of defence is met for defence.
_OF_OFFICES = frozenset(
    {
        "trade_economy",
        "climate_energy",
        "science_tech",
        "development_aid",
        "multilateral_un",
        "law_justice",
        "human_rights",
    }
)
Cue = tuple[int, int, str, int]  # start, end, topic and weight


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a text in the order of their ends; by topic what they weigh, each wording once, and the
    first.
    """

    all: tuple[Cue, ...]
    ends: tuple[int, ...]
    weight: Counter[str]
    first: dict[str, Span]

    def inside(self, span: Span) -> Iterator[Cue]:
        for cue in self.all[bisect_right(self.ends, span.start) : bisect_right(self.ends, span.end)]:
            if cue[0] >= span.start:
                yield cue


def find_cues(lowered: str, titles: Sequence[Span] = ()) -> Cues:
    """Every cue in the lower-cased folded text; `titles` are the spans of persons with their offices, in
    order: "the Minister of Trade, X" speaks of no trade.
    """
    found: list[Cue] = []
    for last, (size, topics) in _cues().iter(lowered):
        start, end = last - size + 1, last + 1
        if start and lowered[start - 1].isalnum():
            continue
        open_end = end < len(lowered) and lowered[end].isalnum()
        found.extend(
            [(start, end, slug, weight) for slug, prefix, weight in topics if prefix or not open_end]
        )
    if titles:
        starts = [title.start for title in titles]
        found = [cue for cue in found if not (cue[2] in _OF_OFFICES and _is_inside(cue, titles, starts))]
    first: dict[str, Span] = {}
    for start, end, slug, _ in found:
        if slug not in first:
            first[slug] = Span(start, end)
    weight = _weigh(found, lowered)
    return Cues(tuple(found), tuple(cue[1] for cue in found), weight, first)


def _is_inside(cue: Cue, titles: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, cue[0]) - 1
    return at >= 0 and cue[1] <= titles[at].end


def _weigh(found: Collection[Cue], lowered: str) -> Counter[str]:
    """A wording that comes back speaks twice, not ten times."""
    times = Counter((slug, lowered[start:end], weight) for start, end, slug, weight in found)
    weight: Counter[str] = Counter()
    for (slug, _, one), count in times.items():
        weight[slug] += one * min(count, 2)
    return weight


@dataclass(frozen=True, slots=True)
class About:
    """What of an event matters to its topics."""

    type: EventType
    countries: Collection[str]
    organisations: Collection[str]
    primary: bool
    alone: bool = True  # the only main event of its release


def topics_of(cues: Cues, sentence: Span, title: Span | None, about: About) -> tuple[tuple[str, Span], ...]:
    """Up to three topics, each with the cue that speaks first for it."""
    score: Counter[str] = Counter()
    first: dict[str, Span] = {}
    _add_near(score, first, cues, sentence, SENTENCE_WEIGHT)
    if about.primary:
        if title is not None:
            _add_near(score, first, cues, title, TITLE_WEIGHT)
        for slug, weight in (cues.weight if about.alone else _weight_behind(cues, sentence)).items():
            score[slug] += min(weight, TEXT_MOST)
    for slug, weight in _brought(about):
        score[slug] += weight
    of_two = score.pop(RELATIONS, 0) if _may_be_of_two(about) else 0
    score.pop(RELATIONS, None)
    best = max(score.values(), default=0)
    kept = [slug for slug, value in score.most_common(MOST) if value >= LEAST and value * SHARE >= best]
    if of_two >= LEAST_OF_TWO and of_two * SHARE_OF_TWO >= best:
        kept = [RELATIONS, *kept][: MOST + 1]
    return tuple((slug, first.get(slug) or cues.first.get(slug) or sentence) for slug in kept)


def _add_near(score: Counter[str], first: dict[str, Span], cues: Cues, span: Span, times: int) -> None:
    """The first cue and the first hint of a topic count in full, the others of a sentence once."""
    seen: set[tuple[str, int]] = set()
    for start, end, slug, weight in cues.inside(span):
        score[slug] += weight if (slug, weight) in seen else weight * times
        seen.add((slug, weight))
        first.setdefault(slug, Span(start, end))


def _weight_behind(cues: Cues, sentence: Span) -> Counter[str]:
    """Where a release tells several main events, the sentences behind each are about it."""
    weight: Counter[str] = Counter()
    for _, _, slug, one in cues.inside(Span(sentence.end, sentence.end + BEHIND)):
        weight[slug] += one
    return weight


def _may_be_of_two(about: About) -> bool:
    """Relations are what an act of states towards each other is about, not what they say of others."""
    return about.type in _OF_TWO


def _brought(about: About) -> Iterator[tuple[str, int]]:
    if about.type in _BROUGHT:
        yield _BROUGHT[about.type]
    states = {*about.countries, *(_LIKE_STATES & set(about.organisations))}
    if about.type in _OF_TWO and len(states) > 1:
        two = len(states) == 2 or about.type in _EACH
        yield RELATIONS, _OF_TWO[about.type] // (1 if two else 4)
    if about.type is EventType.APPOINTMENT and about.organisations and len(about.countries) < 2:
        yield "multilateral_un", 12
    if _KOREA & set(about.countries):
        yield "north_korea", 12
    if _WAR & set(about.countries) and about.type not in _OF_TWO:
        yield "russia_ukraine", 12
