"""What changed from one version of a release to the next: the paragraphs that differ, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

AROUND = 12  # unchanged words that stand on each side of a change
CUT = " … "
ALIKE = 0.5  # of the words of two paragraphs, the share in common from which one became the other


class Kind(StrEnum):
    """The element that marks a stretch; none for what stayed."""

    SAME = ""
    ADDED = "ins"
    REMOVED = "del"


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    kind: Kind


Paragraph = tuple[Stretch, ...]


def changes(before: str, after: str) -> tuple[Paragraph, ...]:
    """The paragraphs that differ, in the order of the text; none where the texts are the same."""
    old, new = before.split("\n\n"), after.split("\n\n")
    found: list[Paragraph] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _rewritten(old[a:b], new[c:d])
    return tuple(found)


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """What became of paragraphs none of which stayed: those alike word by word, the others whole."""
    gone, come = 0, 0
    for one, other in [*_pairs(old, new), (len(old), len(new))]:
        yield from ((Stretch(text, Kind.REMOVED),) for text in old[gone:one] if text)
        yield from ((Stretch(text, Kind.ADDED),) for text in new[come:other] if text)
        if one < len(old):
            yield _by_words(old[one], new[other])
        gone, come = one + 1, other + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which paragraph became which, in the order of both texts; the most alike are paired first."""
    ours, theirs = ([Counter(text.split()) for text in texts] for texts in (old, new))
    alike = [
        (_likeness(before, after), one, other)
        for one, before in enumerate(ours)
        for other, after in enumerate(theirs)
    ]
    found: list[tuple[int, int]] = []
    for likeness, one, other in sorted(alike, key=lambda pair: -pair[0]):
        if likeness >= ALIKE and all((one - a) * (other - b) > 0 for a, b in found):
            found.append((one, other))
    return sorted(found)


def _likeness(before: Counter[str], after: Counter[str]) -> float:
    """The share of words that both have: 0 to 1."""
    return 2 * (before & after).total() / ((before.total() + after.total()) or 1)


def _by_words(old: str, new: str) -> Paragraph:
    before, after = old.split(), new.split()
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found: list[Stretch] = []
    for number, (kind, a, b, c, d) in enumerate(opcodes):
        if kind == "equal":
            first, last = number == 0, number == len(opcodes) - 1
            found.append(Stretch(_shortened(before[a:b], first=first, last=last), Kind.SAME))
        else:
            found += list(_stretches(before[a:b], after[c:d]))
    return tuple(found)


def _stretches(removed: Sequence[str], added: Sequence[str]) -> Iterator[Stretch]:
    if removed:
        yield Stretch(" ".join(removed), Kind.REMOVED)
    if added:
        yield Stretch(" ".join(added), Kind.ADDED)


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    """What stayed, cut where it is far from any change."""
    if first:
        return (CUT.lstrip() if len(words) > AROUND else "") + " ".join(words[-AROUND:])
    if last:
        return " ".join(words[:AROUND]) + (CUT.rstrip() if len(words) > AROUND else "")
    if len(words) <= 2 * AROUND:
        return " ".join(words)
    return " ".join(words[:AROUND]) + CUT + " ".join(words[-AROUND:])
