"""What a subscription reads: something that goes on, in portions, from a position.

To offer another subscription, subclass `Source` and return one from a field of `Subscription`.
"""

from abc import abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Generic, Never, TypeVar

from app.graphql.context import Context

T = TypeVar("T")


@dataclass(frozen=True)
class Portion(Generic[T]):
    """Some events, the position behind them, and whether more is there already."""

    events: Sequence[T]
    position: str
    has_more: bool


@dataclass(frozen=True)
class Source(AsyncIterator[T]):
    """GraphQL takes only something asynchronous for a source. The reading itself is done by `Stream`, which
    knows slots and threads; so nothing is ever iterated here.
    """

    start: str | None

    @abstractmethod
    def read(self, context: Context, position: str | None, size: int) -> Portion[T]:
        """At most `size` events behind the position. Called in a worker thread."""

    @abstractmethod
    def position_of(self, event: T) -> str:
        """The position behind an event."""

    @abstractmethod
    def check(self, position: str) -> None:
        """Raises an `AppError` for what is no position."""

    async def __anext__(self) -> Never:
        raise NotImplementedError("A source is read by Stream.")
