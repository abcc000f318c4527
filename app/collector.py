"""Python's cyclic garbage collector, out of the way where everything that is made lives on.

So it is while a release is read: looking all the same, some thirty times for 3,000 characters, cost an eighth
of the time. And while modules are loaded, where it cost a fifth.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nested or in several threads, whoever found the collector at work sets it to work again."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


SELDOM = 5_000  # things that were made and are still there, between two looks


@contextmanager
def loading() -> Iterator[None]:
    """For the import of modules: what they make stays, so the collector never looks at it, then or later."""
    with collector_paused():
        yield
        gc.freeze()


def look_seldom() -> None:
    """For a server: one long answer makes more things than Python lets be made between two looks, and all of
    them are gone when it is sent. They took a tenth of the time of a list of events."""
    gc.set_threshold(SELDOM)
