"""Against whom sanctions are: how much the words beside a country speak for its being meant.

"the B regime", "B entities", "on B" speak for it, "the people of B", "B's children", "the invasion of B"
against it.
"""

from app.extract.chunks import Chunk, Is
from app.extract.lexicon import words

GUILTY = words(
    """
    officials official individuals individual entities entity companies company persons police forces regime
    government banks bank oligarchs oligarch ministers minister judges judge prosecutors network networks
    leaders leader members military vessels authorities junta nationals citizens businessman businessmen
    organisations organizations propagandists mercenaries elites networks terrorists hackers security
    """
)
NAMED = words("nationals citizens members people")  # may be designated for help, too
WRONGED = words(
    """
    people children territory territories sovereignty invasion war independence integrity victims support
    defense defence integrity citizens' attack aggression protests
    """
)


def guilt(row: tuple[Chunk, ...], at: int) -> int:
    if _is_its_deed(row, at):
        return 3
    behind = {w for c in row[at + 1 : at + 5] for w in c.text.split()}
    before = {w for c in row[max(0, at - 6) : at] for w in c.text.split()}
    weight = 3 * bool((behind | before | set(row[at].text.split())) & GUILTY)
    weight += 2 * bool({"on", "against"} & {c.text for c in row[max(0, at - 3) : at]})
    return weight - 4 * bool((behind | before) & WRONGED)


def _is_its_deed(row: tuple[Chunk, ...], at: int) -> bool:
    """ "B's war against C", "the B invasion of C": B is meant, not C."""
    own = row[at].type is Is.DEMONYM or (at + 1 < len(row) and row[at + 1].type is Is.POSSESSIVE)
    return own and any(_DEEDS & set(c.text.split()) for c in row[at + 1 : at + 6])


_DEEDS = words("war invasion aggression attack attacks annexation occupation")
