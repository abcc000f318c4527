"""Reads the events out of a release: text in, values out; no database, no clock, no chance.

    normalise (done by the source) → sentences → mentions → dates → people → chunks → frames      reading.py
    → candidates of the event families                                                           rules/
    → days → main events → what else is kept → topics, roles, evidence, confidence               this page
    → stances

Each stage is a pure function with its own module and tests. Every field of an event keeps the rule that
read it, the span it stands in and the dictionary entry that matched.
"""

import hashlib
from functools import cache

from app.domain.tables import dictionary_digest
from app.domain.values import Extraction, Release
from app.extract.attendance import complete
from app.extract.collector import collector_paused
from app.extract.company import add_to_mentioned
from app.extract.confidence import confidence_digest
from app.extract.finish import finish
from app.extract.guests import add_guests, add_hosts_met, add_hosts_named
from app.extract.merge import settle
from app.extract.primary import choose_primary
from app.extract.reading import read
from app.extract.rules import candidates_of
from app.extract.stances import find_stances
from app.extract.triggers import triggers_digest
from app.extract.when import set_day

EXTRACTOR_VERSION = (
    "0.6.4"  # raise it with every change of rules, so that a reading can be told from an older one
)


@collector_paused()
def extract(release: Release) -> Extraction:
    reading = read(release)
    candidates = [c for row in reading.frames for frame in row for c in candidates_of(frame, reading)]
    for candidate in candidates:
        set_day(candidate, reading)
    primary = choose_primary(reading, candidates)
    complete(reading, primary, candidates)
    kept, notes = settle(reading, candidates, primary)
    add_to_mentioned(kept, reading)
    add_hosts_met(kept, candidates)
    add_hosts_named(kept)
    add_guests(kept)
    events = finish(reading, kept, candidates)
    stances = find_stances(reading, events)
    return Extraction(events, stances, EXTRACTOR_VERSION, digest(), tuple(notes))


@cache
def digest() -> str:
    """Digest of all tables the extractor reads with: dictionaries, triggers, what its rules are worth."""
    tables = f"{dictionary_digest()}{triggers_digest()}{confidence_digest()}"
    return hashlib.sha256(tables.encode()).hexdigest()
