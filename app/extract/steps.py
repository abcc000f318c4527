"""The steps of the extraction, each a pure function with its own module and tests.

normalise (done by the source) → sentences → mentions → dates → people → chunks → frames      reading.py
→ candidates of the event families                                                           rules/
→ days → main events → what else is kept → topics, roles, evidence, confidence               this page
→ stances
"""

from app.domain.values import ExtractedEvent, Release, Stance
from app.extract.attendance import complete
from app.extract.company import add_to_mentioned
from app.extract.finish import finish
from app.extract.guests import add_guests, add_hosts_met, add_hosts_named
from app.extract.merge import settle
from app.extract.parts import candidates_in, parts_of
from app.extract.primary import choose_primary
from app.extract.reading import read
from app.extract.rules import candidates_of
from app.extract.signed_by_both import add_both
from app.extract.stances import find_stances
from app.extract.when import set_day


def read_release(release: Release) -> tuple[tuple[ExtractedEvent, ...], tuple[Stance, ...], tuple[str, ...]]:
    """Events, stances, and notes on what was seen and left out."""
    reading = read(release)
    candidates = [c for row in reading.frames for frame in row for c in candidates_of(frame, reading)]
    for candidate in candidates:
        set_day(candidate, reading)
    primary = [c for part in parts_of(reading) for c in choose_primary(part, candidates_in(part, candidates))]
    complete(reading, primary, candidates)
    kept, notes = settle(reading, candidates, primary)
    add_to_mentioned(kept, reading)
    add_hosts_met(kept, candidates)
    add_hosts_named(kept)
    add_guests(kept)
    add_both(kept)
    events = finish(reading, kept, candidates)
    return events, find_stances(reading, events), tuple(notes)
