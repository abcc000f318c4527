"""What the title alone tells of the events that are mentioned: a day, or the event itself."""

from collections.abc import Sequence

from app.extract.candidates import Candidate
from app.extract.positions import REPORTED
from app.extract.reading import Reading
from app.extract.rules import spoken_beside
from app.extract.twins import Kept
from app.extract.when import is_dated, without_day


def share_day_of_title(candidates: Sequence[Candidate]) -> None:
    """ "Statement on A's Launch of May 3": the launch that the text tells without a day is that one."""
    titled = [c for c in candidates if c.sentence.is_title and c.type in REPORTED and is_dated(c)]
    for candidate in candidates if titled else ():
        if candidate.type not in REPORTED or candidate.when is not None or candidate.sentence.is_title:
            continue
        same = (
            c for c in titled if c.type is candidate.type and c.countries.keys() == candidate.countries.keys()
        )
        candidate.when = next((c.when for c in same), None)


def told_by_title(kept: Kept, candidates: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """What others did on a day that only the title names, or what was spoken beside."""
    return [*_done_by_others(kept.events, candidates), *_spoken_beside(kept, candidates, reading)]


def _done_by_others(kept: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "Condolences on the Collapse of … on May 3"."""
    titled = (c for c in candidates if c.sentence.is_title and c.type in REPORTED and is_dated(c))
    known = {(k.type, code) for k in kept for code in k.countries}
    return [c for c in titled if c.countries and not any((c.type, code) in known for code in c.countries)][:1]


def _spoken_beside(kept: Kept, candidates: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """Where the release announces nothing, the encounter before or after which its words were spoken."""
    beside = [] if kept.primary else [c for c in candidates if c.rule == spoken_beside.RULE]
    for candidate in beside:
        candidate.when = candidate.when or without_day(candidate, reading)
    return beside
