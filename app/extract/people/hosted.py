"""Who comes to a ministry with a delegation is of the delegation's country, never of the ministry's."""

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.scene import FACING, Codes, Scene, codes_of

_HOSTS = words("hosted hosts welcomed welcomes received receives")
_BETWEEN = words("a the high-level official senior large visiting accompanying his her")
_OF_COUNTRY = words("the government republic kingdom of")


def with_delegation(scene: Scene) -> Codes:
    """ "Minister X and a delegation from the Government of B": B."""
    row, at = scene.row, scene.mention.end
    if at >= len(row) or row[at].lower not in ("and", "with"):
        return ()
    at += 1
    while at < len(row) and row[at].lower in _BETWEEN:
        at += 1
    if at + 1 >= len(row):
        return ()
    if row[at + 1].lower == "delegation":  # "and a Peruvian delegation"
        return codes_of(row[at])
    if row[at].lower != "delegation" or row[at + 1].lower not in ("from", "of"):
        return ()
    at += 2
    while at < len(row) and row[at].lower in _OF_COUNTRY:
        at += 1
    return codes_of(row[at]) if at < len(row) and row[at].kind is Kind.COUNTRY else ()


def meets_guest(scene: Scene) -> bool:
    """ "will receive the Peruvian Minister, who will also meet with Minister X": X is of the host's side."""
    row, start = scene.row, scene.mention.start
    who = next((n for n in range(start - 1, max(0, start - _NEAR), -1) if row[n].lower == "who"), 0)
    guest = next((m for m in scene.people if m.end in (who, who - 1)), None) if who else None
    if guest is None or scene.mention.counterpart or not any(u.lower in FACING for u in row[who:start]):
        return False
    codes, home = scene.persons[guest].codes, scene.known.home
    ours = any(home in scene.persons[m].codes for m in scene.people if m.end < guest.start)
    return ours and bool(codes) and home not in codes


_NEAR = 14  # units: "who will also meet in Lima with the Minister of"


def is_hosted_by_ministry(scene: Scene) -> bool:
    """ "The Ministry of Foreign Affairs hosted Minister X": named at once behind the verb."""
    row, start = scene.row, scene.mention.start
    if start < 2 or row[start - 1].lower not in _HOSTS:
        return False
    host = row[start - 2]
    own = host.mention is None or not host.mention.codes or scene.known.home in host.mention.codes
    return host.kind is Kind.MINISTRY and own
