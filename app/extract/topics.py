"""Topics of an event: cues of `topics.csv` in its sentence, and for a main event in title and text too."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from app.domain.text import Span
from app.domain.topics import TOPICS

MOST = 3
TITLE_WEIGHT, SENTENCE_WEIGHT, TEXT_WEIGHT = 4, 3, 1


@lru_cache(maxsize=1)
def _cues() -> ahocorasick.Automaton:
    built = ahocorasick.Automaton()
    owners: dict[str, list[tuple[str, bool]]] = {}
    for topic in TOPICS.values():
        for cue in topic.cues:
            owners.setdefault(cue.rstrip("*").lower(), []).append((topic.slug, cue.endswith("*")))
    for text, topics in owners.items():
        built.add_word(text, (len(text), tuple(topics)))
    built.make_automaton()
    return built


Cue = tuple[int, int, str]  # start, end and topic


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a text in the order of their ends, and by topic how many there are and the first."""

    all: tuple[Cue, ...]
    ends: tuple[int, ...]
    count: Counter[str]
    first: dict[str, Span]

    def inside(self, span: Span) -> Iterator[Cue]:
        for cue in self.all[bisect_right(self.ends, span.start) : bisect_right(self.ends, span.end)]:
            if cue[0] >= span.start:
                yield cue


def find_cues(lowered: str) -> Cues:
    """Every cue in the lower-cased folded text."""
    found: list[Cue] = []
    for last, (size, topics) in _cues().iter(lowered):
        start, end = last - size + 1, last + 1
        if start and lowered[start - 1].isalnum():
            continue
        open_end = end < len(lowered) and lowered[end].isalnum()
        found.extend([(start, end, slug) for slug, prefix in topics if prefix or not open_end])
    first: dict[str, Span] = {}
    for start, end, slug in found:
        if slug not in first:
            first[slug] = Span(start, end)
    count = Counter([slug for _, _, slug in found])
    return Cues(tuple(found), tuple([end for _, end, _ in found]), count, first)


def topics_of(
    cues: Cues, sentence: Span, title: Span | None, *, primary: bool
) -> tuple[tuple[str, Span], ...]:
    """Up to three topics, each with the cue that speaks first for it."""
    score: Counter[str] = Counter()
    first: dict[str, Span] = {}
    if primary:
        score.update({slug: number * TEXT_WEIGHT for slug, number in cues.count.items()})
        first = cues.first
    for start, end, slug in cues.inside(sentence):
        score[slug] += SENTENCE_WEIGHT - (TEXT_WEIGHT if primary else 0)
        if not primary:
            first.setdefault(slug, Span(start, end))
    if primary and title is not None:
        for start, end, slug in cues.inside(title):
            if not sentence.covers(Span(start, end)):
                score[slug] += TITLE_WEIGHT - TEXT_WEIGHT
    if not score:
        return ()
    best = max(score.values())
    kept = [slug for slug, value in score.most_common(MOST) if value * 3 >= best and value > TEXT_WEIGHT]
    return tuple((slug, first[slug]) for slug in kept)
