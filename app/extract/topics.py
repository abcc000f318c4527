"""Topics of an event: cues of `topics.csv` in its sentence, and for a main event in title and text too."""

from collections import Counter
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


def find_cues(lowered: str) -> list[tuple[int, int, str]]:
    """Start, end and topic of every cue in the lower-cased folded text."""
    found: list[tuple[int, int, str]] = []
    for last, (size, topics) in _cues().iter(lowered):
        start, end = last - size + 1, last + 1
        if start and lowered[start - 1].isalnum():
            continue
        open_end = end < len(lowered) and lowered[end].isalnum()
        found.extend((start, end, slug) for slug, prefix in topics if prefix or not open_end)
    return found


def topics_of(
    cues: list[tuple[int, int, str]], sentence: Span, title: Span | None, *, primary: bool
) -> tuple[tuple[str, Span], ...]:
    """Up to three topics, each with the cue that speaks first for it."""
    score: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for start, end, slug in cues:
        span = Span(start, end)
        if sentence.covers(span):
            weight = SENTENCE_WEIGHT
        elif primary and title is not None and title.covers(span):
            weight = TITLE_WEIGHT
        elif primary:
            weight = TEXT_WEIGHT
        else:
            continue
        score[slug] += weight
        if slug not in first or weight > TEXT_WEIGHT:
            first.setdefault(slug, span)
    if not score:
        return ()
    best = max(score.values())
    kept = [slug for slug, value in score.most_common(MOST) if value * 3 >= best and value > TEXT_WEIGHT]
    return tuple((slug, first[slug]) for slug in kept)
