"""Places for what stays open: so many in all, and so many of them for one, who shuts out nobody else."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Places:
    """`client` is a word for who takes one, as `Caller.account` has it."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self.most = most
        self.most_of_one = most_of_one
        self.taken = 0
        self._taken_by: Counter[str] = Counter()

    @property
    def are_full(self) -> bool:
        return self.taken >= self.most

    def are_full_for(self, client: str) -> bool:
        """Whether this client has all that one may have."""
        return self._taken_by[client] >= self.most_of_one

    @contextmanager
    def take(self, client: str) -> Iterator[None]:
        """One of them, for as long as the block lasts; whether there is one the caller asks before."""
        self.taken += 1
        self._taken_by[client] += 1
        try:
            yield
        finally:
            self.taken -= 1
            self._taken_by[client] -= 1
            if not self._taken_by[client]:
                del self._taken_by[client]
