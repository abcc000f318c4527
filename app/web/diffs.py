"""What changed from one version of a release to the next: the paragraphs that differ, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

AROUND = 12  # unchanged words that stand on each side of a change
CUT = " … "


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
        if kind == "replace" and b - a == d - c:
            found += [_by_words(one, other) for one, other in zip(old[a:b], new[c:d], strict=True)]
        elif kind != "equal":
            found += [(Stretch(text, Kind.REMOVED),) for text in old[a:b] if text]
            found += [(Stretch(text, Kind.ADDED),) for text in new[c:d] if text]
    return tuple(found)


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
