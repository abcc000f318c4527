"""How much each account may ask for in a while, and what it has left: points of cost a minute, or so many
corrections an hour.

A budget fills evenly: who has used it up waits for as long as what they ask for takes to come in, not for the
end of a minute. Each server process counts for itself, and remembers no more accounts than `MOST_ACCOUNTS`:
those who asked last, since whoever asked long ago has a full budget again. Accounts are the word of
`Caller.account`: a key or a network.
"""

import datetime as dt
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from app.access.caller import Caller

WINDOW = 60  # seconds in which an empty budget is full again
MOST_ACCOUNTS = 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account has left after a request; `wait` seconds, where the request was more than that."""

    budget: int
    remaining: int
    whole_in: int  # seconds
    reset_at: dt.datetime  # when nothing is used up any more
    wait: int | None = None
    window: int = WINDOW

    @property
    def refused(self) -> bool:
        return self.wait is not None

    @property
    def told(self) -> dict[str, object]:
        """As an answer tells it."""
        return {"limit": self.budget, "remaining": self.remaining, "resetAt": f"{self.reset_at:%FT%TZ}"}

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers-10 writes them."""
        headers = {
            "RateLimit-Policy": f'"cost";q={self.budget};w={self.window}',
            "RateLimit": f'"cost";r={self.remaining};t={self.whole_in}',
        }
        return {**headers, "Retry-After": str(self.wait)} if self.refused else headers


class Budgets:
    """One process's count; `readers` and `keys` are points in a window of seconds, 0 for no limit."""

    def __init__(
        self,
        readers: int = 0,
        keys: int = 0,
        most: int = MOST_ACCOUNTS,
        window: int = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._readers = readers
        self._keys = keys
        self._most = most
        self._window = window
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # points, and when that was so
        self._lock = threading.Lock()

    def charge(self, caller: Caller, cost: int) -> Standing | None:
        """Takes the cost from the caller's budget, unless it is more than there is; None without a limit."""
        budget = self._keys if caller.key else self._readers
        if not budget:
            return None
        account, cost = (
            caller.account,
            min(cost, budget),
        )  # what is dearer than a whole budget waits for a whole one
        with self._lock:
            now = self._clock()
            points, since = self._left.pop(account, (float(budget), now))
            points = min(float(budget), points + (now - since) * budget / self._window)
            wait = None if cost <= points else max(1, math.ceil((cost - points) * self._window / budget))
            if wait is None:
                points -= cost
            self._left[account] = (points, now)
            while len(self._left) > self._most:
                self._left.popitem(last=False)
        whole_in = math.ceil((budget - points) * self._window / budget)
        reset_at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=whole_in)
        return Standing(budget, int(points), whole_in, reset_at, wait, self._window)
