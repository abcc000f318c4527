"""Whether the lines of a text were broken at a width, and which of them go on with the one before.

A line that was broken at a width ends where the next line's first word would not have fitted. So each break
says of a width whether it would have been made there; the width that explains most of them is the text's,
if enough of them stand in the middle of a sentence. Lists of like lines have such a width too, but their
lines are whole.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.sources.datelines import day_of_dateline, day_of_line

MARKER = re.compile(
    r"(?:[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]](?=\s|$)"
    r"|[•◦▪‣●○◎◇◆□■△▲▷▶※*°º⚬ㅇ·\u2013—-](?=\s|$|[A-Z가-힣])|[o\u043eㅇ](?=\s))"
)
_BARE_MARKER = re.compile(r"(?:\(?\d{1,2}[.)]|[•◦▪‣●○◎◇◆□■△▲▷▶※*°º⚬ㅇ·o\u043e])$")
_SENTENCE_END = re.compile(r"[.!?:;。][\"'”\u2019)\]]*$")
_OPEN_END = re.compile(r"\s(?:the|of|and|an?|to|in|for|by|with|on|at|from|between|its|his|her|their)$", re.I)
# "on 28 March" above "12. The talks …", "(Jan." above "17)": no item of a list.
_MONTH_END = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?$")
# A line that a site prints beside a title: the day, the counter of visits.
_STAMP = re.compile(
    r"\W*(?:(?:date|작성일|등록일)\W*)?\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
    r"(?:\W*(?:hits?|views?|조회수?)\W*[\d,]*)?|\W*(?:date|작성일|등록일)\W*|\W*(?:hits?|views?|조회수?)\W*[\d,]*",
    re.IGNORECASE,
)
# As in "From: Global Affairs Canada" and "QUESTION: And the border?".
_LABEL = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}:(?= |$)")
# Wrapped texts seen had lines of at most 100 characters; typewriters and mail wrap below 132.
_NARROWEST, _WIDEST = 40, 132
# Of the breaks of wrapped prose nearly all stand in the middle of a sentence; of those in lists and headings
# nearly none seem to.
_MID_SENTENCE = 0.15
_LONG_WORD, _SMALL_WORDS = 4, 0.25  # characters; share of the long words of a line of prose
_SHORTEST = 0.7  # of the longest line of a wrapped paragraph, save its last
# Two spaces behind a full stop, which are folded to one, make a line of a wrapped text shorter than it was.
_LOOSE = 4


class _Break(NamedTuple):
    """The end of a line: its length, the greatest width that would have ended it there, and whether it stands
    within a sentence.
    """

    length: int
    reach: int
    in_sentence: bool


def width_of(groups: Iterable[Sequence[str]]) -> int | None:
    """The width at which lines of these groups were broken, in characters; None where authors ended them."""
    found = [made for n, group in enumerate(groups) for made in _breaks(group, is_first=not n)]
    explained: Counter[int] = Counter()
    for made in found:
        explained.update(range(max(made.length, _NARROWEST), min(made.reach, _WIDEST) + 1))
    if not explained:
        return None
    lengths = sorted(made.length for made in found)

    def longer(width: int) -> int:
        return len(lengths) - bisect_right(lengths, width)

    best = max(explained, key=lambda width: (explained[width] - longer(width), -width))
    in_sentence = sum(made.in_sentence for made in found if made.length <= best <= made.reach)
    unexplained = sum(made.in_sentence for made in found) - in_sentence
    wrapped = explained[best] >= max(unexplained, longer(best) + 1) and in_sentence >= max(
        1, _MID_SENTENCE * explained[best]
    )
    return best if wrapped else None


def _breaks(group: Sequence[str], *, is_first: bool) -> Iterator[_Break]:
    """The breaks of a group that a width could have made. Where the last line ends a sentence and those above
    do not and are of like length, they stand within one; but the first line of all may be the title.
    """
    longest, above = max(map(len, group)), min(map(len, group[:-1]), default=0)
    even = _SHORTEST * longest <= above and longest <= _WIDEST
    prose = even and _SENTENCE_END.search(group[-1]) is not None
    for n, (line, following) in enumerate(pairwise(group)):
        if len(line) <= _WIDEST and not _stands_apart(line, following):
            within = prose and not (is_first and not n) and _is_cut_short(line)
            yield _Break(len(line), _reach(line, following), within or _is_mid_sentence(line, following))


def _is_cut_short(line: str) -> bool:
    """Whether a line begins a sentence that it does not end; headings have hardly a small word."""
    words = [word for word in line.split() if len(word) >= _LONG_WORD]
    small = sum(word[0].islower() for word in words)
    return (
        len(line) >= _NARROWEST
        and not _SENTENCE_END.search(line)
        and (line.endswith(",") or small >= max(2, _SMALL_WORDS * len(words)))
    )


def continues(line: str, following: str, width: int | None, *, alone: bool) -> bool:
    """Whether the next line goes on with this one's paragraph, in which this one stands `alone` or not."""
    if _BARE_MARKER.match(line) or _is_day_of_month(line, following):
        return True
    if _stands_apart(line, following):
        return False
    ended = _SENTENCE_END.search(line) is not None
    if not ended and _is_mid_sentence(line, following) and len(line) > 12:
        return True
    if width is None or len(line) > width or ((ended or alone) and _begins_anew(following)):
        return False
    if _reach(line, following) >= width - (0 if ended else _LOOSE):
        return True
    return not ended and bool(MARKER.match(line))


def _stands_apart(line: str, following: str) -> bool:
    return not _is_day_of_month(line, following) and bool(
        MARKER.match(following) or _STAMP.fullmatch(following) or _STAMP.fullmatch(line)
    )


def _reach(line: str, following: str) -> int:
    """The greatest width at which a break would be made here."""
    return len(line) + len(following.split(" ", 1)[0])


def _is_mid_sentence(line: str, following: str) -> bool:
    return following[0].islower() or _OPEN_END.search(line) is not None or _is_day_of_month(line, following)


def _is_day_of_month(line: str, following: str) -> bool:
    return following[0].isdigit() and len(line) > 12 and _MONTH_END.search(line) is not None


def _begins_anew(line: str) -> bool:
    """A label, a dateline, or "STRELSAU, 5 MARCH 2024" below a letterhead; the last line of a paragraph ends
    a sentence.
    """
    if _LABEL.match(line) or day_of_dateline(line):
        return True
    return not _SENTENCE_END.search(line) and day_of_line(line) is not None
