"""Names and offices on lines of their own: "Jane Roe", below it "Permanent Secretary"; or the reverse.

So are signatures set, and lists of envoys. A line counts that holds a name, or a post, and nothing more.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.extract.people.mention import PersonMention, Units, make_mention
from app.extract.people.names import is_ordinary, name_end, written
from app.extract.units import Sort

People = tuple[PersonMention, ...]
_LONGEST = 6  # units of a name


def joined_lines(lines: Sequence[tuple[Units, People]], text: str, first: int) -> list[People]:
    """The people of each line, a name holding the post of its neighbour; `first` is where the body begins."""
    people = [found for _, found in lines]
    at = first
    while at + 1 < len(lines):
        upper, lower = lines[at], lines[at + 1]
        if (post := _post(*lower)) and (named := _named(*upper, at, text)):
            people[at] = (_holding(named, post),)
        elif (post := _post(*upper)) and (named := _named(*lower, at + 1, text)):
            people[at + 1] = (_holding(named, post),)
        else:
            at += 1
            continue
        at += 2
    return people


def _post(units: Units, people: People) -> PersonMention | None:
    """The post that a line names, and nothing besides."""
    alone = len(people) == 1 and people[0].office is not None and _fills(people[0], units)
    post = people[0] if alone else None
    return post if post is not None and post.name is None and not (post.plural or post.counterpart) else None


def _named(units: Units, people: People, sentence: int, text: str) -> PersonMention | None:
    """The person whose name is all that a line holds, with an honorific or without."""
    if len(people) == 1:
        known = people[0]
        return known if known.name and known.office is None and _fills(known, units) else None
    stop = _past_marks(units)
    bare = not people and 1 < stop <= _LONGEST and is_ordinary(units[0]) and is_ordinary(units[stop - 1])
    if not bare or name_end(units, 0, in_title=False) != stop:
        return None
    mention = make_mention(units, 0, stop, text, "person.lines")
    return replace(mention, sentence=sentence, name=written(mention.span.of(text)), name_span=mention.span)


def _fills(mention: PersonMention, units: Units) -> bool:
    return mention.start == 0 and mention.end == _past_marks(units)


def _past_marks(units: Units) -> int:
    """The number of units without a comma or a stop at the end."""
    stop = len(units)
    while stop and units[stop - 1].sort is Sort.MARK and units[stop - 1].text in (",", ";", "."):
        stop -= 1
    return stop


def _holding(named: PersonMention, post: PersonMention) -> PersonMention:
    return replace(
        named,
        rule="person.lines",
        office=post.office,
        title=post.title,
        codes=named.codes or post.codes,
        organisation=post.organisation,
        body=post.body,
        entry=post.entry,
    )
