"""What was written of single things, kept while the data stays as it is: JSON to be put into other answers.

Each belongs to one version of the data (`app/db/version.py`); under another none is found.
"""

import threading
from collections.abc import Hashable

KEPT_BYTES = 12_000_000
ENTRY_BYTES = 250  # what keeping one costs beside its text: the name of two numbers, and the places of both


class Fragments:
    """Of one version. What was not asked for longest goes first: half of all, the older, at a time."""

    def __init__(self, version: int, most_bytes: int = KEPT_BYTES) -> None:
        self.version = version
        self._room = most_bytes // 2
        self._recent: dict[Hashable, bytes] = {}
        self._older: dict[Hashable, bytes] = {}
        self._bytes = 0  # of the recent ones; in several threads a little more or less than that

    def find(self, name: Hashable) -> bytes | None:
        found = self._recent.get(name)
        if found is None:
            found = self._older.pop(name, None)
            if found is not None:
                self.keep(name, found)
        return found

    def keep(self, name: Hashable, text: bytes) -> None:
        self._bytes += len(text) + ENTRY_BYTES
        if self._bytes > self._room:
            self._older, self._recent, self._bytes = self._recent, {}, len(text) + ENTRY_BYTES
        self._recent[name] = text


class FragmentStore:
    """Those of the version that is read now. Safe in several threads."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._now = Fragments(0, most_bytes)
        self._lock = threading.Lock()

    def under(self, version: int) -> Fragments:
        """Versions grow; who reads an older one keeps what it writes to itself."""
        now = self._now
        if now.version == version:
            return now
        with self._lock:
            if self._now.version < version:
                self._now = Fragments(version, self._most_bytes)
            return self._now if self._now.version == version else Fragments(version, self._most_bytes)
