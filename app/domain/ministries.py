"""Ministries, missions and other national bodies by the names releases use for them.

`country` is None for a name that several countries share ("Ministry of Foreign Affairs"); the text then
says whose it is. To add a body, add a row to `ministries.csv`.
"""

from dataclasses import dataclass

from app.domain.codes import OrganizationKind
from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Ministry:
    name: str
    aliases: tuple[str, ...]
    country: str | None  # ISO 3166-1 alpha-2, or XK
    kind: OrganizationKind
    note: str = ""


MINISTRIES: tuple[Ministry, ...] = tuple(
    Ministry(name, values(aliases), country or None, OrganizationKind(kind), note)
    for name, aliases, country, kind, note in read_rows("ministries", "name aliases country kind note")
)
