"""What is said of events that have a day in a stretch of days."""

import datetime as dt
from typing import NamedTuple

Days = tuple[dt.date, dt.date]  # the first and the last, both included


class Lasting(NamedTuple):
    """How many events have a day in it; of the `loose` ones it is not known whether they do."""

    firm: int = 0
    loose: int = 0

    @property
    def total(self) -> int:
        return self.firm + self.loose
