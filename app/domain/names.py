"""Words inside names of persons: East Asian surnames, which come first, and particles, which are lower case.

Both steer recognition and order of names, they decide nothing alone: "Kim", "Song" and "An" are surnames in
several countries. Those in `AMBIGUOUS_NAMES` are other words as well ("He", "No", "To"): more must speak
for a name. To add one, add a row to `names.csv`.
"""

from app.domain.tables import read_rows

_ROWS = read_rows("names", "name kind ambiguous note")

EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(name for name, kind, _, _ in _ROWS if kind == "surname")
AMBIGUOUS_NAMES: frozenset[str] = frozenset(name for name, _, ambiguous, _ in _ROWS if ambiguous == "yes")
PARTICLES: frozenset[str] = frozenset(name for name, kind, _, _ in _ROWS if kind == "particle")
