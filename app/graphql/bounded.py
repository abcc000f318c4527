"""What one process keeps within a bound of bytes; what was not asked for longest goes first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Bounded(Generic[V]):
    """Values by name, each with the bytes that keeping it costs. Safe in several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.bytes = 0

    def find(self, name: Hashable) -> V | None:
        with self._lock:
            found = self._kept.get(name)
            if found is None:
                return None
            self._kept.move_to_end(name)
            return found[0]

    def keep(self, name: Hashable, value: V, size: int) -> None:
        with self._lock:
            self.bytes += size - self._kept.pop(name, (value, 0))[1]
            self._kept[name] = (value, size)
            while self.bytes > self._most_bytes:
                _, (_, freed) = self._kept.popitem(last=False)
                self.bytes -= freed

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.bytes = 0
