"""Words inside names of persons: East Asian surnames, which come first, and particles, which are lower case.

Both steer recognition and order of names, they decide nothing alone: "Kim", "Song" and "An" are surnames in
several countries. Those in `AMBIGUOUS_NAMES` are other words as well ("He", "No", "To"): more must speak
for a name. To add one, add a row to `names.csv`.
"""

from app.domain.tables import read_rows

_ROWS = read_rows("names")

EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(row["name"] for row in _ROWS if row["kind"] == "surname")
AMBIGUOUS_NAMES: frozenset[str] = frozenset(row["name"] for row in _ROWS if row["ambiguous"] == "yes")
PARTICLES: frozenset[str] = frozenset(row["name"] for row in _ROWS if row["kind"] == "particle")
