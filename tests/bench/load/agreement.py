"""Before anything is timed: all contenders answer the same asks with the same events and counts."""

import json
from collections.abc import Sequence
from itertools import islice

from tests.bench.load.asks import Query, Sample, asks
from tests.bench.load.contenders.base import Contender, Keys
from tests.bench.load.processes import Server
from tests.bench.load.wrk import Request

ASKS = 5
_SEED = 1_000_000  # none of those that are timed


def disagreements(running: Sequence[tuple[Contender, Server]], known: Sample) -> list[str]:
    """A sentence for each contender and query whose answer differs from that of the first contender."""
    found: list[str] = []
    reference, answering = running[0]
    for query in Query:
        for ask in islice(asks(query, known, _SEED), ASKS):
            expected = _keys(reference, answering, query, reference.request(query, ask))
            for who, server in running[1:]:
                if query not in who.queries:
                    continue
                got = _keys(who, server, query, who.request(query, ask))
                if not _agree(got, expected):
                    found.append(
                        f"{who.name}, {query}: {_short(got)} where {reference.name} has {_short(expected)}"
                    )
    return found


def _agree(got: Keys, expected: Keys) -> bool:
    """Whether they are the same; a key that a contender cannot tell is None."""
    return len(got) == len(expected) and all(
        mine in (None, theirs) for mine, theirs in zip(got, expected, strict=True)
    )


def _keys(who: Contender, server: Server, query: Query, request: Request) -> Keys:
    decoded = server.ask(request.path, request.body)
    try:
        return who.told(query, decoded)
    except (KeyError, TypeError, IndexError) as error:
        raise AssertionError(f"{who.name}, {query}: {json.dumps(decoded)[:500]}") from error


def _short(keys: Keys) -> str:
    return f"{len(keys)}: {str(keys[:4])[:120]}"
