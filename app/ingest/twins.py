"""Which Korean release and which English one say the same: twins, paired by day, parties and deed.

Two profiles of one publisher are compared feature by feature. What contradicts (another party in the title,
another day, another round, another deed) excludes; the rest adds up. A pair is made where each is the other's
best partner by a margin, so the order of arrival makes no difference, and where two would fit equally none is
taken: a missing link is better than a wrong one. One text on two boards on one day is no such doubt: the
release with the lowest key stands for its copies, and each copy leads to its twin.
"""

import datetime as dt
from collections.abc import Collection, Iterable

from app.ingest.twin_profiles import Profile

MOST_DAYS_APART = 3  # the English text follows the Korean one by a day or two, over a weekend by three
ENOUGH = 3.5
MARGIN = 0.5

SAME_PARTIES = 2.0
SAME_DAY = 1.0  # less a quarter for each day apart
SAME_EVENT_DAY = 1.0
SAME_DEED = 1.0
SAME_ROUND = 0.5


def pair(profiles: Iterable[Profile]) -> dict[int, int]:
    """The twins among releases of one publisher: by the key of each release that has one, its twin's key."""
    known = sorted(profiles, key=lambda one: one.key)
    texts: dict[tuple[str, dt.date, str], int] = {}
    first = {one.key: texts.setdefault((one.language, one.published_on, one.text), one.key) for one in known}
    originals = [one for one in known if first[one.key] == one.key]
    korean = [one for one in originals if one.language == "ko"]
    english = [one for one in originals if one.language == "en"]
    best = _best_of(korean, english) | _best_of(english, korean)
    twins = {one: other for one, other in best.items() if best.get(other) == one}
    return {copy: twins[original] for copy, original in first.items() if original in twins}


def likeness(korean: Profile, english: Profile) -> float:
    """How much speaks for two releases saying the same; 0 where something speaks against it."""
    apart = abs((korean.published_on - english.published_on).days)
    shared = korean.parties & english.parties
    if apart > MOST_DAYS_APART or not shared or _contradict(korean, english):
        return 0.0
    titles = korean.in_title == english.in_title and bool(korean.in_title)
    score = SAME_PARTIES * (1.0 if titles else len(shared) / len(korean.parties | english.parties))
    score += SAME_DAY * (1 - apart / 4)
    score += SAME_EVENT_DAY * bool(korean.days & english.days)
    score += SAME_DEED * bool(korean.deeds & english.deeds)
    return score + SAME_ROUND * bool(korean.rounds & english.rounds)


def _contradict(korean: Profile, english: Profile) -> bool:
    if not korean.in_title <= english.parties or not english.in_title <= korean.parties:
        return True
    return any(
        one and other and not one & other
        for one, other in (
            (korean.days, english.days),
            (korean.rounds, english.rounds),
            (korean.deeds, english.deeds),
        )
    )


def _best_of(ours: Collection[Profile], theirs: Collection[Profile]) -> dict[int, int]:
    """For each of ours the key of the best partner, where it is best by a margin."""
    found: dict[int, int] = {}
    for one in ours:
        scored = sorted(((likeness(*_in_order(one, other)), other.key) for other in theirs), reverse=True)
        if scored and scored[0][0] >= ENOUGH and (len(scored) == 1 or scored[0][0] - scored[1][0] >= MARGIN):
            found[one.key] = scored[0][1]
    return found


def _in_order(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    return (one, other) if one.language == "ko" else (other, one)
