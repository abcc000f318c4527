"""What two accounts speak of: rounds, mechanisms, weapons, amounts, and the words of the sentence."""

import datetime as dt

from app.domain.codes import DatePrecision
from app.domain.event_types import EventType
from app.link.account import Account
from app.link.families import WORDS
from app.link.feature import Feature, veto

SAME_ROUND = 1.5
SAME_EDITION = 5.0  # held once in the world
SAME_FIELD, OTHER_FIELD = 0.5, -2.5
SAME_OBJECT, OTHER_OBJECT = 1.5, -2.0
SAME_VOTE, SAME_BODY = 1.5, 1.0
NAMES_A_BODY = 2  # words of content that both share: the name of the body, most of all
SAME_AMOUNT = 1.0
SAME_RESOLUTION = 2.0
WORDS_COUNT = 2.0
WORDS_TELL = 0.3  # share of content words from which they tell one thing from another of that day
SAME_SENTENCE = 5.0
FEWEST_WORDS = 6  # a shorter sentence is the same by chance
LONGEST_REPOST = dt.timedelta(days=7)

_OBJECTS_TELL = frozenset((EventType.MILITARY_ACTIVITY, EventType.DISASTER, EventType.POLITICAL))


def compare_subjects(one: Account, other: Account) -> list[Feature]:
    features = [*_rounds(one, other), *_editions(one, other), *_fields(one, other), *_objects(one, other)]
    return [*features, *_numbers(one, other), *_only_ones(one, other), _words(one, other)]


def is_reposted(one: Account, other: Account) -> bool:
    """The same sentence in releases of about the same day: one text on two boards."""
    if one.folded != other.folded or len(one.folded.split()) < FEWEST_WORDS:
        return False
    if one.published_on is None or other.published_on is None:
        return True
    return abs(one.published_on - other.published_on) <= LONGEST_REPOST


def _rounds(one: Account, other: Account) -> list[Feature]:
    return _numbered("round", one.marks.rounds, other.marks.rounds, SAME_ROUND)


def _editions(one: Account, other: Account) -> list[Feature]:
    """A conference itself: whoever meets "on the margins of COP26" may meet there twice."""
    if one.type is not EventType.CONFERENCE or other.type is not EventType.CONFERENCE:
        return []
    return _numbered("edition", one.marks.editions, other.marks.editions, SAME_EDITION)


def _numbered(
    name: str, ours: frozenset[tuple[str, int]], theirs: frozenset[tuple[str, int]], points: float
) -> list[Feature]:
    """The same number of a series is one event, another number of it is another."""
    if ours & theirs:
        noun, number = min(ours & theirs)
        return [Feature(name, f"{noun} {number}", points, is_known=True)]
    if {noun for noun, _ in ours} & {noun for noun, _ in theirs}:
        return [veto(name, f"{sorted(ours)} or {sorted(theirs)}")]
    return []


def _fields(one: Account, other: Account) -> list[Feature]:
    ours, theirs = one.marks.fields, other.marks.fields
    if not ours or not theirs:
        return []
    told = f"{' '.join(sorted(ours))} and {' '.join(sorted(theirs))}"
    if ours & theirs:
        return [Feature("mechanism", told, SAME_FIELD, is_known=True)]
    return [Feature("mechanism", told, OTHER_FIELD)]


def _objects(one: Account, other: Account) -> list[Feature]:
    ours, theirs = one.marks.objects, other.marks.objects
    if one.type not in _OBJECTS_TELL or not ours or not theirs:
        return []
    told = f"{', '.join(sorted(ours))} and {', '.join(sorted(theirs))}"
    if ours & theirs:
        return [Feature("object", told, SAME_OBJECT, is_known=True)]
    return [Feature("object", told, OTHER_OBJECT)]


def _only_ones(one: Account, other: Account) -> list[Feature]:
    """A vote of a country is the only one of its month, a conference of a body the only one of its day."""
    if one.type is not other.type or one.parties != other.parties:
        return []
    if one.type is EventType.POLITICAL and "election" in one.marks.objects & other.marks.objects:
        ours, theirs = one.marks.ballots, other.marks.ballots
        if DatePrecision.YEAR in (one.precision, other.precision):
            return []
        if ours and theirs and not ours & theirs:
            return [veto("vote", f"{', '.join(sorted(ours))} or {', '.join(sorted(theirs))}")]
        return [Feature("vote", "of the same month", SAME_VOTE)]
    named = one.words & other.words
    if one.type is EventType.CONFERENCE and one.organizations and len(named) >= NAMES_A_BODY:
        return [Feature("body", " ".join(sorted(named)[:8]), SAME_BODY, is_known=True)]
    return []


def _numbers(one: Account, other: Account) -> list[Feature]:
    found: list[Feature] = []
    if one.type is EventType.RESOLUTION and one.marks.resolutions and other.marks.resolutions:
        shared = one.marks.resolutions & other.marks.resolutions
        if not shared:
            return [veto("resolution", "another number")]
        found.append(Feature("resolution", min(shared), SAME_RESOLUTION, is_known=True))
    if one.type is EventType.AID and one.marks.amounts and other.marks.amounts:
        amounts = one.marks.amounts & other.marks.amounts
        if not amounts:
            return [veto("amount", "another amount")]
        found.append(Feature("amount", min(amounts), SAME_AMOUNT, is_known=True))
    return found


def _words(one: Account, other: Account) -> Feature:
    if is_reposted(one, other):
        return Feature("sentence", "the same", SAME_SENTENCE, is_known=True)
    shared, either = one.words & other.words, one.words | other.words
    share = len(shared) / len(either) if either else 0.0
    counts = WORDS_COUNT if one.type in WORDS else WORDS_COUNT / 2
    return Feature(
        "words",
        f"{share:.2f}: {' '.join(sorted(shared)[:8])}".rstrip(": "),
        round(counts * share, 2),
        is_known=one.type in WORDS and share >= WORDS_TELL,
    )
