"""Answers as bytes."""

import sys
import tracemalloc

from app.graphql.answers import encode


def test_what_is_written_takes_no_more_memory_than_it_is_long() -> None:
    tracemalloc.start()
    try:
        written = [encode({"title": "x" * 600}) for _ in range(100)]
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.5 * sum(map(sys.getsizeof, written))
