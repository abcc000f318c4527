"""An answer given again, by who keeps it, to whoever asks the same of the same data.

It was worked out for somebody before, so it costs `PRICE` whatever its query asks for; it tells what is left
of the budget of who asks now, as every answer does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import Scope

from app.access.budgets import Budgets, Standing
from app.access.caller import Caller
from app.graphql.answers import Answer, encode

PRICE = 1  # point
REPEAT = "repeat"  # in the state of a request whose answer may be kept

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Again:
    """What one who asks again is told: the end of the body, and headers of his own."""

    tail: bytes
    headers: list[Header]


FREE = Again(b"", [])


@dataclass(frozen=True, slots=True)
class Repeat:
    """The part of the body that is the same for all, and what charges one without a key for it, if anything
    does.
    """

    head: bytes
    charge: Callable[[Scope], Again | None] | None = None

    def to(self, scope: Scope) -> Again | None:
        """What who sent the request is told; None for whom even that is too much."""
        return FREE if self.charge is None else self.charge(scope)


class Repeats:
    """Those of one process."""

    def __init__(self, budgets: Budgets) -> None:
        self._budgets = budgets

    def of(self, answer: Answer, content: bytes) -> Repeat | None:
        """How an answer, written as `content`, is given again to who sends no key; None where it is not."""
        if not answer.is_common:
            return None
        told = answer.body.get("extensions", {}).get("rateLimit")
        return Repeat(content[: -len(_tail(told))], self._charge) if told else Repeat(content)

    def _charge(self, scope: Scope) -> Again | None:
        client = scope.get("client")
        standing = self._budgets.charge(Caller(client[0] if client else None), PRICE)
        if standing is None or standing.refused:
            return None
        return Again(_tail(standing.told), _headers(standing))


def _tail(told: dict[str, object]) -> bytes:
    return encode(told) + b"}}"


def _headers(standing: Standing) -> list[Header]:
    return [(name.lower().encode(), value.encode()) for name, value in standing.headers.items()]
