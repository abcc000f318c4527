"""Queries that take a moment, run on the event loop over PostgreSQL, many at once (`app/db/fibres.py`).

What fails here, or cannot be had, is run in a thread as any other, where it is told what is wrong.
"""

import asyncio

import sqlalchemy as sa

from app.db.fibres import MOST, Fibres, Link
from app.graphql.answers import Answer
from app.graphql.at_once import is_quick
from app.graphql.context import Context
from app.graphql.errors import out_of_time, overloaded
from app.graphql.execution import answer_from_plan, in_time
from app.graphql.limits import LIMITS
from app.graphql.pasts import Unrestored
from app.graphql.requests import GraphQLRequest
from app.graphql.schema import Schema


class Interleaved:
    """For one database; of each event loop the one that asked last has its fibres."""

    def __init__(self, engine: sa.Engine, most: int = MOST + LIMITS.waiting_requests) -> None:
        self._engine = engine
        self._most = most
        self._fibres: Fibres | None = None

    async def run(self, schema: Schema, request: GraphQLRequest, context: Context) -> Answer | None:
        """None for what is to be run in a thread; raises `RequestError` as that does."""
        if self._engine.dialect.name != "postgresql" or not is_quick(schema, request):
            return None
        fibres = self._fibres_here()
        if fibres.under_way >= self._most:
            raise overloaded(f"{self._most} requests are running or waiting")

        def read(link: Link) -> Answer | None:
            with context.read_by(link.reading):
                return answer_from_plan(schema, request, context, link.thread_time)

        try:
            return await in_time(fibres.run(read), context.seconds_left, context.stop)
        except TimeoutError:
            raise out_of_time(context.seconds) from None
        except (Unrestored, sa.exc.DBAPIError):
            return None

    def _fibres_here(self) -> Fibres:
        if self._fibres is None or self._fibres.loop is not asyncio.get_running_loop():
            if self._fibres is not None:
                self._fibres.close()
            self._fibres = Fibres(self._engine)
        return self._fibres
