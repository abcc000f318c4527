"""International organisations and groups that act as parties, with the words releases use for them.

An organ hangs on its organisation by `parent` (UN Security Council → UN). The sixteen codes in `SCORED` are
the closed list of the annotation guide; `scored_code` takes any organisation to the one of them it acts
for. To add an organisation, add a row to `organisations.csv`.
"""

from dataclasses import dataclass

from app.domain.codes import OrganizationKind
from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Organisation:
    code: str
    name: str
    name_ko: str
    aliases: tuple[str, ...]  # other English names, abbreviations
    kind: OrganizationKind
    parent: str | None  # code of the organisation it is an organ of
    ambiguous: tuple[str, ...]  # aliases that often mean something else; the note gives the reason
    note: str


ORGANISATIONS: dict[str, Organisation] = {
    code: Organisation(
        code=code,
        name=name,
        name_ko=name_ko,
        aliases=values(aliases),
        kind=OrganizationKind(kind),
        parent=parent or None,
        ambiguous=values(ambiguous),
        note=note,
    )
    for code, name, name_ko, aliases, kind, parent, ambiguous, note in read_rows(
        "organisations", "code name name_ko aliases kind parent ambiguous note"
    )
}

SCORED: frozenset[str] = frozenset(
    {
        *("EU", "UN", "ASEAN", "AU", "OSCE", "OECD", "NATO", "WTO"),
        *("G7", "G20", "MIKTA", "PIF", "SCO", "APEC", "IAEA", "ICJ"),
    }
)


def scored_code(code: str) -> str | None:
    """The code itself if it is in `SCORED`, else its nearest ancestor that is; None where none is."""
    current: str | None = code
    while current is not None and current not in SCORED:
        organisation = ORGANISATIONS.get(current)
        current = organisation.parent if organisation else None
    return current
