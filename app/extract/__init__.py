"""Reads the events out of a release: text in, values out; no database, no clock, no chance.

Every field of an event keeps the rule that read it, the span it stands in and the dictionary entry that
matched. `steps.py` shows how it goes.
"""

import hashlib
from functools import cache

from app.collector import collector_paused
from app.domain.tables import dictionary_digest
from app.domain.values import Extraction, Release
from app.extract.confidence import confidence_digest
from app.extract.triggers import triggers_digest

EXTRACTOR_VERSION = (
    "0.6.82"  # raise it with every change of rules, so that a reading can be told from an older one
)


@collector_paused()
def extract(release: Release) -> Extraction:
    # Here, as a server that only tells what was read need not load all rules and dictionaries.
    from app.extract.steps import read_release

    events, stances, notes = read_release(release)
    return Extraction(events, stances, EXTRACTOR_VERSION, digest(), notes)


@cache
def digest() -> str:
    """Digest of all tables the extractor reads with: dictionaries, triggers, what its rules are worth."""
    tables = f"{dictionary_digest()}{triggers_digest()}{confidence_digest()}"
    return hashlib.sha256(tables.encode()).hexdigest()
