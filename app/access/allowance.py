"""How often somebody may do something: so many times a period, remembered within bounds."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_INSTANT = 1e-6  # seconds that are none: sums of times are not exact to the last bit


class Allowance:
    """`uses` in `seconds` for each account, the used ones coming back one by one.

    Of more than `accounts` the one longest unused is forgotten, so that many addresses fill no memory.
    """

    def __init__(
        self,
        uses: int,
        seconds: float,
        accounts: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._uses = uses
        self._seconds_a_use = seconds / uses
        self._accounts = accounts
        self._clock = clock
        self._lock = threading.Lock()
        self._full_at: OrderedDict[str, float] = OrderedDict()  # when all of its uses are back

    def take(self, account: str) -> float:
        """Takes one use and gives 0; gives the seconds until there is one, where there is none."""
        with self._lock:
            now = self._clock()
            before = max(self._full_at.pop(account, now), now)
            after = before + self._seconds_a_use
            wait = after - now - self._uses * self._seconds_a_use
            may = wait < _INSTANT
            self._full_at[account] = after if may else before
            if len(self._full_at) > self._accounts:
                self._full_at.popitem(last=False)
        return 0.0 if may else wait
