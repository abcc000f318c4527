"""What each process of `readout serve` runs: the application, loaded while the collector of garbage rests.

There is none to find in what is loaded, and looking for it took a sixth of the time to the first answer.
"""

import ctypes

from starlette.applications import Starlette

from app.collector import loading, look_seldom

M_ARENA_MAX = -8  # of glibc's malloc.h


def application() -> Starlette:
    share_one_arena()
    look_seldom()
    with loading():
        from app.web.app import from_environment  # here, since it loads almost everything

        return from_environment()


def share_one_arena() -> bool:
    """Have all threads take memory from one place, before there are any; False where that cannot be said.

    The C library gives each thread a place of its own, and what pages leave free there serves no other: after
    a few hundred pages at once a process held 250 MiB, with one place 197. Its lock holds nobody up, since
    threads take turns at Python anyway.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1))
    except (AttributeError, OSError):  # another C library
        return False
