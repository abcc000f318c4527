"""One process's door to the schema, however operations arrive: over HTTP, a WebSocket, or as an event stream.

All share the slots, so whoever asks waits in the same queue. Subscriptions take their turns in it a few at a
time, and keep their place in the log when there is no room: they never crowd out who asks once. Mutations
have a queue of their own and run one by one, as both databases have one writer at a time: many releases
handed in at once wait for one another, and no reader for them.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import sqlalchemy as sa
from starlette.requests import HTTPConnection

from app.access.budgets import Budgets
from app.access.caller import Caller
from app.errors import AppError
from app.graphql.answers import Answer, Outcome, refused
from app.graphql.at_once import AtOnce
from app.graphql.context import UNBOUNDED, Context
from app.graphql.documents import Documents, UnknownDocument
from app.graphql.errors import (
    RETRY_SECONDS,
    RequestError,
    being_restored,
    out_of_subscriptions,
    overloaded,
    unavailable,
)
from app.graphql.execution import Slots, open_operation, run_operation
from app.graphql.fragments import FragmentStore
from app.graphql.identity import identify
from app.graphql.interleaved import Interleaved
from app.graphql.limits import LIMITS, Limits
from app.graphql.live.places import Places
from app.graphql.live.stream import Stream, Turn
from app.graphql.live.watch import LogWatch
from app.graphql.pasts import Pasts, TooManyWaiting, Unrestored
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema, schema

R = TypeVar("R", bound=Answer | Stream, covariant=True)


@dataclass(frozen=True)
class Contexts:
    """Who asks, and what it runs in: a context for each operation, and for each turn of a subscription."""

    caller: Caller
    make: Callable[[float], Context]

    def __call__(self, seconds: float) -> Context:
        return self.make(seconds)


class Work(Protocol[R]):
    """What is done in a slot."""

    def __call__(
        self, schema: Schema, request: GraphQLRequest, context: Context, *, read_only: bool
    ) -> R: ...


@dataclass(frozen=True)
class Begun:
    """An operation whose document is known, and where it is to be run."""

    asked: GraphQLRequest
    context: Context
    slots: Slots
    read_only: bool


class Operations:
    """Whoever comes is admitted first; what `admit` gives goes along with each operation."""

    def __init__(
        self,
        engine: sa.Engine,
        base_url: str | None = None,
        documents: Documents | None = None,
        budgets: Budgets = UNBOUNDED,
        slots: Slots | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self._engine = engine
        self.base_url = base_url
        self._documents = documents or Documents()
        self._budgets = budgets
        self._slots = slots or Slots()
        self._at_once = AtOnce(engine)
        self._interleaved = Interleaved(engine)
        self._writing = Slots(1, limits.waiting_mutations, limits.mutation_seconds)
        self._watch = LogWatch(engine)
        self._pasts = Pasts(engine)
        self._fragments = FragmentStore()
        self._turns = asyncio.Semaphore(LIMITS.execution_slots)
        self.streams = Places(limits.subscriptions, limits.client_subscriptions)

    async def admit(self, connection: HTTPConnection, authorization: str | None = None) -> Contexts:
        """On behalf of whoever sent the request, or opened the WebSocket; raises for a key that is wrong."""
        caller = await identify(self._engine, connection, authorization)
        came_to = connection.base_url
        secure = came_to.scheme in ("https", "wss")
        base_url = self.base_url or str(came_to.replace(scheme="https" if secure else "http")).rstrip("/")
        return Contexts(
            caller,
            lambda seconds: Context(
                self._engine,
                base_url,
                caller,
                self._budgets,
                seconds,
                pasts=self._pasts,
                fragments=self._fragments,
            ),
        )

    def begin(self, asked: GraphQLRequest, contexts: Contexts, *, read_only: bool) -> Answer | Begun:
        """The answer where it can be had at once; else what is to be finished."""
        begun = self._begun(asked, contexts, read_only)
        if isinstance(begun, Answer) or begun.slots is not self._slots:
            return begun
        answer = self._at_once.run(schema, begun.asked, begun.context)
        if answer is None:
            return begun
        self._documents.remember(begun.asked)
        return answer

    async def finish(self, begun: Begun) -> Answer:
        if begun.slots is self._slots:
            answer = await self._interleaved.run(schema, begun.asked, begun.context)
            if answer is not None:
                self._documents.remember(begun.asked)
                return answer
        return await self._run(run_operation, begun)

    async def open(self, asked: GraphQLRequest, contexts: Contexts, *, read_only: bool) -> Answer | Stream:
        """The answer, or, of a subscription, the stream to `follow`."""
        begun = self._begun(asked, contexts, read_only)
        opened = begun if isinstance(begun, Answer) else await self._run(open_operation, begun)
        if isinstance(opened, Stream):
            if self.streams.are_full:
                raise overloaded(f"{self.streams.most:,} subscriptions are running")
            if self.streams.are_full_for(contexts.caller.account):
                raise out_of_subscriptions(self.streams.most_of_one)
        return opened

    def _begun(self, asked: GraphQLRequest, contexts: Contexts, read_only: bool) -> Answer | Begun:
        try:
            asked = self._documents.resolve(asked)
        except UnknownDocument as error:
            return Answer(error.body, Outcome.REQUEST_ERROR)
        slots = self._writing if _may_write(asked, contexts.caller, read_only) else self._slots
        return Begun(asked, contexts(slots.seconds), slots, read_only)

    async def _run(self, work: Work[R], begun: Begun) -> R | Answer:
        asked, context = begun.asked, begun.context
        while True:
            try:
                result = await begun.slots.run(
                    lambda: work(schema, asked, context, read_only=begun.read_only),
                    context.stop,
                    context.seconds_left,
                )
                break
            except Unrestored as wanted:
                await self._bring(context, wanted.positions)
        if isinstance(result, Stream) or result.outcome is Outcome.RESULT:
            self._documents.remember(asked)
        return result

    async def _bring(self, context: Context, positions: frozenset[int]) -> None:
        """Past states into a context, which runs again then; whoever waits for one holds no slot."""
        context.unrestored.clear()
        try:
            async with asyncio.timeout(context.seconds_left):
                for position in positions:
                    restored = asyncio.wrap_future(self._pasts.restored(position))
                    context.brought[position] = await asyncio.shield(restored)
        except TooManyWaiting:
            raise overloaded("as many past states as may are waiting to be restored") from None
        except TimeoutError:
            raise being_restored() from None
        except AppError as error:
            raise unavailable(error) from None

    async def follow(self, stream: Stream, contexts: Contexts) -> AsyncGenerator[Answer]:
        """The answers of a subscription, for as long as somebody takes them. Close it when nobody does."""
        with self.streams.take(contexts.caller.account), self._watch.following() as moved:
            while True:
                moved.clear()
                try:
                    turn = await self._turn(stream, contexts)
                except AppError as error:  # such as a place that this log has not reached
                    yield refused(error)
                    return
                if turn is None:
                    await asyncio.sleep(RETRY_SECONDS * (1 + random.random()))
                    continue
                for answer in turn.answers:
                    yield answer
                stream.position = turn.position
                if not turn.has_more:
                    await moved.wait()

    async def _turn(self, stream: Stream, contexts: Contexts) -> Turn | None:
        """The next answers; None where they cannot be had now."""
        async with self._turns:
            context = contexts(self._slots.seconds)
            try:
                return await self._slots.run(lambda: stream.read(context), context.stop)
            except RequestError as error:
                if error.code == "OVERLOADED":
                    return None
                raise


def _may_write(asked: GraphQLRequest, caller: Caller, read_only: bool) -> bool:
    """Told before the document is read, which takes a slot; a query that only has the word waits here too."""
    return not read_only and caller.key is not None and "mutation" in asked.query
