"""Stances: the speech acts of the release's own side, who addresses whom.

One stance for each act, target and sentence; acts of others ("North Korea claimed") are none.
"""

from app.domain.values import ExtractedEvent, Stance
from app.extract.reading import Reading


def find_stances(reading: Reading, events: tuple[ExtractedEvent, ...]) -> tuple[Stance, ...]:
    del reading, events
    return ()
