"""Reads that wait on an event loop: many at once, each on a view of its own; and links that are lost."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import psycopg
import pytest
import sqlalchemy as sa
from greenlet import getcurrent

from app.db.engine import writing
from app.db.fibres import MOST, Fibres, Link, held
from tests.unit.db.test_snapshots import closed

T = TypeVar("T")

COUNT = "SELECT count(*)::INTEGER FROM alembic_version"
SLEEP = "SELECT $1::INTEGER FROM pg_sleep($2::FLOAT)"
NAMED = ContextVar("named", default=0)


def weave(engine: sa.Engine, begin: Callable[[Fibres], Awaitable[T]]) -> T:
    """What comes of fibres on a loop of their own, within a time that nothing takes but what hangs."""

    async def woven() -> T:
        fibres = Fibres(engine)
        try:
            async with asyncio.timeout(60):
                return await begin(fibres)
        finally:
            fibres.close()

    return asyncio.run(woven())


def rows(connection: sa.Connection, text: str, *values: Any) -> list[tuple[Any, ...]]:
    driver: Any = connection.connection.dbapi_connection
    found: list[tuple[Any, ...]] = driver.rows(text, values)
    return found


def asking(text: str, *values: Any) -> Callable[[Link], Any]:
    """Work that reads in both ways there are: a statement that comes again, and one by SQLAlchemy."""

    def ask(link: Link) -> Any:
        with link.reading() as connection:
            ((one,),) = rows(connection, text, *values)
            return one, connection.exec_driver_sql(COUNT).scalar_one()

    return ask


def test_many_read_at_once_and_each_gets_its_own(postgres_engine: sa.Engine) -> None:
    async def ask(fibres: Fibres) -> list[Any]:
        return await asyncio.gather(*(fibres.run(asking(SLEEP, n, n % 7 / 500)) for n in range(100)))

    assert weave(postgres_engine, ask) == [(n, 1) for n in range(100)]


def test_nobody_waits_for_what_another_reads(postgres_engine: sa.Engine) -> None:
    """It would stop the loop, on which the other goes on reading."""
    lock = threading.Lock()

    def ask(link: Link) -> Any:
        with held(lock):
            return asking(SLEEP, 1, 0.05)(link)

    async def ask_both(fibres: Fibres) -> None:
        found.extend(await asyncio.gather(fibres.run(ask), fibres.run(ask)))

    found: list[Any] = []
    thread = threading.Thread(target=weave, args=(postgres_engine, ask_both), daemon=True)
    thread.start()
    thread.join(60)
    assert found == [(1, 1), (1, 1)]
    assert not lock.locked()


def test_a_thread_waits_for_what_another_reads() -> None:
    lock, seen = threading.Lock(), []

    def ask() -> None:
        with held(lock):
            seen.append("the other")

    with held(lock):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join(0.1)
        seen.append("one")
    thread.join()
    assert seen == ["one", "the other"]


class CalledByItsOwn(asyncio.SelectorEventLoop):
    """Refuses to be called from within a fibre, whose stack lies where that of a loop in C was."""

    def __init__(self) -> None:
        super().__init__()
        self.writers = 0

    def add_writer(self, fd: Any, callback: Any, *given: Any) -> None:  # type: ignore[override]
        assert getcurrent().parent is None
        self.writers += 1
        super().add_writer(fd, callback, *given)

    def remove_writer(self, fd: Any) -> bool:
        assert getcurrent().parent is None
        return super().remove_writer(fd)


def test_the_loop_is_called_by_nobody_who_reads(postgres_engine: sa.Engine) -> None:
    async def ask() -> tuple[list[Any], int]:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, CalledByItsOwn)
        fibres = Fibres(postgres_engine)
        try:
            return await asyncio.gather(
                *(fibres.run(asking(SLEEP, n, 0.01)) for n in range(20))
            ), loop.writers
        finally:
            fibres.close()

    with asyncio.Runner(loop_factory=CalledByItsOwn) as runner:
        found, writers = runner.run(ask())
    assert found == [(n, 1) for n in range(20)]
    assert writers  # as is done for each statement by SQLAlchemy


def test_who_waits_holds_nobody_up(postgres_engine: sa.Engine) -> None:
    async def ask(fibres: Fibres) -> tuple[bool, Any]:
        slow = fibres.run(asking(SLEEP, 1, 30))
        quick = await fibres.run(asking(SLEEP, 2, 0))
        return slow.done(), quick

    assert weave(postgres_engine, ask) == (False, (2, 1))


def test_no_more_read_at_once_than_may_and_the_others_in_turn(postgres_engine: sa.Engine) -> None:
    begun: list[int] = []

    def noting(n: int) -> Callable[[Link], None]:
        def read(link: Link) -> None:
            begun.append(n)
            asking(SLEEP, n, 0.1)(link)

        return read

    async def ask(fibres: Fibres) -> int:
        ends = [fibres.run(noting(n)) for n in range(3 * MOST)]
        assert fibres.under_way == 3 * MOST
        ends[-1].cancel()
        await asyncio.gather(*ends[:-1])
        return fibres.under_way

    assert weave(postgres_engine, ask) == 0
    assert begun == list(range(3 * MOST - 1))  # the last was given up before it began


def test_a_read_sees_one_state_whoever_writes_meanwhile(postgres_engine: sa.Engine) -> None:
    def twice(link: Link) -> tuple[int, int]:
        with link.reading() as connection:
            ((before,),) = rows(connection, COUNT)
            rows(connection, SLEEP, 1, 0.2)
            return before, connection.exec_driver_sql(COUNT).scalar_one()

    async def ask(fibres: Fibres) -> list[tuple[int, int]]:
        reads = [fibres.run(twice) for _ in range(MOST)]
        for n in range(30):
            await asyncio.to_thread(write, n)
        return [*await asyncio.gather(*reads), await fibres.run(twice)]

    def write(n: int) -> None:
        with writing(postgres_engine) as connection:
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (%s)", (f"seen {n}",))

    seen = weave(postgres_engine, ask)
    assert all(before == after for before, after in seen)
    assert seen[-1] == (31, 31)


def test_what_fails_fails_as_the_driver_tells_and_leaves_the_link(postgres_engine: sa.Engine) -> None:
    async def ask(fibres: Fibres) -> Any:
        for _ in range(3):
            with pytest.raises(psycopg.errors.DivisionByZero):
                await fibres.run(asking("SELECT 1 / $1::INTEGER", 0))
        return await fibres.run(asking("SELECT pg_backend_pid() - $1::INTEGER", 0)), len(fibres.links)

    assert weave(postgres_engine, ask)[1] == 1


def test_links_that_were_lost_are_made_anew(postgres_engine: sa.Engine) -> None:
    async def ask(fibres: Fibres) -> Any:
        slow = [fibres.run(asking(SLEEP, 1, 30)) for _ in range(2)]
        await asyncio.gather(*(fibres.run(asking(SLEEP, n, 0.05)) for n in range(2)))
        with closed(postgres_engine):
            for each in slow:
                with pytest.raises(psycopg.OperationalError):
                    await each
            await asyncio.sleep(0.5)  # in which the loss of those that waited for nothing is seen
            for _ in range(2):
                with pytest.raises(sa.exc.OperationalError, match="not currently accepting connections"):
                    await fibres.run(asking(SLEEP, 1, 0))
        return await asyncio.gather(*(fibres.run(asking(SLEEP, n, 0)) for n in range(20)))

    assert weave(postgres_engine, ask) == [(n, 1) for n in range(20)]


def test_a_read_that_is_interrupted_leaves_nothing_to_the_next(postgres_engine: sa.Engine) -> None:
    async def ask(fibres: Fibres) -> Any:
        begun: list[Any] = []

        def long(link: Link) -> None:
            with link.reading() as connection:
                begun.append(connection.connection.dbapi_connection)
                rows(connection, SLEEP, 1, 30)

        end = fibres.run(long)
        while not begun:
            await asyncio.sleep(0.01)
        begun[0].interrupt()
        with pytest.raises(psycopg.errors.QueryCanceled):
            await end
        assert begun[0].closed
        return await asyncio.gather(*(fibres.run(asking(SLEEP, n, 0.01)) for n in range(20)))

    assert weave(postgres_engine, ask) == [(n, 1) for n in range(20)]


def test_what_is_sent_may_be_more_than_the_socket_takes(postgres_engine: sa.Engine) -> None:
    long = "x" * 30_000_000

    async def ask(fibres: Fibres) -> Any:
        return await asyncio.gather(*(fibres.run(asking("SELECT length($1::TEXT)", long)) for _ in range(2)))

    assert weave(postgres_engine, ask) == [(len(long), 1)] * 2


def test_the_time_that_others_took_is_not_counted(postgres_engine: sa.Engine) -> None:
    def timed(link: Link) -> float:
        began = link.thread_time()
        asking(SLEEP, 1, 0.2)(link)
        return link.thread_time() - began

    def busy(_link: Link) -> None:
        until = time.thread_time() + 0.5
        while time.thread_time() < until:
            pass

    async def ask(fibres: Fibres) -> float:
        await asyncio.gather(*(fibres.run(asking(SLEEP, n, 0.05)) for n in range(2)))  # opens two
        end = fibres.run(timed)
        fibres.run(busy)
        return await end

    assert weave(postgres_engine, ask) < 0.3


def test_runs_with_the_variables_of_who_asks(postgres_engine: sa.Engine) -> None:
    def named(link: Link) -> int:
        asking(SLEEP, 1, 0.01)(link)
        return NAMED.get()

    async def ask_as(fibres: Fibres, n: int) -> int:
        NAMED.set(n)
        return await fibres.run(named)

    async def ask(fibres: Fibres) -> list[int]:
        return await asyncio.gather(*(ask_as(fibres, n) for n in range(20)))

    assert weave(postgres_engine, ask) == list(range(20))
