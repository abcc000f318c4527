"""Those met, each on a line of their own: "On May 3 Minister A received:", "… held meetings with:".

One encounter for each line that names a person and tells nothing else, on a day of its own where it has one.
"""

from collections.abc import Callable
from dataclasses import replace

from app.extract.candidates import Candidate
from app.extract.chunks import Chunk, Is
from app.extract.frames import Frame
from app.extract.lexicon import words
from app.extract.reading import Reading

Rule = Callable[[Frame, Reading], Candidate | None]

_LONGEST = 40  # lines
_TOGETHER = words("delegation delegations members group together jointly joint trilateral consisting")


def met_by_line(frame: Frame, reading: Reading, rule: Rule) -> list[Candidate]:
    """The encounters of the lines behind a sentence that ends with a colon; none where it does not."""
    if frame.chunks[-1].text != ":" or frame.object or frame.having("with") or frame.sentence.is_title:
        return []
    if any(not _TOGETHER.isdisjoint(c.text.split()) for c in frame.chunks):
        return []
    told = []
    first = frame.sentence.number + 1
    for row in reading.chunks[first : first + _LONGEST]:
        met = [c for c in row if c.type is Is.PERSON and c.codes and c.person is not None and c.person.name]
        if not met or not _names_only(row):
            break
        days = [c.date for c in row if c.date is not None] or frame.dates
        line = replace(frame, object=met, prepositions=dict(frame.prepositions), dates=list(days))
        if (candidate := rule(line, reading)) is not None:
            candidate.frame = frame  # told by one verb: each as much a main event as the others
            told.append(candidate)
    return told if len(told) > 1 else []


def _names_only(row: tuple[Chunk, ...]) -> bool:
    """A person, perhaps behind a day: no sentence of its own."""
    first = next((c for c in row if c.date is None and c.type is not Is.MARK and c.text != "on"), None)
    return first is not None and first.type is Is.PERSON and not any(c.type in _TELLS for c in row)


_TELLS = frozenset({Is.VERB, Is.LIGHT})
