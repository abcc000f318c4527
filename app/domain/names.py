"""Words inside names of persons: East Asian surnames, which come first, and particles, which are lower case.

Both steer recognition and order of names, they decide nothing alone: "Kim", "Song" and "An" are surnames in
several countries, "Long" and "Young" are English surnames too. To add one, add a row to `names.csv`.
"""

from app.domain.tables import read_rows

_ROWS = read_rows("names")

EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(row["name"] for row in _ROWS if row["kind"] == "surname")
PARTICLES: frozenset[str] = frozenset(row["name"] for row in _ROWS if row["kind"] == "particle")
