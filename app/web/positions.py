"""Positions that a release takes, in words: who condemns, urges, agrees, addressed to whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal

from app.domain.countries import is_country
from app.queries import shapes
from app.web import codes, labels, wording
from app.web.evidence import Mark, Note

SIDES: tuple[Literal["actors", "targets"], ...] = ("actors", "targets")


@dataclass(frozen=True, slots=True)
class TakenPosition:
    """A position in the list of its release, by a letter; `anchor` is where its sentence stands, which
    `quote` tells where nobody is addressed."""

    sign: str
    text: str
    anchor: str
    quote: str | None


def in_words(stance: shapes.Stance) -> str:
    """ "The United States condemns North Korea": who does what to whom, as far as it is told."""
    actors, targets = (wording.listed([_party(code) for code in stance[side]]) for side in SIDES)
    verb = codes.act(stance["act"], len(stance["actors"]) > 1)
    return wording.capital(" ".join(part for part in (actors, verb, targets) if part))


def anchor(stance: shapes.Stance) -> str:
    """The id of the sentence in the text of the release; several positions of one sentence share it."""
    return f"said-{stance['start']}"


def taken(stances: Iterable[shapes.Stance]) -> Iterator[tuple[TakenPosition, Mark]]:
    """Each position with what marks its sentence."""
    for number, stance in enumerate(stances):
        quote = None if stance["targets"] else stance["quote"]
        said = TakenPosition(_sign(number), in_words(stance), anchor(stance), quote)
        note = Note(said.sign, f"#position-{said.sign}", said.text)
        yield said, Mark(stance["start"], stance["end"], said.anchor, note=note, taken=True)


def _sign(number: int) -> str:
    """a, b … z, aa, ab …"""
    before, letter = divmod(number, len(ascii_lowercase))
    return (_sign(before - 1) if before else "") + ascii_lowercase[letter]


def _party(code: str) -> str:
    return labels.country_in_text(code) if is_country(code) else code
