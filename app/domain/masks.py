"""Phrases in which the word for a country or place does not act: "South China Sea", "Geneva Conventions".

A mask hides the words inside it from recognition as a party. `keeps` lists the countries that are still
talked about (subjects, never parties). To add a mask, add a row with its reason to `masks.csv`.
"""

from dataclasses import dataclass

from app.domain.tables import read_rows, values


@dataclass(frozen=True, slots=True)
class Mask:
    text: str
    reason: str
    keeps: tuple[str, ...]  # ISO 3166-1 alpha-2, or XK


MASKS: tuple[Mask, ...] = tuple(
    Mask(text, reason, values(keeps)) for text, keeps, reason in read_rows("masks", "text keeps reason")
)
