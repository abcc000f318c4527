"""How long a server takes from its start to the first answer."""

from collections.abc import Mapping
from statistics import median

from tests.bench.load.contenders.base import Contender


def started_in(
    contenders: Mapping[str, Contender], rounds: int, on: frozenset[int]
) -> dict[str, tuple[float, float]]:
    """Seconds by the clock and of CPU, the median of some starts each, taken in turns."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, who in contenders.items():
            server = who.start(on)
            found[name].append((server.started_in, server.cpu_seconds()))
            server.stop()
    return {
        name: (median(wall for wall, _ in times), median(cpu for _, cpu in times))
        for name, times in found.items()
    }
